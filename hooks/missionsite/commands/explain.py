"""`missions explain`: says what a message's code means, with a wrong and a right example."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from textwrap import indent

from missionsite.arguments import TranslatedParser
from missionsite.commands.shell import CLEAN, Command, Refusal, Shell, answer
from missionsite.guesses import find_nearest

_INDENT = "    "


def run_explain(shell: Shell) -> int:
    """Explain the codes asked for; without one, list all of them with their messages."""
    codes = [_find_code(written, shell) for written in shell.options.codes]
    answer("\n\n".join(_explain(code, shell) for code in codes) or "\n".join(_list_codes(shell)))
    return CLEAN


def _find_code(written: str, shell: Shell) -> str:
    """Read a code as messages print it: in brackets, too."""
    code = written.strip("[]").lower()
    known = shell.messages.codes
    if code in known:
        return code
    near = find_nearest(code, known)
    if near:
        raise Refusal(shell.say("explain.near", code=written, near=near))
    raise Refusal(shell.say("explain.unknown", code=written))


def _explain(code: str, shell: Shell) -> str:
    told = shell.messages.explain(code, shell.language)
    lines = (
        code,
        told.message,
        "",
        told.explain,
        "",
        shell.say("explain.wrong"),
        indent(told.wrong.rstrip(), _INDENT),
        "",
        shell.say("explain.right"),
        indent(told.right.rstrip(), _INDENT),
    )
    return "\n".join(lines)


def _list_codes(shell: Shell) -> Iterator[str]:
    for code in sorted(shell.messages.codes):
        yield f"{code}: {shell.messages.explain(code, shell.language).message}"


def _configure(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    parser.add_argument("codes", nargs="*", metavar=say("code"), help=say("codes_help"))


EXPLAIN = Command("explain", _configure, run_explain)
