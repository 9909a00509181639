"""Tells English from French by the small words that every sentence needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode
from tests.browser.walk import BuiltPage, Language, attribute

FEWEST_WORDS = 4
FEWEST_SMALL_WORDS = 2
WORD = re.compile(r"[^\W\d_]+’?")
# Words that both languages have ("a", "on", "plus") are in neither list.
ENGLISH = """
    and are at be been by can do does for from has have how if in is it its must need not of only
    our that the their them then there these they this those to was we were what when where which
    who why will with you your
"""
FRENCH = """
    au aux avec c’ ce ces cette chaque comme d’ dans de des doit du elle elles en est et être il ils
    j’ je l’ la le les leur leurs lorsque mais n’ ne nos notre nous ou où par pas peut pour qu’ que
    quel quelle qui s’ sa selon ses si sont sur toute tous un une vers vos votre vous y à
"""
WORDS_OF: dict[Language, frozenset[str]] = {
    "en": frozenset(ENGLISH.split()),
    "fr": frozenset(FRENCH.split()),
}
NOT_PROSE = {"script", "style", "template", "code"}
SPOKEN_ATTRIBUTES = ("alt", "aria-label", "aria-description", "title", "placeholder")


def find_foreign_texts(page: BuiltPage) -> Iterator[str]:
    """Yield the texts of a page that read like the other language and are not marked as such."""
    for node in page.tree.css("title, meta[name=description], body, body *"):
        language = _claimed_language(node) or page.language
        for text in _read_own_texts(node):
            if reads_like(text) not in {language, None}:
                yield text


def reads_like(text: str) -> Language | None:
    """Return the language that a text of four words or more reads like; None if in doubt.

    The name of an agreement or a department has at most one small word, and is left in doubt.
    """
    words = WORD.findall(text.casefold().replace("'", "’"))
    english = sum(word in WORDS_OF["en"] for word in words)
    french = sum(word in WORDS_OF["fr"] for word in words)
    if len(words) < FEWEST_WORDS or max(english, french) < FEWEST_SMALL_WORDS:
        return None
    if english == french:
        return None
    return "en" if english > french else "fr"


def _read_own_texts(node: LexborNode) -> Iterator[str]:
    """Yield what stands directly in an element, and what its attributes say aloud."""
    if node.tag in NOT_PROSE:
        return
    yield from (attribute(node, name) for name in SPOKEN_ATTRIBUTES)
    if node.tag == "meta":
        yield attribute(node, "content")
    child = node.child
    while child is not None:
        if child.tag == "-text":
            yield child.text_content or ""
        child = child.next


def _claimed_language(node: LexborNode | None) -> Language | None:
    while node is not None:
        if lang := attribute(node, "lang"):
            return "fr" if lang.startswith("fr") else "en"
        node = node.parent
    return None
