/** How many days are left before a deadline, counted in Ottawa's days without a time zone. */

import { findNext } from "./timeline.js";

export class Deadline {
  #root;
  #words;
  #rules;
  #closes;
  #mornings;

  /**
   * @param {HTMLElement} root hidden, with `data-deadline`: the second at which the form is closed,
   *   those at which the last day begins, the day before it, and so on; perhaps with
   *   `data-deadline-time`, the time of day that people are told
   * @param {{days_left: Record<string, string>, closes_today: string}} words
   * @param {Intl.PluralRules} rules of the page's language
   */
  constructor(root, words, rules) {
    this.#root = root;
    this.#words = words;
    this.#rules = rules;
    [this.#closes, ...this.#mornings] = root.dataset.deadline.trim().split(/\s+/).map(Number);
  }

  update(second) {
    const left = this.#mornings.filter((morning) => morning > second).length;
    const early = left === this.#mornings.length;
    this.#root.hidden = early || second >= this.#closes;
    if (!this.#root.hidden) {
      this.#say(left === 0 ? this.#sayToday() : this.#sayDays(left));
    }
  }

  nextChange(second) {
    return findNext([this.#closes, ...this.#mornings], second);
  }

  #sayToday() {
    return this.#words.closes_today.replace("{time}", this.#root.dataset.deadlineTime ?? "");
  }

  #sayDays(left) {
    const forms = this.#words.days_left;
    return (forms[this.#rules.select(left)] ?? forms.other).replace("{n}", left);
  }

  #say(text) {
    if (this.#root.textContent !== text) {
      this.#root.textContent = text;
    }
  }
}
