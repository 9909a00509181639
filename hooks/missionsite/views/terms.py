"""On what terms one takes part: who does what."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup, escape

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import Mission
from missionsite.model.programme import Service
from missionsite.views import panels, parts
from missionsite.views.sections import Block

SERVICES_PAGE = "services.md"


def build_duties(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return what the department does on a mission beside what is left to the employer."""
    known = edition.catalogue.programme.services
    offered = [known[key] for key in mission.services]
    yours = [service for service in known.values() if service.offer == "employer"]
    words = edition.words
    columns = [_name_all(words["duties.we"], offered, edition)] if offered else []
    columns.append(_name_all(words["duties.you"], yours, edition))
    more = edition.link_element(SERVICES_PAGE, words["duties.more"])
    return (
        panels.Duties(tuple(columns)),
        parts.Prose(fill("<p>{} {}</p>", words["duties.no_part"], more)),
    )


def _name_all(heading: str, services: Iterable[Service], edition: Edition) -> panels.Column:
    """Return one party's list by name alone: what each name holds stands on a page of its own."""
    return panels.Column(heading, "do", tuple(escape(edition.text(it.name)) for it in services))


def build_column(
    heading: str, kind: str, services: Iterable[Service], edition: Edition
) -> panels.Column:
    """Return one party's list, each service with the sentence that explains it."""
    texts = tuple(
        edition.once("service", service.id, partial(_say_service, service, edition))
        for service in services
    )
    return panels.Column(heading, kind, texts)


def _say_service(service: Service, edition: Edition) -> Markup:
    name, text = edition.text(service.name), edition.text(service.text)
    return fill("<strong>{}</strong> {}", name, edition.rich(text))
