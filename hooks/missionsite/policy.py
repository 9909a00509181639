"""The one Content Security Policy of the site: in its pages, and in the server's headers."""

from __future__ import annotations

# Pagefind's index is WebAssembly, hence 'wasm-unsafe-eval'; nothing else is evaluated.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "connect-src 'self'; img-src 'self'; style-src 'self'; font-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
HEADER_POLICY = f"{POLICY}; frame-ancestors 'none'"
"""A browser heeds frame-ancestors in a header only."""
