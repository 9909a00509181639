"""`missions new`: begins a mission's file, from options or from answers to a few questions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from missionsite.arguments import TranslatedParser
from missionsite.captions import load_captions
from missionsite.catalogue import Catalogue
from missionsite.clock import OTTAWA
from missionsite.commands.questions import (
    find_occupations,
    is_codes,
    name_field,
    put_question,
    suggest_answer,
)
from missionsite.commands.shell import CLEAN, Command, Refusal, Shell, add_root, answer
from missionsite.drafts import (
    ID,
    begin_answers,
    check_draft,
    find_path,
    find_place,
    list_questions,
    render_draft,
)
from missionsite.problems import Problem

OPTIONS = {
    "dates.start": "start",
    "hiring_regions": "regions",
    "occupations": "noc",
    "publication.owner": "owner",
}
"""Options that have a shorter name than the place of their field."""


def run_new(shell: Shell) -> int:
    """Write the file of a planned mission; nothing is written until all of it is right."""
    root = shell.find_project()
    catalogue = shell.load_project(root)
    if not catalogue.whole:
        raise Refusal(shell.say("status.unreadable"))
    clerk = _Clerk(shell, catalogue)
    try:
        clerk.complete()
    except (EOFError, KeyboardInterrupt):
        raise Refusal(shell.say("new.stopped")) from None
    path = find_path(clerk.answers)
    later = shell.say("new.later")
    text = render_draft(clerk.answers, clerk.captions, shell.language, later)
    try:
        with (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError:  # nobody may write there, or the file came in the meantime
        raise Refusal(shell.say("new.unwritable", path=path)) from None
    answer(shell.say("new.done", path=path, mission=clerk.answers[ID]))
    return CLEAN


class _Clerk:
    """Collects the answers, and asks again where one will not do."""

    def __init__(self, shell: Shell, catalogue: Catalogue) -> None:
        self.shell = shell
        self.catalogue = catalogue
        self.captions = load_captions()
        self.today = catalogue.instant.astimezone(OTTAWA).date()
        given = {place: getattr(shell.options, place) for place in list_questions()}
        self.answers = {
            **({"illustrative": "true"} if shell.options.invented else {}),
            **begin_answers(self.today),
            **{place: text for place, text in given.items() if text is not None},
        }

    def complete(self) -> None:
        """Ask for what is missing, or for what is wrong.

        Raises:
            Refusal: something is missing or wrong, and there is nobody to ask.
        """
        if taken := self._say_taken():
            raise Refusal(taken)
        missing = [place for place in list_questions() if place not in self.answers]
        if missing and not sys.stdin.isatty():
            names = ", ".join(f"--{_name_option(place)}" for place in missing)
            raise Refusal(f"{self.shell.say('new.missing')} {names}")
        for place in missing:
            self._ask(place)
        while faults := list(self._list_faults()):
            asked = [place for place, _ in faults if place in list_questions()]
            told = "\n".join(self._tell(place, fault) for place, fault in faults)
            if not (asked and sys.stdin.isatty()):
                raise Refusal(told)
            sys.stderr.write(f"{told}\n")
            self._ask(asked[0])

    def _ask(self, place: str) -> None:
        """Ask until an answer will do."""
        language = self.shell.language
        question = put_question(place, self.catalogue, self.shell.messages, language)
        sys.stdout.write(f"\n{question}\n")
        offered = suggest_answer(place, self.answers, self.catalogue)
        while True:
            written = input(f"[{offered}] > " if offered else "> ").strip() or offered
            if place == "occupations" and not is_codes(written):
                found = find_occupations(written, self.catalogue, language)
                sys.stdout.write("\n".join(found or [self.shell.say("new.not_found")]) + "\n")
            elif written and not self._refuse(place, written):
                return

    def _refuse(self, place: str, written: str) -> bool:
        """Keep an answer, and say what is wrong with it, if anything is."""
        self.answers[place] = written
        if place == ID and (taken := self._say_taken()):
            sys.stderr.write(f"{taken}\n")
            return True
        faults = [fault for where, fault in self._list_faults() if where == place]
        sys.stderr.write("".join(f"{self._word(fault)}\n" for fault in faults))
        return bool(faults)

    def _say_taken(self) -> str:
        """Say that a file of that name is there, or nothing."""
        path = find_path(self.answers) if ID in self.answers else ""
        there = bool(path) and (self.catalogue.root / path).exists()
        return self.shell.say("new.exists", path=path) if there else ""

    def _list_faults(self) -> Iterator[tuple[str, Problem]]:
        """Yield what is wrong with what was answered so far, with the place of its field.

        Once all is answered, that is everything that is wrong with the file.
        """
        answers = {**self._build_samples(), **self.answers}
        whole = answers.keys() == self.answers.keys()
        for fault in check_draft(answers, self.captions, self.catalogue):
            place = find_place(fault, answers, self.captions)
            if fault.severity == "error" and (whole or place in self.answers):
                yield place, fault

    def _build_samples(self) -> dict[str, str]:
        """Return answers that are right, for what has not been answered yet."""
        sample = f"{self.today.year + 1}-000"
        return {
            **{place: f"{place.replace('.', '-')}-{sample}" for place in list_questions()},
            ID: sample,
            "dates.start": str(self.today.year + 1),
            "sectors": next(iter(self.catalogue.programme.sectors)),
            "occupations": next(iter(self.catalogue.reference.occupations)),
            "hiring_regions": "all",
            "publication.owner": "missions@missions.example",
        }

    def _tell(self, place: str, fault: Problem) -> str:
        option = f"--{_name_option(place)}: " if place in list_questions() else ""
        return f"{option}{self._word(fault)}"

    def _word(self, fault: Problem) -> str:
        told = self.shell.messages.tell(fault, self.shell.language)
        return " ".join(filter(None, (told.message, told.hint)))


def _name_option(place: str) -> str:
    return OPTIONS.get(place, place).replace(".", "-")


def _configure(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    for place in list_questions():
        option = f"--{_name_option(place)}"
        name = name_field(place, parser.messages, parser.language)
        parser.add_argument(option, dest=place, metavar=say("text"), help=name)
    parser.add_argument("--invented", action="store_true", help=say("invented_help"))
    add_root(parser, say)


NEW = Command("new", _configure, run_new)
