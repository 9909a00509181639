/** What a page says of missions that time changes: state, form links, days left, own time. */

import { Deadline } from "./deadline.js";
import { FormWindow } from "./formwindow.js";
import { LocalTime } from "./localtime.js";
import { PageClock } from "./pageclock.js";
import { findNext, findState, readTimeline } from "./timeline.js";

const TAG = "app-tag";

/** Keeps everything below `page` that depends on the time true from now on. */
export function startStates(page) {
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const words = readJson("ui-strings");
  const labels = readJson("state-labels");
  const linked = find(page, "[data-state-for]");
  new PageClock([
    ...find(page, "[data-states]").map((root) => {
      const parts = linked.filter((part) => part.dataset.stateFor === root.dataset.mission);
      return new MissionState(root, labels, parts);
    }),
    ...find(page, "[data-window]").map((root) => new FormWindow(root)),
    ...find(page, "[data-deadline]").map((root) => new Deadline(root, words, rules)),
    ...find(page, "[data-local-time]").map((root) => new LocalTime(root, words)),
  ]).start();
}

/** The state of one mission; its root dispatches "mission-state" whenever it has changed. */
export class MissionState {
  #root;
  #labels;
  #parts;
  #timeline;

  /**
   * @param {HTMLElement} root with `data-states`, and `data-mission` if parts stand elsewhere
   * @param {Record<string, string>} labels text by state
   * @param {HTMLElement[]} linked elements elsewhere whose `data-state-for` names this mission
   */
  constructor(root, labels, linked = []) {
    this.#root = root;
    this.#labels = labels;
    this.#parts = [root, ...linked];
    this.#timeline = readTimeline(root.dataset.states);
  }

  update(second) {
    const state = findState(this.#timeline, second);
    if (state === this.#root.dataset.state) {
      return;
    }
    this.#root.dataset.state = state;
    for (const label of this.#find("[data-state-label]")) {
      showLabel(label, state, this.#labels[state]);
    }
    for (const part of this.#find("[data-show-in]")) {
      part.hidden = !part.dataset.showIn.split(/\s+/).includes(state);
    }
    this.#root.dispatchEvent(new CustomEvent("mission-state", { bubbles: true, detail: state }));
  }

  nextChange(second) {
    return findNext(
      this.#timeline.map((change) => change.begins),
      second,
    );
  }

  #find(selector) {
    const found = this.#parts.flatMap((part) => [
      ...(part.matches(selector) ? [part] : []),
      ...find(part, selector),
    ]);
    return new Set(found);
  }
}

function showLabel(label, state, text) {
  const kinds = [...label.classList].filter((name) => name.startsWith(`${TAG}--`));
  label.classList.remove(...kinds);
  label.classList.add(TAG, `${TAG}--${state.replaceAll("_", "-")}`);
  label.textContent = text;
  label.hidden = false;
}

function find(root, selector) {
  return [...root.querySelectorAll(selector)];
}

function readJson(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}");
}
