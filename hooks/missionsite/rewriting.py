"""Carries what was changed in a form over to a mission's file: those places, and nothing else."""

from __future__ import annotations

from missionsite.edits import add_item, remove_item, remove_value, set_value
from missionsite.manuscript import CannotEditError, Manuscript
from missionsite.nodes import Location, Plain, build_plain, get_value

Group = dict[str, Plain]


def rewrite(text: str, before: Group, after: Group) -> str:
    """Return a mission's file with the changes that lead from one state of a form to another.

    What a form did not show, or shows otherwise than the file has it, is the same in both states
    and so stays as it is. Where a change would touch more than its own lines, the group around it
    is written anew.

    Raises:
        CannotEditError: the file cannot be read, or it has more in it than the form has shown.
    """
    return _rewrite_group(text, (), before, after)


class _UnseenError(CannotEditError):
    """A list of the file has entries that the form did not show: they would be lost."""


def _rewrite_group(text: str, location: Location, before: Group, after: Group) -> str:
    for key in {**after, **before}:
        here = (*location, key)
        if key not in after:
            text = _attempt_removal(text, here)
        elif key not in before:
            text = _fill(text, here, after[key])
        elif before[key] != after[key]:
            text = _rewrite_value(text, here, before[key], after[key])
    return text


def _fill(text: str, here: Location, value: Plain) -> str:
    """Write a field that was empty; of a group, what else the file has there stays."""
    if isinstance(value, dict) and isinstance(_find_plain(text, here), dict):
        return _rewrite_value(text, here, {}, value)
    return set_value(text, here, _end_lines(value))


def _rewrite_value(text: str, here: Location, before: Plain, after: Plain) -> str:
    try:
        if isinstance(before, dict) and isinstance(after, dict):
            return _rewrite_group(text, here, before, after)
        if isinstance(before, list) and isinstance(after, list):
            return _rewrite_list(text, here, before, after)
    except _UnseenError:
        raise
    except CannotEditError:
        after = _merge(_find_plain(text, here), before, after)
    return set_value(text, here, _end_lines(after))


def _rewrite_list(text: str, here: Location, before: list[Plain], after: list[Plain]) -> str:
    """Change entries of a list, take some away or add some at its end.

    Raises:
        CannotEditError: the change is another one, and the list has to be written anew.
    """
    written = _find_plain(text, here)
    if not isinstance(written, list) or len(written) != len(before):
        raise _UnseenError
    if len(before) == len(after):
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                text = _rewrite_value(text, (*here, place), old, new)
        return text
    gone = [place for place, item in enumerate(before) if item not in after]
    kept = [item for item in before if item in after]
    if after[: len(kept)] != kept or not kept:
        raise CannotEditError
    for place in reversed(gone):
        text = remove_item(text, here, place)
    for item in after[len(kept) :]:
        text = add_item(text, here, _end_lines(item))
    return text


def _attempt_removal(text: str, here: Location) -> str:
    """Take a field away; what shares its line with others is taken from the group around it."""
    try:
        return remove_value(text, here)
    except CannotEditError:
        around = _find_plain(text, here[:-1])
        if len(here) == 1 or not isinstance(around, dict):
            raise
        kept = {key: value for key, value in around.items() if key != here[-1]}
        return set_value(text, here[:-1], kept)


def _find_plain(text: str, here: Location) -> Plain:
    node = get_value(Manuscript(text).root, here)
    return "" if node is None else build_plain(node)


def _merge(written: Plain, before: Plain, after: Plain) -> Plain:
    """Return the new value, with what the file has there and the form did not show."""
    if isinstance(written, list) and isinstance(before, list) and isinstance(after, list):
        return [written[before.index(item)] if item in before else item for item in after]
    if not (isinstance(written, dict) and isinstance(before, dict) and isinstance(after, dict)):
        return after
    unseen = {key: value for key, value in written.items() if key not in before}
    changed = {
        key: _merge(written.get(key, ""), before.get(key, ""), value)
        for key, value in after.items()
    }
    return {**unseen, **changed}


def _end_lines(value: Plain) -> Plain:
    """End a text of several lines as a file does, so that it is written as a block."""
    if isinstance(value, dict):
        return {key: _end_lines(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_end_lines(item) for item in value]
    return f"{value.rstrip()}\n" if "\n" in value.rstrip() else value
