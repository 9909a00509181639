"""Renders the staff guide's reference of fields: one entry a field, in the order of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from missionsite.catalogue import Catalogue
from missionsite.choices import Choices, list_choices, list_entries
from missionsite.entries import Fact, render_code, render_entry, render_list, render_texts
from missionsite.fieldguide import LISTS, REGIONS, Field, list_all_fields
from missionsite.markup import fill
from missionsite.messages import Messages
from missionsite.model.texts import Bilingual
from missionsite.problems import Language, Value, Whole
from missionsite.programme import FOLDER
from missionsite.shapes import join, load_advice
from missionsite.specimens import Specimens, find_specimens

_LINK = '<a href="#{path}"><code>{path}</code></a>'
_WORD = "<code>{}</code>: {}"
_CELLS = "<tr><{cell}>{first}</{cell}><{cell}>{second}</{cell}></tr>"
_TABLE = "<table>\n<thead>{}</thead>\n<tbody>\n{}\n</tbody>\n</table>"
_FOLDED = "<details>\n<summary>{}</summary>\n{}\n</details>"
_TOP, _BELOW = 2, 3


def render_fields(catalogue: Catalogue, messages: Messages, language: Language) -> str:
    """Return every field: its name, what it is for, whether it is required, what to write.

    Fields of the first level are headings of level 2, the others of level 3; a field's path is the
    heading's id, "dates.start".
    """
    return _Writer(catalogue, messages, language, find_specimens(catalogue)).render()


@dataclass(frozen=True)
class _Writer:
    """What is at hand for one language."""

    catalogue: Catalogue
    messages: Messages
    language: Language
    specimens: Specimens

    def render(self) -> str:
        return "\n".join(self._render_field(field) for field in list_all_fields())

    def _say(self, name: str, **values: Value) -> str:
        return self.messages.say(f"guide.{name}", self.language, **values)

    def _render_field(self, field: Field) -> str:
        title = field.caption.title.in_language(self.language)
        heading = self._say("field_heading", key=Whole(f"`{field.path}`"), title=title)
        purpose = field.caption.description.in_language(self.language)
        level = _BELOW if field.parent else _TOP
        return render_entry(level, field.path, heading, purpose, self._list_facts(field))

    def _list_facts(self, field: Field) -> Iterator[Fact]:
        yield self._say("required"), render_texts([self._say_need(field)])
        yield self._say("allowed"), Markup("\n").join(self._list_allowed(field))
        if field.path in self.specimens:
            yield self._say("example"), render_code(self.specimens[field.path])

    def _say_need(self, field: Field) -> str:
        """Say when a field is required, with a link to the group that it stands in."""
        if field.need not in {"within", "shape"}:
            return self._say(f"required_{field.need}")
        text = self._say(f"required_{field.need}", parent=Whole("{parent}"))
        return fill(text, parent=fill(_LINK, path=field.parent))

    def _list_allowed(self, field: Field) -> Iterator[Markup]:
        """Yield what may stand there, one block each; there is always one."""
        if field.many:
            yield render_texts([self._say("list")])
        yield from self._list_choices(field)
        if field.path in LISTS and field.below:
            yield render_texts([self._say("own")])
        elif field.below and not field.pair:
            yield render_texts([self._say("below")])
        if shapes := self._list_shapes(field):
            yield render_texts(shapes)
        if field.below:
            if field.pair and field.path not in LISTS:
                yield render_texts([self._say("instead")])
            yield render_list(fill(_LINK, path=path) for path in field.below)

    def _list_choices(self, field: Field) -> Iterator[Markup]:
        """Yield the words, ids or codes of which one is chosen."""
        if field.words:
            values = field.caption.values
            known = {word: values[word].in_language(self.language) for word in field.words}
            yield render_texts([self._say("choices")])
            yield render_list(fill(_WORD, word, meaning) for word, meaning in known.items())
        if field.path in LISTS:
            yield self._fold_list(LISTS[field.path])
        if field.path in REGIONS:
            regions = list_choices(field.path, self.catalogue, self.language)
            yield self._render_table(self._say("regions"), regions)

    def _list_shapes(self, field: Field) -> list[str]:
        """Return the sentences on how a text, a number or a date is written."""
        told = [self._say("pair")] if field.pair else []
        if field.limit:
            told.append(self._say("limit", number=field.limit))
        if field.path not in LISTS:
            told += (self._advise(both) for both in field.advice)
        is_open = not (field.words or field.below or field.path in LISTS)
        return told or ([self._say("text")] if is_open else [])

    def _advise(self, both: str) -> str:
        """Return one language's half of what editors say in both."""
        return _split_advice()[both].in_language(self.language)

    def _fold_list(self, name: str) -> Markup:
        known = list_entries(name, self.catalogue, self.language)
        file = Whole(f"{FOLDER}/{name}.yml")
        return self._render_table(self._say("listed", number=len(known), file=file), known)

    def _render_table(self, title: str, known: Choices) -> Markup:
        head = fill(_CELLS, cell="th", first=self._say("written"), second=self._say("meaning"))
        code = Markup("<code>{}</code>")
        rows = (
            fill(_CELLS, cell="td", first=code.format(word), second=meaning)
            for word, meaning in known.items()
        )
        return fill(_FOLDED, title, fill(_TABLE, head, Markup("\n").join(rows)))


def _split_advice() -> Mapping[str, Bilingual]:
    """Return what editors say of a shape, by both languages' texts as a schema joins them."""
    return {join(text, "\n"): text for text in load_advice().values()}
