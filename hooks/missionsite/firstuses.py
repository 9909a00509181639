"""Leads the first use of a term on a page to the glossary: each term once, a paragraph once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from missionsite.edition import Edition
from missionsite.masks import ATTRIBUTES
from missionsite.model.glossary import Term
from missionsite.typography import typeset
from missionsite.views.glossary import GLOSSARY_PAGE

MOST = 8
"""Links of this kind that a page bears before they are in the way of reading."""
_MARK = '<a class="app-term"'
_TAG = re.compile(
    rf"<!--.*?-->|<(/?)([a-z][a-z0-9]*)({ATTRIBUTES})>",  # whether it ends, its name, the rest
    re.DOTALL,
)
_LINKED = re.compile(rf"<a\b{ATTRIBUTES}>(.*?)</a>", re.DOTALL)
_CLASS, _LANG = re.compile(r'\sclass="([^"]*)"'), re.compile(r'\slang="([a-z]*)')
_HIDDEN = re.compile(r"\shidden(?:\s|$)")
_RUNNING = frozenset({"li", "p"})
"""What holds running text, unless it has a class: then it is a part of something drawn."""
_QUIET_ELEMENTS = frozenset(
    {
        *("a", "abbr", "b", "button", "caption", "code", "dt", "fieldset", "form", "h1", "h2"),
        *("h3", "h4", "kbd", "label", "legend", "nav", "pre", "samp", "script", "strong"),
        *("style", "summary", "svg", "table", "template"),
    }
)
_QUIET_CLASSES = frozenset(
    ["app-cost-sum", "app-key-facts", "app-notice", "app-others", "app-stack", "app-timeline"]
)
"""What is looked at and not read: cards, key facts, dates, notices."""
_VOID = frozenset(["br", "hr", "img", "input", "link", "meta", "source", "wbr"])


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one language: each form's entry, and the address to which its name belongs."""

    language: str
    url: str
    pattern: re.Pattern[str]
    anchors: Mapping[str, str]


class _Open(NamedTuple):
    """An element that has not ended; `paragraph` is 0 outside of any running text."""

    name: str
    quiet: bool
    paragraph: int


class _Use(NamedTuple):
    start: int
    end: int
    anchor: str


def build_terms(edition: Edition) -> Terms:
    """Return what is looked for: terms that texts are held to, in full or as an abbreviation."""
    anchors: dict[str, str] = {}
    for term in edition.catalogue.programme.glossary.values():
        for form in _list_linked(term, edition):
            anchors.setdefault(_fold(typeset(form, edition.language)), term.anchor)
    # Of two forms that begin at one place, the longer one is tried first.
    forms = "|".join(_write_pattern(form) for form in sorted(anchors, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w\u2011-])(?:{forms or '(?!)'})(?![\w\u2011-])")
    return Terms(edition.language, edition.page_url(GLOSSARY_PAGE), pattern, anchors)


def _list_linked(term: Term, edition: Edition) -> Iterator[str]:
    """Yield the forms that lead to the glossary: a shorter name has other senses as well."""
    forms = term.list_forms(edition.language) if term.held else ()
    for form in forms:
        if form.isupper() or len(form.split()) >= len(forms[0].split()):
            yield form


def _fold(form: str) -> str:
    """Any space may have become one that does not break, and a sentence may begin with a term."""
    whole = " ".join(form.split())
    return whole if whole.isupper() else whole[:1].lower() + whole[1:]


def _write_pattern(form: str) -> str:
    first, rest = form[:1], r"\s+".join(map(re.escape, form[1:].split(" ")))
    return f"[{first.upper()}{first}]{rest}" if first.islower() else first + rest


def link_first_uses(html: str, terms: Terms) -> str:
    """Return a page whose main text leads to the glossary, at most MOST times; twice is once."""
    start, end = html.find("<main"), html.rfind("</main>")
    if start < 0 or end < 0 or _MARK in html:
        return html
    main = html[start:end]
    pieces, last = [html[:start]], 0
    for use in sorted(_choose(main, terms)):
        link = f'{_MARK} href="{terms.url}#{use.anchor}">{main[use.start : use.end]}</a>'
        pieces += [main[last : use.start], link]
        last = use.end
    return "".join((*pieces, main[last:], html[end:]))


def _choose(main: str, terms: Terms) -> Iterator[_Use]:
    """Yield one use a paragraph, the first one, of terms that no link of the page names yet."""
    used = {terms.anchors.get(_fold(_TAG.sub("", text))) for text in _LINKED.findall(main)}
    chosen = 0
    for ranges in _group(_list_texts(main, terms.language)):
        uses = (it for it in _find(main, ranges, terms) if it.anchor not in used)
        first = next(uses, None) if chosen < MOST else None
        if first:
            used.add(first.anchor)
            chosen += 1
            yield first


def _find(main: str, ranges: Iterable[tuple[int, int]], terms: Terms) -> Iterator[_Use]:
    for start, end in ranges:
        for match in terms.pattern.finditer(main, start, end):
            found, before = _fold(match[0]), main[start : match.start()].rstrip()
            # A capital within a sentence makes a name of it: « l’Accord de libre-échange … ».
            if match[0][0] == found[0] or before[-1:] in {"", *".!?"}:
                yield _Use(match.start(), match.end(), terms.anchors[found])


def _group(texts: Iterable[tuple[int, int, int]]) -> Iterable[Sequence[tuple[int, int]]]:
    """Return the pieces of text of each paragraph, in the order in which paragraphs begin."""
    paragraphs: dict[int, list[tuple[int, int]]] = {}
    for paragraph, start, end in texts:
        paragraphs.setdefault(paragraph, []).append((start, end))
    return [paragraphs[number] for number in sorted(paragraphs)]


def _list_texts(main: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Yield each piece of running text: the number of its paragraph, its start and its end."""
    stack = [_Open("", quiet=False, paragraph=0)]
    count, last = 0, 0
    for tag in _TAG.finditer(main):
        above = stack[-1]
        if above.paragraph and not above.quiet and last < tag.start():
            yield above.paragraph, last, tag.start()
        last = tag.end()
        end, name, rest = tag.groups()
        if end:
            _close(stack, name)
        elif name and name not in _VOID and not rest.endswith("/"):
            count += 1
            stack.append(_open(name, rest, above, count, language))


def _open(name: str, rest: str, above: _Open, number: int, language: str) -> _Open:
    running = name in _RUNNING
    if above.quiet or name in _QUIET_ELEMENTS:
        return _Open(name, quiet=True, paragraph=0)
    if not rest:
        return _Open(name, quiet=False, paragraph=number if running else above.paragraph)
    classes, spoken = _CLASS.search(rest), _LANG.search(rest)
    named = set(classes[1].split()) if classes else set()
    quiet = (
        not named.isdisjoint(_QUIET_CLASSES)
        or (spoken is not None and spoken[1] != language)
        or _HIDDEN.search(rest) is not None
    )
    if running:
        return _Open(name, quiet, 0 if named else number)
    return _Open(name, quiet, above.paragraph)


def _close(stack: list[_Open], name: str) -> None:
    """End an element, and those within it that had no end of their own."""
    if stack[-1].name == name:
        stack.pop()
    elif any(it.name == name for it in stack):
        while stack.pop().name != name:
            pass
