"""The search page: its box, and lists of everything that it finds, which need no script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from missionsite.addresses import MISSIONS_PAGE
from missionsite.documents import HOME, NOT_FOUND, SEARCH
from missionsite.edition import Edition
from missionsite.views.parts import Data, Tag
from missionsite.views.state import build_marks, build_state
from missionsite.views.surround import Link

QUESTIONS = "questions.md"
BUNDLE = "/pagefind/pagefind.js"
"""Where the index stands and the script that reads it."""
_WAYS_ON = (MISSIONS_PAGE, QUESTIONS, "contact.md")


@dataclass(frozen=True, slots=True)
class Choice:
    """One kind of results; `value` is "" for all of them."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchBox:
    """What the script shows: the box, the kinds, the results, and what to do without any.

    `data` holds the address of the index and the sentences that the script fills in.
    """

    label: str
    hint: str
    heading: str
    legend: str
    choices: tuple[Choice, ...]
    more: str
    advice: str
    ways_on: tuple[Link, ...]
    data: Data


@dataclass(frozen=True, slots=True)
class ListedMission:
    """A mission's link with its marks, and its state as time goes by."""

    text: str
    href: str
    state: Tag | None
    marks: tuple[Tag, ...]
    data: Data


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Links below a heading of the third level."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SearchLists:
    """Every mission, question and page."""

    missions_heading: str
    missions: tuple[ListedMission, ...]
    none: str
    questions_heading: str
    questions: tuple[LinkGroup, ...]
    pages_heading: str
    pages: tuple[Link, ...]


def build_search_box(edition: Edition) -> SearchBox:
    """Return the search box in the edition's language."""
    words = edition.words
    return SearchBox(
        label=words["search.label"],
        hint=words["search.hint"],
        heading=words["search.results"],
        legend=words["search.show"],
        choices=(
            Choice("", words["search.all"]),
            Choice("mission", words["search.missions"]),
            Choice("question", words["search.questions"]),
            Choice("page", words["search.pages"]),
        ),
        more=words["search.more"],
        advice=words["search.advice"],
        ways_on=tuple(Link(edition.page_title(it), edition.page_url(it)) for it in _WAYS_ON),
        data=(
            ("bundle", BUNDLE),
            ("one", words["search.count_one"]),
            ("other", words["search.count_other"]),
            ("none", words["search.none"]),
            ("failed", words["search.failed"]),
            ("mission", words["search.mission"]),
            ("question", words["search.question"]),
            ("page", words["search.page"]),
        ),
    )


def build_search_lists(edition: Edition) -> SearchLists:
    """Return the lists in the edition's language: in the order of the alphabet, or by task."""
    words = edition.words
    pages = [it for it in edition.catalogue.documents if it not in {HOME, NOT_FOUND, SEARCH}]
    links = {edition.page_title(it): edition.page_url(it) for it in pages}
    home = Link(edition.page_title(HOME), edition.home_url())
    return SearchLists(
        missions_heading=words["search.missions"],
        missions=tuple(_list_missions(edition)),
        none=words["lists.none"],
        questions_heading=words["search.questions"],
        questions=tuple(_list_questions(edition)),
        pages_heading=words["search.pages"],
        pages=(home, *(Link(title, links[title]) for title in edition.sort(list(links)))),
    )


def _list_missions(edition: Edition) -> Iterable[ListedMission]:
    missions = edition.catalogue.published
    titles = {edition.text(mission.title): key for key, mission in missions.items()}
    for title in edition.sort(list(titles)):
        identity = titles[title]
        mission = missions[identity]
        state = build_state(identity, mission, edition)
        yield ListedMission(
            text=title,
            href=edition.mission_url(identity),
            state=state.tag,
            marks=build_marks(mission, edition, archived=state.archived),
            data=state.data,
        )


def _list_questions(edition: Edition) -> Iterable[LinkGroup]:
    programme, url = edition.catalogue.programme, edition.page_url(QUESTIONS)
    for group in programme.question_groups.values():
        links = tuple(
            Link(edition.text(question.question), f"{url}#{question.id}")
            for question in programme.questions.values()
            if question.group == group.id
        )
        if links:
            yield LinkGroup(edition.text(group.title), links)
