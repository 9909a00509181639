"""Questions and answers: all of them by task, or those that a mission chose."""

from __future__ import annotations

from markupsafe import Markup

from missionsite.edition import Edition
from missionsite.markup import fill
from missionsite.model.mission import Mission
from missionsite.model.programme import Question
from missionsite.model.texts import OwnQuestion
from missionsite.views import answers
from missionsite.views.parts import bullets, paragraph
from missionsite.views.sections import Block

QUESTIONS_PAGE = "questions.md"


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


def build_mission_questions(mission: Mission, edition: Edition) -> tuple[Block, ...]:
    """Return a mission's own questions, and links to the answers that hold for all of them."""
    known = edition.catalogue.programme.questions
    own = tuple(_build_own(it, edition) for it in mission.questions if isinstance(it, OwnQuestion))
    shared = [_link(known[it], edition) for it in mission.questions if isinstance(it, str)]
    blocks: list[Block] = []
    if own:
        blocks.append(_lay_out((answers.QuestionGroup("", "", own),), edition))
    if shared:
        blocks += [paragraph(edition.words["questions.shared"]), bullets(shared)]
    return tuple(blocks)


def _lay_out(groups: tuple[answers.QuestionGroup, ...], edition: Edition) -> answers.Questions:
    return answers.Questions(
        edition.words["questions.open"], edition.words["questions.close"], groups
    )


def _link(question: Question, edition: Edition) -> Markup:
    page = edition.page_url(QUESTIONS_PAGE)
    return fill('<a href="{}#{}">{}</a>', page, question.id, edition.text(question.question))


def _build_known(question: Question, edition: Edition) -> answers.Question:
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
