/** The fields that hold a file's name and text, and the cursor in them. */

import { Manuscript } from "./manuscript.js";

const LINES_ABOVE = 3;

export class Editor {
  #name;
  #text;
  #manuscript = new Manuscript("", "");

  /** @param {HTMLElement} root holds `[data-name]` and `[data-text]` */
  constructor(root) {
    this.#name = root.querySelector("[data-name]");
    this.#text = root.querySelector("[data-text]");
  }

  /** @param {() => void} told hears of every change by hand */
  start(told) {
    this.#name.addEventListener("input", told);
    this.#text.addEventListener("input", told);
  }

  /** The file as it stands in the fields now. */
  get manuscript() {
    return this.#manuscript.revise(this.#name.value.trim(), this.#text.value);
  }

  set manuscript(manuscript) {
    this.#manuscript = manuscript;
    this.#name.value = manuscript.name;
    this.#text.value = manuscript.text;
    this.#text.setSelectionRange(0, 0);
  }

  /** Select a stretch of the text; lines and columns count characters from 1. */
  select({ line, column, end_line: endLine, end_column: endColumn }) {
    const lines = this.#text.value.split("\n");
    const start = findOffset(lines, line, column);
    const end = findOffset(lines, endLine, endColumn);
    this.#text.focus({ preventScroll: true });
    this.#text.setSelectionRange(start, end);
    const height = this.#text.scrollHeight / lines.length;
    this.#text.scrollTop = Math.max(0, line - 1 - LINES_ABOVE) * height;
    this.#text.scrollLeft = 0;
    this.#text.scrollIntoView({ block: "nearest" });
  }
}

/** A column counts whole characters; an offset counts the halves of those beyond U+FFFF. */
function findOffset(lines, line, column) {
  const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  const characters = Array.from(lines[line - 1] ?? "");
  return before + characters.slice(0, column - 1).join("").length;
}
