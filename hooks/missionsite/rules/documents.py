"""Rules on the prose pages of docs/: what stands above their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath

from missionsite.documents import HOME, Document
from missionsite.guesses import suggest
from missionsite.problems import Problem, Span, Value
from missionsite.prose import KIT
from missionsite.rules.markup import UNKNOWN, find_links, find_wrong, suggest_link
from missionsite.rules.sheet import File, Lists
from missionsite.rules.texts import is_repetition

_LONGEST_TITLE = 60  # R9; the site's name follows where there is room
_LONGEST_DESCRIPTION = 130  # R9
_PAGE = re.compile(r"[^:#]+\.md(?:#|$)")
_KITS = "kits"
_KIT = re.compile(rf"<!-- include: {KIT}(\S*) -->")
_OTHER_WAYS = ("mailto:", "tel:", "#")  # what a page may link to besides


@dataclass(frozen=True)
class Front(File):
    """One page: the fields above its text as a tree, and all its lines."""

    document: Document
    lines: tuple[str, ...]


def check_lengths(front: Front, _: Lists) -> Iterator[Problem]:
    """A title and a description fit where search engines show them."""
    limits = {"title": _LONGEST_TITLE, "description": _LONGEST_DESCRIPTION}
    for key, limit in limits.items():
        length = len(getattr(front.document.front, key).strip())
        if length > limit:
            yield front.fault((key,), "text-too-long", key=key, length=length, limit=limit)


def check_description(front: Front, _: Lists) -> Iterator[Problem]:
    """A description says more than the title."""
    page = front.document.front
    if is_repetition(page.description, page.title):
        yield front.fault(("description",), "description-same")


def check_statement(front: Front, _: Lists) -> Iterator[Problem]:
    """A heading is a statement, not a question (R22)."""
    if "?" in front.document.front.title:
        yield front.fault(("title",), "title-question", key="title")


def check_slug(front: Front, _: Lists) -> Iterator[Problem]:
    """Every page but the home page has an address of its own."""
    if front.document.front.slug is None and front.document.id != HOME:
        yield front.fault((), "missing-key", key="slug")


def check_template(front: Front, lists: Lists) -> Iterator[Problem]:
    """A page asks for a template that exists."""
    template = front.document.front.template
    if template not in lists.templates:
        near = suggest(template, lists.templates)
        yield front.fault(("template",), "page-template", value=template, **near)


def check_review(front: Front, lists: Lists) -> Iterator[Problem]:
    """A page is read again by the day that it names."""
    review_by = front.document.front.review_by
    if review_by < lists.today:
        yield front.question(("review_by",), "review-past", date=review_by)


def check_modified(front: Front, lists: Lists) -> Iterator[Problem]:
    """The last significant change is past."""
    modified = front.document.front.modified
    if modified > lists.today:
        yield front.fault(("modified",), "day-in-future", key="modified", date=modified)


def check_links(front: Front, lists: Lists) -> Iterator[Problem]:
    """A link leads to a page of the site, an entry of links.yml or an https address."""
    folder = dirname(front.document.id)
    for number, line in enumerate(front.lines, 1):
        for match in find_links(line):
            target = match[1]
            found = normpath(join(folder, target)) if _PAGE.match(target) else target
            code = "" if target.startswith(_OTHER_WAYS) else find_wrong(found, lists)
            if code:
                span = Span(number, match.start(1) + 1, number, match.end(1) + 1)
                near = _suggest(found, folder, lists) if code == UNKNOWN else {}
                values = {"value": target, **near}
                yield Problem(front.path, span, code, values, "nearest" if near else "")


def check_kits(front: Front, lists: Lists) -> Iterator[Problem]:
    """A form that a page includes stands in kits.yml."""
    known = lists.programme.kits
    if _KITS in lists.programme.incomplete:
        return  # a mistake there is told there
    for number, line in enumerate(front.lines, 1):
        match = _KIT.fullmatch(line.rstrip())
        if match and match[1] not in known:
            near = suggest(match[1], known)
            values = {"value": match[1], "list": _KITS, **near}
            span = Span(number, match.start(1) + 1, number, match.end(1) + 1)
            yield Problem(front.path, span, "unknown-id", values, "nearest" if near else "")


def _suggest(target: str, folder: str, lists: Lists) -> Mapping[str, Value]:
    """Return the link that was probably meant, as a page in `folder` has to write it."""
    near = suggest_link(target, lists)
    if not near or not _PAGE.match(str(near["nearest"])):
        return near
    return {"nearest": relpath(str(near["nearest"]), folder or ".")}
