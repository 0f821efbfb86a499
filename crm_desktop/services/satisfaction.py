"""满意度 Satisfaction: a score of 1 to 5 and the customer's words, of a contact or a return visit; and their averages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import labelled, translate
from crm_desktop.services import follow_ups, survey_forms

SCORES = (1, 2, 3, 4, 5)


class Score(NamedTuple):
    """One score with its customer; `staff_name` is of whom it is."""

    id: int
    customer_id: int
    customer_name: str
    score: int
    text: str
    day: str
    staff_name: str
    form_name: str


class Average(NamedTuple):
    """The mean of a group of scores; `name` is a staff member's, or a month."""

    name: str
    mean: float
    scores: int


class Figures(NamedTuple):
    """The scores of a period.

    Args:
        mean: None without any.
        spread: how many there are of each score, 1 to 5.
        staff: by whom they are of, the best first.
        months: YYYY-MM, the latest first.
    """

    mean: float | None
    scores: int
    spread: tuple[int, int, int, int, int]
    staff: list[Average]
    months: list[Average]


class Visit(NamedTuple):
    """A return visit that is planned, with the form to fill in."""

    follow_up_id: int
    customer_id: int
    customer_name: str
    phone: str
    title: str
    due_day: str
    staff_name: str
    form_id: int
    form_name: str


def score_title(score: int) -> str:
    """A score in words."""
    titles = {
        1: lambda: translate("Satisfaction", "very bad"),
        2: lambda: translate("Satisfaction", "bad"),
        3: lambda: translate("Satisfaction", "so-so"),
        4: lambda: translate("Satisfaction", "good"),
        5: lambda: translate("Satisfaction", "very good"),
    }
    return titles[score]()


# -- questions --------------------------------------------------------------------------------------


def figures(session: Session, first_day: str, last_day: str) -> Figures:
    """Averages of a span of local days; those of deleted customers are left out. For the worker."""
    join = "FROM satisfaction JOIN customer ON customer.id = customer_id AND deleted_at IS NULL "
    where = "WHERE day BETWEEN ? AND ? "
    span = (first_day, last_day)
    counts = dict(session.query(f"SELECT score, count(*) {join} {where} GROUP BY score", span).fetchall())
    count = sum(counts.values())
    staff = session.query(
        f"SELECT coalesce(staff_member.name, ''), avg(score), count(*) {join} "
        f"LEFT JOIN staff_member ON staff_member.id = satisfaction.staff_id {where} "
        "GROUP BY satisfaction.staff_id ORDER BY avg(score) DESC, count(*) DESC",
        span,
    )
    months = session.query(
        f"SELECT substr(day, 1, 7), avg(score), count(*) {join} {where} GROUP BY 1 ORDER BY 1 DESC LIMIT 24",
        span,
    )
    mean = sum(score * many for score, many in counts.items()) / count if count else None
    one, two, three, four, five = (counts.get(score, 0) for score in SCORES)
    return Figures(
        mean,
        count,
        (one, two, three, four, five),
        [Average(*row) for row in staff],
        [Average(*row) for row in months],
    )


def listing(session: Session, first_day: str, last_day: str, limit: int = 200) -> list[Score]:
    """The scores of a span of local days, the newest first."""
    rows = session.query(
        "SELECT satisfaction.id, customer_id, customer.name, score, text, day, coalesce(staff_member.name, ''), "
        "coalesce(survey_form.name, '') FROM satisfaction "
        "JOIN customer ON customer.id = customer_id AND deleted_at IS NULL "
        "LEFT JOIN staff_member ON staff_member.id = satisfaction.staff_id "
        "LEFT JOIN survey_form ON survey_form.id = form_id "
        "WHERE day BETWEEN ? AND ? ORDER BY day DESC, satisfaction.id DESC LIMIT ?",
        (first_day, last_day, limit),
    )
    return [Score(*row) for row in rows]


def of_contacts(session: Session, interaction_ids: Sequence[int]) -> dict[int, int]:
    """Interaction → its score, of those that have one."""
    rows = session.query(
        "SELECT interaction_id, score FROM satisfaction WHERE interaction_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(interaction_ids)),),
    )
    return dict(rows.fetchall())


def visits(session: Session, limit: int = 200) -> list[Visit]:
    """Open return visits with a form, the earliest due first."""
    rows = session.query(
        "SELECT follow_up.id, customer_id, customer.name, phone, follow_up.title, due_day, "
        "coalesce(staff_member.name, ''), survey_form.id, survey_form.name "
        "FROM follow_up JOIN follow_up_rule ON follow_up_rule.id = made_by "
        "JOIN survey_form ON survey_form.id = follow_up_rule.form_id "
        "JOIN customer ON customer.id = customer_id AND deleted_at IS NULL "
        "LEFT JOIN staff_member ON staff_member.id = follow_up.staff_id "
        "WHERE follow_up.status = 'open' ORDER BY due_day, follow_up.id LIMIT ?",
        (limit,),
    )
    return [Visit(*row) for row in rows]


