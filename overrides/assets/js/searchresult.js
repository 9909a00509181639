/** One result as the page shows it, and how well it answers what was typed. */

import { foldText, mendText } from "./searchquery.js";

const SHORTEST = 3; // letters: fewer may be another word's beginning

/**
 * @typedef {object} Result
 * @property {string} url
 * @property {string} title
 * @property {string} excerpt escaped text with `mark` around what was found
 * @property {string} kind
 * @property {number} exact how many words of the query stand in it as typed; in its title, twice
 * @property {boolean} true whether it holds any word that begins like one of the query's
 */

/**
 * Reads results; those that hold the very words come first among them.
 * @param {{data(): Promise<object>}[]} found as Pagefind ranks them, by stems and likeness
 * @param {string} query
 * @returns {Promise<Result[]>}
 */
export async function readResults(found, query) {
  const words = foldText(query).match(/[\p{L}\p{N}]+/gu) ?? [];
  const results = await Promise.all(
    found.map(async (result) => describe(await result.data(), words)),
  );
  return results.sort((one, other) => other.exact - one.exact);
}

function describe({ url, meta, excerpt, filters, content, locations }, words) {
  const all = content.split(/\s+/);
  const hits = foldText([meta.title, meta.also, ...locations.map((place) => all[place])].join(" "));
  return {
    // A question stands in the index as a folder named for its fragment.
    url: url.replace(/(#.+)\/$/, "$1"),
    title: mendText(meta.title),
    excerpt: mendText(markCuts(excerpt, content)),
    kind: filters.kind[0],
    exact: count(words, hits) + count(words, foldText(meta.title)),
    // For a word that it does not know, Pagefind answers with the shortest beginning that it does.
    true: words.some((word) => hits.includes(cutEnding(word))),
  };
}

function count(words, text) {
  return words.filter((word) => text.includes(word)).length;
}

/** Words of one family share at least half of their letters. */
function cutEnding(word) {
  return word.slice(0, Math.max(SHORTEST, Math.ceil(word.length / 2)));
}

/** An excerpt says where it leaves text out. */
function markCuts(excerpt, content) {
  const plain = new DOMParser().parseFromString(excerpt, "text/html").body.textContent;
  const begun = content.startsWith(plain.slice(0, plain.length / 2));
  return `${begun ? "" : "… "}${excerpt}${content.endsWith(plain) ? "" : " …"}`;
}
