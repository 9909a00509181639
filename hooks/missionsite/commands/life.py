"""`missions postpone`, `suspend`, `cancel`, `reopen`, `deadline`, `update`, `results`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from missionsite.arguments import TranslatedParser
from missionsite.commands.editing import (
    Editing,
    add_mission,
    add_words,
    edit_mission,
    has_words,
    read_words,
)
from missionsite.commands.questions import name_field
from missionsite.commands.shell import Command, Refusal, Shell
from missionsite.lifecycle import (
    Stop,
    Words,
    announce,
    choose_state,
    find_round,
    move_deadline,
    publish_results,
    reopen,
    stop,
)
from missionsite.locate import read_model
from missionsite.model.mission import Mission
from missionsite.problems import LANGUAGES, Language, Value, Whole
from missionsite.schedules import find_last_minute, find_window, last_day, list_windows
from missionsite.source import read_source

STOPS: Mapping[str, Stop] = MappingProxyType(
    {"postpone": "postponed", "suspend": "suspended", "cancel": "cancelled"}
)
AUDIENCES = ("employers", "associations")
FIGURES = ("employers", "candidates_met", "offers", "arrivals")
_TYPED = str.maketrans({"\u00a0": " ", "\u202f": " "})
"""Authors type ordinary spaces; the site sets those that do not break."""


def _stop(state: Stop, editing: Editing) -> str:
    words = read_words(editing.shell, editing.shell.say("life.reason"))
    return announce(stop(editing.text, state, words), editing.today, words)


def _reopen(editing: Editing) -> str:
    mission, shell = editing.mission, editing.shell
    if mission.state not in STOPS.values():
        raise Refusal(shell.say("life.not_stopped", path=editing.path))
    if last_day(mission) < editing.today:
        raise Refusal(shell.say("life.past", path=editing.path))
    words = read_words(shell, shell.say("life.news"))
    return announce(reopen(editing.text, choose_state(mission)), editing.today, words)


def _update(editing: Editing) -> str:
    words = read_words(editing.shell, editing.shell.say("life.news"))
    return announce(editing.text, editing.today, words)


def _move_deadline(editing: Editing) -> str:
    shell, audience = editing.shell, editing.shell.options.audience or ""
    place = find_round(editing.mission, editing.catalogue.instant, audience)
    if place is None:
        name = _find_reason(editing.mission, audience)
        raise Refusal(shell.say(name, path=editing.path))
    text = move_deadline(editing.text, place, shell.options.closes)
    if text == editing.text:
        raise Refusal(shell.say("life.same_deadline", path=editing.path))
    if has_words(shell):
        return announce(text, editing.today, read_words(shell, ""))
    mission = _read(text)
    if mission is None:
        return text  # there is no such moment: the check says so
    return announce(text, editing.today, _tell_deadline(shell, mission, place))


def _find_reason(mission: Mission, audience: str) -> str:
    """Say why no round is meant: there is none, none for that audience, or one for each."""
    if not list_windows(mission):
        return "life.no_round"
    return "life.other_audience" if audience else "life.which_audience"


def _tell_deadline(shell: Shell, mission: Mission, place: int) -> Words:
    """Return the sentence that tells the public until when a form is open now."""
    window = list_windows(mission)[place]
    closes = find_last_minute(find_window(window)[1])
    formatters, name = shell.messages.formatters, f"life.until_{window.audience}"
    return {
        side: _say(shell, name, side, moment=Whole(formatters[side].moment_alone(closes)))
        for side in LANGUAGES
    }


def _say(shell: Shell, name: str, side: Language, **values: Value) -> str:
    """Return a text of messages.yml as an author would type it."""
    return shell.messages.say(name, side, **values).translate(_TYPED)


def _publish_results(editing: Editing) -> str:
    shell, given = editing.shell, vars(editing.shell.options)
    figures = {name: given[name] for name in FIGURES if given[name] is not None}
    as_of = given["as_of"] or editing.today.isoformat()
    words = read_words(shell, "") if has_words(shell) else None
    if not (figures or words):
        raise Refusal(shell.say("life.no_results"))
    values = {"as_of": as_of, **figures, **({"text": words} if words else {})}
    text = publish_results(editing.mission, editing.text, values)
    news = {side: _say(shell, "life.results", side) for side in LANGUAGES}
    return announce(text, editing.today, news)


def _read(text: str) -> Mission | None:
    root = read_source("", text.encode())[0].root
    return root and read_model(Mission, root, "")[0]


def _configure(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    add_mission(parser, say)
    add_words(parser, say)


def _configure_deadline(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    add_mission(parser, say)
    parser.add_argument("closes", metavar=say("moment"), help=say("closes_help"))
    parser.add_argument("--audience", choices=AUDIENCES, help=say("audience_help"))
    add_words(parser, say)


def _configure_results(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    add_mission(parser, say)
    for name in (*FIGURES, "as_of"):
        caption = name_field(f"results.{name}", parser.messages, parser.language)
        metavar = say("day" if name == "as_of" else "number")
        parser.add_argument(f"--{name.replace('_', '-')}", metavar=metavar, help=caption)
    add_words(parser, say)


def _command(name: str, configure: Callable[..., None], change: Callable[..., str]) -> Command:
    return Command(name, configure, lambda shell: edit_mission(shell, change))


LIFE = (
    *(_command(name, _configure, partial(_stop, state)) for name, state in STOPS.items()),
    _command("reopen", _configure, _reopen),
    _command("deadline", _configure_deadline, _move_deadline),
    _command("update", _configure, _update),
    _command("results", _configure_results, _publish_results),
)
