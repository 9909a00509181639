"""What the typesetter changes, and what it must leave alone; ~ stands for a no-break space."""

from __future__ import annotations

import re

import pytest
from _pytest.mark.structures import ParameterSet
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from missionsite.problems import LANGUAGES, Language
from missionsite.typography import typeset, typeset_html

FRENCH = [  # R16–R18: Canadian French typography
    ("a colon", "Date limite : demain", "Date limite~: demain"),
    ("a colon typed without a space", "Date limite: demain", "Date limite~: demain"),
    ("a colon at the end", "Vous devez :", "Vous devez~:"),
    ("a colon at the end without a space", "Vous devez:", "Vous devez~:"),
    ("a colon after a closing guillemet", "« Aide » : oui", "«~Aide~»~: oui"),
    ("a colon between digits", "le ratio 10:30", "le ratio 10:30"),
    ("guillemets with spaces", "le mot « texte » ici", "le mot «~texte~» ici"),
    ("guillemets without spaces", "le mot «texte» ici", "le mot «~texte~» ici"),
    ("guillemets with narrow spaces", "«\u202ftexte\u202f»", "«~texte~»"),
    ("straight quotes", 'le mot "texte" ici', "le mot «~texte~» ici"),
    ("a space before a question mark", "Qui choisit ?", "Qui choisit?"),
    ("a space before an exclamation mark", "Merci !", "Merci!"),
    ("a space before a semicolon", "le visa ; le permis", "le visa; le permis"),
    ("a no-break space before a semicolon", "le visa~; le permis", "le visa; le permis"),
    ("none before a question mark", "Qui choisit?", "Qui choisit?"),
    ("a straight apostrophe", "l'étude d'impact", "l’étude d’impact"),
    ("a curly apostrophe", "l’étude", "l’étude"),
    ("a ligature left as typed", "main-d’oeuvre et cœur", "main-d’oeuvre et cœur"),
    ("per cent", "20 % des postes", "20~% des postes"),
    ("per cent without a space", "20% des postes", "20~% des postes"),
    ("dollars", "5 000 $ par an", "5~000~$ par an"),
    ("dollars without a space", "5000$", "5000~$"),
    ("hours and minutes", "à 23 h 59", "à 23~h~59"),
    ("hours typed together", "à 16h30", "à 16~h~30"),
    ("a full hour", "de 9 h à 17 h", "de 9~h à 17~h"),
    ("a full hour typed together", "dès 9h.", "dès 9~h."),
    ("a day", "le 15 janvier 2027", "le 15~janvier 2027"),
    ("the first of a month", "le 1er février 2027", "le 1er~février 2027"),
    ("a month with accents", "le 31 août et le 2 décembre", "le 31~août et le 2~décembre"),
    ("a unit", "pendant 5 nuits et 20 ans", "pendant 5~nuits et 20~ans"),
    ("persons", "pour 1 personne", "pour 1~personne"),
    ("an occupation’s code", "(CNP 72310), FEER 2", "(CNP~72310), FEER~2"),
    ("a big number", "13 320 postes", "13~320 postes"),
    ("a bigger number", "1 234 567 postes", "1~234~567 postes"),
    ("an occupation’s dash", "Conducteurs - camions", "Conducteurs~– camions"),
    ("a typed en dash", "Conducteurs – camions", "Conducteurs~– camions"),
    ("a hyphen in a word", "rendez-vous", "rendez-vous"),
    ("a phone number", "au 1-613-555-0100", "au 1‑613‑555‑0100"),
    ("a date in digits", "le 2027-01-15", "le 2027-01-15"),
    ("nothing to do", "Une mission de recrutement", "Une mission de recrutement"),
]
ENGLISH = [  # Content Style Guide 4.6 to 4.9
    ("an apostrophe", "the worker's permit", "the worker’s permit"),
    ("a plural’s apostrophe", "the workers' permits", "the workers’ permits"),
    ("quotation marks", 'the word "text" here', "the word “text” here"),
    ("quotation marks from the start", '"Text" it says', "“Text” it says"),
    ("quotation marks in brackets", '("text")', "(“text”)"),
    ("quotation marks before a full stop", 'say "yes".', "say “yes”."),
    ("single quotation marks", "say 'yes' now", "say ‘yes’ now"),
    ("single within double", "\"say 'yes'\"", "“say ‘yes’”"),
    ("a decade", "the '90s", "the ’90s"),
    ("a day", "January 15, 2027", "January~15, 2027"),
    ("a month of a year", "in March 2027", "in March 2027"),
    ("a time", "at 11:59 pm on Monday", "at 11:59~pm on Monday"),
    ("a colon stays", "Deadline: soon", "Deadline: soon"),
    ("a question stays", "Who chooses? You!", "Who chooses? You!"),
    ("millions", "$5 million", "$5~million"),
    ("a unit", "20 years", "20~years"),
    ("persons", "for 1 person", "for 1~person"),
    ("an occupation’s code", "(NOC 72310), TEER 2", "(NOC~72310), TEER~2"),
    ("per cent stays", "20%", "20%"),
    ("an occupation’s dash", "Managers - retail", "Managers~– retail"),
    ("a typed en dash", "Managers – retail", "Managers~– retail"),
    ("a hyphen in a word", "one-page", "one-page"),
    ("a phone number", "Call 613-555-0100.", "Call 613‑555‑0100."),
    ("a phone number within a code", "A-613-555-0100-7", "A-613-555-0100-7"),
    ("no ordinal", "the 1er prize", "the 1er prize"),
    ("French marks stay", "« mot »", "« mot »"),
    ("nothing to do", "A skills mission", "A skills mission"),
]
ADDRESSES = [
    pytest.param("https://a.example/x?q='1'&r=613-555-0100", id="a web address"),
    pytest.param("www.a.example/a'b:c", id="a web address without a scheme"),
    pytest.param("WWW.A.EXAMPLE/L'AN/2e", id="a web address in capitals"),
    pytest.param("http://a.example/?a=20%&b=1er", id="an address with signs"),
    pytest.param("jean-613-555-0100@a.example", id="an email address"),
]
HTML_FRENCH = [
    ("an ordinal", "<p>le 1er février</p>", "<p>le 1<sup>er</sup>~février</p>"),
    ("a raised ordinal", "1<sup>er</sup> mai", "1<sup>er</sup>~mai"),
    ("a second", "<li>la 2e étape</li>", "<li>la 2<sup>e</sup> étape</li>"),
    ("an attribute", "<a title=\"l'a : b\">l'a : b</a>", '<a title="l\'a : b">l’a~: b</a>'),
    ("a tag’s own bracket", '<a title="a > b : c">b : c</a>', '<a title="a > b : c">b~: c</a>'),
    ("code", "<code>a : 'b'</code> : 'b", "<code>a : 'b'</code>~: ’b"),
    ("preformatted", "<pre><code>a : 1er</code></pre>", "<pre><code>a : 1er</code></pre>"),
    ("a script", "<script>'a' ?</script>", "<script>'a' ?</script>"),
    ("a comment", "<!-- a : 'b' -->", "<!-- a : 'b' -->"),
    ("a colon after an element", "<b>Note</b> : oui", "<b>Note</b>~: oui"),
    ("a colon inside an element", "<b>Note:</b> oui", "<b>Note~:</b> oui"),
    ("a colon before a paragraph’s end", "<p>Note:</p>", "<p>Note~:</p>"),
    ("guillemets around an element", "« <em>mot</em> »", "«~<em>mot</em>~»"),
    ("English within", '<i lang="en">It\'s: a</i> : b', '<i lang="en">It\'s: a</i>~: b'),
    ("an entity", "a &amp; b; l&#39;un&nbsp;: c", "a &amp; b; l’un~: c"),
    ("an address shown", "<a>https://a.example/1er?b=c</a>", "<a>https://a.example/1er?b=c</a>"),
    ("text of one’s own", "<p>Bonjour</p>", "<p>Bonjour</p>"),
]
HTML_ENGLISH = [
    ("quotes around an element", '"<em>text</em>"', "“<em>text</em>”"),
    ("quotes within an element", '<em>"text"</em>', "<em>“text”</em>"),
    ("quotes in two paragraphs", '<p>"a"</p><p>"b"</p>', "<p>“a”</p><p>“b”</p>"),
    ("quotes as entities", "&quot;a&quot; &#34;b&#34;", "“a” “b”"),
    ("an apostrophe after an element", "<b>IRCC</b>'s", "<b>IRCC</b>’s"),
    ("a day in an element", "<b>May 5</b>", "<b>May~5</b>"),
    ("no ordinal", "1er", "1er"),
    ("French within", '<i lang="fr">l\'a "b"</i> "c"', '<i lang="fr">l\'a "b"</i> “c”'),
    ("a French link is English", '<a hreflang="fr">it\'s</a>', '<a hreflang="fr">it’s</a>'),
    (
        "a phone link",
        '<a href="tel:613-555-0100">613-555-0100</a>',
        '<a href="tel:613-555-0100">613‑555‑0100</a>',
    ),
]
ALPHABET = " ~\u202f\n\t'\"«»“”‘’:;!?%$-–—.,()[]/<>&#@019aehmrst1é\ue000\ue001\ue002"
FRAGMENTS = [
    *("1er", "15", "janvier", "May", " h ", "pm", "years", "613-555-0100", "https://a.b/c"),
    *("x@y.ca", "<b>", "</b>", "<p>", "<code>", "</code>", '<i lang="en">', "</i>", "&nbsp;"),
    *("&quot;", " - ", " : ", "« ", " »", "000", "%"),
]
WHOLE_TAG = re.compile(r"</?[a-z][^<>]*>|<!--.*?-->", re.DOTALL)
TEXTS = st.lists(st.sampled_from([*ALPHABET, *FRAGMENTS]), max_size=12).map("".join)


