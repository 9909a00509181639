"""The questions of `missions new`: what is asked, what may be chosen, and what is offered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from missionsite.captions import load_captions
from missionsite.catalogue import Catalogue
from missionsite.drafts import ID, find_slug, split_list
from missionsite.messages import Messages
from missionsite.names import Names
from missionsite.problems import LANGUAGES, Language

_MOST_FOUND = 12
_CODE_DIGITS = 5


def name_field(place: str, messages: Messages, language: Language) -> str:
    """Return a field's name, with its language where it has one: "Title (in English)"."""
    captions = load_captions()
    name, _, side = place.partition(".")
    caption = captions.get(place) or captions.get(name)
    if caption is None:
        return messages.say("new.id", language)
    title = caption.title.in_language(language)
    if side not in LANGUAGES:
        return title
    return messages.say("new.in_language", language, field=title, language=side)


def put_question(place: str, catalogue: Catalogue, messages: Messages, language: Language) -> str:
    """Return a question: the field's name, what it is for, and what may be chosen."""
    captions = load_captions()
    caption = captions.get(place) or captions.get(place.partition(".")[0])
    purpose = caption.description.in_language(language) if caption else ""
    lines = [
        name_field(place, messages, language),
        purpose or messages.say("new.id_hint", language),
        *_list_choices(place, catalogue, language),
    ]
    if place == "occupations":
        lines.append(messages.say("new.search", language))
    return "\n".join(lines)


def suggest_answer(place: str, answers: Mapping[str, str], catalogue: Catalogue) -> str:
    """Return what is probably meant, or ""."""
    start = answers.get("dates.start", "")
    year = next((part for part in (start[:4], start[-4:]) if part.isdigit()), "")
    if place.startswith("slug."):
        return find_slug(f"{answers[place.replace('slug.', 'title.')]} {year}")
    if place == ID:
        return f"{year}-{answers['slug.en'].removesuffix(f'-{year}')}"
    if place != "publication.owner":
        return ""
    owners = [mission.publication.owner for mission in catalogue.missions.values()]
    return max(owners, key=owners.count, default="")


def is_codes(text: str) -> bool:
    """Tell whether an answer names occupations by their codes alone."""
    return all(part.isdigit() and len(part) == _CODE_DIGITS for part in split_list(text))


def find_occupations(words: str, catalogue: Catalogue, language: Language) -> list[str]:
    """Return a few occupations whose official title in one language holds all the words."""
    wanted = find_slug(words).split("-")

    def fits(names: Names) -> bool:
        titles = [find_slug(names.in_language(side)) for side in LANGUAGES]
        return any(all(word in title for word in wanted) for title in titles)

    found = (it for it in catalogue.reference.occupations.items() if fits(it[1]))
    return [f"  {code} {it.in_language(language)}" for code, it in islice(found, _MOST_FOUND)]


def _list_choices(place: str, catalogue: Catalogue, language: Language) -> Iterator[str]:
    if place == "sectors":
        for sector in catalogue.programme.sectors.values():
            yield f"  {sector.id}: {sector.name.in_language(language)}"
    if place == "hiring_regions":
        for code, region in catalogue.reference.regions.items():
            yield f"  {code}: {region.name.in_language(language)}"
