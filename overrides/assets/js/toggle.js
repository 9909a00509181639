/** The way to the other language keeps the section: the same ids name it on both sides. */

export class Toggle {
  #link;

  /** @param {HTMLAnchorElement} link to the same page in the other language */
  constructor(link) {
    this.#link = link;
  }

  start() {
    window.addEventListener("hashchange", () => this.#keep());
    this.#keep();
  }

  #keep() {
    this.#link.hash = window.location.hash;
  }
}
