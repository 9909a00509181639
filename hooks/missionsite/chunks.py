"""Settles Pagefind's index: smaller files, so that a first search loads little, in one order.

Pagefind 1.5 writes chunks of some 35 KB, and kinds and languages in an order that changes from run
to run; it has no setting for either. Its files are CBOR (RFC 8949) behind a signature, packed. A
chunk is a stretch of the alphabet, [[[word, …], …]]; a filter is [name, [[value, …], …]]. The
metadata of a language lists chunks in its third item, as [first word, last word, file], and filters
in its fourth, as [name, file].
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

ENTRY = "pagefind-entry.json"
LARGEST = 20_000
"""Bytes after which a chunk ends, before it is packed: where words begin with other letters."""
_SIGNATURE = b"pagefind_dcd"
_TEXT, _ARRAY, _MAP, _TAG, _BYTES = 3, 4, 5, 6, 2
_CHUNKS, _FILTERS = 2, 3
_LONG = 24  # from here on a number stands in bytes of its own (RFC 8949, section 3)
_DIGEST_LENGTH = 12
# While someone types, Pagefind looks for all words that begin alike in one chunk only.
_ALIKE = 2


def settle(bundle: Path) -> None:
    """Rewrite the index of every language in a folder that Pagefind has made, by content alone."""
    entry = json.loads((bundle / ENTRY).read_text(encoding="utf-8"))
    for language, facts in entry["languages"].items():
        file = bundle / f"pagefind.{facts['hash']}.pf_meta"
        items = _split(_unpack(file))
        items[_CHUNKS] = _cut_chunks(bundle / "index", language)
        items[_FILTERS] = _sort_filters(bundle / "filter", language)
        file.unlink()
        facts["hash"] = _write(bundle, "pagefind.{}.pf_meta", language, _join(items))
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (bundle / ENTRY).write_text(text, encoding="utf-8")


def _cut_chunks(folder: Path, language: str) -> bytes:
    """Write a language's words into smaller files, and return what the metadata says of these."""
    old = sorted(folder.glob(f"{language}_*.pf_index"))
    words = sorted(word for file in old for word in _read_words(_unpack(file)))
    for file in old:
        file.unlink()
    named = []
    for group in _group(words):
        data = _join([_join([entry for _, entry in group])])
        name = _write(folder, "{}.pf_index", language, data)
        named.append(_join(_text(it) for it in (group[0][0], group[-1][0], name.encode())))
    return _join(named)


def _sort_filters(folder: Path, language: str) -> bytes:
    """Put the values of filters in order, and return what the metadata says of the filters."""
    named = []
    for file in sorted(folder.glob(f"{language}_*.pf_filter")):
        name, values = _split(_unpack(file))
        file.unlink()
        data = _join([name, _join(sorted(_split(values)))])
        named.append(_join([name, _text(_write(folder, "{}.pf_filter", language, data).encode())]))
    return _join(sorted(named))


Word = tuple[bytes, bytes]
"""A word as UTF-8, which sorts as Pagefind sorts, and its whole entry in CBOR."""


def _read_words(data: bytes) -> Iterator[Word]:
    for entry in _split(_split(data)[0]):
        _, length, begins = _read_head(entry, _read_head(entry, 0)[2])
        yield entry[begins : begins + length], entry


def _group(words: Iterable[Word]) -> Iterator[list[Word]]:
    group: list[Word] = []
    size = 0
    for word in words:
        if size > LARGEST and word[0].decode()[:_ALIKE] != group[-1][0].decode()[:_ALIKE]:
            yield group
            group, size = [], 0
        group.append(word)
        size += len(word[1])
    if group:
        yield group


def _split(data: bytes) -> list[bytes]:
    """Return the items of an array."""
    _, count, at = _read_head(data, 0)
    items = []
    for _ in range(count):
        end = _skip(data, at)
        items.append(data[at:end])
        at = end
    return items


def _join(items: Iterable[bytes]) -> bytes:
    """Return an array of items."""
    listed = [*items]
    return _head(_ARRAY, len(listed)) + b"".join(listed)


def _text(text: bytes) -> bytes:
    return _head(_TEXT, len(text)) + text


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """Return an item's kind, its number or length, and where what follows begins."""
    kind, value = data[at] >> 5, data[at] & 31
    if value < _LONG:
        return kind, value, at + 1
    end = at + 1 + 2 ** (value - _LONG)
    return kind, int.from_bytes(data[at + 1 : end], "big"), end


def _skip(data: bytes, at: int) -> int:
    """Return where the item after the one at `at` begins."""
    kind, value, at = _read_head(data, at)
    if kind in {_TEXT, _BYTES}:
        return at + value
    inner = {_ARRAY: value, _MAP: 2 * value, _TAG: 1}.get(kind, 0)
    for _ in range(inner):
        at = _skip(data, at)
    return at


def _head(kind: int, value: int) -> bytes:
    """Write an item's kind with its number or length."""
    if value < _LONG:
        return bytes([kind << 5 | value])
    size = next(size for size in range(4) if value < 256**2**size)
    return bytes([kind << 5 | _LONG + size]) + value.to_bytes(2**size, "big")


def _unpack(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)


def _write(folder: Path, pattern: str, language: str, data: bytes) -> str:
    """Write a file that is named for its content, and return that name."""
    name = f"{language}_{hashlib.sha256(data).hexdigest()[:_DIGEST_LENGTH]}"
    packed = gzip.compress(_SIGNATURE + data, mtime=0)
    (folder / pattern.format(name)).write_bytes(packed)
    return name
