/** A checklist whose ticks stay on this device, under the mission's id: one for both languages. */

const KEY_PREFIX = "missions-checklist:";

export class Checklist {
  #root;
  #boxes;
  #count;
  #key;

  /** @param {HTMLElement} root with `data-mission`, checkboxes whose values are criterion ids */
  constructor(root) {
    this.#root = root;
    this.#boxes = [...root.querySelectorAll("input[type=checkbox]")];
    this.#count = root.querySelector("[data-checklist-count]");
    this.#key = KEY_PREFIX + root.dataset.mission;
  }

  start() {
    this.#root.addEventListener("change", () => this.#keep());
    const clear = this.#root.querySelector("[data-checklist-clear]");
    clear.addEventListener("click", () => this.#clear());
    clear.hidden = false;
    window.addEventListener("storage", (event) => {
      if (event.key === this.#key || event.key === null) {
        this.#restore();
      }
    });
    this.#restore();
  }

  #restore() {
    const kept = readTicks(this.#key);
    if (kept) {
      for (const box of this.#boxes) {
        box.checked = kept.includes(box.value);
      }
    }
    this.#say();
  }

  #keep() {
    const ticked = this.#boxes.filter((box) => box.checked);
    writeTicks(
      this.#key,
      ticked.map((box) => box.value),
    );
    this.#say();
  }

  #clear() {
    for (const box of this.#boxes) {
      box.checked = false;
    }
    this.#keep();
  }

  #say() {
    const count = this.#boxes.filter((box) => box.checked).length;
    const rule = new Intl.PluralRules(document.documentElement.lang).select(count);
    const { one, other } = this.#count.dataset;
    const text = (rule === "one" ? one : other)
      .replace("{count}", count)
      .replace("{total}", this.#boxes.length);
    if (this.#count.textContent !== text) {
      this.#count.textContent = text;
    }
  }
}

/** @returns {string[] | null} criterion ids, or null where this device keeps nothing */
function readTicks(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return null;
  }
}

/** Ticks that cannot be kept still count on the page. */
function writeTicks(key, ids) {
  try {
    if (ids.length > 0) {
      localStorage.setItem(key, JSON.stringify(ids));
    } else {
      localStorage.removeItem(key);
    }
  } catch {
    // Storage is switched off or full: the checklist works until the page is left.
  }
}
