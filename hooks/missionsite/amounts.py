"""Numbers, money, percentages, lists and phone numbers, as the Canada.ca style guides ask."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel.lists import format_list
from babel.numbers import format_decimal

from missionsite.phrases import LOCALES, Phrasebook

DOLLARS = "CAD"
WHOLE, CENTS, AS_PRECISE_AS_GIVEN = "#,##0", "#,##0.00", "#,##0.###"
_REMEMBERED = 4096
_REMEMBERED = 4096
HYPHEN, NO_BREAK_HYPHEN = "-", "\u2011"
SPACE, NO_BREAK_SPACE = " ", "\u00a0"


class Amounts(Phrasebook):
    """Writes amounts in one language."""

    def number(self, number: int | Decimal) -> str:
        """Write 13,320 · 13 320."""
        return self._decimal(number, AS_PRECISE_AS_GIVEN)

    def percent(self, number: int | Decimal) -> str:
        """Write 20% · 20 %; the number is given in hundredths."""
        return self.phrases.percent.format(number=self.number(number))

    def money(self, amount: int | Decimal, currency: str = DOLLARS) -> str:
        """Write $5,000 · 5 000 $, and 5,000 EUR · 5 000 EUR; cents only where there are any."""
        written = self._decimal(amount, WHOLE if amount == int(amount) else CENTS)
        if currency == DOLLARS:
            return self.phrases.dollars.format(amount=written)
        return self.phrases.other_currency.format(amount=written, currency=currency)

    def money_range(
        self, least: int | Decimal, most: int | Decimal, currency: str = DOLLARS
    ) -> str:
        """Write $1,500 to $2,100 · de 1 500 $ à 2 100 $."""
        if least == most:
            return self.money(least, currency)
        ends = {"first": self.money(least, currency), "last": self.money(most, currency)}
        return self.phrases.amounts.format(**ends)

    def join(self, items: Sequence[str], style: Literal["and", "or"] = "and") -> str:
        """Write a, b and c · a, b ou c."""
        return _write_list(tuple(items), style, LOCALES[self.language])

    def phone(self, number: str) -> str:
        """Write a phone number that no line end breaks."""
        return number.replace(HYPHEN, NO_BREAK_HYPHEN).replace(SPACE, NO_BREAK_SPACE)

    def _decimal(self, number: int | Decimal, pattern: str) -> str:
        return _write_decimal(number, pattern, LOCALES[self.language])


@lru_cache(maxsize=_REMEMBERED)
def _write_decimal(number: int | Decimal, pattern: str, locale: str) -> str:
    """Babel reads its locale's data anew for each number; the same ones come back often."""
    return format_decimal(number, pattern, locale=locale)


@lru_cache(maxsize=_REMEMBERED)
def _write_list(items: tuple[str, ...], style: Literal["and", "or"], locale: str) -> str:
    """As above: Babel looks its patterns up for each list."""
    return format_list(items, style="standard" if style == "and" else "or", locale=locale)
