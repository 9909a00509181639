/** A checklist: a tick is a "yes", and a button asks the same points one after the other. */

import { Answers } from "./answers.js";

export class Checklist {
  #root;
  #boxes;
  #count;
  #answers;
  #readiness;

  /** @param {HTMLElement} root with `data-mission`, checkboxes whose values are criterion ids */
  constructor(root) {
    this.#root = root;
    this.#boxes = [...root.querySelectorAll("input[type=checkbox]")];
    this.#count = root.querySelector("[data-checklist-count]");
    this.#answers = new Answers(root.dataset.mission);
  }

  start() {
    for (const box of this.#boxes) {
      box.addEventListener("change", () =>
        this.#answers.set(box.value, box.checked ? "yes" : undefined),
      );
    }
    this.#enable("[data-checklist-clear]", () => this.#answers.replace(new Map()));
    this.#enable("[data-checklist-start]", () => this.#check());
    this.#answers.addEventListener("change", () => this.#show());
    this.#keepEarly();
    this.#show();
  }

  /** A quick reader may have ticked points before this script came. */
  #keepEarly() {
    for (const box of this.#boxes.filter((early) => early.checked)) {
      this.#answers.set(box.value, "yes");
    }
  }

  #enable(selector, act) {
    const button = this.#root.querySelector(selector);
    button.addEventListener("click", act);
    button.hidden = false;
  }

  /** What asks the points is loaded when it is wanted; where that fails, the list is there. */
  async #check() {
    this.#readiness ??= import("./readiness.js").then(
      ({ Readiness }) => new Readiness(this.#root, this.#answers),
    );
    (await this.#readiness).open();
  }

  #show() {
    for (const box of this.#boxes) {
      box.checked = this.#answers.get(box.value) === "yes";
    }
    const count = this.#boxes.filter((box) => box.checked).length;
    const rule = new Intl.PluralRules(document.documentElement.lang).select(count);
    const { one, other } = this.#count.dataset;
    const text = (rule === "one" ? one : other)
      .replace("{count}", count)
      .replace("{total}", this.#boxes.length);
    if (this.#count.textContent !== text) {
      this.#count.textContent = text;
    }
  }
}
