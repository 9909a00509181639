"""The report on both languages: what is less in one is found, and told in both."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema.schema_loader import SchemaLoader  # noqa: F401
from tests.building import REFERENCE, ROOT
from tests.commands import Run
