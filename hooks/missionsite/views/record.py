"""What changed on a mission, what was looked up for it, and what came of it."""

from __future__ import annotations

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import Results, Update
from missionsite.model.places import SourceCountryCheck
from missionsite.views.parts import Entry, Figure, Figures, Prose, Timeline
from missionsite.views.sections import Block


def build_updates(updates: tuple[Update, ...], edition: Edition) -> tuple[Block, ...]:
    """Return the log of changes, newest first."""
    entries = tuple(
        Entry(
            fill(
                '<time datetime="{}">{}</time>',
                update.on.isoformat(),
                edition.rich(edition.formatter.day(update.on)),
            ),
            edition.text(update.text),
        )
        for update in sorted(updates, key=lambda it: it.on)[::-1]
    )
    return (Timeline(entries),) if entries else ()


def build_source_check(check: SourceCountryCheck | None, edition: Edition) -> tuple[Block, ...]:
    """Return what was looked up before the countries were chosen."""
    if check is None:
        return ()
    list_name = (
        edition.words[f"source_check.{check.list_id.replace('-', '_')}"] if check.list_id else ""
    )
    day = edition.formatter.day(check.checked_on)
    sentences = [
        edition.rich(edition.say("source_check.checked", day=day)),
        fill("{}", list_name),
        edition.rich(edition.text(check.finding)),
    ]
    if check.agreement:
        link = fill('<a href="{}">{}</a>', check.agreement.url, edition.text(check.agreement.title))
        signed = edition.rich(edition.formatter.day(check.agreement.date))
        sentences.append(fill("{} ({})", link, signed))
    if check.safeguards:
        sentences.append(edition.rich(edition.text(check.safeguards)))
    return tuple(Prose(fill("<p>{}</p>", text)) for text in sentences if text)


def build_results(results: Results | None, edition: Edition) -> tuple[Block, ...]:
    """Return a finished mission's figures, the day they speak of, and its report."""
    if results is None:
        return ()
    counts = {
        "employers": results.employers,
        "candidates_met": results.candidates_met,
        "offers": results.offers,
        "arrivals": results.arrivals,
    }
    figures = tuple(
        Figure(edition.formatter.number(count), edition.words[f"results.{name}"])
        for name, count in counts.items()
        if count is not None
    )
    blocks: list[Block] = [Figures(figures)] if figures else []
    as_of = edition.rich(edition.say("results.as_of", day=edition.formatter.day(results.as_of)))
    blocks.append(Prose(fill('<p class="app-source">{}</p>', as_of)))
    if results.text:
        blocks.append(Prose(edition.html(results.text)))
    return tuple(blocks)