# -- acts -------------------------------------------------------------------------------------------


def record(
    session: Session,
    customer_id: int,
    score: int,
    text: str = "",
    *,
    interaction_id: int | None = None,
    staff_id: int | None = None,
) -> int:
    """Write down how content a customer is; returns the operation's id.

    Args:
        staff_id: of whom it is; who is at the desk when nobody is named.

    Raises:
        InvalidValue: the score is none of 1 to 5.
        NotFound: the customer is gone.
    """
    row = session.one("SELECT name FROM customer WHERE id = ? AND deleted_at IS NULL", (customer_id,))
    if row is None:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    check(score)
    with session.change(Action.RECORD_SATISFACTION, row[0]) as change:
        insert(change, customer_id, score, text, interaction_id=interaction_id, staff_id=staff_id)
    return change.operation_id


def check(score: int) -> None:
    """Refuse a score that is none.

    Raises:
        InvalidValue: it is not 1 to 5.
    """
    if score not in SCORES:
        raise InvalidValue(translate("Satisfaction", "Choose a score from 1 to 5."), field="score")


def insert(
    change: Change,
    customer_id: int,
    score: int,
    text: str = "",
    *,
    interaction_id: int | None = None,
    staff_id: int | None = None,
    **more: object,
) -> int:
    """`record` inside a change, after `check`; returns the row's id."""
    return change.insert(
        "satisfaction",
        {
            "customer_id": customer_id,
            "interaction_id": interaction_id,
            "score": score,
            "text": text.strip(),
            "at": change.at,
            "day": clock.local_day(change.at),
            "staff_id": staff_id if staff_id is not None else change.staff_id,
            "created_by": change.staff_id,
            **more,
        },
    )


def delete(session: Session, score_id: int) -> int:
    """Delete a score; returns the operation, whose undo brings it back."""
    with session.change(Action.EDIT_SATISFACTION) as change:
        change.execute("DELETE FROM satisfaction WHERE id = ?", (score_id,))
    return change.operation_id


def fill_in(
    session: Session, visit: Visit, score: int, answers: Sequence[tuple[str, str]], text: str = ""
) -> int:
    """A return visit was made: its follow-up is done, a contact with the answers and the score are written; one act.

    Args:
        answers: (question, answer) as they were asked; empty answers are left out.

    Raises:
        InvalidValue: the score is none of 1 to 5.
        NotFound: it was done or dropped meanwhile.
    """
    check(score)
    row = session.one(
        "SELECT kind, made_for FROM follow_up WHERE id = ? AND status = 'open'", (visit.follow_up_id,)
    )
    if row is None:
        raise NotFound(translate("Satisfaction", "This return visit is not open any more."))
    kind, made_for = row
    given = [(question, answer.strip()) for question, answer in answers if answer.strip()]
    lines = [visit.title, *(labelled(question, answer) for question, answer in given), text.strip()]
    with session.change(Action.RECORD_SATISFACTION, visit.customer_name) as change:
        follow_ups.finish(session, [visit.follow_up_id])
        interaction_id = change.insert(
            "interaction",
            {
                "customer_id": visit.customer_id,
                "kind": kind,
                "at": change.at,
                "day": clock.local_day(change.at),
                "text": "\n".join(line for line in lines if line),
                "staff_id": change.staff_id,
                "created_at": change.at,
            },
        )
        insert(
            change,
            visit.customer_id,
            score,
            text,
            interaction_id=interaction_id,
            staff_id=_of_whom(change, made_for),
            complaint_id=_complaint(made_for),
            form_id=visit.form_id,
            answers=survey_forms.answers_json(given),
        )
    return change.operation_id


def _complaint(made_for: str) -> int | None:
    event, _, rest = made_for.partition(":")
    return int(rest.split(":")[0]) if event.startswith("complaint") and rest else None


def _of_whom(change: Change, made_for: str) -> int | None:
    """Whose work the return visit asks about: who sold, received, or settled the complaint."""
    event, *rest = made_for.split(":")
    if event.startswith("complaint") and rest:
        row = change.execute("SELECT staff_id FROM complaint WHERE id = ?", (int(rest[0]),)).fetchone()
    elif event in ("purchase", "visit") and len(rest) == 2:
        table = "purchase" if event == "purchase" else "interaction"
        row = change.execute(
            f"SELECT staff_id FROM {table} WHERE customer_id = ? AND day = ? AND staff_id IS NOT NULL "
            "ORDER BY id LIMIT 1",
            (int(rest[0]), rest[1]),
        ).fetchone()
    else:
        row = None
    return None if row is None else row[0]
