/** The missions chosen to compare, kept on this device: at most three ids, the same in both languages. */

export const MOST = 3;
export const KEY = "missions-compare";

/** What is chosen while the storage is switched off: until the page is left. */
let remembered = [];

/** @returns {string[]} */
export function readChosen() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.slice(0, MOST) : [];
  } catch {
    return remembered;
  }
}

/** @param {string[]} ids */
export function writeChosen(ids) {
  remembered = ids;
  try {
    if (ids.length > 0) {
      localStorage.setItem(KEY, JSON.stringify(ids));
    } else {
      localStorage.removeItem(KEY);
    }
  } catch {
    // The way to the comparison holds the ids too.
  }
}

/** Fills {count} in the singular or plural of a text. */
export function sayCount(one, other, count) {
  const rule = new Intl.PluralRules(document.documentElement.lang).select(count);
  return (rule === "one" ? one : other).replace("{count}", count);
}
