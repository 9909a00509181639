"""sitemap.xml: every page that may be indexed, with its other language and its own date (R9a)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as ET

from missionsite.edition import whole_url
from missionsite.pages import ROOT, is_home, list_addresses, list_alternates
from missionsite.problems import LANGUAGES
from missionsite.site import Site

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def render_sitemap(site: Site) -> bytes:
    """Return sitemap.xml as bytes."""
    ET.register_namespace("", _SITEMAP)
    ET.register_namespace("xhtml", _XHTML)
    tree = ET.Element(f"{{{_SITEMAP}}}urlset")
    pages = [page for language in LANGUAGES for page in list_addresses(site, language)]
    homes = [page for page in pages if is_home(page)]
    _add(tree, site, ROOT, list_alternates(homes[0]), max(home.modified for home in homes))
    for page in pages:
        if page.indexed:
            _add(tree, site, page.url, list_alternates(page), page.modified)
    ET.indent(tree)
    text: str = ET.tostring(tree, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _add(
    tree: ET.Element,
    site: Site,
    url: str,
    alternates: Iterator[tuple[str, str]],
    modified: date,
) -> None:
    entry = ET.SubElement(tree, f"{{{_SITEMAP}}}url")
    ET.SubElement(entry, f"{{{_SITEMAP}}}loc").text = whole_url(site.site_url, url)
    ET.SubElement(entry, f"{{{_SITEMAP}}}lastmod").text = modified.isoformat()
    for hreflang, href in alternates:
        attributes = {
            "rel": "alternate",
            "hreflang": hreflang,
            "href": whole_url(site.site_url, href),
        }
        ET.SubElement(entry, f"{{{_XHTML}}}link", attributes)
