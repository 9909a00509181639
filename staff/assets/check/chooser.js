/** Turns a long list of choices into a field that is searched by typing, whatever the accents. */

const LONG = 20;
const ACCENTS = /\p{M}/gu;
const MOST = 50;

/**
 * @param {HTMLElement} root its long lists are changed, each once
 * @param {Function} search the library's function
 * @param {import("./words.js").Words} words
 */
export function enhanceLists(root, search, words) {
  for (const select of root.querySelectorAll("select:not([data-enhanced])")) {
    if (select.options.length > LONG) {
      select.dataset.enhanced = "";
      enhance(select, search, words);
    }
  }
}

function enhance(select, search, words) {
  const choices = Array.from(select.options).filter((option) => option.value);
  const folded = choices.map((option) => [fold(option.text), option.text]);
  const described = select.getAttribute("aria-describedby");
  search.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.value ? select.selectedOptions[0].text : "",
    source: (query, answer) => answer(findMatches(folded, query)),
    onConfirm: (text) => text && choose(select, choices.find((it) => it.text === text)?.value),
    confirmOnBlur: false,
    showAllValues: true,
    displayMenu: "overlay",
    dropdownArrow: () => "",
    ...sayResults(words),
  });
  const input = select.parentElement.querySelector(".autocomplete__input");
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby")} ${described}`);
  input.addEventListener("change", () => input.value || choose(select, ""));
}

function sayResults(words) {
  return {
    tAssistiveHint: () => words.say("search_hint"),
    tNoResults: () => words.say("search_none"),
    tStatusNoResults: () => words.say("search_none"),
    tStatusQueryTooShort: (number) => words.say("search_short", { number }),
    tStatusSelectedOption: (choice, total, place) =>
      words.say("search_choice", { choice, number: place + 1, total }),
    tStatusResults: (number, choice) =>
      words.say(number === 1 ? "search_one" : "search_many", { number, choice }),
  };
}

/** Every word of the query has to stand in a choice. */
function findMatches(folded, query) {
  const parts = fold(query).split(" ");
  const found = folded.filter(([text]) => parts.every((part) => text.includes(part)));
  return found.slice(0, MOST).map(([, text]) => text);
}

function fold(text) {
  return text.normalize("NFD").replace(ACCENTS, "").toLowerCase().trim();
}

function choose(select, value = "") {
  if (select.value !== value) {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
