/** Questions that open together, and by the address of one of them. */

export class OpenAll {
  #root;
  #items;
  #button;

  /** @param {HTMLElement} root holds `details`, and a button with `data-open` and `data-close` */
  constructor(root) {
    this.#root = root;
    this.#items = [...root.querySelectorAll("details")];
    this.#button = root.querySelector("[data-open-all]");
  }

  start() {
    if (this.#button) {
      this.#button.addEventListener("click", () => this.#toggleAll());
      this.#button.hidden = false;
      this.#root.addEventListener("toggle", () => this.#label(), true);
      this.#label();
    }
    window.addEventListener("hashchange", () => this.#openAddressed());
    this.#openAddressed();
  }

  #allOpen() {
    return this.#items.every((item) => item.open);
  }

  #toggleAll() {
    const open = !this.#allOpen();
    for (const item of this.#items) {
      item.open = open;
    }
  }

  #label() {
    const { open, close } = this.#button.dataset;
    this.#button.textContent = this.#allOpen() ? close : open;
  }

  #openAddressed() {
    const target = document.getElementById(decodeHash(location.hash));
    const item = target?.closest("details");
    if (item && this.#items.includes(item)) {
      item.open = true;
      item.scrollIntoView();
    }
  }
}

/** An address typed by hand may hold a lone "%": it names nothing. */
function decodeHash(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}
