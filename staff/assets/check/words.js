/** The page's words, in its language. */

const GAP = /\{(\w+)\}/gu;

export class Words {
  #texts;

  constructor(texts) {
    this.#texts = texts;
  }

  /** Return a text with its gaps filled: `say("place", { line: 4, column: 1 })`. */
  say(name, values = {}) {
    return this.#texts[name].replaceAll(GAP, (_, gap) => values[gap]);
  }
}
