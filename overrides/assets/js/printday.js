/** The day a page is printed, yyyy-mm-dd on the reader's own calendar, known only at that moment. */

export class PrintDay {
  #root;

  /** @param {HTMLElement} root hidden, holds `data-print-day` */
  constructor(root) {
    this.#root = root;
  }

  start() {
    window.addEventListener("beforeprint", () => this.#write());
  }

  #write() {
    this.#root.querySelector("[data-print-day]").textContent = formatDay(new Date());
    this.#root.hidden = false;
  }
}

function formatDay(now) {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
