"""What an entry of the staff guide's reference is made of: a heading, and facts below it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from missionsite.markup import fill

_FACT = "<dt>{}</dt>\n<dd>{}</dd>\n"
_FACTS = '<dl class="guide-facts">\n{}</dl>\n'
_ITEM = "<li>{}</li>"
_LIST = "<ul>\n{}\n</ul>"
_CODE = "<pre><code>{}</code></pre>"
_TAB = Markup("&#9;")
"""A tab as HTML: Markdown would turn the sign itself into spaces."""

Fact = tuple[str, Markup]
"""What a fact is called, and what it is."""


def render_entry(level: int, identity: str, heading: str, text: str, facts: Iterable[Fact]) -> str:
    """Return an entry in Markdown; `heading` and its code may hold no sign of Markdown's own."""
    listed = Markup().join(fill(_FACT, name, value) for name, value in facts)
    first = f"{'#' * level} {heading} {{#{identity}}}\n"
    return f"{first}\n{fill('<p>{}</p>', text)}\n\n{fill(_FACTS, listed)}\n"


def render_code(text: str) -> Markup:
    """Return lines of a file as they are."""
    shown = fill("{}", text.rstrip("\n"))
    return fill(_CODE, shown.replace("\t", _TAB))


def render_texts(texts: Iterable[str | Markup]) -> Markup:
    """Return paragraphs."""
    return Markup("\n").join(fill("<p>{}</p>", text) for text in texts)


def render_list(items: Iterable[str | Markup]) -> Markup:
    """Return a list."""
    return fill(_LIST, Markup("\n").join(fill(_ITEM, item) for item in items))
