"""Answers the form of the staff guide that writes a mission's file in a browser."""

from __future__ import annotations

import json
from typing import Any

from missionsite.captions import load_captions
from missionsite.clock import OTTAWA
from missionsite.drafts import begin_answers, list_questions, render_draft
from missionsite.formschema import list_form_groups
from missionsite.manuscript import CannotEditError
from missionsite.messages import load_messages
from missionsite.nodes import Mapping, Node, Scalar, Sequence, build_plain
from missionsite.problems import Language, Span
from missionsite.rewriting import rewrite
from missionsite.source import read_source
from missionsite.webcheck import Checker


class Form:
    """Shows a file as values of fields, and writes into the file what was changed there."""

    def __init__(self, checker: Checker) -> None:
        """Show what the lists of the checker's project offer."""
        self._catalogue = checker.catalogue
        self._messages = load_messages()

    def list_groups(self, language: Language) -> str:
        """Return JSON: the parts of the form, each with `id`, `title` and the `schema` of it."""
        groups = list_form_groups(self._catalogue, self._messages, language)
        return json.dumps(groups, ensure_ascii=False)

    def read(self, text: str) -> str:
        """Return JSON: the file's fields and their values, every one a text; null if unreadable."""
        root = read_source("", text.encode())[0].root
        values = build_plain(root) if isinstance(root, Mapping) else None
        return json.dumps(values, ensure_ascii=False)

    def write(self, text: str, before: str, after: str) -> str:
        """Return JSON: the file with what was changed in the form; null if that is impossible.

        `before` and `after` are the form's values as JSON, without empty ones.
        """
        try:
            changed: str | None = rewrite(text, json.loads(before), json.loads(after))
        except CannotEditError:
            changed = None
        return json.dumps(changed, ensure_ascii=False)

    def begin(self, language: Language) -> str:
        """Return the text of a mission that is being begun, with nothing filled in yet."""
        today = self._catalogue.instant.astimezone(OTTAWA).date()
        answers = {**begin_answers(today), **dict.fromkeys(list_questions(), "")}
        return render_draft(answers, load_captions(), language)

    def find_fields(self, text: str, places: str) -> str:
        """Return JSON: of each place, [line, column], the keys that lead to what stands there.

        It is the innermost field that begins there or before and has not ended.
        """
        root = read_source("", text.encode())[0].root
        wanted = json.loads(places)
        found = [_find_keys(root, tuple(place)) if root else [] for place in wanted]
        return json.dumps(found)


def _find_keys(node: Node, place: tuple[int, int]) -> list[Any]:
    for key, span, value in _list_below(node):
        if (span.line, span.column) <= place <= (span.end_line, span.end_column):
            return [key, *_find_keys(value, place)]
    return []


def _list_below(node: Node) -> list[tuple[str | int, Span, Node]]:
    """Return what stands in a group or a list, with the whole of its place."""
    if isinstance(node, Scalar):
        return []
    if isinstance(node, Sequence):
        return [(number, item.span, item) for number, item in enumerate(node.items)]
    return [
        (
            key.value,
            Span(key.span.line, key.span.column, value.span.end_line, value.span.end_column),
            value,
        )
        for key, value in node.entries
    ]
