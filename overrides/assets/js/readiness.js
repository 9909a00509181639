/** The points of a checklist one after the other; at the end what to mention and to work on. */

import { PrintButton } from "./printbutton.js";

const CHOICES = ["yes", "no", "unsure"];
const PLACE = "readiness-place";
const HINT = "readiness-hint";

/**
 * @typedef {object} Point
 * @property {string} id
 * @property {string} group what kind of point it is
 * @property {string} hint how much it counts
 * @property {string} statement
 * @property {string} mention what to write of it in the form, or ""
 * @property {string} gap what to do as long as it is not so
 */

export class Readiness {
  #root;
  #panel;
  #askUs;
  #answers;
  #points;
  #place = 0;
  #undo;
  /** What can be undone: all answers before a change, and the place where it was made. */
  #changes = [];
  #touched = false;

  /**
   * @param {HTMLElement} root a checklist with `data-readiness`: a panel that has what is said
   * @param {import("./answers.js").Answers} answers
   */
  constructor(root, answers) {
    this.#root = root;
    this.#panel = root.querySelector("[data-readiness]");
    this.#askUs = this.#panel.querySelector("[data-ask-us]");
    this.#answers = answers;
    this.#points = [...root.querySelectorAll("fieldset")].flatMap(readPoints);
    answers.addEventListener("change", () => this.#follow());
  }

  /** Goes on where there is no answer yet. */
  open() {
    const place = this.#points.findIndex((point) => !this.#answers.get(point.id));
    this.#show(place < 0 ? this.#points.length : place);
  }

  #close() {
    this.#panel.hidden = true;
    delete this.#root.dataset.view;
    this.#root.querySelector("[data-checklist-start]").focus();
  }

