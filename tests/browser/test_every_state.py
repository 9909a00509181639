"""What holds for pages as they come holds in each state into which their readers bring them."""

from __future__ import annotations

import pytest
from tests.browser.axe import find_violations
from tests.browser.conftest import OpenPage
from tests.browser.fits import CUT_TEXTS, SCROLL_WIDTH, TEXT_SPACING
from tests.browser.states import PHONE, STATES, State, enter

from missionsite.problems import LANGUAGES, Language

NARROWEST, LOW = 320, 256
"""A window of 1280 by 1024 pixels, magnified four times (WCAG 2.2, 1.4.10)."""
PHONE_HEIGHT = 844

# What people see who chose their own few colours: backgrounds, gradients and shadows are gone.
LOST_IN_FORCED_COLORS = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }));
  const name = (node) => node.outerHTML.slice(0, 90);
  const behind = (node) => {
    for (let it = node; it; it = it.parentElement) {
      const { backgroundColor } = getComputedStyle(it);
      if (!/, 0\\)$/.test(backgroundColor)) return backgroundColor;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
  const drawn = ["color", "background-color", "content", "display", "transform", "outline",
    "text-decoration-line", "border-block-start", "border-block-end", "border-inline-start"];
  const look = (node) => ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(node, part);
    return drawn.map((property) => style.getPropertyValue(property)).join();
  }).join();
  const bounded = (node) => {
    const style = getComputedStyle(node);
    return node.matches("[type=checkbox], [type=radio]") && style.appearance !== "none" ||
      style.textDecorationLine.includes("underline") ||
      style.borderBlockEndStyle !== "none" && parseFloat(style.borderBlockEndWidth) >= 1 &&
      style.borderBlockEndColor !== behind(node.parentElement);
  };
  const told = (node, attribute, value) => {
    const before = look(node);
    const kept = node.getAttribute(attribute);
    value === null ? node.removeAttribute(attribute) : node.setAttribute(attribute, value);
    const after = look(node);
    node.setAttribute(attribute, kept);
    return before !== after;
  };
  const ring = (node) => {
    node.focus();
    if (document.activeElement !== node) return true;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 &&
      outlineColor !== behind(node.parentElement);
  };
  const texts = all("body *").filter((node) => !node.closest("svg") &&
    [...node.childNodes].some((it) => it.nodeType === Node.TEXT_NODE && it.data.trim()));
  const controls = all("main :is(button, input, select, textarea), .app-button, summary");
  return [
    ...texts.filter((node) => getComputedStyle(node).color === behind(node))
      .map((node) => `text as its background: ${name(node)}`),
    ...controls.filter((node) => !node.matches("details > summary:first-child") && !bounded(node))
      .map((node) => `no edge: ${name(node)}`),
    ...all("[aria-pressed=true]").filter((node) => !told(node, "aria-pressed", "false"))
      .map((node) => `looks as if it was not pressed: ${name(node)}`),
    ...all(".app-menu__list [aria-current]").filter((node) => !told(node, "aria-current", null))
      .map((node) => `looks like the other links: ${name(node)}`),
    ...all("a[href], button, input, select, textarea, summary, [tabindex='0']")
      .filter((node) => !ring(node)).map((node) => `no ring: ${name(node)}`),
  ];
}"""

# Gives the focus to whatever takes it, at the lower and the upper edge of the window: what is then
# below a part that stays in view, or off the screen.
FOCUS_COVERED = """() => {
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const pinned = (it, node) => it && !it.contains(node) && !node.contains(it) && (
    /sticky|fixed/.test(getComputedStyle(it).position) || pinned(it.parentElement, node));
  const judge = (node) => {
    const points = [...node.getClientRects()].flatMap((box) =>
      [0.02, 0.5, 0.98].flatMap((across) => [0.02, 0.5, 0.98].map((down) =>
        [box.left + across * box.width, box.top + down * box.height])))
      .filter(([x, y]) => x >= 0 && x < innerWidth && y >= 0 && y < innerHeight);
    return points.length === 0 ? "off the screen" :
      points.some(([x, y]) => pinned(document.elementFromPoint(x, y), node)) ? "covered" : "";
  };
  const focusFrom = (node, edge) => {
    document.activeElement.blur();
    const { top, bottom } = node.getBoundingClientRect();
    scrollBy(0, edge === "lower" ? bottom - innerHeight : top);
    node.focus();
    return document.activeElement === node && judge(node);
  };
  return [...document.querySelectorAll(wanted)]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }))
    .flatMap((node) => ["lower", "upper"].map((edge) => [node, edge, focusFrom(node, edge)]))
    .filter(([, , fault]) => fault)
    .map(([node, edge, fault]) => `${fault} from the ${edge} edge: ${node.outerHTML.slice(0, 90)}`);
}"""

MOVING = """() => {
  const parts = [...document.querySelectorAll("*")].flatMap((node) =>
    ["", "::before", "::after"].map((part) => [node, getComputedStyle(node, part)]));
  return [
    ...document.getAnimations().map((it) => `under way: ${it.effect.target.outerHTML}`),
    ...parts.filter(([, style]) => style.animationName !== "none" ||
      style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0) ||
      style.scrollBehavior === "smooth").map(([node]) => `can move: ${node.outerHTML}`),
  ].map((text) => text.slice(0, 90));
}"""

in_every_state = pytest.mark.parametrize(
    "state", [pytest.param(state, id=name) for name, state in STATES.items()]
)
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


@in_every_state
@in_both_languages
def test_axe_finds_no_violation(open_page: OpenPage, state: State, language: Language) -> None:
    assert find_violations(enter(open_page, state, language)) == []


@in_every_state
@in_both_languages
def test_with_forced_colors_controls_and_what_was_chosen_are_seen(
    open_page: OpenPage, state: State, language: Language
) -> None:
    tab = enter(open_page, state, language, forced_colors="active")
    tab.keyboard.press("Tab")  # from here on, the focus is shown as to those who use the keyboard
    assert tab.evaluate(LOST_IN_FORCED_COLORS) == []


@in_every_state
@in_both_languages
@pytest.mark.parametrize(
    ("width", "height"), [(NARROWEST, LOW), (PHONE, PHONE_HEIGHT)], ids=["magnified", "phone"]
)
def test_nothing_scrolls_sideways_or_covers_the_focus(
    open_page: OpenPage, state: State, language: Language, width: int, height: int
) -> None:
    tab = enter(open_page, state, language, width=width)
    tab.set_viewport_size({"width": width, "height": height})
    assert tab.evaluate(SCROLL_WIDTH) <= width
    assert tab.evaluate(FOCUS_COVERED) == []


@in_every_state
@in_both_languages
def test_nothing_moves_for_those_who_asked_for_stillness(
    open_page: OpenPage, state: State, language: Language
) -> None:
    assert enter(open_page, state, language).evaluate(MOVING) == []


@in_every_state
@in_both_languages
def test_wide_text_spacing_cuts_nothing(
    open_page: OpenPage, state: State, language: Language
) -> None:
    for width in (state.width, NARROWEST):
        tab = enter(open_page, state, language, width=width)
        tab.evaluate(TEXT_SPACING)
        assert tab.evaluate(SCROLL_WIDTH) <= width
        assert tab.evaluate(CUT_TEXTS) == []
