"""One grammar for each kind of single value: what its author may write, and the type it gets.

A refusal is a PydanticCustomError whose type is a code of messages.yml and whose context fills
the gaps of that message; pydantic's own lenient reading (epochs, `1_000`, `25.0`) is never reached.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import partial
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from missionsite.meant import find_meant
from missionsite.periods import BadPeriod, NoSuchDay, Period, read_period

ID_PATTERN = r"[a-z0-9]+(?:_[a-z0-9]+)*"
SLUG_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ADDRESS = f"/{{}}/(?:{SLUG_PATTERN}/)*"
"""A page's address from the site's root, once its language stands in the braces."""
LONGEST_SLUG = 80
"""A folder's name may take 255 bytes; an address is also said aloud and printed on one line."""
_INTEGER = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
# A year of four digits that no calendar of this programme holds is a slip of the hand.
_DAY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}", re.ASCII)
_WALL_TIME = re.compile(r"((?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})", re.ASCII)
_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::443)?", re.ASCII)
_TELEPHONE = re.compile(r"\+?[0-9]+(?:-[0-9]+){1,4}", re.ASCII)
_SLUG = re.compile(SLUG_PATTERN, re.ASCII)
_BOOLEANS = {"true": True, "false": False}
_HOURS, _MINUTES = 24, 60


def read_text(value: Any) -> str:
    """Return the text as written.

    Raises:
        PydanticCustomError: not-a-text for a list or a group, empty-value for nothing at all.
    """
    if not isinstance(value, str):
        raise PydanticCustomError("not-a-text", "a list or a group")
    if not value.strip():
        raise PydanticCustomError("empty-value", "empty")
    return value


def refuse(code: str, **values: str | int) -> PydanticCustomError:
    """Return the error that carries a message's code, the values it quotes and what was meant."""
    meant = find_meant(code, str(values.get("value", "")))
    return PydanticCustomError(code, "refused", {**values, **meant})


def _read_matching(code: str, pattern: re.Pattern[str], value: Any) -> str:
    # Nearly every value is right, and no pattern matches a blank: what is wrong is told last.
    if isinstance(value, str) and pattern.fullmatch(value):
        return value
    raise refuse(code, value=read_text(value))


def _read_slug(value: Any) -> str:
    slug = _read_matching("bad-slug", _SLUG, value)
    if len(slug) > LONGEST_SLUG:
        raise refuse("text-too-long", key="slug", length=len(slug), limit=LONGEST_SLUG)
    return slug


def _read_integer(value: Any) -> int:
    return int(_read_matching("bad-number", _INTEGER, value))


def _read_boolean(value: Any) -> bool:
    text = read_text(value)
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    raise refuse("bad-boolean", value=text)


def read_day(value: Any) -> date:
    """Return a day written YYYY-MM-DD."""
    text = _read_matching("bad-date", _DAY, value)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refuse("no-such-day", value=text) from None


def _read_wall_time(value: Any) -> datetime:
    text = read_text(value)
    match = _WALL_TIME.fullmatch(text)
    if match is None:
        raise refuse("bad-time", value=text)
    if int(match[2]) >= _HOURS or int(match[3]) >= _MINUTES:
        raise refuse("no-such-time", value=text)
    day = read_day(match[1])
    return datetime(day.year, day.month, day.day, int(match[2]), int(match[3]))  # noqa: DTZ001 - the zone stands beside it


def _read_period(value: Any) -> Period:
    text = read_text(value)
    try:
        return read_period(text)
    except NoSuchDay:
        raise refuse("no-such-day", value=text) from None
    except BadPeriod:
        raise refuse("bad-date", value=text) from None


def _read_link(value: Any) -> str:
    text = read_text(value)
    if not text.startswith("https://"):
        raise refuse("not-https", value=text)
    try:
        # No name and password before the host, no other port after it: a form stands at its host.
        host = urlsplit(text).netloc
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host) or not text.isascii() or re.search(r"[\s<>\"\\^`{|}]", text):
        raise refuse("bad-link", value=text)
    return text


def _matching(code: str, pattern: str) -> BeforeValidator:
    return BeforeValidator(partial(_read_matching, code, re.compile(pattern, re.ASCII)))


def _text_schema(pattern: str, **more: str | int) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$", **more})


_PERIOD_PATTERN = (
    r"\d{4}(?:-\d{2}(?:-\d{2})?|-Q[1-4]|-(?:spring|summer|fall|winter))?"
    r"|(?:spring|summer|fall|winter|printemps|été|automne|hiver) \d{4}"
)

Text = Annotated[str, BeforeValidator(read_text), WithJsonSchema({"type": "string"})]
Integer = Annotated[
    int, BeforeValidator(_read_integer), WithJsonSchema({"type": "integer", "minimum": 0})
]
Boolean = Annotated[bool, BeforeValidator(_read_boolean), WithJsonSchema({"type": "boolean"})]
Day = Annotated[date, BeforeValidator(read_day), _text_schema(r"\d{4}-\d{2}-\d{2}")]
WallTime = Annotated[
    datetime, BeforeValidator(_read_wall_time), _text_schema(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
]
DayOrPeriod = Annotated[
    Period,
    BeforeValidator(_read_period),
    # An editor reads the year 2027 as a number.
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^(?:{_PERIOD_PATTERN})$"}),
]
Link = Annotated[str, BeforeValidator(_read_link), _text_schema(r"https://.+", format="uri")]
Email = Annotated[
    str, BeforeValidator(partial(_read_matching, "bad-email", _EMAIL)), _text_schema(_EMAIL.pattern)
]
Telephone = Annotated[
    str,
    BeforeValidator(partial(_read_matching, "bad-telephone", _TELEPHONE)),
    _text_schema(_TELEPHONE.pattern),
]
Id = Annotated[str, _matching("bad-id", ID_PATTERN), _text_schema(ID_PATTERN)]
CitedId = Annotated[str, BeforeValidator(read_text), _text_schema(ID_PATTERN)]
"""An id that stands in a list of the programme; what is none is held against that list."""
Slug = Annotated[
    str, BeforeValidator(_read_slug), _text_schema(SLUG_PATTERN, maxLength=LONGEST_SLUG)
]
EnglishAddress = Annotated[
    str, _matching("bad-address", ADDRESS.format("en")), _text_schema(ADDRESS.format("en"))
]
FrenchAddress = Annotated[
    str, _matching("bad-address", ADDRESS.format("fr")), _text_schema(ADDRESS.format("fr"))
]
NocCode = Annotated[
    str,
    _matching("bad-noc", r"[0-9]{5}"),
    # An editor reads 31301 as a number and 00010 as a text or a number.
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{5}$", "minimum": 10}),
]
CountryCode = Annotated[
    str,
    BeforeValidator(read_text),
    WithJsonSchema({"type": ["string", "boolean"], "pattern": "^[A-Z]{2}$"}),
]
RegionCode = Annotated[str, BeforeValidator(read_text), _text_schema("[A-Z]{2}")]
ZoneName = Annotated[str, BeforeValidator(read_text), WithJsonSchema({"type": "string"})]
LanguageCode = Annotated[str, BeforeValidator(read_text), _text_schema("[a-z]{2}")]
Currency = Annotated[str, _matching("bad-currency", r"[A-Z]{3}"), _text_schema(r"[A-Z]{3}")]
