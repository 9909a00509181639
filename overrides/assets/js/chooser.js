/** Buttons by which missions are chosen to be compared, and the way to the comparison. */

import { KEY, MOST, readChosen, sayCount, writeChosen } from "./chosen.js";

export class Chooser {
  #root;
  #status;
  #buttons = new Map();

  /** @param {HTMLElement} root hidden, with a status, the comparison's address and its words */
  constructor(root) {
    this.#root = root;
    this.#status = root.querySelector("[role=status]");
  }

  start() {
    for (const slot of document.querySelectorAll("[data-compare]")) {
      this.#addButton(slot);
    }
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#show());
    window.addEventListener("storage", (event) => {
      if (event.key === KEY || event.key === null) {
        this.#show();
      }
    });
    this.#show();
  }

  #addButton(slot) {
    const mission = slot.closest("[data-mission]");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "app-button app-button--plain app-chooser__button";
    const name = document.createElement("span");
    name.className = "app-hidden";
    name.textContent = `, ${mission.querySelector("h1, h2, h3").textContent}`;
    button.append(this.#root.dataset.button, name);
    button.addEventListener("click", () => this.#toggle(mission.dataset.mission));
    slot.append(button);
    this.#buttons.set(mission.dataset.mission, button);
  }

  #toggle(id) {
    const chosen = readChosen();
    const others = chosen.filter((it) => it !== id);
    const full = others.length === MOST;
    if (!full) {
      writeChosen(others.length < chosen.length ? others : [...chosen, id]);
    }
    this.#show(full ? this.#root.dataset.full : "");
  }

  #show(refusal = "") {
    const chosen = readChosen();
    for (const [id, button] of this.#buttons) {
      button.ariaPressed = String(chosen.includes(id));
    }
    const said = chosen.length > 0 ? [this.#link(chosen)] : [this.#root.dataset.hint];
    this.#status.replaceChildren(...(refusal ? [`${refusal} `] : []), ...said);
    this.#root.hidden = this.#status.textContent === "";
  }

  #link(chosen) {
    const { href, one, other } = this.#root.dataset;
    const link = document.createElement("a");
    link.href = `${href}?ids=${chosen.join(",")}`;
    link.textContent = sayCount(one, other, chosen.length);
    return link;
  }
}
