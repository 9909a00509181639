"""How pages write dates, times, amounts and lists, against the rules of the Canada.ca guides."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from missionsite.clock import OTTAWA
from missionsite.formats import Formatter, load_formatters
from missionsite.periods import SEASONS, read_period
from missionsite.phrases import PHRASES_FILE, Phrases
from missionsite.problems import LANGUAGES, Language
from missionsite.typography import typeset

FORMATTERS = load_formatters()
CASES_FILE = Path(__file__).parent / "cases/formats.yml"


def _spaced(text: str) -> str:
    return text.replace("~", "\u00a0")


def _amount(text: str) -> int | Decimal | str:
    if re.fullmatch("[A-Z]{3}", text):
        return text
    return int(text) if text.isdigit() else Decimal(text)


def _instant(text: str) -> datetime:
    written = datetime.fromisoformat(text)
    return written if written.tzinfo else written.replace(tzinfo=OTTAWA)


READERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("day", "weekday", "on_day", "until_day"), date.fromisoformat),
    **dict.fromkeys(("days", "from_days", "month", "short_month"), date.fromisoformat),
    **dict.fromkeys(("period", "in_period", "periods"), read_period),
    "time_of_day": time.fromisoformat,
    **dict.fromkeys(("moment", "moment_alone", "by_moment", "window"), _instant),
    "wall_moment": datetime.fromisoformat,
    **dict.fromkeys(("money", "money_range", "number", "percent"), _amount),
    "join": lambda given: given,
    "phone": str,
    **dict.fromkeys(("html", "sentence_start"), _spaced),
}
CASES = [
    pytest.param(
        case["method"],
        [READERS[case["method"]](given) for given in case["given"]],
        language,
        _spaced(case[language]),
        id=f"{case['method']}: {case['name']} ({language})",
    )
    for case in yaml.safe_load(CASES_FILE.read_text(encoding="utf-8"))
    for language in LANGUAGES
]


@pytest.mark.parametrize(("method", "given", "language", "text"), CASES)
def test_it_is_written_as_the_guides_ask(
    method: str, given: list[Any], language: Language, text: str
) -> None:
    assert getattr(FORMATTERS[language], method)(*given) == text


@pytest.mark.parametrize(("method", "given", "language", "text"), CASES)
def test_the_typesetter_has_nothing_to_add(
    method: str, given: list[Any], language: Language, text: str
) -> None:
    if method != "html":
        assert typeset(getattr(FORMATTERS[language], method)(*given), language) == text


def test_every_method_has_a_case() -> None:
    methods = {name for name in dir(Formatter) if not name.startswith("_")}
    assert methods - {"language", "phrases", "browser_phrases"} == set(READERS)


def test_every_pattern_of_the_file_is_used() -> None:
    modules = [PHRASES_FILE.parent / f"{name}.py" for name in ("dates", "moments", "amounts")]
    sources = "".join(path.read_text(encoding="utf-8") for path in modules)
    named = set(re.findall(r"phrases\.(\w+)", sources))
    by_season = {f"{before}{season}" for season in SEASONS for before in ("", "in_")}
    assert set(Phrases.model_fields) == named | by_season


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda patterns: patterns["day"].pop("fr"), id="a language is missing"),
        pytest.param(lambda patterns: patterns.pop("day"), id="a pattern is missing"),
        pytest.param(lambda patterns: patterns.update(more={"en": "", "fr": ""}), id="unknown"),
    ],
)
def test_a_wrong_file_of_patterns_is_refused(
    change: Callable[[dict[str, Any]], object], tmp_path: Path
) -> None:
    patterns = yaml.safe_load(PHRASES_FILE.read_text(encoding="utf-8"))
    change(patterns)
    path = tmp_path / "formats.yml"
    path.write_text(yaml.safe_dump(patterns), encoding="utf-8")
    with pytest.raises(ValidationError):
        load_formatters(path)


def test_the_browser_gets_the_same_patterns_in_both_languages() -> None:
    english, french = (FORMATTERS[language].browser_phrases() for language in LANGUAGES)
    assert english.keys() == french.keys()
    assert french["time_pm"] == _spaced("{hour24}~h~{minute}")
