/** What a reader answered to each point, kept on this device under one key for both languages. */

const KEY_PREFIX = "missions-checklist:";
const KNOWN = ["yes", "no", "unsure"];

export class Answers extends EventTarget {
  #key;
  #known = new Map();

  /** @param {string} mission the id under which the answers are kept */
  constructor(mission) {
    super();
    this.#key = KEY_PREFIX + mission;
    this.#known = read(this.#key) ?? this.#known;
    window.addEventListener("storage", (event) => {
      if (event.key === this.#key || event.key === null) {
        this.#known = read(this.#key) ?? this.#known;
        this.#tell();
      }
    });
  }

  get(id) {
    return this.#known.get(id);
  }

  /** @returns {Map<string, string>} all answers as they are now, to be put back later */
  copy() {
    return new Map(this.#known);
  }

  /** @param {string} [answer] none takes the point's answer away */
  set(id, answer) {
    const known = this.copy();
    if (answer) {
      known.set(id, answer);
    } else {
      known.delete(id);
    }
    this.replace(known);
  }

  /** @param {Map<string, string>} known all answers from now on */
  replace(known) {
    this.#known = new Map(known);
    write(this.#key, this.#known);
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * @returns {Map<string, string> | null} answer by criterion id, or null where nothing can be kept;
 *   a list of ids is what was ticked before there were other answers
 */
function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key)) ?? {};
    const pairs = Array.isArray(kept) ? kept.map((id) => [id, "yes"]) : Object.entries(kept);
    return new Map(pairs.filter(([, answer]) => KNOWN.includes(answer)));
  } catch {
    return null;
  }
}

/** Answers that cannot be kept still count on the page. */
function write(key, known) {
  try {
    if (known.size > 0) {
      localStorage.setItem(key, JSON.stringify(Object.fromEntries(known)));
    } else {
      localStorage.removeItem(key);
    }
  } catch {
    // Storage is switched off or full: the checklist works until the page is left.
  }
}
