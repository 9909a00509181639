"""A newcomer writes a mission with the staff guide alone, from the first command to the checks.

Every line of the guide's page is typed in its order, as it stands there. A repository on this
computer stands for GitHub, under the address that the guide shows.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from tests.building import ROOT
from tests.commands import change
from tests.newcomer import MISSIONS, Newcomer, list_lines
from tests.test_changes import git
from tests.test_new import TYPED
from tests.test_workflows import list_steps

from missionsite.layout import lay_out
from missionsite.problems import LANGUAGES, Language

pytestmark = pytest.mark.slow
GUIDE = "first-mission.md"
BRANCH, NAME = "athens-electricians", "2028-athens-electricians"
MISSION = f"missions/{NAME}.yml"
SLUGS = {"en": "electricians-athens-2028", "fr": "electricite-athenes-2028"}
TITLES = {
    "Electricians: Athens": "- New mission.",
    "Électricité : Athènes": "- Nouvelle mission.",
}
ADDRESS = re.compile(r"https://\S+\.git")
ENGLISH_FORM = f"https://forms.missions.example/en/eoi?mission={NAME}"
FRENCH_FORM = f"https://forms.missions.example/fr/di?mission={NAME}"
# What the newcomer knows besides what was asked.
ADDED = f"""
illustrative: true
expression_of_interest:
  windows:
    - audience: employers
      opens: 2027-09-01T09:00
      closes: 2027-12-01T23:59
      form:
        en: {ENGLISH_FORM}
        fr: {FRENCH_FORM}
"""
# What is meant and what is typed, by the code of the message that tells it.
SLIPS = {
    "yaml-colon-in-text": ('en: "Electricians: Athens"', "en: Electricians: Athens"),
    "bad-date": ("review_by: 2027-03-01", "review_by: 1er mars 2027"),
    "not-a-list": ("  - noc: 72200", "  noc: 72200"),
    "bad-boolean": ("illustrative: true", "illustrative: oui"),
    "form-same-address": (f"fr: {FRENCH_FORM}", f"fr: {ENGLISH_FORM}"),
}
# Whoever runs the form gave its address; no message can know it.
KNOWN = {"form-same-address": (f"fr: {ENGLISH_FORM}", f"fr: {FRENCH_FORM}")}
NEEDED = {
    *("git clone", "git switch", "git pull", "git add", "git commit", "git push", "make check"),
    *(f"{MISSIONS} {name}" for name in ("new", "check", "format", "preview", "changes", "explain")),
}
CORRECTION = ("Interviews with", "Meetings with")
OTHER = "missions/2027-manila-cooks.yml"


@pytest.fixture(scope="module", params=LANGUAGES)
def newcomer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Newcomer:
    """Return a newcomer who has done all that the guide's page shows."""
    language: Language = request.param
    someone = Newcomer(tmp_path_factory.mktemp(language), language)
    lines = list_lines(GUIDE, language)
    publish(someone.home, next(found[0] for line in lines if (found := ADDRESS.search(line))))
    for line in lines:
        follow(someone, line)
    return someone


def follow(someone: Newcomer, line: str) -> None:
    """Do what the guide shows; fill in the new file with a few slips, and mend them."""
    if line.startswith("cd "):
        someone.enter(line.removeprefix("cd "))
    elif line == f"{MISSIONS} new":
        someone.answer_questions(line, TYPED)
        file = someone.folder / MISSION
        meant = file.read_text(encoding="utf-8") + ADDED
        (someone.home / "meant.yml").write_text(meant, encoding="utf-8")
        file.write_text(type_slips(meant), encoding="utf-8")
    elif line.startswith(f"{MISSIONS} check"):
        someone.mend(line, MISSION, KNOWN)
    elif line.startswith(f"{MISSIONS} preview"):
        someone.look(line)
    elif line.startswith("git add") and line in someone.answers:
        change(someone.folder, *CORRECTION, MISSION)
        someone.type(line)
    else:
        someone.type(line)


def test_the_guide_shows_each_step(newcomer: Newcomer) -> None:
    typed = {" ".join(line.split()[:2]) for line in newcomer.answers}
    assert NEEDED - typed == set()


