/** Search as one types: the query in the address, results in the page, nothing loaded before. */

import { SearchEngine } from "./searchengine.js";

const PAUSE = 250; // milliseconds without a key before a search
const STEP = 6; // results that are shown at once
const FRAGMENT = "#search"; // the header's link leads here

export class Search {
  #root;
  #box;
  #input;
  #language = document.documentElement.lang;
  #engine;
  #timer;
  #turn = 0;
  #answer;

  /** @param {HTMLElement} root holds box, results and lists; `data-bundle` says where the index is */
  constructor(root) {
    this.#root = root;
    this.#box = this.#part("box");
    this.#input = this.#box.querySelector("input");
    this.#engine = new SearchEngine(root.dataset.bundle, this.#language, STEP);
  }

  start() {
    this.#box.hidden = false;
    this.#input.addEventListener("input", () => this.#wait());
    this.#input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        this.#searchNow();
      }
    });
    this.#part("kinds").addEventListener("change", () => this.#searchNow());
    this.#part("more").addEventListener("click", () => this.#showMore());
    this.#root.addEventListener("mission-state", () => this.#renewMarks());
    window.addEventListener("popstate", () => this.#restore());
    this.#restore();
    if (location.hash === FRAGMENT) {
      this.#input.focus();
    }
  }

  #part(name) {
    return this.#root.querySelector(`[data-search-${name}]`);
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#searchNow(), PAUSE);
  }

  #searchNow() {
    clearTimeout(this.#timer);
    this.#writeAddress();
    return this.#search();
  }

  #restore() {
    const asked = new URLSearchParams(location.search);
    const wanted = asked.get("kind") ?? "";
    this.#input.value = asked.get("q") ?? "";
    for (const radio of this.#part("kinds").querySelectorAll("input")) {
      radio.checked = radio.value === wanted || (radio.value === "" && !this.#root.dataset[wanted]);
    }
    this.#search();
  }

  /** The first words make a step to come back from; what is typed after them does not. */
  #writeAddress() {
    const address = new URL(location.href);
    const before = address.searchParams.has("q");
    address.search = new URLSearchParams(
      Object.entries({ q: this.#query, kind: this.#kind }).filter(([, value]) => value),
    );
    if (address.href !== location.href) {
      const change = before ? "replaceState" : "pushState";
      history[change](null, "", address);
    }
  }

  get #query() {
    return this.#input.value.trim();
  }

  get #kind() {
    return this.#part("kinds").querySelector(":checked")?.value ?? "";
  }

  async #search() {
    const turn = ++this.#turn;
    const query = this.#query;
    this.#part("lists").hidden = query !== "";
    this.#part("results").hidden = query === "";
    if (query === "") {
      this.#say("");
      return;
    }
    try {
      const answer = await this.#engine.find(query, this.#kind);
      if (turn === this.#turn) {
        this.#show(query, answer);
      }
    } catch {
      if (turn === this.#turn) {
        this.#fail();
      }
    }
  }

  /** Without the index the lists are what there is. */
  #fail() {
    this.#part("results").hidden = true;
    this.#part("lists").hidden = false;
    this.#say(this.#root.dataset.failed);
  }

  #show(query, answer) {
    const { count, kinds, results } = answer;
    this.#answer = answer;
    this.#part("list").replaceChildren();
    this.#append(results);
    this.#part("kinds").hidden = false;
    this.#part("none").hidden = count > 0;
    this.#count(kinds);
    const { one, other, none } = this.#root.dataset;
    const plural = new Intl.PluralRules(this.#language).select(count) === "one" ? one : other;
    const text = count === 0 ? none : plural;
    this.#say(text.replace("{count}", count.toLocaleString(this.#language)), query);
  }

  #count(kinds) {
    const all = Object.values(kinds).reduce((sum, number) => sum + number, 0);
    for (const place of this.#root.querySelectorAll("[data-search-of]")) {
      const kind = place.dataset.searchOf;
      place.textContent = (kind ? (kinds[kind] ?? 0) : all).toLocaleString(this.#language);
    }
  }

  #say(text, query = "") {
    this.#part("count").textContent = text.replace("{query}", () => query);
  }

  async #showMore() {
    const list = this.#part("list");
    const shown = list.children.length;
    const turn = this.#turn;
    const results = await this.#answer.more(shown);
    if (turn === this.#turn) {
      this.#append(results);
      list.children[shown].querySelector("a").focus();
    }
  }

  #append(results) {
    const list = this.#part("list");
    list.append(...results.map((result) => this.#build(result)));
    this.#part("more").hidden = list.children.length >= this.#answer.count;
  }

  #build({ url, title, excerpt, kind }) {
    const entry = this.#part("result").content.cloneNode(true).firstElementChild;
    entry.querySelector(".app-tag").textContent = this.#root.dataset[kind];
    const link = entry.querySelector("a");
    link.href = url;
    link.textContent = title;
    entry.querySelector(".app-search__excerpt").append(...markWords(excerpt));
    this.#addMarks(entry, url);
    return entry;
  }

  /** A mission's state and marks stand in the list of all missions, where they are kept true. */
  #addMarks(entry, url) {
    const listed = this.#part("lists").querySelector(
      `[data-states] > a[href="${CSS.escape(url)}"]`,
    );
    const marks = listed?.parentElement.querySelectorAll("[data-state-label], .app-tag") ?? [];
    const row = entry.querySelector(".app-marks");
    row.replaceChildren(row.firstElementChild);
    for (const mark of marks) {
      if (mark.textContent && !mark.parentElement.matches("[data-state-label]")) {
        row.append(mark.cloneNode(true));
      }
    }
  }

  #renewMarks() {
    for (const entry of this.#part("list").children) {
      this.#addMarks(entry, entry.querySelector("a").getAttribute("href"));
    }
  }
}

/** Pagefind's excerpts are escaped text, with `mark` around what was found. */
function markWords(excerpt) {
  return new DOMParser().parseFromString(excerpt, "text/html").body.childNodes;
}
