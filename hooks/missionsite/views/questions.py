"""Questions and answers: all of them by task, or those that a mission chose."""

from __future__ import annotations

from missionsite.edition import Edition
from missionsite.model.mission import Mission
from missionsite.model.programme import Question
from missionsite.model.texts import OwnQuestion
from missionsite.views import answers


def build_all_questions(edition: Edition) -> answers.Questions:
    """Return every question of the programme, grouped by task."""
    programme = edition.catalogue.programme
    groups = tuple(
        answers.QuestionGroup(
            id=group.id,
            heading=edition.text(group.title),
            questions=tuple(
                _build_known(question, edition)
                for question in programme.questions.values()
                if question.group == group.id
            ),
        )
        for group in programme.question_groups.values()
    )
    return _lay_out(groups, edition)


def build_mission_questions(mission: Mission, edition: Edition) -> answers.Questions | None:
    """Return the questions that a mission chose or asks itself, or None."""
    known = edition.catalogue.programme.questions
    chosen = tuple(
        _build_own(choice, edition)
        if isinstance(choice, OwnQuestion)
        else _build_known(known[choice], edition)
        for choice in mission.questions
    )
    return _lay_out((answers.QuestionGroup("", "", chosen),), edition) if chosen else None


def _lay_out(groups: tuple[answers.QuestionGroup, ...], edition: Edition) -> answers.Questions:
    return answers.Questions(
        edition.words["questions.open"], edition.words["questions.close"], groups
    )


def _build_known(question: Question, edition: Edition) -> answers.Question:
    return edition.once("question", question.id, lambda: _lay_out_known(question, edition))


def _lay_out_known(question: Question, edition: Edition) -> answers.Question:
    day = edition.formatter.day(question.as_of)
    return answers.Question(
        id=question.id,
        question=edition.text(question.question),
        answer_html=edition.html(question.answer),
        as_of=answers.AsOf(edition.words["questions.as_of"], day),
    )


def _build_own(question: OwnQuestion, edition: Edition) -> answers.Question:
    return answers.Question(
        id=question.id,
        question=edition.text(question.question),
        answer_html=edition.html(question.answer),
        as_of=None,
    )
