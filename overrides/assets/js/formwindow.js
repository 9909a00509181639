/** A link to a form, taken away while the form is not open. */

import { findNext } from "./timeline.js";

export class FormWindow {
  #root;
  #instants;

  /** @param {HTMLElement} root with `data-window`: when it opens, when it is closed, and again */
  constructor(root) {
    this.#root = root;
    this.#instants = root.dataset.window.trim().split(/\s+/).map(Number);
  }

  update(second) {
    const passed = this.#instants.filter((instant) => instant <= second).length;
    const closed = passed % 2 === 0;
    this.#root.hidden = closed;
    this.#root.inert = closed;
  }

  nextChange(second) {
    return findNext(this.#instants, second);
  }
}
