"""Grades by rules: which a customer would have and why, what rules would change, and giving them.

A grade that is another than the one that the rules gave last (`rule_grade`) was set by hand: it stays. A customer
without a grade is the rules' again. Whoever an act touches is graded inside that act (`follow`); what comes with the
day, or with other rules, is graded for everybody.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services.customer_filter import LIVE, Filter, where
from crm_desktop.services.customer_list import stoppable
from crm_desktop.services.filter_conditions import GROUP
from crm_desktop.values import grade_rules, rules
from crm_desktop.values.grade_rules import CIRCULAR, ORDER, POINTS, GradeRule, Grading
from crm_desktop.values.rules import Condition, Words

_RULE, _ALL = "grade", "grading"  # kinds of rows of class_rule: one rule, and what holds them together
_BY_HAND = "customer.grade_id IS NOT NULL AND customer.grade_id IS NOT given.grade_id"


@dataclass(frozen=True)
class GradeTrial:
    """What rules would do.

    Args:
        moves: (id of the grade before, the one after, customers); None for none.
        by_hand: customers whose grade was set by hand and would be another by the rules.
    """

    moves: tuple[tuple[int | None, int | None, int], ...]
    by_hand: int


def current(session: Session) -> Grading:
    """The rules as they stand."""
    return _read(session.database.connection)


def _read(connection: Any) -> Grading:
    rows = connection.execute(
        "SELECT kind, definition FROM class_rule WHERE kind IN (?, ?) ORDER BY position, id", (_RULE, _ALL)
    ).fetchall()
    found = [rule for kind, text in rows if kind == _RULE and (rule := grade_rules.from_json(text))]
    head: dict[str, Any] = next((json.loads(text) for kind, text in rows if kind == _ALL), {})
    limits = tuple((int(grade), int(least)) for grade, least in head.get("limits", []))
    mode = POINTS if head.get("mode") == POINTS else ORDER
    return Grading(bool(head.get("on")), mode, tuple(found), limits)


def state(session: Session) -> str:
    """The rules as one text: another one after each change of them."""
    return "\n".join(
        text
        for (text,) in session.query(
            "SELECT definition FROM class_rule WHERE kind IN (?, ?) ORDER BY kind, position, id",
            (_RULE, _ALL),
        )
    )


def check(session: Session, by: Grading) -> None:
    """Refuse rules that contradict one another or could never hold.

    Raises:
        InvalidValue: `.field` is the place of the rule, from 0, as text; "limits" for the points of the grades.
    """
    if not by.on:
        return
    if not by.rules:
        raise InvalidValue(translate("Grading", "Add a rule first."), field="")
    for at, each in enumerate(by.rules):
        place, number = str(at), at + 1
        if any(isinstance(leaf, Words) for leaf in rules.leaves(each.rule)):
            sentence = translate("Grading", "Rule {number}: ask for a field, for example visits:>5.")
            raise InvalidValue(sentence.format(number=number), field=place)
        if _asks(session, each.rule) & CIRCULAR:
            sentence = translate("Grading", "Rule {number} asks for what the grade itself decides.")
            raise InvalidValue(sentence.format(number=number), field=place)
        if grade_rules.everybody(each) and (by.mode == POINTS or at < len(by.rules) - 1):
            sentence = translate("Grading", "Rule {number} holds for everybody. Say who it is for.")
            if by.mode == ORDER:
                sentence = translate(
                    "Grading",
                    "Rule {number} holds for everybody, so those below it never do. Move it to the end.",
                )
            raise InvalidValue(sentence.format(number=number), field=place)
        earlier = next((other for other in range(at) if by.rules[other].rule == each.rule), None)
        if earlier is not None:
            sentence = translate(
                "Grading", "Rule {number} asks the same as rule {other}. Delete one of the two."
            )
            raise InvalidValue(sentence.format(number=number, other=earlier + 1), field=place)
    least = [points for _, points in by.limits]
    if by.mode == POINTS and not least:
        raise InvalidValue(
            translate("Grading", "Say from how many points on there is a grade."), field="limits"
        )
    if by.mode == POINTS and len(set(least)) < len(least):
        raise InvalidValue(
            translate("Grading", "Two grades begin at the same points. Choose different ones."),
            field="limits",
        )


def _asks(session: Session, rule: rules.Rule) -> set[str]:
    """The fields that a rule asks for, those of the smart groups in it too."""
    from crm_desktop.services import filter_words

    found: set[str] = set()
    waiting, seen = [rule], set()
    while waiting:
        for leaf in rules.leaves(waiting.pop()):
            if not isinstance(leaf, Condition):
                continue
            found.add(leaf.field)
            for value in leaf.values if leaf.field == GROUP else ():
                row = session.one("SELECT query FROM segment WHERE id = ? AND kind = 'smart'", (value,))
                if row is not None and value not in seen:
                    seen.add(value)
                    waiting.append(filter_words.read(session, row[0])[0].rule)
    return found


# -- the SQL ---------------------------------------------------------------------------------------------


def _graded(session: Session, by: Grading, which: str) -> tuple[str, list[Any]]:
    """A SELECT of id, grade_id (by the rules) and why of the customers of the list that `which` names."""
    conditions = [where(Filter(each.rule), session) for each in by.rules]
    values = [value for _, wanted in conditions for value in wanted]
    if by.mode == ORDER:
        cases = " ".join(f"WHEN {sql} THEN {at}" for at, (sql, _) in enumerate(conditions))
        found = f"CASE {cases} END" if cases else "NULL"
        grades = " ".join(f"WHEN {at} THEN {each.grade}" for at, each in enumerate(by.rules))
        grade = f"CASE found {grades} END" if grades else "NULL"
        why = "json_object('rule', found)"
    else:
        found = " + ".join(
            f"CASE WHEN {sql} THEN {each.points} ELSE 0 END"
            for (sql, _), each in zip(conditions, by.rules, strict=True)
        )
        found = found or "0"
        limits = sorted(by.limits, key=lambda each: -each[1])
        cases = " ".join(f"WHEN found >= {least} THEN {grade}" for grade, least in limits)
        grade = f"CASE {cases} END" if cases else "NULL"
        why = "json_object('points', found)"
    if not by.on:
        grade = "NULL"
    # LIMIT: without it SQLite computes `found` anew in each place of its name
    return (
        f"SELECT id, {grade} AS grade_id, {why} AS why FROM ("
        f"SELECT customer.id, {found} AS found FROM customer WHERE {LIVE} AND {which} LIMIT -1)",
        values,
    )


def of_one(session: Session, by: Grading, customer_id: int) -> tuple[int | None, dict[str, int]]:
    """The grade of one customer by the rules, and why: the place of the "rule" that holds, or the "points"."""
    graded, values = _graded(session, by, f"customer.id = {customer_id}")
    row = session.one(graded, values)
    return (None, {}) if row is None else (row[1], json.loads(row[2]))


def holding(session: Session, by: Grading, customer_id: int) -> list[int]:
    """The places of the rules that hold for one customer."""
    found = []
    for at, each in enumerate(by.rules):
        sql, values = where(Filter(each.rule), session)
        if session.one(f"SELECT 1 FROM customer WHERE customer.id = {customer_id} AND {sql}", values):
            found.append(at)
    return found


# -- trying ----------------------------------------------------------------------------------------------


def try_out(
    session: Session, by: Grading, *, over_hand: bool = False, progress: Progress | None = None
) -> GradeTrial:
    """How many customers of the list would go from which grade to which; nothing is written.

    Args:
        over_hand: also those whose grade was set by hand.

    Raises:
        InvalidValue: see `check`.
        Cancelled: through `progress`.
    """
    check(session, by)
    graded, values = _graded(session, by, "1")
    with stoppable(session, lambda: progress is not None and progress.cancelled):
        rows = session.query(
            f"SELECT customer.grade_id, new.grade_id, coalesce({_BY_HAND}, 0), count(*) FROM ({graded}) AS new "
            "CROSS JOIN customer ON customer.id = new.id LEFT JOIN rule_grade AS given ON given.customer_id = new.id "
            "WHERE customer.grade_id IS NOT new.grade_id GROUP BY 1, 2, 3",
            values,
        ).fetchall()
    if progress is not None:
        progress.check()
    moves: dict[tuple[int | None, int | None], int] = {}
    by_hand = 0
    for before, after, hand, count in rows:
        if hand and after is not None:
            by_hand += count
        if not hand or (over_hand and after is not None):
            moves[before, after] = moves.get((before, after), 0) + count
    return GradeTrial(tuple((*key, count) for key, count in moves.items()), by_hand)


# -- giving ----------------------------------------------------------------------------------------------


def keep(
    session: Session, by: Grading, *, over_hand: bool = False, progress: Progress | None = None
) -> int | None:
    """Store the rules and grade everybody by them, as one act. Returns the operation's id, None for no change.

    Args:
        over_hand: also those whose grade was set by hand.

    Raises:
        InvalidValue: see `check`.
        Cancelled: through `progress`; nothing was changed.
    """
    check(session, by)
    before = current(session)
    with session.change(Action.EDIT_CLASS_RULES, translate("Grading", "Grades by rules")) as change:
        if by != before:
            change.execute("DELETE FROM class_rule WHERE kind IN (?, ?)", (_RULE, _ALL))
            head = {"on": by.on, "mode": by.mode, "limits": [list(limit) for limit in by.limits]}
            change.insert("class_rule", {"kind": _ALL, "definition": json.dumps(head)})
            for at, rule in enumerate(by.rules):
                change.insert(
                    "class_rule", {"kind": _RULE, "definition": grade_rules.to_json(rule), "position": at}
                )
        if by.on or before.on:
            _give(session, change, by, "1", over_hand=over_hand, progress=progress)
    kept = session.one("SELECT 1 FROM operation WHERE id = ?", (change.operation_id,))
    return change.operation_id if kept else None


def regrade(session: Session, progress: Progress | None = None) -> int:
    """Grade everybody by the rules as they stand, as a day begins. Returns how many customers it changed."""
    by = current(session)
    if not by.on:
        return 0
    with session.change(Action.GRADE_CUSTOMERS) as change:
        return _give(session, change, by, "1", progress=progress)


def follow(session: Session, change: Change, first: int) -> None:
    """Grade whoever an act touched, inside that act; one of `session.followers`.

    Args:
        first: the first change of the act.
    """
    if change.action in (Action.EDIT_CLASS_RULES, Action.GRADE_CUSTOMERS):
        return  # everybody was graded by the act itself
    by = _read(change.connection)
    if by.on:
        which = f"SELECT customer_id FROM change WHERE id >= {first} AND customer_id IS NOT NULL"
        _give(session, change, by, f"customer.id IN ({which})")


def _give(
    session: Session,
    change: Change,
    by: Grading,
    which: str,
    *,
    over_hand: bool = False,
    progress: Progress | None = None,
) -> int:
    """Write the grades of some customers where they are others; returns how many."""
    graded, values = _graded(session, by, which)
    change.execute(
        "CREATE TEMP TABLE IF NOT EXISTS grade_new (id INTEGER PRIMARY KEY, grade_id INTEGER, why TEXT, same INTEGER)"
    )
    change.execute("DELETE FROM temp.grade_new")
    hand = f"(NOT coalesce({_BY_HAND}, 0)" + (" OR new.grade_id IS NOT NULL)" if over_hand else ")")
    with stoppable(session, lambda: progress is not None and progress.cancelled):
        change.execute(
            "INSERT INTO temp.grade_new SELECT new.id, new.grade_id, new.why, customer.grade_id IS new.grade_id "
            f"FROM ({graded}) AS new CROSS JOIN customer ON customer.id = new.id "
            f"LEFT JOIN rule_grade AS given ON given.customer_id = new.id WHERE {hand} AND "
            "(customer.grade_id IS NOT new.grade_id OR given.grade_id IS NOT new.grade_id "
            "OR (new.grade_id IS NOT NULL AND given.why <> new.why))",
            values,
        )
    if progress is not None:
        progress.check()
    moved = change.execute(
        "UPDATE customer SET grade_id = new.grade_id FROM temp.grade_new AS new "
        "WHERE customer.id = +new.id AND NOT new.same"
    ).rowcount
    change.execute(
        "DELETE FROM rule_grade WHERE customer_id IN (SELECT id FROM temp.grade_new WHERE grade_id IS NULL)"
    )
    change.execute(
        "INSERT INTO rule_grade (customer_id, grade_id, why, day) "
        "SELECT id, grade_id, why, ? FROM temp.grade_new WHERE grade_id IS NOT NULL "
        "ON CONFLICT (customer_id) DO UPDATE SET grade_id = excluded.grade_id, why = excluded.why, day = excluded.day",
        (clock.today().isoformat(),),
    )
    return int(moved)


def ask_for(change: Change, key: str, old: int, new: int) -> None:
    """Let the rules that ask for one entry of a list ask for another."""
    for row_id, text in change.execute(
        "SELECT id, definition FROM class_rule WHERE kind = ?", (_RULE,)
    ).fetchall():
        each = grade_rules.from_json(text)
        if each is not None and rules.asks(each.rule, key, old):
            asked = GradeRule(rules.replaced(each.rule, key, old, new), each.grade, each.points)
            change.update("class_rule", row_id, {"definition": grade_rules.to_json(asked)})


def replace_grade(change: Change, grade_id: int, move_to: int | None) -> None:
    """Before a grade is deleted: rules give `move_to` instead, or go."""
    if move_to is not None:
        change.execute("UPDATE rule_grade SET grade_id = ? WHERE grade_id = ?", (move_to, grade_id))
    for row_id, text in change.execute(
        "SELECT id, definition FROM class_rule WHERE kind = ?", (_RULE,)
    ).fetchall():
        rule = grade_rules.from_json(text)
        if rule is None or rule.grade != grade_id:
            continue
        if move_to is None:
            change.execute("DELETE FROM class_rule WHERE id = ?", (row_id,))
        else:
            new = GradeRule(rule.rule, move_to, rule.points)
            change.update("class_rule", row_id, {"definition": grade_rules.to_json(new)})
    for row_id, text in change.execute(
        "SELECT id, definition FROM class_rule WHERE kind = ?", (_ALL,)
    ).fetchall():
        head = json.loads(text)
        limits = [limit for limit in head.get("limits", []) if limit[0] != grade_id]
        if limits != head.get("limits", []):
            change.update("class_rule", row_id, {"definition": json.dumps({**head, "limits": limits})})
