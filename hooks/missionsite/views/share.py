"""What services show of a shared link: the card that is drawn, and its words."""

from __future__ import annotations

from collections.abc import Iterator

from missionsite.documents import HOME
from missionsite.edition import Edition
from missionsite.model.mission import Mission
from missionsite.schedules import find_last_minute
from missionsite.sharecard import Card
from missionsite.views.card import name_dates, say_dates, say_places
from missionsite.views.events import name_deadlines
from missionsite.views.state import STOPPED


def build_mission_card(identity: str, edition: Edition) -> Card:
    """Return what a mission's card says: nothing that time makes untrue."""
    mission, words = edition.catalogue.published[identity], edition.words
    title = edition.text(mission.title)
    if mission.state in STOPPED:
        title = edition.say("states.prefix", state=words[f"states.{mission.state}"]) + title
    return Card(
        title=title,
        name=words["site.name"],
        mark=words["marks.example"] if mission.illustrative else "",
        facts=tuple(_list_facts(mission, edition)),
        note=_say_note(edition),
    )


def build_site_card(edition: Edition) -> Card:
    """Return the card of every page of one language that is not a mission's."""
    front = edition.catalogue.documents[HOME][edition.language].front
    facts = (edition.plain(front.description),)
    return Card(edition.words["site.name"], "", "", facts, _say_note(edition))


def join_cards(cards: list[Card]) -> Card:
    """Return the card of a page in both languages."""
    titles, notes = ([getattr(card, key) for card in cards] for key in ("title", "note"))
    return Card(" / ".join(titles), "", "", (), "\n".join(notes).strip())


def describe_card(card: Card) -> str:
    """Return the text that stands for the picture where it is not seen."""
    texts = (card.name, card.title, card.mark, *card.facts)
    return ". ".join(text for text in texts if text)


def _say_note(edition: Edition) -> str:
    official = edition.catalogue.settings.official
    return "" if official else edition.words["site.demonstration"]


def _list_facts(mission: Mission, edition: Edition) -> Iterator[str]:
    words = edition.words
    label = name_dates(mission, edition)
    yield edition.say("calendar.fact", label=label, value=say_dates(mission, edition))
    if mission.state == "scheduled":
        named = name_deadlines(mission, edition).values()
        for what, after in named:
            moment = edition.formatter.moment_alone(find_last_minute(after))
            short = words["share.deadline"] if len(named) == 1 else what
            yield edition.say("calendar.fact", label=short, value=moment)
    yield say_places(mission, edition)
