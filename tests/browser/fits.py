"""Asks an open page whether its texts fit: no sideways scroll, nothing cut by its own box."""

from __future__ import annotations

# WCAG 2.2, 1.4.12; an adopted sheet is no inline style, so that the page's policy lets it be.
TEXT_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

# Texts cut by their own box; what is kept for screen readers alone is one pixel large.
CUT_TEXTS = """() => [...document.querySelectorAll("body *")]
  .filter((node) => {
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    const clips = style.overflowX !== "visible" || style.overflowY !== "visible";
    const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
    return clips && !scrolls && box.width > 2 && box.height > 2 && node.innerText?.trim() &&
      (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
  })
  .map((node) => node.outerHTML.slice(0, 80))"""

SCROLL_WIDTH = "() => document.scrollingElement.scrollWidth"
