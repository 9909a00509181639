"""Who the candidates are: where they come from and what they speak."""

from __future__ import annotations

from missionsite.edition import Edition
from missionsite.model.mission import Mission


def say_candidates(mission: Mission, edition: Edition) -> str:
    """Return where candidates come from and what they speak; "" if the file does not say."""
    if mission.candidates is None:
        return ""
    reference, language = edition.catalogue.reference, edition.language
    places = [
        reference.countries[code].name.in_language(language)
        for code in mission.candidates.countries
    ]
    spoken = [
        reference.languages[code].in_language(language) for code in mission.candidates.languages
    ]
    parts = []
    if places:
        parts.append(edition.say("candidates.from", countries=edition.formatter.join(places)))
    if spoken:
        said = edition.formatter.join(spoken)
        parts.append(
            edition.say("candidates.language", languages=said)
            if len(spoken) == 1
            else edition.say("candidates.languages", languages=said)
        )
    return " ".join(parts)
