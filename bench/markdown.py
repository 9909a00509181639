"""Turns built pages into the Markdown that a peer builds the same text from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, summary, tr"
NAMES = frozenset(BLOCKS.split(", "))


def write_markdown(site: Path, docs: Path) -> None:
    """Write one Markdown file for every page of both halves, under its English name."""
    for file in sorted(site.rglob("index.html")):
        tree = LexborHTMLParser(file.read_text(encoding="utf-8"))
        main = tree.css_first("main")
        english = tree.css_first("link[hreflang='en-CA']")
        half = file.relative_to(site).parts[0]
        if main is None or english is None or half not in {"en", "fr"}:
            continue
        name = (english.attributes["href"] or "").partition("/en/")[2].strip("/") or "index"
        target = docs / half / f"{name}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n\n".join(_read_blocks(main)) + "\n", encoding="utf-8")


def _read_blocks(main: LexborNode) -> Iterator[str]:
    """Yield headings, paragraphs, items and tables in the order of the page."""
    for node in main.css(BLOCKS):
        if not _stands_in_block(node):
            yield _write_block(node)


def _write_block(node: LexborNode) -> str:
    if node.tag == "tr":
        cells = [_write_text(cell) for cell in node.css("th, td")]
        return f"| {' | '.join(cells)} |\n|{' --- |' * len(cells)}"
    text = _write_text(node)
    if node.tag == "li":
        return f"- {text}"
    return f"{'#' * int(str(node.tag)[1])} {text}" if str(node.tag)[1:].isdigit() else text


def _write_text(node: LexborNode) -> str:
    """Return the text on one line, links to other sites kept as links."""
    parts = []
    for child in node.iter(include_text=True):
        href = child.attributes.get("href") or "" if child.tag == "a" else ""
        text = child.text()
        parts.append(f"[{text.strip()}]({href})" if href.startswith("https:") else text)
    return " ".join("".join(parts).split())


def _stands_in_block(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.tag != "main":
        if parent.tag in NAMES:
            return True
        parent = parent.parent
    return False
