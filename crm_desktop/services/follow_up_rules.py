"""跟进规则 Rules that plan follow-ups by themselves: so many days after a purchase, a visit without a deal, a complaint.

What a rule plans is written in the act of the event, so one undo takes both back. Of one event, and of all purchases or
visits of a customer on a day, a rule plans one follow-up, however often it is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate

PURCHASE, VISIT, COMPLAINT, CLOSED = "purchase", "visit", "complaint", "complaint_closed"
EVENTS = (PURCHASE, VISIT, COMPLAINT, CLOSED)
SAME, OWNER, STAFF = "same", "owner", "staff"
KEEPERS = (SAME, OWNER, STAFF)
_MOST_DAYS = 3_650
_LONGEST = 120  # characters of a title


class Rule(NamedTuple):
    """One rule; `form_id` is the survey form that is filled in when its follow-up is done."""

    id: int
    event: str
    days: int
    title: str
    kind: str
    keeper: str
    staff_id: int | None
    staff_name: str
    form_id: int | None
    form_name: str
    active: bool


@dataclass(frozen=True)
class Wanted:
    """What a rule shall be; see `Rule`."""

    event: str
    days: int
    title: str
    kind: str = "call_out"
    keeper: str = SAME
    staff_id: int | None = None
    form_id: int | None = None


def event_title(event: str) -> str:
    """After what a rule plans, in words."""
    titles = {
        PURCHASE: lambda: translate("FollowUpRules", "After a purchase"),
        VISIT: lambda: translate("FollowUpRules", "After a visit without a deal"),
        COMPLAINT: lambda: translate("FollowUpRules", "After a complaint"),
        CLOSED: lambda: translate("FollowUpRules", "After a complaint is closed"),
    }
    return titles[event]()


def keeper_title(keeper: str) -> str:
    """Who keeps what is planned, in words."""
    titles = {
        SAME: lambda: translate("FollowUpRules", "Who dealt with it"),
        OWNER: lambda: translate("FollowUpRules", "The owner of the customer"),
        STAFF: lambda: translate("FollowUpRules", "Always the same"),
    }
    return titles[keeper]()


def usual() -> list[Wanted]:
    """What a shop usually begins with."""
    return [
        Wanted(PURCHASE, 7, translate("FollowUpRules", "Return visit: content with the purchase?")),
        Wanted(VISIT, 1, translate("FollowUpRules", "Ask what was missing for a deal")),
        Wanted(CLOSED, 3, translate("FollowUpRules", "Return visit: content with how it was settled?")),
    ]


# -- the rules --------------------------------------------------------------------------------------


def every(session: Session) -> list[Rule]:
    """All rules, by event and days."""
    rows = session.query(
        "SELECT rule.id, event, days, title, kind, keeper, rule.staff_id, coalesce(staff_member.name, ''), form_id, "
        "coalesce(survey_form.name, ''), rule.active FROM follow_up_rule AS rule "
        "LEFT JOIN staff_member ON staff_member.id = rule.staff_id LEFT JOIN survey_form ON survey_form.id = form_id"
    )
    order = {event: at for at, event in enumerate(EVENTS)}
    found = [Rule(*(*row[:10], bool(row[10]))) for row in rows]
    return sorted(found, key=lambda rule: (order.get(rule.event, 9), rule.days, rule.id))


def save(session: Session, wanted: Wanted, rule_id: int | None = None) -> int:
    """Add a rule, or change one; what it has planned stays. Returns the operation's id.

    Raises:
        InvalidValue: something is missing or cannot be; `.field` says which.
        NotFound: it is gone.
    """
    values = _checked(wanted)
    if rule_id is not None and session.one("SELECT 1 FROM follow_up_rule WHERE id = ?", (rule_id,)) is None:
        raise NotFound(translate("FollowUpRules", "This rule is not there any more."))
    with session.change(Action.EDIT_RULES, str(values["title"])) as change:
        if rule_id is None:
            change.insert("follow_up_rule", values)
        else:
            change.update("follow_up_rule", rule_id, values)
    return change.operation_id


def add_usual(session: Session) -> int:
    """Add what a shop usually begins with; returns the operation's id."""
    with session.change(Action.EDIT_RULES, translate("FollowUpRules", "Usual rules")) as change:
        for wanted in usual():
            change.insert("follow_up_rule", _checked(wanted))
    return change.operation_id


def set_active(session: Session, rule: Rule, active: bool) -> int:
    """Let a rule plan, or rest; returns the operation's id."""
    with session.change(Action.EDIT_RULES, rule.title) as change:
        change.update("follow_up_rule", rule.id, {"active": int(active)})
    return change.operation_id


def delete(session: Session, rule: Rule) -> int:
    """Delete a rule; what it has planned stays. Returns the operation's id."""
    with session.change(Action.EDIT_RULES, rule.title) as change:
        change.execute("UPDATE follow_up SET made_by = NULL WHERE made_by = ?", (rule.id,))
        change.execute("DELETE FROM follow_up_rule WHERE id = ?", (rule.id,))
    return change.operation_id


