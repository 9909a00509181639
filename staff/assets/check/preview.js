/** Shows the mission's page as it will be, in a frame that runs no script and leads nowhere. */

const TITLES = { en: "preview_in_english", fr: "preview_in_french" };

export class Preview {
  #root;
  #frame;
  #status;
  #words;
  #engine;
  #wanted = false;
  #name = "";
  #pages = null;
  #turn = 0;

  /**
   * @param {HTMLElement} root holds `[data-show]`, `[data-side]`, `[data-shown]` and `[data-page]`
   * @param {import("./words.js").Words} words
   * @param {import("./engine.js").Engine} engine
   */
  constructor(root, words, engine) {
    this.#root = root;
    this.#frame = root.querySelector("[data-page]");
    this.#status = root.querySelector("[data-shown]");
    this.#words = words;
    this.#engine = engine;
  }

  /** @param {() => void} check checks the file, and lets this follow */
  start(check) {
    this.#root.querySelector("[data-show]").addEventListener("click", () => {
      this.#wanted = true;
      this.#say("preview_making");
      check();
    });
    for (const side of this.#root.querySelectorAll("[data-side]")) {
      side.addEventListener("change", () => this.#place());
    }
  }

  /** Show a file that was checked; one with a mistake leaves what is shown. */
  async follow(manuscript) {
    if (!this.#wanted) {
      return;
    }
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const pages = await this.#engine.show(manuscript);
      if (turn === this.#turn) {
        this.#take(manuscript.name, pages);
      }
    } catch {
      if (turn === this.#turn) {
        this.fail();
      }
    }
  }

  /** Say that the page cannot be shown. */
  fail() {
    this.#turn += 1;
    if (this.#wanted) {
      this.#say("preview_failed");
    }
  }

  /** Show nothing until it is asked for again. */
  clear() {
    this.#turn += 1;
    this.#wanted = false;
    this.#pages = null;
    this.#frame.hidden = true;
    this.#status.textContent = "";
  }

  #take(name, pages) {
    if (!pages) {
      this.#say(this.#pages ? "preview_older" : "preview_mistakes");
      return;
    }
    const top = name === this.#name ? this.#frame.contentWindow.scrollY : 0;
    this.#name = name;
    this.#pages = pages;
    this.#place(top);
    this.#say("preview_current");
  }

  /** Put the page of the chosen language into the frame, at the place to which one had scrolled. */
  #place(top = this.#frame.contentWindow.scrollY) {
    const { value } = this.#root.querySelector("[data-side]:checked");
    const frame = this.#frame;
    if (!this.#pages || (frame.srcdoc === this.#pages[value] && !frame.hidden)) {
      return;
    }
    frame.title = this.#words.say(TITLES[value]);
    frame.hidden = false;
    frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
    frame.srcdoc = this.#pages[value];
  }

  #say(name) {
    const text = this.#words.say(name);
    if (this.#status.textContent !== text) {
      this.#status.textContent = text; // said again only when it changes
    }
  }
}
