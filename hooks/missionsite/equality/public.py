"""Makes the report a page of the site, where the operator wants it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from missionsite.clock import OTTAWA
from missionsite.environment import build_environment
from missionsite.equality.report import TEMPLATE, Report, Words
from missionsite.equality.survey import survey
from missionsite.frame import DateModified, Frame, build_frame, fit_title
from missionsite.messages import load_messages
from missionsite.pages import list_addresses
from missionsite.problems import LANGUAGES
from missionsite.sharing import build_share
from missionsite.site import Site
from missionsite.views.surround import EQUALITY

LAYOUT = "base.html"
_LIKE = "about.md"


def render_public(site: Site, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the report's page in each language, of the site as built in `folder`.

    It has what can be measured without a browser and without an earlier version.
    """
    if not site.catalogue.settings.equality:
        return
    rows = [row for row in survey(folder, site.catalogue, None, None) if row.outcome != "unasked"]
    report = Report(site.catalogue.instant.astimezone(OTTAWA).date(), rows)
    template = build_environment(site.catalogue.root).get_template(TEMPLATE)
    messages = load_messages()
    for language in LANGUAGES:
        words = Words(report, messages, language)
        frame = build_report_frame(words, site)
        page = template.render(layout=LAYOUT, frame=frame, view=words.build_view())
        yield f"{EQUALITY[language].strip('/')}/index.html", page.encode()


def build_report_frame(words: Words, site: Site) -> Frame:
    """Return the frame of the report's page: that of a page of prose, with its own words."""
    language = words.language
    like = next(page for page in list_addresses(site, language) if page.id == _LIKE)
    place = replace(
        like,
        urls=MappingProxyType(EQUALITY),
        template=TEMPLATE,
        modified=words.report.day,
        indexed=False,
    )
    title, description = words.say("title"), words.say("description")
    return replace(
        build_frame(place, site),
        title=fit_title(title, site.editions[language]),
        description=description,
        share=build_share(place, title, description, site),
        date_modified=DateModified(words.say("day"), words.report.day.isoformat()),
    )
