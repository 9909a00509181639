/** The way to the other language keeps the section, the filters and what was sought. */

export class Toggle {
  #link;

  /** @param {HTMLAnchorElement} link to the same page in the other language */
  constructor(link) {
    this.#link = link;
  }

  start() {
    // "address": a script has changed the address without leaving the page.
    for (const name of ["address", "hashchange", "popstate"]) {
      window.addEventListener(name, () => this.#keep());
    }
    for (const name of ["pointerenter", "focus", "click"]) {
      this.#link.addEventListener(name, () => this.#keep());
    }
    this.#keep();
  }

  #keep() {
    this.#link.search = window.location.search;
    this.#link.hash = window.location.hash;
  }
}