def _checked(wanted: Wanted) -> dict[str, object]:
    from crm_desktop.services import interactions  # whose corrections ask these rules

    title = " ".join(wanted.title.split())
    if wanted.event not in EVENTS or wanted.keeper not in KEEPERS or wanted.kind not in interactions.KINDS:
        raise KeyError(wanted)
    if not title:
        raise InvalidValue(translate("FollowUpRules", "Type what shall be done."), field="title")
    if len(title) > _LONGEST:
        raise InvalidValue(
            translate("FollowUpRules", "Say it in at most %n characters.", _LONGEST), field="title"
        )
    if not 0 <= wanted.days <= _MOST_DAYS:
        raise InvalidValue(translate("FollowUpRules", "Type days from 0 to %n.", _MOST_DAYS), field="days")
    if wanted.keeper == STAFF and wanted.staff_id is None:
        raise InvalidValue(translate("FollowUpRules", "Choose who keeps it."), field="staff_id")
    return {
        "event": wanted.event,
        "days": wanted.days,
        "title": title,
        "kind": wanted.kind,
        "keeper": wanted.keeper,
        "staff_id": wanted.staff_id if wanted.keeper == STAFF else None,
        "form_id": wanted.form_id,
    }


# -- planning, inside the change of the event ---------------------------------------------------------


def after_purchase(change: Change, customer_id: int, day: str, staff_id: int | None) -> None:
    """A customer bought something on a local day: plan what follows; that day's visit has had its deal."""
    _take_back(change, customer_id, _of_day(VISIT, customer_id, day))
    _plan(change, PURCHASE, customer_id, _of_day(PURCHASE, customer_id, day), day, staff_id)


def after_visit(change: Change, interaction_id: int) -> None:
    """A visit was written down, corrected or linked: plan what follows one without a deal, or take it back."""
    row = change.execute(
        "SELECT customer_id, kind, day, outcome, staff_id FROM interaction WHERE id = ?", (interaction_id,)
    ).fetchone()
    if row is None or row[0] is None or row[1] != "visit":
        return
    customer_id, _, day, outcome, staff_id = row
    made_for = _of_day(VISIT, customer_id, day)
    if outcome == "won":
        _take_back(change, customer_id, made_for)
        return
    bought = change.execute(
        "SELECT 1 FROM purchase WHERE customer_id = ? AND day = ? AND quantity > 0", (customer_id, day)
    ).fetchone()
    planned = change.execute(
        "SELECT 1 FROM follow_up WHERE interaction_id = ? AND made_by IS NULL", (interaction_id,)
    ).fetchone()
    if bought is None and planned is None:  # who has planned the next step by hand needs no other
        _plan(change, VISIT, customer_id, made_for, day, staff_id, interaction_id)


def after_complaint(change: Change, complaint_id: int, event: str) -> None:
    """A complaint was written down (COMPLAINT) or closed (CLOSED): plan what follows."""
    customer_id, day, closed_day, staff_id, reopened = change.execute(
        "SELECT customer_id, day, closed_day, staff_id, reopened FROM complaint WHERE id = ?", (complaint_id,)
    ).fetchone()
    made_for = f"{event}:{complaint_id}" if event == COMPLAINT else f"{event}:{complaint_id}:{reopened}"
    _plan(change, event, customer_id, made_for, day if event == COMPLAINT else closed_day, staff_id)


def _take_back(change: Change, customer_id: int, made_for: str) -> None:
    """What a rule has planned and nobody has begun with is not needed."""
    change.execute(
        "DELETE FROM follow_up WHERE customer_id = ? AND status = 'open' AND made_for = ? AND made_by IS NOT NULL",
        (customer_id, made_for),
    )


def _of_day(event: str, customer_id: int, day: str) -> str:
    return f"{event}:{customer_id}:{day}"


def _plan(
    change: Change,
    event: str,
    customer_id: int,
    made_for: str,
    day: str,
    staff_id: int | None,
    interaction_id: int | None = None,
) -> None:
    rules = change.execute(
        "SELECT id, days, title, kind, keeper, staff_id FROM follow_up_rule WHERE event = ? AND active",
        (event,),
    ).fetchall()
    for rule_id, days, title, kind, keeper, always in rules:
        due = date.fromisoformat(day) + timedelta(days)
        if due < clock.today():  # written down long after it happened
            continue
        known = change.execute(
            "SELECT 1 FROM follow_up WHERE made_by = ? AND made_for = ?", (rule_id, made_for)
        ).fetchone()
        if known is not None:
            continue
        whose = (
            {SAME: staff_id, STAFF: always}.get(keeper) if keeper != OWNER else _owner(change, customer_id)
        )
        change.insert(
            "follow_up",
            {
                "customer_id": customer_id,
                "title": title,
                "kind": kind,
                "due_day": due.isoformat(),
                "staff_id": whose if whose is not None else change.staff_id,
                "interaction_id": interaction_id,
                "created_at": change.at,
                "made_by": rule_id,
                "made_for": made_for,
            },
        )


def _owner(change: Change, customer_id: int) -> int | None:
    row = change.execute("SELECT owner_id FROM customer WHERE id = ?", (customer_id,)).fetchone()
    return None if row is None else row[0]
