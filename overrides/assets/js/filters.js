/**
 * Filters of the list of missions. They stand in the address, so that a choice can be shared, kept
 * by the way to the other language, and gone back to.
 */

import { findState, readTimeline } from "./timeline.js";

/** A mission whose form closes soon is still open: who looks for open ones must not miss it. */
const CLOSING_SOON = "closing_soon";
const OPEN = "open";
const EVERYWHERE = "all";

/** Words as they are compared: without accents, capitals, ligatures and apostrophes. */
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** A plural finds its singular: "nurses" and "nurse", « infirmières » and « infirmière ». */
function splitWords(text) {
  return fold(text)
    .split(" ")
    .map((word) => word.replace(/(?<=.{3})[sx]$/, ""));
}

export class Filters {
  #root;
  #controls;
  #cards;
  #states = "";

  /** @param {HTMLElement} root hidden; holds the controls, their count and the way to clear them */
  constructor(root) {
    this.#root = root;
    this.#controls = [...root.querySelectorAll("[name]")];
    this.#cards = [...document.querySelectorAll("[data-sector]")].map((root) => new Card(root));
  }

  start() {
    const box = this.#root.querySelector("details");
    const wide = window.matchMedia("(width >= 48em)");
    const open = () => {
      box.open ||= wide.matches;
    };
    wide.addEventListener("change", open);
    open();
    this.#root.addEventListener("input", ({ target }) => this.#apply(target.type === "search"));
    this.#root.querySelector("button").addEventListener("click", () => {
      this.#fill(new URLSearchParams());
      this.#apply(false);
    });
    document.addEventListener("mission-state", () => this.#show());
    window.addEventListener("popstate", () => this.#restore());
    window.addEventListener("pageshow", () => this.#agree());
    this.#restore();
    this.#root.hidden = false;
  }

  #restore() {
    this.#fill(new URLSearchParams(window.location.search));
    this.#show();
  }

  /** A browser that comes back to the page may have put other choices there. */
  #agree() {
    const chosen = new URLSearchParams(window.location.search);
    if (this.#controls.some((it) => readValue(it) !== (chosen.get(it.name) ?? ""))) {
      this.#restore();
    }
  }

  #fill(chosen) {
    this.#listStates(chosen.get("state"));
    for (const control of this.#controls) {
      const value = chosen.get(control.name) ?? "";
      if (control.type === "checkbox") {
        control.checked = value === control.value;
      } else {
        control.value = value;
        control.value ||= ""; // a list that lacks the value shows its first choice
      }
    }
  }

  /** What is typed takes the place of what was typed; each choice is a step to go back to. */
  #apply(typed) {
    const address = new URL(window.location);
    for (const control of this.#controls) {
      const value = readValue(control);
      if (value) {
        address.searchParams.set(control.name, value);
      } else {
        address.searchParams.delete(control.name);
      }
    }
    history[typed ? "replaceState" : "pushState"](null, "", address);
    window.dispatchEvent(new Event("address"));
    this.#show();
  }

  #show() {
    this.#listStates(this.#value("state"));
    const shown = this.#cards.filter((card) => this.#matches(card));
    for (const card of this.#cards) {
      card.show(shown.includes(card));
    }
    this.#disable();
    this.#say(shown.length);
  }

  /** The states that missions have now, and the one that is chosen although none has it any more. */
  #listStates(chosen) {
    const labels = JSON.parse(document.getElementById("state-labels").textContent);
    const states = [...new Set([...this.#cards.flatMap((card) => card.states), chosen])];
    const known = states.filter((state) => labels[state]);
    if (this.#states !== known.join()) {
      this.#states = known.join();
      const list = this.#controls.find((control) => control.name === "state");
      const value = list.value;
      list.length = 1;
      list.append(...known.map((state) => new Option(labels[state], state)));
      list.value = value;
    }
  }

  /** Nothing can be chosen that, with what is chosen already, would leave no mission. */
  #disable() {
    const typed = this.#cards.filter((card) => this.#matches(card, { only: "occupation" }));
    const cards = typed.length > 0 ? typed : this.#cards;
    for (const control of this.#controls) {
      const others = { but: [control.name, "occupation"] };
      const left = cards.filter((card) => this.#matches(card, others));
      const gives = (value) => left.some((card) => card.has(control.name, value));
      if (control.type === "checkbox") {
        control.disabled = !(control.checked || gives(control.value));
      }
      for (const option of control.options ?? []) {
        option.disabled = option.value !== "" && !option.selected && !gives(option.value);
      }
    }
  }

  #matches(card, { only, but = [] } = {}) {
    return this.#controls.every(({ name }) => {
      const value = this.#value(name);
      return !value || but.includes(name) || (only && name !== only) || card.has(name, value);
    });
  }

  #value(name) {
    return readValue(this.#controls.find((control) => control.name === name));
  }

  #say(count) {
    const [status, none] = this.#root.querySelectorAll("[role=status]");
    const form = new Intl.PluralRules(document.documentElement.lang).select(count);
    const text = status.dataset[form] ?? status.dataset.other;
    write(status, text.replace("{count}", count).replace("{total}", this.#cards.length));
    write(none, count > 0 ? "" : none.dataset.none);
  }
}

/** A mission of the list, with its place there and the heading above it. */
class Card {
  #root;
  #words;

  constructor(root) {
    this.#root = root;
  }

  /** Occupations as they are compared; worked out for those who look for one. */
  get #text() {
    const root = this.#root;
    const named = root.querySelector("[data-titles]") ?? root.querySelector("dl > :last-child");
    this.#words ??= fold(`${named.textContent} ${named.dataset.titles ?? ""}`);
    return this.#words;
  }

  get states() {
    const { state, states } = this.#root.dataset;
    const now = state ?? findState(readTimeline(states), Date.now() / 1000);
    return now === CLOSING_SOON ? [OPEN, now] : [now];
  }

  has(name, value) {
    if (name === "occupation") {
      return splitWords(value).every((word) => this.#text.includes(word));
    }
    const values = name === "state" ? this.states : (this.#root.dataset[name] ?? "").split(" ");
    return values.includes(value) || values.includes(EVERYWHERE);
  }

  show(shown) {
    this.#root.parentElement.hidden = !shown;
    const section = this.#root.closest("section");
    section.hidden = !section.querySelector(".app-stack > li:not([hidden])");
  }
}

function readValue(control) {
  return control.type === "checkbox" && !control.checked ? "" : control.value.trim();
}

function write(place, text) {
  if (place.textContent !== text) {
    place.textContent = text;
  }
}
