/** A mission's states over time, as the build worked them out; instants are seconds since 1970. */

/**
 * @typedef {object} Change
 * @property {number} begins second at which the state begins; -Infinity for the first one
 * @property {string} state
 */

/**
 * Reads "opens_soon 1794837600 open …": states, and between two the second the next one begins.
 * @param {string} text
 * @returns {Change[]}
 */
export function readTimeline(text) {
  const [first, ...words] = text.trim().split(/\s+/);
  const timeline = [{ begins: -Infinity, state: first }];
  for (let place = 0; place + 1 < words.length; place += 2) {
    timeline.push({ begins: Number(words[place]), state: words[place + 1] });
  }
  return timeline;
}

/**
 * @param {Change[]} timeline
 * @param {number} second
 * @returns {string}
 */
export function findState(timeline, second) {
  return timeline.findLast((change) => change.begins <= second).state;
}

/**
 * @param {number[]} instants seconds, in any order
 * @param {number} second
 * @returns {number} the first of them that is still to come, or Infinity
 */
export function findNext(instants, second) {
  return Math.min(...instants.filter((instant) => instant > second));
}
