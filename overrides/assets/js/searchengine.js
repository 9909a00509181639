/** Asks the index, which is loaded with the first question. */

import { foldQuery } from "./searchquery.js";
import { readResults } from "./searchresult.js";

const OPTIONS = { noWorker: true, excerptLength: 24 }; // a worker would load the script twice

/**
 * @typedef {object} Answer
 * @property {number} count
 * @property {Record<string, number>} kinds how many results there are of each kind
 * @property {import("./searchresult.js").Result[]} results the first of them
 * @property {(from: number) => Promise<import("./searchresult.js").Result[]>} more those after them
 */

export class SearchEngine {
  #address;
  #language;
  #step;
  #engine;

  /**
   * @param {string} address of the index's script
   * @param {string} language of the page: Pagefind itself reads it there too
   * @param {number} step how many results are read at once
   */
  constructor(address, language, step) {
    this.#address = address;
    this.#language = language;
    this.#step = step;
  }

  /**
   * @param {string} query as typed
   * @param {string} kind "" for all
   * @returns {Promise<Answer>}
   */
  async find(query, kind) {
    const engine = await this.#load();
    const filters = kind ? { kind } : {};
    const words = foldQuery(query, this.#language);
    const { results: found, totalFilters } = await engine.search(words, { filters });
    const more = (from) => readResults(found.slice(from, from + this.#step), words);
    const results = await more(0);
    if (!results.some((result) => result.true)) {
      return { count: 0, kinds: {}, results: [], more };
    }
    return { count: found.length, kinds: totalFilters.kind, results, more };
  }

  async #load() {
    this.#engine ??= loadEngine(this.#address);
    try {
      return await this.#engine;
    } catch (failure) {
      this.#engine = undefined; // the next question tries again
      throw failure;
    }
  }
}

async function loadEngine(address) {
  const engine = await import(address);
  await engine.options(OPTIONS);
  await engine.filters();
  return engine;
}
