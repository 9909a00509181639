/** A button that opens the browser's print dialogue: for the page, or for one part of it. */

const MARK = "data-printing";

export class PrintButton {
  #button;

  /** @param {HTMLButtonElement} button hidden until this script runs; `data-print` is a part's id */
  constructor(button) {
    this.#button = button;
  }

  start() {
    this.#button.addEventListener("click", () => this.#print());
    this.#button.hidden = false;
  }

  #print() {
    unmark();
    document.getElementById(this.#button.dataset.print)?.setAttribute(MARK, "");
    window.addEventListener("afterprint", unmark, { once: true });
    window.print();
  }
}

/** Lets the page print whole again. */
function unmark() {
  document.querySelector(`[${MARK}]`)?.removeAttribute(MARK);
}
