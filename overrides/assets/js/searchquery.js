/** Words as they are typed, made into words as the index has them; and the index's text put right. */

const ELISION = /(?<!\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ](?=\p{L})/giu;

/**
 * French words lose what is elided before them, and get the ligature that few people type.
 * @param {string} query
 * @param {string} language of the page: "fr-CA"
 * @returns {string}
 */
export function foldQuery(query, language) {
  const words = query.normalize("NFC").trim().replace(/\s+/g, " ");
  if (!language.startsWith("fr")) {
    return words;
  }
  return words
    .replace(ELISION, " ")
    .replace(/oe(?=[iu])/gi, "œ")
    .trim();
}

/**
 * Texts that look alike without accents and ligatures become the same.
 * @param {string} text
 * @returns {string}
 */
export function foldText(text) {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replaceAll("œ", "oe").replaceAll("æ", "ae");
}

/**
 * In the index an elided word stands apart, and spaces may break.
 * @param {string} text
 * @returns {string}
 */
export function mendText(text) {
  return text.replace(/’(<\/mark>)? /g, "’$1").replace(/(?<=«) | (?=[»:%$])/g, "\u00a0");
}
