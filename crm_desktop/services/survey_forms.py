"""回访表 Survey forms: a few questions that the shop asks at a return visit; each is a score, a choice or words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate

SCORE, CHOICE, TEXT = "score", "choice", "text"
KINDS = (SCORE, CHOICE, TEXT)
MOST = 12  # questions of a form
_LONGEST = 120  # characters of a name, question or option


class Question(NamedTuple):
    """One question; `options` are what a choice is made from."""

    text: str
    kind: str = TEXT
    options: tuple[str, ...] = ()


class Form(NamedTuple):
    """One form of the shop."""

    id: int
    name: str
    questions: tuple[Question, ...]


def kind_title(kind: str) -> str:
    """How a question is answered, in words."""
    titles = {
        SCORE: lambda: translate("SurveyForms", "Score 1 to 5"),
        CHOICE: lambda: translate("SurveyForms", "Choice"),
        TEXT: lambda: translate("SurveyForms", "Words"),
    }
    return titles[kind]()


def every(session: Session) -> list[Form]:
    """The forms in use, in their order."""
    rows = session.query(
        "SELECT id, name, questions FROM survey_form WHERE NOT retired ORDER BY position, id"
    )
    return [Form(row_id, name, _questions(stored)) for row_id, name, stored in rows]


def get(session: Session, form_id: int) -> Form:
    """One form, a retired one too.

    Raises:
        NotFound: it is gone.
    """
    row = session.one("SELECT id, name, questions FROM survey_form WHERE id = ?", (form_id,))
    if row is None:
        raise NotFound(translate("SurveyForms", "This form is not there any more."))
    return Form(row[0], row[1], _questions(row[2]))


def save(session: Session, name: str, questions: Sequence[Question], form_id: int | None = None) -> int:
    """Add a form, or change one; answers that were given stay as they were asked. Returns the form's id.

    Raises:
        InvalidValue: a name or question is missing, too long or there twice, or a choice has no two options.
        NotFound: it is gone.
    """
    name = " ".join(name.split())
    if not name:
        raise InvalidValue(translate("SurveyForms", "Give the form a name."), field="name")
    if any(form.name == name and form.id != form_id for form in every(session)):
        raise InvalidValue(translate("SurveyForms", "There is a form of this name."), field="name")
    asked = [_checked(question) for question in questions if question.text.strip()]
    if len(asked) > MOST:
        raise InvalidValue(translate("SurveyForms", "Ask at most %n questions.", MOST), field="questions")
    if len({question.text for question in asked}) < len(asked):
        raise InvalidValue(translate("SurveyForms", "A question is there twice."), field="questions")
    if any(len(text) > _LONGEST for question in asked for text in (name, question.text, *question.options)):
        raise InvalidValue(
            translate("SurveyForms", "Say it in at most %n characters.", _LONGEST), field="questions"
        )
    values: dict[str, object] = {
        "name": name,
        "questions": json.dumps([question._asdict() for question in asked], ensure_ascii=False),
    }
    if form_id is not None:
        get(session, form_id)
    with session.change(Action.EDIT_RULES, name) as change:
        if form_id is not None:
            change.update("survey_form", form_id, values)
            return form_id
        position = change.execute("SELECT coalesce(max(position), -1) + 1 FROM survey_form").fetchone()[0]
        return change.insert("survey_form", {**values, "position": position})


def delete(session: Session, form_id: int) -> int:
    """Delete a form; one that was filled in is kept for what was answered, but not offered. Returns the operation's id."""
    form = get(session, form_id)
    with session.change(Action.EDIT_RULES, form.name) as change:
        change.execute("UPDATE follow_up_rule SET form_id = NULL WHERE form_id = ?", (form_id,))
        used = change.execute("SELECT 1 FROM satisfaction WHERE form_id = ? LIMIT 1", (form_id,)).fetchone()
        if used is None:
            change.execute("DELETE FROM survey_form WHERE id = ?", (form_id,))
        else:
            change.update("survey_form", form_id, {"retired": 1})
    return change.operation_id


def answers_json(answers: Sequence[tuple[str, str]]) -> str:
    """Answers as they are stored."""
    return json.dumps([list(each) for each in answers], ensure_ascii=False)


def _checked(question: Question) -> Question:
    text = " ".join(question.text.split())
    if question.kind not in KINDS:
        raise KeyError(question.kind)
    options = tuple(dict.fromkeys(word for word in (option.strip() for option in question.options) if word))
    if question.kind == CHOICE and len(options) < 2:
        raise InvalidValue(
            translate("SurveyForms", "“{question}”: name two or more options.").format(question=text),
            field="questions",
        )
    return Question(text, question.kind, options if question.kind == CHOICE else ())


def _questions(stored: str) -> tuple[Question, ...]:
    try:
        rows = json.loads(stored)
        return tuple(
            Question(str(row["text"]), str(row["kind"]), tuple(map(str, row["options"])))
            for row in rows
            if row["kind"] in KINDS
        )
    except (ValueError, KeyError, TypeError):  # of another program
        return ()
