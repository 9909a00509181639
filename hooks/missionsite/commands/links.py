"""`missions links`: which links of the built site lead nowhere, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from missionsite.arguments import TranslatedParser
from missionsite.commands.shell import CLEAN, Command, Refusal, Shell, answer
from missionsite.links import Mention, find_links
from missionsite.problems import LANGUAGES, Language, Whole
from missionsite.visits import NO_ANSWER, NO_HOST, Verdict, Visit, visit_all

_PAGES_NAMED = 3
_REASONS = {NO_HOST: "no_host", NO_ANSWER: "no_answer"}


def run_links(shell: Shell) -> int:
    """Ask for every page to which the site leads, and print what is gone, as Markdown."""
    site: Path = shell.options.site
    links = find_links(site)
    if not links:
        raise Refusal(shell.say("links.no_site", path=str(site)))
    visits = visit_all(links)
    chosen: tuple[Language, ...] = (shell.language,) if shell.options.one else LANGUAGES
    parts = [_Report(replace(shell, language=side), links, visits).tell() for side in chosen]
    title = " · ".join(shell.messages.say("links.title", side) for side in chosen)
    answer("\n\n".join([f"# {title}", *parts]))
    return CLEAN


class _Report:
    """What was found, in one language."""

    def __init__(
        self,
        shell: Shell,
        links: Mapping[str, Sequence[Mention]],
        visits: Mapping[str, Visit],
    ) -> None:
        self.shell = shell
        self.links = links
        self.visits = visits

    def tell(self) -> str:
        """Return what is gone, to be ticked off, then what a person should look at."""
        blocks = [f"## {self._say('heading')}"]
        count = self.shell.messages.count("links.asked", len(self.links), self.shell.language)
        gone, unclear = self._list("gone", "- [ ] "), self._list("unclear", "- ")
        blocks.append(f"{count} {self._say('gone' if gone else 'none_gone')}")
        blocks += ["\n".join(gone)] if gone else []
        blocks += [self._say("unclear"), "\n".join(unclear)] if unclear else []
        return "\n\n".join(blocks)

    def _list(self, verdict: Verdict, mark: str) -> list[str]:
        chosen = [address for address in self.links if self.visits[address].verdict == verdict]
        return [mark + "\n  ".join(self._tell_link(address)) for address in chosen]

    def _tell_link(self, address: str) -> Iterator[str]:
        reason = self.visits[address].reason
        said = self._say(_REASONS[reason]) if reason in _REASONS else reason
        yield f"<{address}> ({said})"
        mentions = self.links[address]
        for mention in mentions[:_PAGES_NAMED]:
            yield "- " + self._say("mention", page=Whole(f"`{mention.page}`"), text=mention.text)
        left = len(mentions) - _PAGES_NAMED
        if left > 0:
            yield "- " + self.shell.messages.count("links.more", left, self.shell.language)

    def _say(self, name: str, **values: str) -> str:
        return self.shell.say(f"links.{name}", **values)


def _configure(parser: TranslatedParser, say: Callable[[str], str]) -> None:
    parser.add_argument("site", type=Path, metavar=say("folder"), help=say("site_help"))
    parser.add_argument("--one", action="store_true", help=say("one_help"))


LINKS = Command("links", _configure, run_links)
