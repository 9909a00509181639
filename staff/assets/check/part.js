/** One part of the form: fields that jedison makes from a schema, once the part is opened. */

import { enhanceLists } from "./chooser.js";
import { makeSteady } from "./steady.js";
import { prune } from "./values.js";

// What jedison calls its buttons, and the words of ours for them.
const NAMES = {
  arrayAdd: "add",
  arrayDelete: "delete",
  arrayMoveDown: "down",
  arrayMoveUp: "up",
};
const OPTIONS = {
  arrayDeleteConfirm: false,
  audacity: false,
  btnIcons: false,
  enforceAdditionalProperties: false,
  enforceEnum: false,
  enforceMinItems: false,
  enforceRequired: false,
  hiddenInputAttributes: { disabled: "" },
  keepMissingSchemaFields: true,
  showErrors: "never",
  useConstraintAttributes: false,
};

export class Part {
  #schema;
  #given = {};
  #libraries;
  #words;
  #body;
  #form = null;
  #told;
  #mark;
  #faults = [];

  /**
   * @param {{id: string, title: string, schema: object}} group
   * @param {{jedison: object, search: Function}} libraries
   * @param {import("./words.js").Words} words
   * @param {() => void} told hears of every change
   */
  constructor({ id, title, schema }, libraries, words, told) {
    this.#schema = schema;
    this.#libraries = libraries;
    this.#words = words;
    this.#told = told;
    this.element = document.createElement("details");
    this.element.className = "check__part";
    this.element.dataset.part = id;
    const summary = document.createElement("summary");
    this.#mark = document.createElement("span");
    this.#mark.className = "check__mark";
    summary.append(title, this.#mark);
    this.#body = document.createElement("div");
    this.element.append(summary, this.#body);
    this.element.addEventListener("toggle", () => this.element.open && this.#build());
    // jedison takes a text once its field is left; here it counts while it is typed.
    this.#body.addEventListener("input", ({ target }) => {
      if (target.matches("textarea, [type=text]:not(.autocomplete__input)")) {
        target.dispatchEvent(new Event("change"));
      }
    });
  }

  /** The fields of a mission that stand in this part. */
  get names() {
    return Object.keys(this.#schema.properties);
  }

  /** What stands in the part now, without what is empty. */
  get values() {
    return prune(this.#form ? this.#form.getValue() : this.#given) ?? {};
  }

  /** Show other values; the fields are made anew. */
  show(values) {
    this.#given = values;
    if (this.#form) {
      this.#form.destroy();
      this.#form = null;
    }
    if (this.element.open) {
      this.#build();
    }
  }

  /** Open the part and return the element of a field, or of the nearest above it. */
  reveal(keys) {
    this.element.open = true;
    this.#build();
    return this.find(keys);
  }

  /** The element of a field, or of the nearest above it that the part has. */
  find(keys) {
    for (let length = keys.length; length > 0; length -= 1) {
      const path = ["#", ...keys.slice(0, length)].join("/");
      const found = this.#body.querySelector(`[data-path="${CSS.escape(path)}"]`);
      if (found) {
        return found;
      }
    }
    return null;
  }

  /** Tell at each field what is wrong with it: `keys` lead to the field, `message` and `hint`. */
  mark(faults) {
    this.#faults = faults;
    this.#mark.textContent = faults.length > 0 ? this.#words.say("faulty") : "";
    for (const told of this.#body.querySelectorAll(".check__fault")) {
      told.remove();
    }
    for (const { keys, message, hint } of this.#form ? faults : []) {
      const told = document.createElement("p");
      told.className = "check__fault";
      told.textContent = `${message} ${hint}`.trim();
      this.find(keys)?.querySelector(".jedi-messages-slot")?.append(told);
    }
  }

  #build() {
    if (this.#form) {
      return;
    }
    const { jedison, search } = this.#libraries;
    const said = Object.entries(NAMES).map(([name, word]) => [name, this.#words.say(word)]);
    this.#form = new jedison.Create({
      ...OPTIONS,
      container: this.#body,
      customEditors: makeSteady(jedison),
      theme: new jedison.Theme(),
      schema: this.#schema,
      data: structuredClone(this.#given),
      id: this.element.dataset.part,
      translations: { en: Object.fromEntries(said) },
    });
    enhanceLists(this.#body, search, this.#words);
    this.mark(this.#faults);
    this.#form.on("change", () => {
      enhanceLists(this.#body, search, this.#words);
      this.#told();
    });
  }
}
