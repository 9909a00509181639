/** Asks the checker, which runs beside the page so that the page stays quick. */

export class Engine {
  #base;
  #settings;
  #worker = null;
  #asked = new Map();
  #onStep;

  /**
   * @param {string} base the address of the folder in which the checker stands
   * @param {object} settings what the page was given by the build
   * @param {(step: string) => void} onStep is told what is under way
   */
  constructor(base, settings, onStep) {
    this.#base = new URL(base, document.baseURI).href;
    this.#settings = settings;
    this.#onStep = onStep;
  }

  /** Load the checker; a promise that is kept once it can be asked. */
  async load() {
    const { parcel, library, project, preview } = this.#settings;
    const site = `${this.#base}${this.#settings.site}`;
    this.#onStep("loading");
    this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", () => this.#giveUp());
    const given = { base: this.#base, parcel, library, project, preview, site };
    await this.ask("load", { ...given, now: Date.now() });
    this.#onStep("ready");
  }

  /** What is wrong with a file: `{count, problems}`, as missionsite.webcheck says it. */
  check({ name, text }) {
    return this.ask("check", { name, text });
  }

  /** The address of a file that stands beside the checker. */
  find(name) {
    return `${this.#base}${name}`;
  }

  /** The HTML of a mission's page in both languages, `{en, fr}`; null if its file has a mistake. */
  show({ name, text }) {
    return this.ask("show", { name, text });
  }

  /** Stop the checker; it can be loaded anew. */
  stop() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#asked.clear();
  }

  /** Have a task of worker.js done; a promise of its answer. */
  ask(task, given = {}) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const id = crypto.randomUUID();
    this.#asked.set(id, { resolve, reject });
    const { language } = this.#settings;
    this.#worker.postMessage({ id, task, given: { ...given, language } });
    return promise;
  }

  #hear({ id, step, answer, fault }) {
    if (step) {
      this.#onStep(step);
      return;
    }
    const { resolve, reject } = this.#asked.get(id);
    this.#asked.delete(id);
    if (fault) {
      reject(new Error(fault));
    } else {
      resolve(answer);
    }
  }

  #giveUp() {
    for (const { reject } of this.#asked.values()) {
      reject(new Error("worker"));
    }
  }
}
