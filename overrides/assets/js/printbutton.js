/** A button that opens the browser's print dialogue. */

export class PrintButton {
  #button;

  /** @param {HTMLButtonElement} button hidden until this script runs */
  constructor(button) {
    this.#button = button;
  }

  start() {
    this.#button.addEventListener("click", () => window.print());
    this.#button.hidden = false;
  }
}