TYPED: dict[Language, list[tuple[str, str, str]]] = {"en": ENGLISH, "fr": FRENCH}


def _table(rows: list[tuple[str, str, str]]) -> list[ParameterSet]:
    return [pytest.param(_spaced(typed), _spaced(shown), id=name) for name, typed, shown in rows]


def _spaced(text: str) -> str:
    return text.replace("~", "\u00a0")


@pytest.mark.parametrize(("typed", "shown"), _table(FRENCH))
def test_french_is_typeset(typed: str, shown: str) -> None:
    assert typeset(typed, "fr") == shown


@pytest.mark.parametrize(("typed", "shown"), _table(ENGLISH))
def test_english_is_typeset(typed: str, shown: str) -> None:
    assert typeset(typed, "en") == shown


@pytest.mark.parametrize(("typed", "shown"), _table(HTML_FRENCH))
def test_the_text_of_french_html_is_typeset(typed: str, shown: str) -> None:
    assert typeset_html(typed, "fr") == shown


@pytest.mark.parametrize(("typed", "shown"), _table(HTML_ENGLISH))
def test_the_text_of_english_html_is_typeset(typed: str, shown: str) -> None:
    assert typeset_html(typed, "en") == shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_stays_as_it_is(address: str, language: Language) -> None:
    assert typeset(address, language) == address
    assert address in typeset(f"({address}), l'un", language)
    assert typeset_html(f"<p>{address}</p>", language) == f"<p>{address}</p>"


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_typesetting_twice_is_typesetting_once(text: str, language: Language) -> None:
    once = typeset(text, language)
    assert typeset(once, language) == once


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_typesetting_html_twice_is_typesetting_it_once(text: str, language: Language) -> None:
    assume("<" not in WHOLE_TAG.sub("", text))  # a sign that opens no tag is no HTML
    once = typeset_html(text, language)
    assert typeset_html(once, language) == once


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=TEXTS)
def test_letters_and_digits_are_neither_lost_nor_moved(text: str, language: Language) -> None:
    assert list(filter(str.isalnum, typeset(text, language))) == list(filter(str.isalnum, text))
