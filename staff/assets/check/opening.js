/** Opens a file: a mission of the guide, a file of the device, or one that is dragged here. */

import { Manuscript } from "./manuscript.js";

const LARGEST = 1_000_000;

export class Opening {
  #root;
  #words;
  #base;
  #opened;
  #status;

  /**
   * @param {HTMLElement} root
   * @param {{words: import("./words.js").Words, folder: string}} given
   * @param {(manuscript: Manuscript) => void} opened is given what was opened
   */
  constructor(root, { words, folder }, opened) {
    this.#root = root;
    this.#words = words;
    this.#base = `${root.dataset.engine}${folder}/`;
    this.#opened = opened;
    this.#status = root.querySelector("[data-opened]");
  }

  start() {
    const [mission, device, text] = ["mission", "device", "text"].map((name) =>
      this.#root.querySelector(`[data-${name}]`),
    );
    this.#root.querySelector("[data-open-mission]").addEventListener("click", () => {
      if (mission.value) {
        this.#fetch(mission.value);
      }
    });
    device.addEventListener("change", () => {
      this.#readFirst(device.files);
      device.value = ""; // the same file may be chosen again
    });
    text.addEventListener("dragover", (event) => event.preventDefault());
    text.addEventListener("drop", (event) => {
      if (event.dataTransfer.files.length > 0) {
        event.preventDefault();
        this.#readFirst(event.dataTransfer.files);
      }
    });
  }

  /** Say what became of a file. */
  say(what, values) {
    this.#status.textContent = this.#words.say(what, values);
  }

  async #fetch(name) {
    try {
      const answer = await fetch(`${this.#base}${name}`);
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      this.#read(name, await answer.arrayBuffer());
    } catch {
      this.say("open_failed", { name });
    }
  }

  async #readFirst([file]) {
    if (!file) {
      return;
    }
    if (file.size > LARGEST) {
      this.say("too_large", { name: file.name });
      return;
    }
    this.#read(file.name, await file.arrayBuffer());
  }

  #read(name, buffer) {
    try {
      this.#opened(Manuscript.read(name, new Uint8Array(buffer)));
    } catch (error) {
      if (!(error instanceof TypeError)) {
        throw error;
      }
      this.say("not_utf8", { name });
      return;
    }
    this.say("opened", { name });
  }
}
