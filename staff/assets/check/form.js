/** The form beside the text of a file: shows what stands there, and writes what is changed. */

import { Part } from "./part.js";
import { isSame } from "./values.js";
import { Words } from "./words.js";

const PAUSE = 300;

export class Form {
  #root;
  #words;
  #engine;
  #editor;
  #written;
  #parts = [];
  #shown = null;
  #before = {};
  #queue = Promise.resolve();
  #timer = 0;

  /**
   * @param {HTMLElement} root holds `[data-form]`
   * @param {object} settings
   * @param {import("./engine.js").Engine} engine
   * @param {import("./editor.js").Editor} editor
   * @param {(text: string) => void} written is given the text with what was changed in the form
   */
  constructor(root, settings, { engine, editor, written }) {
    this.#root = root.querySelector("[data-form]");
    this.#words = new Words(settings.form);
    this.#engine = engine;
    this.#editor = editor;
    this.#written = written;
  }

  /** Make the parts, once the engine is ready. */
  async load() {
    const [groups, jedison] = await Promise.all([
      this.#engine.ask("listGroups"),
      import(this.#engine.find("jedison.js")),
      import(this.#engine.find("accessible-autocomplete.js")),
    ]);
    const libraries = { jedison: jedison.default, search: globalThis.accessibleAutocomplete };
    const told = () => this.#changed();
    this.#parts = groups.map((group) => new Part(group, libraries, this.#words, told));
    this.#find("parts").replaceChildren(...this.#parts.map((part) => part.element));
    this.#shown = null;
    this.#queue = Promise.resolve(); // what a stopped engine was asked is never answered
    this.#find("wait").hidden = true;
  }

  /** Show a text, unless it is what the form itself has written, or is no longer what stands there. */
  async show(text) {
    if (this.#shown === text || this.#parts.length === 0) {
      return;
    }
    const values = text.trim() ? await this.#engine.ask("read", { text }) : null;
    if (text !== this.#editor.manuscript.text) {
      return;
    }
    this.#shown = text;
    this.#find("parts").hidden = !values;
    if (values) {
      this.#say("");
      this.#fill(values);
    } else {
      this.#say(text.trim() ? "unreadable" : "empty");
    }
  }

  /** Tell at each field what is wrong with it; an empty text has nothing to mend yet. */
  async mark({ text }, problems) {
    const places = problems.map(({ line, column }) => [line, column]);
    const keys = await this.#engine.ask("findFields", { text, places });
    const faults = problems.map((problem, place) => ({ ...problem, keys: keys[place] }));
    for (const part of this.#parts) {
      part.mark(faults.filter((fault) => part.names.includes(fault.keys[0])));
    }
  }

  /** Show the field at a place of the text; tells whether there is one. */
  async reveal(text, { line, column }) {
    const [keys] = await this.#engine.ask("findFields", { text, places: [[line, column]] });
    const field = this.#parts.find((part) => part.names.includes(keys[0]))?.reveal(keys);
    field?.scrollIntoView({ block: "center" });
    field?.querySelector("input, select, textarea, button")?.focus({ preventScroll: true });
    return Boolean(field);
  }

  #fill(values) {
    for (const part of this.#parts) {
      const own = part.names.filter((name) => name in values).map((name) => [name, values[name]]);
      part.show(Object.fromEntries(own));
    }
    this.#before = this.#collect();
  }

  /** What stands in all parts, without what is empty. */
  #collect() {
    return Object.assign({}, ...this.#parts.map((part) => part.values));
  }

  /** Write what was changed into the text, once the hands rest, one change after the other. */
  #changed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#queue = this.#queue.then(() => this.#write()).catch(() => this.#say("not_written"));
    }, PAUSE);
  }

  /** If the text was changed by hand meanwhile, the form is about to show that instead. */
  async #write() {
    const [before, after] = [this.#before, this.#collect()];
    const { text } = this.#editor.manuscript;
    if (text !== this.#shown || isSame(before, after)) {
      return;
    }
    const states = { before: JSON.stringify(before), after: JSON.stringify(after) };
    const changed = await this.#engine.ask("write", { text, ...states });
    if (this.#editor.manuscript.text !== text) {
      return;
    }
    if (changed === null) {
      this.#fill(await this.#engine.ask("read", { text }));
      this.#say("not_written");
      return;
    }
    this.#shown = changed;
    this.#before = after;
    this.#say("");
    this.#written(changed);
  }

  #say(what) {
    this.#find("form-status").textContent = what && this.#words.say(what);
  }

  #find(name) {
    return this.#root.querySelector(`[data-${name}]`);
  }
}