def test_each_slip_is_told_once_and_mended_by_what_the_message_says(newcomer: Newcomer) -> None:
    assert sorted(newcomer.codes) == sorted(SLIPS)


def test_what_was_meant_is_what_is_sent(newcomer: Newcomer) -> None:
    sent = read_sent(newcomer.home, MISSION)
    meant = (newcomer.home / "meant.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(sent) == yaml.safe_load(meant.replace(*CORRECTION))
    assert sent == lay_out(sent)


def test_answers_name_what_was_begun_and_what_it_changes(newcomer: Newcomer) -> None:
    assert MISSION in newcomer.answers[f"{MISSIONS} new"]
    assert f"missions preview {NAME}" in newcomer.answers[f"{MISSIONS} new"].replace("\u00a0", " ")
    shown = newcomer.answers[f"{MISSIONS} preview {NAME}"]
    assert all(f"/{language}/missions/{slug}/" in shown for language, slug in SLUGS.items())
    told = newcomer.answers[f"{MISSIONS} changes main"]
    assert re.findall(r"^### (.+)$", told, re.MULTILINE) == [*TITLES]


@pytest.mark.browser
def test_the_checks_of_the_pull_request_pass(newcomer: Newcomer) -> None:
    runner = check_out(newcomer)
    summary = runner.home / "summary.md"
    steps = [step for _, step in list_steps("check") if step.get("run", "").startswith("make ")]
    assert len(steps) > 4
    for step in steps:
        runner.type(step["run"].replace("$GITHUB_STEP_SUMMARY", str(summary)))
    checked = [runner.answers[step["run"]] for step in steps if "check" in step["run"]]
    assert [answer for answer in checked if f"file={MISSION}" in answer] == []
    told = re.findall(
        r"^### (.+)\n\n(.+)$",
        summary.read_text(encoding="utf-8").replace("\u00a0", " "),
        re.MULTILINE,
    )
    assert told == [*TITLES.items()]
    pictures = (runner.folder / "build/pages.html").read_text(encoding="utf-8")
    for language, slug in SLUGS.items():
        address = f"{language}/missions/{slug}/"
        assert (runner.folder / "site" / address / "index.html").is_file()
        assert f"/{address} · 1280" in pictures


def type_slips(text: str) -> str:
    """Return a text with each slip in it."""
    for right, wrong in SLIPS.values():
        assert text.count(right) == 1, right
        text = text.replace(right, wrong)
    return text


def publish(home: Path, address: str) -> None:
    """Put the project where Git finds it under an address of GitHub's."""
    source = home / "source"
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - ours
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    git(source, "init", "--quiet", "--initial-branch=main")
    git(source, "add", "--all")
    git(source, "commit", "--quiet", "--message=Begin")
    git(home, "clone", "--quiet", "--bare", "source", "github.git")
    where = (home / "github.git").as_uri()
    git(home, "config", "--file", "gitconfig", f"url.{where}.insteadOf", address)


def check_out(newcomer: Newcomer) -> Newcomer:
    """Return someone in the change joined to the main branch, as GitHub's runner has it.

    In the meantime, somebody else's change has come to the main branch.
    """
    home, source = newcomer.home, newcomer.home / "source"
    change(source, "illustrative: true", "illustrative: true # invented", OTHER)
    git(source, "commit", "--quiet", "--all", "--message=Another change")
    git(source, "push", "--quiet", "../github.git", "main")
    git(source, "pull", "--quiet", "--no-rebase", "--no-ff", "--no-edit", "../github.git", BRANCH)
    git(source, "push", "--quiet", "../github.git", "HEAD:refs/pull/1/merge")
    git(home, "init", "--quiet", "runner")
    where = (home / "github.git").as_uri()
    git(home / "runner", "fetch", "--quiet", "--depth=2", where, "refs/pull/1/merge")
    git(home / "runner", "checkout", "--quiet", "FETCH_HEAD")
    runner = Newcomer(home, newcomer.language)
    runner.enter("runner")
    return runner


def read_sent(home: Path, name: str) -> str:
    """Return a file as the branch holds it on GitHub."""
    command = ["git", "show", f"{BRANCH}:{name}"]
    done = subprocess.run(  # noqa: S603 - ours
        command, cwd=home / "github.git", capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout
