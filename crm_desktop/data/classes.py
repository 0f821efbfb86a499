"""What follows from a customer's dealings by the shop's rules: stage, kinds, stale mark, scores.

All of it is SQL made of the rules and of a day, so one statement serves the customers that an operation touched (the
door calls `refresh`) and a part of all of them on a new day (`services.classes` calls `bring_up_to_date`). The rules
are compared as days, so a day is all that the computation needs to know of the calendar.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from crm_desktop import clock
from crm_desktop.values.class_rules import (
    SEGMENTS,
    KindLimits,
    RfmRules,
    Scores,
    StageRules,
    StaleRules,
    from_json,
)

SCORES = "rfm.scores"  # the setting that holds by what the scores that stand were given

_TABLES = ("customer", "interaction", "purchase", "segment_member")  # what a class follows from
_LATE_DAYS = 2_200
_FACTS = ("stage", "converted_on", "grade_id", "created_at")  # of the customer's own columns


@dataclass(frozen=True)
class Classes:
    """All rules of a shop but those for grades."""

    stage: StageRules = field(default_factory=StageRules)
    kinds: KindLimits = field(default_factory=KindLimits)
    stale: StaleRules = field(default_factory=StaleRules)
    rfm: RfmRules = field(default_factory=RfmRules)


def rules(connection: Any) -> Classes:
    """The rules as they stand."""
    stored = dict(
        connection.execute("SELECT kind, definition FROM class_rule WHERE kind <> 'grade' ORDER BY id DESC")
    )
    return Classes(
        from_json(StageRules, stored.get("stage")),
        from_json(KindLimits, stored.get("kinds")),
        from_json(StaleRules, stored.get("stale")),
        from_json(RfmRules, stored.get("rfm")),
    )


def scores(connection: Any) -> Scores | None:
    """By what the scores that stand were given; None before the first time."""
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (SCORES,)).fetchone()
    return None if row is None else from_json(Scores, row[0])


# -- the expressions: of a row of `customer` ------------------------------------------------------------


def _less(one: str, other: str) -> str:
    return f"min(coalesce({one}, {other}), coalesce({other}, {one}))"


def _more(one: str, other: str) -> str:
    return f"max(coalesce({one}, {other}), coalesce({other}, {one}))"


def dealings(counts: str) -> tuple[str, str, str]:
    """How often, first when and last when: of the purchases, the visits, or whichever says more."""
    bought = ("customer.purchase_count", "customer.first_purchase_on", "customer.last_purchase_on")
    came = ("customer.visit_count", "customer.first_visit_on", "customer.last_visit_on")
    if counts == "purchases":
        return bought
    if counts == "visits":
        return came
    return (
        f"max({bought[0]}, {came[0]})",
        _less(bought[1], came[1]),
        _more(bought[2], came[2]),
    )


def with_conversion(dealt: tuple[str, str, str]) -> tuple[str, str, str]:
    """Dealings of which the day on which somebody was said to be a customer now is one."""
    day = "customer.converted_on"
    return f"max({dealt[0]}, {day} IS NOT NULL)", _less(dealt[1], day), _more(dealt[2], day)


def _back(today: date, days: int) -> date:
    return today - timedelta(days=min(days, 100_000))


def _instant(day: date) -> int:
    """The first second of a local day."""
    return int(datetime.combine(day, time.min).astimezone().timestamp())


def stage(by: StageRules, today: date) -> str:
    """The stage: the one set by hand, else what the rules say, else nothing."""
    if not by.on:
        return "customer.stage"
    count, first, last = with_conversion(dealings(by.counts))

    def quiet(days: int) -> str:
        """Nothing for longer than so many days."""
        since = _back(today, days)
        said = f"{last} < '{since}'"
        if by.contacts_too:
            said += f" AND coalesce(customer.last_contact_at, 0) < {_instant(since)}"
        return said

    cases = [("customer.stage <> ''", "customer.stage")]
    if by.potential_days:
        heard = "coalesce(customer.last_contact_at, customer.created_at)"
        cases.append((f"{count} = 0 AND {heard} < {_instant(_back(today, by.potential_days))}", "'lost'"))
    cases.append((f"{count} = 0", "'potential'"))
    if by.lost_days:
        cases.append((quiet(by.lost_days), "'lost'"))
    if by.declining_days:
        cases.append((quiet(by.declining_days), "'declining'"))
    if by.new_days:
        cases.append((f"{first} >= '{_back(today, by.new_days)}'", "'new'"))
    if by.mature_count:
        cases.append(
            (f"{count} >= {by.mature_count} AND {first} <= '{_back(today, by.mature_days)}'", "'mature'")
        )
    return f"CASE {' '.join(f'WHEN {when} THEN {what}' for when, what in cases)} ELSE 'active' END"


def buyer(kinds: KindLimits, counts: str) -> str:
    """Whether a customer came once or comes again; "" who has not come yet."""
    count = dealings(counts)[0]
    return f"CASE WHEN {count} = 0 THEN '' WHEN {count} >= {max(kinds.repeat_from, 2)} THEN 'repeat' ELSE 'one_off' END"


def scale(kinds: KindLimits, counts: str) -> str:
    """Whether a customer is a large one, by the amount or, where none is known, by how often; "" who has not come."""
    count = dealings(counts)[0]
    by_count = f"{count} >= {kinds.large_count}" if kinds.large_count else "0"
    large = (
        f"CASE WHEN customer.purchase_amount IS NULL THEN {by_count} "
        f"ELSE customer.purchase_amount >= {kinds.large_amount} END"
    )
    return f"CASE WHEN {count} = 0 THEN '' WHEN {large} THEN 'large' ELSE 'small' END"


def _stale_days(by: StaleRules, stage_now: str) -> str:
    """After how many days, by stage, grade and fixed groups; NULL for never."""

    def chosen(column: str, days: list[tuple[str, int]]) -> str:
        cases = " ".join(f"WHEN {key} THEN {count}" for key, count in days if count > 0)
        return f"CASE {column} {cases} END" if cases else "NULL"

    stages = chosen(stage_now, [(f"'{key}'", days) for key, days in by.stages.items() if key.isalpha()])
    grades = chosen("grade_id", [(key, days) for key, days in by.grades.items() if key.isdecimal()])
    days = _less(stages, grades)
    groups = chosen("segment_id", [(key, count) for key, count in by.groups.items() if key.isdecimal()])
    if groups == "NULL":
        return days
    # without an `id` of its own, so that `id` is the customer's
    members = "SELECT customer_id AS whose, segment_id FROM segment_member"
    return _less(days, f"(SELECT min({groups}) FROM ({members}) WHERE whose = id)")


def _stale_on(by: StaleRules, stage_now: str) -> str:
    """The local date from which a customer has not been heard of for too long."""
    days = _stale_days(by, stage_now)
    return (
        f"CASE WHEN {days} IS NOT NULL THEN {_local_day('coalesce(last_contact_at, created_at)', days)} END"
    )


def _local_day(seconds: str, days: str) -> str:
    """The local date so many days and one after an instant.

    SQLite asks the system for the zone's rules each time, which is most of the time of all rules together: of the
    late years the distance from UTC is known.
    """
    known = clock.offsets(_LATE_DAYS)
    cases = " ".join(
        f"WHEN {seconds} >= {since} THEN date({seconds} + {offset} + 86400 * ({days} + 1), 'unixepoch')"
        for since, offset in reversed(known)
    )
    return f"CASE {cases} ELSE date({seconds}, 'unixepoch', 'localtime', '+' || ({days} + 1) || ' days') END"


def segment(rfm: str, high: int) -> str:
    """The named segment of a score of three digits; "" for none."""
    digits = (f"{rfm} / 100", f"{rfm} / 10 % 10", f"{rfm} % 10")
    cases = []
    for name, has in SEGMENTS.items():
        tests = [f"{digit} {'>=' if each else '<'} {high}" for digit, each in zip(digits, has, strict=True)]
        cases.append(f"WHEN {' AND '.join(tests)} THEN '{name}'")
    return f"CASE WHEN {rfm} IS NULL THEN '' {' '.join(cases)} END"


def score(by: Scores, days: str, count: str, amount: str) -> str:
    """The score of three digits from expressions of days, count and cents."""

    def above(value: str, cuts: tuple[int, ...]) -> str:
        return " + ".join(f"({value} > {cut})" for cut in cuts) or "0"

    r = f"(5 - ({above(days, by.days)}))"
    f = f"(1 + {above(count, by.counts)})"
    m = f"(1 + {above(amount, by.amounts)})" if by.basis == "purchases" else f
    return f"CASE WHEN {count} IS NOT NULL THEN 100 * {r} + 10 * {f} + {m} END"


def facts(basis: str, as_of: str, since: str, of: str = "") -> str:
    """A SELECT of customer_id, last, count, amount: who dealt with the shop between two local dates.

    A purchase counts while something of it was kept; amounts are those of all rows, returns below zero.

    Args:
        basis: "purchases" or "visits".
        as_of, since: the last and the first local date that count; since "" for all.
        of: a condition on `customer_id`.
    """
    within = f"day <= '{as_of}'" + (f" AND day >= '{since}'" if since else "") + (f" AND {of}" if of else "")
    if basis == "visits":
        return (
            "SELECT customer_id, max(day) AS last, count(*) AS count, 0 AS amount FROM interaction "
            f"WHERE kind IN ('visit', 'house_call') AND customer_id IS NOT NULL AND {within} GROUP BY customer_id"
        )
    given_back = (
        "SELECT coalesce(sum(quantity), 0) FROM purchase AS back "
        f"WHERE back.returned_of = purchase.id AND back.day <= '{as_of}'"
    )
    return (
        "SELECT customer_id, max(day) FILTER (WHERE kept) AS last, count(*) FILTER (WHERE kept) AS count, "
        "coalesce(sum(amount), 0) AS amount FROM (SELECT customer_id, day, amount, "
        f"quantity > 0 AND quantity + ({given_back}) > 0 AS kept FROM purchase WHERE {within}) "
        "GROUP BY customer_id HAVING count(*) FILTER (WHERE kept) > 0"
    )


def all_facts(basis: str, now: tuple[str, str], before: tuple[str, str]) -> str:
    """A SELECT of customer_id and, for each of two spans, last, count and amount: `facts` of everybody, in one pass.

    Args:
        now, before: the first and the last local date; the first is "" for all.
    """

    def columns(counts: str, amount: str) -> str:
        found = []
        for since, until in (now, before):
            within = f"day <= '{until}'" + (f" AND day >= '{since}'" if since else "")
            which = f"FILTER (WHERE {counts.format(until=until)}{within})"
            found.append(f"max(day) {which}, count(*) {which}, {amount.format(within=within)}")
        return ", ".join(found)

    if basis == "visits":
        return (
            f"SELECT customer_id, {columns('', '0')} FROM interaction NOT INDEXED "
            f"WHERE kind IN ('visit', 'house_call') AND customer_id IS NOT NULL AND day <= '{now[1]}' GROUP BY customer_id"
        )
    amount = "coalesce(sum(amount) FILTER (WHERE {within}), 0)"
    given_back = (
        "SELECT coalesce(sum(quantity), 0) FROM purchase AS back "
        "WHERE back.returned_of = purchase.id AND back.day <= '{until}'"
    )
    some = "(SELECT customer_id FROM purchase WHERE returned_of IS NOT NULL)"
    # What was given back is asked for those alone who gave something back: for all it is most of the time.
    return (
        f"SELECT customer_id, {columns('quantity > 0 AND ', amount)} "
        f"FROM purchase WHERE day <= '{now[1]}' AND customer_id NOT IN {some} GROUP BY customer_id "
        f"UNION ALL SELECT customer_id, {columns(f'quantity > 0 AND quantity + ({given_back}) > 0 AND ', amount)} "
        f"FROM purchase WHERE day <= '{now[1]}' AND customer_id IN {some} GROUP BY customer_id"
    )


# -- writing ---------------------------------------------------------------------------------------------

FACTS = "rfm_facts"  # the temporary table of `all_facts`, with days since the last time


@dataclass(frozen=True)
class Prepared:
    """By what the scores of a day and of a month before it are given; the facts stand in the table FACTS."""

    now: Scores
    before: Scores


_NEW = """
    CREATE TEMP TABLE IF NOT EXISTS class_new (
        id INTEGER PRIMARY KEY, stage_before TEXT, stage_now TEXT, buyer TEXT, scale TEXT, stale_on TEXT,
        rfm INTEGER, rfm_segment TEXT, rfm_before TEXT)"""
_OWN = ("stage_now", "buyer", "scale", "stale_on")
_SCORED = ("rfm", "rfm_segment", "rfm_before")


def compared(classes: Classes, today: date, which: str, scores: Prepared | None = None) -> str:
    """A SELECT of customers' id and of each class the old and the new value: old_stage_now, new_stage_now …

    Args:
        which: a condition on `customer`.
        scores: those of everybody too.
    """
    names = (*_OWN, *_SCORED) if scores else _OWN
    counts = classes.stage.counts
    inner = (
        f"SELECT customer.id, grade_id, last_contact_at, created_at, "
        f"{', '.join(f'customer.{name} AS old_{name}' for name in names)}, {stage(classes.stage, today)} AS new_stage_now, "
        f"{buyer(classes.kinds, counts)} AS new_buyer, {scale(classes.kinds, counts)} AS new_scale"
    )
    if scores:
        now = score(scores.now, "facts.days", "facts.count", "facts.amount")
        then = score(scores.before, "facts.days_before", "facts.count_before", "facts.amount_before")
        inner += (
            f", {now} AS new_rfm, {then} AS rfm_then FROM customer "
            f"LEFT JOIN temp.{FACTS} AS facts ON facts.customer_id = customer.id WHERE {which}"
        )
        outer = (
            f", {segment('new_rfm', scores.now.high)} AS new_rfm_segment, "
            f"{segment('rfm_then', scores.before.high)} AS new_rfm_before"
        )
    else:
        inner, outer = f"{inner} FROM customer WHERE {which}", ""
    # LIMIT: without it SQLite computes an expression anew in each place of its name
    return f"SELECT *, {_stale_on(classes.stale, 'new_stage_now')} AS new_stale_on{outer} FROM ({inner} LIMIT -1) LIMIT -1"


def bring_up_to_date(
    connection: Any,
    classes: Classes,
    today: date,
    which: str,
    *,
    at: int,
    first: int = 0,
    log: bool = True,
    scores: Prepared | None = None,
) -> int:
    """Write stage, kinds, stale mark, and with `scores` these, of some customers where they are others than before.

    Args:
        which: a condition on `customer`; may name `:first`.
        at: seconds UTC.
        first: the first change of the operation.
        log: note the change of a stage.

    Returns:
        How many customers it changed.
    """
    names = (*_OWN, *_SCORED) if scores else _OWN
    connection.execute(_NEW)
    connection.execute("DELETE FROM temp.class_new")
    changed = connection.execute(
        f"INSERT INTO temp.class_new (id, stage_before, {', '.join(names)}) "
        f"SELECT id, old_stage_now, {', '.join(f'new_{name}' for name in names)} FROM "
        f"({compared(classes, today, which, scores)}) WHERE {' OR '.join(f'old_{name} IS NOT new_{name}' for name in names)}",
        {"first": first},
    ).rowcount
    if not changed:
        return 0
    if log:
        _log(connection, classes.stage, today.isoformat(), at, first)
    connection.execute(
        f"UPDATE customer SET {', '.join(f'{name} = new.{name}' for name in names)} "
        "FROM temp.class_new AS new WHERE customer.id = +new.id"  # each changed row is looked up, not all read
    )
    return int(changed)


def _log(connection: Any, by: StageRules, day: str, at: int, first: int) -> None:
    """Note who went from where to where; of several changes on a day what they came to, which may be nothing."""
    count, first_on, last_on = with_conversion(dealings(by.counts))
    why = (
        f"json_object('hand', customer.stage <> '', 'count', {count}, 'first', {first_on}, 'last', {last_on})"
    )
    new = "SELECT row_id FROM change WHERE id >= :first AND table_name = 'customer' AND kind = 'I'"
    values = {"day": day, "at": at, "first": first or 1 << 62}
    moved = f"new.stage_before <> '' AND new.stage_before <> new.stage_now AND new.id NOT IN ({new})"
    connection.execute(
        "INSERT INTO stage_change (customer_id, day, at, from_stage, to_stage, staff_id, why) "
        "SELECT new.id, :day, :at, new.stage_before, new.stage_now, CASE WHEN customer.stage <> '' THEN "
        "(SELECT staff_id FROM operation WHERE id = (SELECT operation_id FROM door)) END, "
        f"{why} FROM temp.class_new AS new JOIN customer ON customer.id = new.id WHERE {moved} "
        "ON CONFLICT (customer_id, day) DO UPDATE SET to_stage = excluded.to_stage, at = excluded.at, "
        "staff_id = excluded.staff_id, why = excluded.why",
        values,
    )
    connection.execute(
        "DELETE FROM stage_change WHERE day = :day AND from_stage = to_stage "
        "AND customer_id IN (SELECT id FROM temp.class_new)",
        {"day": day},
    )


def give_scores(connection: Any, by: Scores, which: str, first: int = 0) -> None:
    """Write the scores of some customers from their purchases or visits.

    Args:
        which: a SELECT of their ids; may name `:first`.
    """
    days = f"CAST(julianday('{by.as_of}') - julianday(last) AS INTEGER)"
    own = facts(by.basis, by.as_of, by.since, "customer_id = customer.id")
    rfm = f"(SELECT {score(by, days, 'count', 'amount')} FROM ({own}))"
    connection.execute(
        f"UPDATE customer SET rfm = new.rfm, rfm_segment = {segment('new.rfm', by.high)} FROM "
        f"(SELECT id, {rfm} AS rfm FROM customer WHERE id IN ({which})) AS new "
        "WHERE new.id = customer.id AND customer.rfm IS NOT new.rfm",
        {"first": first},
    )


def refresh(connection: Any, tables: set[str], first: int, at: int) -> None:
    """Bring up to date the customers that the operation touched, from change `first` on.

    Args:
        tables: the tables in which rows changed.
        at: seconds UTC.
    """
    from crm_desktop.data.derived import touched

    asked = [table for table in _TABLES if table in tables]
    if not asked:
        return
    which = " UNION ".join(
        f"SELECT * FROM ({touched(table, _FACTS if table == 'customer' else ())})" for table in asked
    )
    bring_up_to_date(
        connection, rules(connection), clock.today(), f"customer.id IN ({which})", at=at, first=first
    )
    by = scores(connection)
    if by is not None:
        table = "purchase" if by.basis == "purchases" else "interaction"
        if table in tables:
            give_scores(connection, by, touched(table), first)
