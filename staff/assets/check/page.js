/** The page that checks a mission's file: what is typed is kept, and checked once typing stops. */

import { Draft } from "./draft.js";
import { Editor } from "./editor.js";
import { Engine } from "./engine.js";
import { Form } from "./form.js";
import { Manuscript } from "./manuscript.js";
import { Opening } from "./opening.js";
import { Preview } from "./preview.js";
import { ProblemList } from "./problems.js";
import { Sending } from "./sending.js";
import { Words } from "./words.js";

const PAUSE = 400;
const NOTHING = { count: "", problems: [] };

export class CheckPage {
  #root;
  #words;
  #editor;
  #engine;
  #form;
  #problems;
  #opening;
  #sending;
  #preview;
  #draft = new Draft();
  #before = null;
  #state = "idle";
  #stale = false;
  #timer = 0;

  /** @param {HTMLElement} root with `data-engine` and `data-messages`, its settings within */
  constructor(root) {
    const settings = JSON.parse(root.querySelector("[data-settings]").textContent);
    this.#root = root;
    this.#words = new Words(settings.words);
    this.#editor = new Editor(root);
    this.#engine = new Engine(root.dataset.engine, settings, (step) => this.#tell(step));
    this.#problems = new ProblemList(root, this.#words, {
      text: (problem) => this.#editor.select(problem),
      field: (problem) => this.#form.reveal(this.#editor.manuscript.text, problem),
    });
    const given = { words: this.#words, folder: settings.folder };
    this.#opening = new Opening(root, given, (manuscript) => this.#replace(manuscript));
    const beside = { engine: this.#engine, editor: this.#editor };
    this.#form = new Form(root, settings, { ...beside, written: (text) => this.#write(text) });
    this.#sending = new Sending(root, settings, this.#words, this.#editor);
    this.#preview = new Preview(root, this.#words, this.#engine);
  }

  start() {
    this.#editor.start(() => this.#changed());
    this.#opening.start();
    this.#sending.start();
    this.#preview.start(() => this.#check());
    this.#find("start").addEventListener("click", () => this.#check());
    this.#find("begin").addEventListener("click", () => this.#begin());
    this.#find("undo").addEventListener("click", () => this.#undo());
    this.#find("delete").addEventListener("click", () => this.#delete());
    const kept = this.#draft.load();
    if (kept) {
      this.#editor.manuscript = kept;
      this.#opening.say("draft_back");
    }
    this.#root.hidden = false;
  }

  #find(name) {
    return this.#root.querySelector(`[data-${name}]`);
  }

  #tell(step) {
    this.#find("progress").textContent = this.#words.say(step);
  }

  /** Keep what was typed, and check it once the hands rest. */
  #changed() {
    if (!this.#draft.keep(this.#editor.manuscript)) {
      this.#opening.say("draft_not_kept");
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), PAUSE);
  }

  /** Put a changed text in the place of the old one. */
  #write(text) {
    const { manuscript } = this.#editor;
    this.#editor.manuscript = manuscript.revise(manuscript.name, text);
    this.#changed();
  }

  async #begin() {
    if (this.#state === "busy" || (this.#state === "idle" && !(await this.#load()))) {
      return;
    }
    this.#state = "ready";
    this.#replace(new Manuscript("", await this.#engine.ask("begin")));
    this.#find("name").focus();
  }

  #replace(manuscript) {
    this.#remember();
    this.#editor.manuscript = manuscript;
    this.#changed();
  }

  /** Let the person come back to what stood in the fields. */
  #remember() {
    const before = this.#editor.manuscript;
    this.#before = before.text ? before : null;
    this.#find("undo").hidden = !this.#before;
  }

  #undo() {
    this.#editor.manuscript = this.#before;
    this.#before = null;
    this.#find("text").focus();
    this.#find("undo").hidden = true;
    this.#opening.say("undone");
    this.#changed();
  }

  #delete() {
    clearTimeout(this.#timer);
    this.#remember();
    this.#editor.manuscript = new Manuscript("", "");
    this.#draft.delete();
    this.#preview.clear();
    this.#show(NOTHING);
    this.#opening.say("draft_deleted");
  }

  /** Check what stands there now; what changes meanwhile is checked next. */
  async #check() {
    this.#stale = true;
    if (this.#state === "busy") {
      return;
    }
    if (this.#state === "idle" && !(await this.#load())) {
      return;
    }
    this.#state = "busy";
    if (await this.#ask()) {
      this.#state = "ready";
    }
  }

  async #load() {
    this.#state = "busy";
    this.#find("cost").hidden = true;
    return await this.#attempt(async () => {
      await this.#engine.load();
      await this.#form.load();
    }, "load_failed");
  }

  async #ask() {
    this.#stale = false;
    const asked = this.#editor.manuscript;
    const told = await this.#attempt(async () => {
      const answer = await this.#engine.check(asked);
      const deleted = asked.text && !this.#editor.manuscript.text;
      this.#show(deleted ? NOTHING : answer);
      await this.#form.show(asked.text);
      await this.#form.mark(asked, deleted ? [] : answer.problems);
      this.#preview.follow(asked);
    }, "check_failed");
    return told && this.#stale ? this.#ask() : told;
  }

  /** Do what may fail; a checker that failed is stopped, and the button loads it anew. */
  async #attempt(act, failure) {
    try {
      await act();
      return true;
    } catch {
      this.#engine.stop();
      this.#state = "idle";
      this.#tell(failure);
      this.#preview.fail();
      return false;
    }
  }

  #show({ count, problems }) {
    const status = this.#find("count");
    if (status.textContent !== count) {
      status.textContent = count; // said again only when it changes
    }
    this.#problems.show(problems);
  }
}
