"""Checks the files that describe skills missions and renders them as a bilingual site."""
