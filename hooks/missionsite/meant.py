"""Finds what was meant by a value that is written in another way, so that a message can say it.

Each finder returns the values of a hint of the message: `mended` is what to write, and `hint`
names a hint other than "mended". Nothing is returned where two people might mean two things.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from types import MappingProxyType

from missionsite.meant_times import find_days, find_times, fold_text

Hint = Mapping[str, str]

NOTHING: Hint = MappingProxyType({})
_NOTE = re.compile(r"(?P<value>.*?\S) *(?:#| //) *(?P<note>.+)")
_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])-[0-9]{2}(?:T.*)?")
_GROUPED = re.compile(r"([0-9]{1,3})((?:[ ,.'’][0-9]{3})+)(?![0-9])")
_NUMBER = re.compile(
    r"(?:about|around|approximately|up to|max\.?|environ|jusqu'a|~)? ?(?:ca|us|c)?\$? ?"
    r"0*(?P<digits>[0-9]{1,9})(?:[.,]00?)?(?: ?(?:\$|%|cad|ca\$|\$ ?ca)| [^0-9]*)?"
)
_NO_NUMBER = frozenset({"free", "none", "no charge", "gratuit", "gratuite", "aucun", "aucune"})
_NOC_NOISE = re.compile(r"noc|cnp|[\s,:]|\.0*$|-")
_NOC = re.compile(r"[0-9]{5}")
_ROUNDED = re.compile(r"[0-9][.,]?[0-9]*e\+?[0-9]+")
_ONLY_NOC = re.compile(r"[^0-9]*([0-9]{5})[^0-9]*")
_OLD_NOC = re.compile(r"[0-9]{4}")
_LEADING_ZEROS = range(10, 20)  # the unit groups 00010 to 00018 of the NOC 2021
_YES = frozenset({"yes", "y", "oui", "o", "vrai", "true", "on", "1", "x"})
_NO = frozenset({"no", "n", "non", "faux", "false", "off", "0"})
_PASTED = re.compile(r"\[[^\]]*\]\((?P<address>\S+)\)")
_SCHEME = re.compile(r"(?:https?\s*:?\s*/{1,2}\s*)?(?P<rest>.*)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#][^\s<>\"\\^`{|}]*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_AT = re.compile(r"\s*(?:@|\(at\)|\[at\]|\(a\))\s*", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?:\+?(1))?\D*([0-9]{3})\D*([0-9]{3})\D*([0-9]{4})")
_TELEPHONE_SIGNS = re.compile(r"[0-9\s().+\u2010-\u2015-]+")


def find_meant(code: str, text: str) -> Hint:
    """Return what a hint of the code's message says about a text that it refuses, if anything."""
    finder = _FINDERS.get(code)
    if finder is None:
        return NOTHING
    found = finder(text)
    noted = None if found else _NOTE.fullmatch(text)
    meant = finder(noted["value"]).get("mended") if noted else None
    return {"mended": f"{meant} # {noted['note']}"} if noted and meant else found


def _find_day(text: str) -> Hint:
    days = find_days(text)
    if days:
        return _choose(days)
    return NOTHING if re.search("[0-9]", text) else {"hint": "unknown_yet"}


def _find_existing_day(text: str) -> Hint:
    if days := find_days(text):
        return _choose(days)
    found = _MONTH.fullmatch(text)
    if found is None:
        return NOTHING
    last = monthrange(int(found[1]), int(found[2]))[1]
    return {"hint": "last", "last": f"{found[1]}-{found[2]}-{last}"}


def _find_time(text: str) -> Hint:
    if times := find_times(text):
        return _choose(times)
    days = find_days(text)
    return {"hint": "hour", "mended": f"{days[0]}T23:59"} if len(days) == 1 else NOTHING


def _choose(found: tuple[str, ...]) -> Hint:
    if len(found) == 1:
        return {"mended": found[0]}
    return {"hint": "either", "first": found[0], "second": found[1]}


def _find_number(text: str) -> Hint:
    plain = fold_text(text)
    if plain in _NO_NUMBER:
        return {"mended": "0"}
    whole = _GROUPED.sub(lambda group: re.sub("[^0-9]", "", group[0]), plain)
    found = _NUMBER.fullmatch(whole)
    return {"mended": found["digits"]} if found else NOTHING


def _find_noc(text: str) -> Hint:
    plain = fold_text(text)
    if _ROUNDED.fullmatch(plain):
        return {"hint": "rounded"}
    bare = _NOC_NOISE.sub("", plain).replace("o", "0")
    if _NOC.fullmatch(bare):
        return {"mended": bare}
    if bare.isdigit() and int(bare) in _LEADING_ZEROS:
        return {"hint": "zeros", "mended": bare.zfill(5)}
    if _OLD_NOC.fullmatch(bare):
        return {"hint": "old"}
    alone = _ONLY_NOC.fullmatch(plain)
    return {"mended": alone[1]} if alone else NOTHING


def _find_boolean(text: str) -> Hint:
    plain = fold_text(text)
    if plain in _YES | _NO:
        return {"mended": "true" if plain in _YES else "false"}
    return NOTHING


def _find_link(text: str) -> Hint:
    pasted = _PASTED.fullmatch(text.strip())
    bare = pasted["address"] if pasted else text.strip("<> \u00a0")
    rest = found["rest"] if (found := _SCHEME.fullmatch(bare)) else bare
    return {"mended": f"https://{rest}"} if rest.isascii() and _ADDRESS.fullmatch(rest) else NOTHING


def _find_email(text: str) -> Hint:
    found = _EMAIL.findall(_AT.sub("@", text))
    joined = re.search(r"[^\W\d_]", _EMAIL.sub("", _AT.sub("@", text)).replace("mailto", ""))
    alone = len(found) == 1 and (joined is None or "<" in text)
    return {"mended": found[0]} if alone else NOTHING


def _find_telephone(text: str) -> Hint:
    if not _TELEPHONE_SIGNS.fullmatch(text):
        return NOTHING
    found = _TELEPHONE.fullmatch(re.sub("[^0-9+]", "", text))
    return {"mended": "-".join(part for part in found.groups() if part)} if found else NOTHING


_FINDERS: Mapping[str, Callable[[str], Hint]] = MappingProxyType(
    {
        "bad-date": _find_day,
        "no-such-day": _find_existing_day,
        "bad-time": _find_time,
        "no-such-time": _find_time,
        "bad-number": _find_number,
        "bad-noc": _find_noc,
        "bad-boolean": _find_boolean,
        "bad-link": _find_link,
        "not-https": _find_link,
        "bad-email": _find_email,
        "bad-telephone": _find_telephone,
    }
)
