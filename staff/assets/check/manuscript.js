/** A mission's file: its text as a field shows it, and the bytes of which it is made. */

const MARK = "\uFEFF";
const LINE_END = /\r\n?/gu;

export class Manuscript {
  #mark;
  #ending;
  #original;

  /**
   * @param {string} name the file's name
   * @param {string} text its text, each line ended by "\n"
   * @param {{mark?: string, ending?: string}} how what stands before the text, and ends its lines
   */
  constructor(name, text, { mark = "", ending = "\n" } = {}) {
    this.name = name;
    this.text = text;
    this.#mark = mark;
    this.#ending = ending;
  }

  /** Read a file; what is not UTF-8 is a TypeError. */
  static read(name, bytes) {
    const whole = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = whole.startsWith(MARK) ? MARK : "";
    const written = whole.slice(mark.length);
    const ending = written.includes("\r\n") ? "\r\n" : "\n";
    const read = new Manuscript(name, written.replace(LINE_END, "\n"), { mark, ending });
    read.#original = { text: read.text, bytes };
    return read;
  }

  /** The file as it is written to disk; one that was not changed has the bytes that it had. */
  get bytes() {
    if (this.#original?.text === this.text) {
      return this.#original.bytes;
    }
    return new TextEncoder().encode(this.#mark + this.text.replaceAll("\n", this.#ending));
  }

  /** The same file with another name or text. */
  revise(name, text) {
    const revised = new Manuscript(name, text, { mark: this.#mark, ending: this.#ending });
    revised.#original = this.#original;
    return revised;
  }

  /** What `Manuscript.restore` takes, as JSON. */
  toJSON() {
    return { name: this.name, text: this.text, mark: this.#mark, ending: this.#ending };
  }

  static restore({ name, text, mark, ending }) {
    return new Manuscript(name, text, { mark, ending });
  }
}
