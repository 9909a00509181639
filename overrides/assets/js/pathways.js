/** Sets aside the pathways that the reader's answers do not meet. Nothing is kept or sent. */

export class Pathways {
  #root;
  #queries;
  #entries;
  #status;

  /** @param {HTMLElement} root with selects, and entries whose `data-` hold the answers they need */
  constructor(root) {
    this.#root = root;
    this.#queries = [...root.querySelectorAll("select")];
    this.#entries = [...root.querySelectorAll(".app-pathways__list > li")];
    this.#status = root.querySelector("[role=status]");
  }

  start() {
    const questions = this.#root.querySelector("fieldset");
    questions.addEventListener("change", () => this.#update());
    questions.hidden = false;
    this.#update(); // the browser may have kept answers on the way back
  }

  #update() {
    const answers = this.#queries.filter((query) => query.value);
    for (const entry of this.#entries) {
      entry.hidden = !answers.every(({ name, value }) => meets(entry.dataset[name], value));
    }
    this.#status.textContent = answers.length > 0 ? this.#say() : "";
  }

  #say() {
    const { one, other, none } = this.#root.dataset;
    const count = this.#entries.filter((entry) => !entry.hidden).length;
    if (count === 0) {
      return none;
    }
    const rule = new Intl.PluralRules(document.documentElement.lang).select(count);
    return (rule === "one" ? one : other)
      .replace("{count}", count)
      .replace("{total}", this.#entries.length);
  }
}

/** A pathway that asks for nothing meets every answer. */
function meets(asked, answer) {
  return asked === undefined || asked.split(" ").includes(answer);
}
