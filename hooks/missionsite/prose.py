"""What the text of a prose page may hold: some Markdown, includes that the site knows, no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from missionsite.guesses import suggest
from missionsite.problems import Problem, Span

INCLUDE = re.compile(r"<!-- include: (\S*) -->")
INCLUDED = frozenset(
    {
        "agreements",
        "comparison",
        "cost_items",
        "criteria_checklist",
        "device",
        "francophone_network",
        "glossary",
        "licences",
        "local_help",
        "network",
        "questions",
        "recruitment_help",
        "services_employer",
        "services_never",
        "services_offered",
        "steps",
        "ways",
    }
)
"""What a page can take from the programme's files at a line `<!-- include: name -->`."""
KIT = "kit:"
"""What stands before the id of a form of kits.yml: `<!-- include: kit:job_offer -->`."""
SECTION_NAME = re.compile(r"(?<= )\{:? ?#([A-Za-z][A-Za-z0-9_-]*) ?\} *$")
"""The name of a section at the end of its heading, the same in both languages: {#who-pays}."""
CLOSES = r"(?=[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))"
"""What follows the round bracket that opens a link's target: it ends on the same line."""

# None of these reads a line twice, for a line may be a whole page. A tag counts without its ">",
# which may stand on another line.
_HTML = r"<(?=[A-Za-z/!?])(?!!-- include: \S* -->)[^<>]*>?|<[^<>\s@]*@[^<>\s]*>"
_LIST_SIGN = r"(?:[-*+]|[0-9]+[.])"
_MARKUP = "|".join(
    (
        rf"^ *(?:{_LIST_SIGN}(?: +|$)){{4,}}|^ {{16,}}\S+",  # lists within lists within lists
        rf"^ *(?:{_LIST_SIGN} +)*(?:>|#(?!#)|#+ *$)",  # a quotation, a second title, an empty one
        r"^(?=[^-]*-)[ |-]*:[ |:-]*$",  # a table's alignment, which the site's policy forbids
        r"^ *(?:[*_-] *){3,}$",  # a drawn line
        r"\[TOC\]",  # a list of headings
        r"!\[[^\[\]]*\]?",  # a picture
        r"`[^`]*`?",  # code
        r"\{[^{}]*\}?",  # attributes, of which a heading's name alone is taken
        r"\[[^\[\]]*\]:|\]:",  # a link's target that stands elsewhere
    )
)
_FOREIGN = re.compile(rf"(?P<html>{_HTML})|(?P<markup>{_MARKUP})")
_UNDERLINE = re.compile(r" *(?:=+|-+) *")
# Python-Markdown takes a time that grows with the square of brackets that are open at once.
_UNCLOSED = re.compile(rf"\[(?![^\[\]]*\])|(?<=\])\((?!{CLOSES})")


def check_prose(path: str, lines: Sequence[str], first: int) -> Iterator[Problem]:
    """A page has a text, from line index `first` on, and holds nothing that a page cannot take."""
    if not any(line.strip() for line in lines[first:]):
        yield Problem(path, Span(), "page-without-text")
    text = ["", *lines[first:], ""]
    windows = zip(text, text[1:], text[2:], strict=False)
    for number, (above, line, below) in enumerate(windows, first + 1):
        yield from _check_markup(path, number, line, above)
        yield from _check_includes(path, number, line, alone=not (above + below).strip())
    yield from _check_brackets(path, "\n".join(lines[first:]), first + 1)


def find_unclosed(text: str) -> Iterator[re.Match[str]]:
    """Yield each bracket of a link that another one follows before it is closed."""
    return _UNCLOSED.finditer(text)


def _check_markup(path: str, number: int, line: str, above: str) -> Iterator[Problem]:
    """A line is told of once; a line of hyphens below words would make a heading of them."""
    written = SECTION_NAME.sub("", line) if line.startswith("##") else line
    match = _FOREIGN.search(written)
    if above.strip() and not match:
        match = _UNDERLINE.fullmatch(written)
    if match:
        code = "html-in-text" if match.groupdict().get("html") else "page-markup"
        yield Problem(path, _place(number, match), code, {"found": match[0].strip()})


def _check_includes(path: str, number: int, line: str, *, alone: bool) -> Iterator[Problem]:
    """An include names what the site knows, and takes the place of a whole paragraph."""
    for match in islice(INCLUDE.finditer(line), 1):
        if not alone or match[0] != line.rstrip():
            yield Problem(path, _place(number, match), "include-not-alone")
        elif match[1] not in INCLUDED and not match[1].startswith(KIT):
            near = suggest(match[1], INCLUDED)
            values = {"value": match[1], **near}
            hint = "nearest" if near else ""
            yield Problem(path, _place(number, match, 1), "include-unknown", values, hint)


def _check_brackets(path: str, text: str, first: int) -> Iterator[Problem]:
    told = set()
    for match in find_unclosed(text):
        number = first + text.count("\n", 0, match.start())
        if number not in told:
            told.add(number)
            column = match.start() - text.rfind("\n", 0, match.start())
            span = Span(number, column, number, column + 1)
            yield Problem(path, span, "link-unclosed", {"found": match[0]})


def _place(number: int, match: re.Match[str], group: int = 0) -> Span:
    return Span(number, match.start(group) + 1, number, match.end(group) + 1)
