/** The list of what is wrong, each with a button that leads to its place. */

export class ProblemList {
  #list;
  #template;
  #words;
  #messages;
  #go;

  /**
   * @param {HTMLElement} root holds `[data-problems]` and `template[data-problem]`
   * @param {import("./words.js").Words} words
   * @param {Record<"text" | "field", (problem: object) => void>} go shows a problem's place
   */
  constructor(root, words, go) {
    this.#list = root.querySelector("[data-problems]");
    this.#template = root.querySelector("[data-problem]");
    this.#messages = root.dataset.messages;
    this.#words = words;
    this.#go = go;
  }

  show(problems) {
    this.#list.replaceChildren(...problems.map((problem) => this.#build(problem)));
  }

  #build(problem) {
    const item = this.#template.content.cloneNode(true).firstElementChild;
    const find = (name) => item.querySelector(`[data-${name}]`);
    item.dataset.severity = problem.severity;
    find("severity").textContent = this.#words.say(problem.severity);
    find("message").textContent = problem.message;
    for (const name of ["hint", "confirm"]) {
      find(name).textContent = problem[name];
      find(name).hidden = !problem[name];
    }
    find("code").textContent = this.#words.say("code", { code: `[${problem.code}]` });
    find("code").href = `${this.#messages}#${problem.code}`;
    const button = find("go");
    button.textContent = this.#words.say("place", problem);
    button.addEventListener("click", () => this.#go.text(problem));
    find("field").addEventListener("click", () => this.#go.field(problem));
    return item;
  }
}
