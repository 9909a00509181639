"""Puts finished texts into HTML of ours; what is not HTML yet is escaped."""

from __future__ import annotations

from markupsafe import Markup, escape


def fill(pattern: str, *contents: object, **named: object) -> Markup:
    """Return a pattern of ours with its gaps filled, each content escaped unless it is HTML.

    Markup.format does the same with the care that patterns from elsewhere need, at several times
    the price, and a page is made of hundreds of such pieces.
    """
    escaped = {name: _escape(content) for name, content in named.items()}
    return Markup(pattern.format(*map(_escape, contents), **escaped))  # noqa: S704 - `_escape` saw each


def _escape(content: object) -> str:
    """What is HTML already is taken as it is, without a copy of it."""
    return content if isinstance(content, Markup) else escape(content)