  #show(place) {
    this.#place = place;
    this.#touched = false;
    const done = place === this.#points.length;
    this.#root.dataset.view = done ? "result" : "point";
    this.#panel.hidden = false;
    this.#panel.replaceChildren(...(done ? this.#drawResult() : this.#drawPoint()));
    this.#panel.querySelector("h3").focus();
  }

  /** Answers also change in the other language's tab. */
  #follow() {
    if (this.#root.dataset.view === "result") {
      this.#panel.querySelector("[data-points]").replaceChildren(...this.#drawLists());
    }
    for (const radio of this.#panel.querySelectorAll("input")) {
      radio.checked = this.#answers.get(this.#points[this.#place].id) === radio.value;
    }
  }

  #answer(choice) {
    if (!this.#touched) {
      this.#remember();
      this.#touched = true;
    }
    this.#answers.set(this.#points[this.#place].id, choice);
    this.#undo.hidden = false;
  }

  #remember() {
    this.#changes.push({ known: this.#answers.copy(), place: this.#place });
  }

  #takeBack() {
    const { known, place } = this.#changes.pop();
    this.#answers.replace(known);
    this.#show(place);
  }

  #startAgain() {
    this.#remember();
    this.#answers.replace(new Map());
    this.#show(0);
  }

  #drawPoint() {
    const { dataset } = this.#panel;
    const { group, hint, statement } = this.#points[this.#place];
    const total = this.#points.length;
    const place = dataset.place.replace("{count}", this.#place + 1).replace("{total}", total);
    const last = this.#place + 1 === total;
    const back = this.#button("back", "secondary", () => this.#show(this.#place - 1));
    const next = this.#button(last ? "finish" : "next", "primary", () =>
      this.#show(this.#place + 1),
    );
    const heading = this.#drawHeading(statement);
    heading.setAttribute("aria-describedby", `${PLACE} ${HINT}`);
    return [
      make("p", { id: PLACE, className: "app-readiness__place" }, place),
      make(
        "fieldset",
        { className: "app-checklist__group" },
        make("legend", { className: "app-readiness__legend" }, heading),
        make("p", { id: HINT, className: "app-checklist__hint" }, `${group}. ${hint}`),
        ...CHOICES.map((choice) => this.#drawChoice(choice)),
      ),
      make("p", { className: "app-checklist__controls" }, ...(this.#place ? [back] : []), next),
      this.#drawWaysOut(),
    ];
  }

  #drawHeading(text) {
    return make("h3", { className: "app-readiness__title", tabIndex: -1 }, text);
  }

  #drawChoice(choice) {
    const id = `readiness-${choice}`;
    const radio = make("input", {
      id,
      type: "radio",
      name: "readiness",
      value: choice,
      className: "app-checklist__box",
      checked: this.#answers.get(this.#points[this.#place].id) === choice,
    });
    radio.addEventListener("change", () => this.#answer(choice));
    const says = this.#panel.dataset[choice];
    const label = make("label", { className: "app-checklist__label", htmlFor: id }, says);
    return make("div", { className: "app-checklist__entry" }, radio, label);
  }

  #drawWaysOut() {
    this.#undo = this.#button("undo", "plain", () => this.#takeBack());
    this.#undo.hidden = this.#changes.length === 0;
    const all = this.#button("all", "plain", () => this.#close());
    return make("p", { className: "app-readiness__ways" }, all, this.#undo);
  }

  #drawResult() {
    const { dataset } = this.#panel;
    const print = this.#button("print", "secondary");
    print.dataset.print = this.#root.id;
    new PrintButton(print).start();
    const lists = make("div", {}, ...this.#drawLists());
    lists.dataset.points = "";
    const status = make("p", { className: "app-readiness__status", role: "status" });
    const copy = this.#button("copy", "secondary", () => copyText(lists, status, dataset));
    const change = this.#button("change", "plain", () => this.#show(0));
    const again = this.#button("again", "plain", () => this.#startAgain());
    const ways = this.#drawWaysOut();
    ways.prepend(change, again);
    return [
      this.#drawHeading(dataset.result),
      make("p", {}, dataset.aid),
      lists,
      make("p", { className: "app-checklist__controls" }, print, copy),
      status,
      ways,
    ];
  }

  #drawLists() {
    return [
      ...this.#drawList("mention", "yes", (point) => point.mention),
      ...this.#drawList("work", "no", (point) => point.gap),
      ...this.#drawList("ask", "unsure", () => "", this.#askUs),
      ...this.#drawList("open", undefined, () => ""),
    ];
  }

  #drawList(name, answer, say, ...after) {
    const points = this.#points.filter((point) => this.#answers.get(point.id) === answer);
    const items = points.map((point) => {
      const note = say(point);
      return make("li", {}, point.statement, ...(note ? [make("p", {}, note)] : []));
    });
    const heading = make("h4", {}, this.#panel.dataset[name]);
    return points.length > 0 ? [heading, make("ul", {}, ...items), ...after] : [];
  }

  #button(name, kind, act) {
    const className = `app-button app-button--${kind}`;
    const button = make("button", { type: "button", className }, this.#panel.dataset[name]);
    if (act) {
      button.addEventListener("click", act);
    }
    return button;
  }
}

/** @returns {Point[]} the points of one group of the list */
function readPoints(fieldset) {
  const read = (node, selector) => node.querySelector(selector)?.textContent.trim() ?? "";
  return [...fieldset.querySelectorAll("li")].map((entry) => ({
    id: entry.querySelector("input").value,
    group: read(fieldset, "legend"),
    hint: read(fieldset, ".app-checklist__hint"),
    statement: read(entry, "label"),
    mention: read(entry, "[id^=mention-]"),
    gap: read(entry, "[data-gap]"),
  }));
}

async function copyText(source, status, { copied, failed }) {
  try {
    await navigator.clipboard.writeText(source.innerText);
    status.textContent = copied;
  } catch {
    status.textContent = failed;
  }
}

/** @returns {HTMLElement} an element with properties and what stands in it */
function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
