/** A button that erases everything that this site keeps on the device. */

export class Eraser {
  #root;
  #button;

  /** @param {HTMLElement} root with `data-done`, a hidden button and a status */
  constructor(root) {
    this.#root = root;
    this.#button = root.querySelector("button");
  }

  start() {
    this.#button.addEventListener("click", () => this.#erase());
    this.#button.hidden = false;
  }

  #erase() {
    try {
      localStorage.clear();
      sessionStorage.clear();
    } catch {
      // Storage is switched off: nothing is kept there.
    }
    this.#root.querySelector("[role=status]").textContent = this.#root.dataset.done;
  }
}
