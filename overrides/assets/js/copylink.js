/** A button that copies the page's address, and says whether it worked. */

export class CopyLink {
  #root;
  #button;
  #status;

  /** @param {HTMLElement} root with `data-href`, `data-copied`, `data-failed`, a button and a status */
  constructor(root) {
    this.#root = root;
    this.#button = root.querySelector("button");
    this.#status = root.querySelector("[role=status]");
  }

  start() {
    this.#button.addEventListener("click", () => this.#copy());
    this.#button.hidden = false;
  }

  async #copy() {
    const { href, copied, failed } = this.#root.dataset;
    try {
      await navigator.clipboard.writeText(href);
      this.#status.textContent = copied;
    } catch {
      this.#status.textContent = failed;
    }
  }
}
