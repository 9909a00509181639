"""The templates' environment: strict, escaping, and made once for both languages."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = "overrides"


@lru_cache(maxsize=1)
def build_environment(root: Path) -> Environment:
    """Return the environment of the project at `root`; a name that is not there is an error.

    It does not see that a template has changed: who builds again clears this function's cache.
    """
    environment = Environment(
        loader=FileSystemLoader(root / TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # a look at every file whenever one includes it
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.clear()  # none is used, and each `import` in a template goes through them
    return environment
