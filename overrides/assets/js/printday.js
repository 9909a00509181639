/** On paper a page says the day, yyyy-mm-dd on the reader's own calendar, and all is open. */

export class PrintDay {
  #root;
  #opened = [];

  /** @param {HTMLElement} root hidden, holds `data-print-day` */
  constructor(root) {
    this.#root = root;
  }

  start() {
    window.addEventListener("beforeprint", () => this.#prepare());
    window.addEventListener("afterprint", () => this.#open(false));
  }

  #prepare() {
    this.#opened = [...document.querySelectorAll("main details:not([open])")];
    this.#open(true);
    this.#root.querySelector("[data-print-day]").textContent = formatDay(new Date());
    this.#root.hidden = false;
  }

  #open(open) {
    for (const item of this.#opened) {
      item.open = open;
    }
  }
}

function formatDay(now) {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
