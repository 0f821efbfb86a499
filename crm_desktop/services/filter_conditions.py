"""The SQL of a condition on a field of customers: by the type of the field, or as the field itself wants it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from crm_desktop import clock
from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.services import filter_class_fields
from crm_desktop.values import number_ranges, phones, spans, yearly
from crm_desktop.values.class_rules import StaleRules
from crm_desktop.values.language import Term, Type
from crm_desktop.values.rules import Condition, Op, Value

Sql = tuple[str, list[Any]]
GROUP = "group"  # the key under which groups of customers are asked for


@dataclass(frozen=True)
class FilterField(Term):
    """A field that can be asked for.

    Args:
        sql: the value of a row of `customer`: a column, or any expression of one.
        chosen_from: of a choice: "category", "grade", "tag", "source", "owner" (a list of the shop), or the key of
            `services.options`.
        forward: relative days count ahead from today.
        searched: its Chinese text stands in the search index, which is asked first.
        condition: makes the SQL in place of the one that is usual for the type.
    """

    sql: str = ""
    chosen_from: str = ""
    forward: bool = False
    searched: bool = False
    condition: Callable[[FilterField, Condition], Sql] | None = field(default=None, compare=False)


def _text(each: FilterField, condition: Condition) -> Sql:
    if condition.op == Op.EMPTY:
        return f"coalesce({each.sql}, '') = ''", []
    sql, parameters = _compared(each.sql, condition)
    if each.searched and condition.op != Op.IS:
        found, wanted = _indexed(str(condition.values[0]))
        if found:
            return f"({found} AND {sql})", [*wanted, *parameters]
    return sql, parameters


def _compared(value: str, condition: Condition) -> Sql:
    from crm_desktop.values import tokens

    text = str(condition.values[0])
    match condition.op:
        case Op.IS:
            return f"{value} = ? COLLATE NOCASE", [text]
        case Op.STARTS:
            return f"substr(lower({value}), 1, ?) = ?", [len(tokens.plain(text)), tokens.plain(text)]
    return f"instr(lower({value}), ?) > 0", [tokens.plain(text)]


def _indexed(text: str) -> Sql:
    """Those whose data hold the Chinese of a text, from the search index; "" when it has none."""
    from crm_desktop.values import pinyin, tokens

    chinese = "".join(sign if pinyin.is_chinese(sign) else " " for sign in text)
    query = tokens.Query(chinese)
    if query.empty:
        return "", []
    found = "customer.id IN (SELECT rowid FROM customer_search WHERE customer_search MATCH ?)"
    return found, [query.everywhere()]


def name(each: FilterField, condition: Condition) -> Sql:
    """Names as they are written or spelled; the sort key holds both and stands in an index."""
    if condition.op != Op.CONTAINS or not str(condition.values[0]).isascii():
        return _text(each, condition)
    from crm_desktop.values import pinyin

    text = str(condition.values[0]).lower()
    spelled = [" ".join(parse) for parse in pinyin.parses(text) if len(parse) > 1] if text.isalpha() else []
    wanted = list(dict.fromkeys([text, *(each for each in spelled if _syllables(each))]))
    return f"({' OR '.join(['instr(customer.sort_key, ?) > 0'] * len(wanted))})", wanted


def _syllables(spelled: str) -> bool:
    """Whether no piece but the last is an initial alone."""
    return all(len(piece) > 1 for piece in spelled.split()[:-1])


def contact(each: FilterField, condition: Condition) -> Sql:
    """Any contact method of a kind; the customer's own column repeats the primary one."""
    if condition.op == Op.EMPTY:
        return _text(each, condition)
    sql, parameters = _compared("value", condition)
    return f"customer.id IN (SELECT customer_id FROM contact_method WHERE kind = ? AND {sql})", [
        each.key,
        *parameters,
    ]


def phone(each: FilterField, condition: Condition) -> Sql:
    if condition.op == Op.EMPTY:
        return _text(each, condition)
    digits = phones.digits(str(condition.values[0]))
    match condition.op:
        case Op.IS:
            sql, wanted = (
                "normalized IN (?, ?)",
                [phones.normalise(str(condition.values[0])) or digits, digits],
            )
        case Op.STARTS:
            sql, wanted = "(normalized >= ? AND normalized < ?)", [digits, digits + ":"]  # : follows 9
        case _:
            sql, wanted = "instr(normalized, ?) > 0", [digits]
    if condition.op == Op.CONTAINS and len(digits) >= 3:
        from crm_desktop.values import tokens

        # The index knows in which customers the digits stand somewhere; their numbers are looked at.
        return (
            "(customer.id IN (SELECT rowid FROM customer_search WHERE customer_search MATCH ?) AND EXISTS (SELECT 1 "
            f"FROM contact_method WHERE customer_id = customer.id AND kind = 'phone' AND {sql}))",
            [tokens.Query(digits).anywhere(), *wanted],
        )
    return f"customer.id IN (SELECT customer_id FROM contact_method WHERE kind = 'phone' AND {sql})", wanted


def _choice(each: FilterField, condition: Condition) -> Sql:
    """One of a few values, or none: an empty text or NULL."""
    either = []
    values = [value for value in condition.values if value is not None]
    if values:
        either.append(f"{each.sql} IN ({_marks(values)})")
    if None in condition.values:
        either.append(f"coalesce({each.sql}, '') = ''")
    return _any_of(either), list(values)


def linked(each: FilterField, condition: Condition) -> Sql:
    """One of a list of the shop; of a tree, or one below it."""
    either = []
    values = [value for value in condition.values if value is not None]
    if values:
        table = each.chosen_from
        ids = below(table, values) if table == "category" else _numbers(values)
        either.append(f"{each.sql} IN ({ids})")
    if None in condition.values:
        either.append(f"{each.sql} IS NULL")
    return _any_of(either), []


def tagged(each: FilterField, condition: Condition) -> Sql:
    tagged = "SELECT customer_id FROM customer_tag"
    either = []
    values = [value for value in condition.values if value is not None]
    if values:
        either.append(f"customer.id IN ({tagged} WHERE tag_id IN ({below('tag', values)}))")
    if None in condition.values:
        either.append(f"customer.id NOT IN ({tagged})")
    return _any_of(either), []


def grouped(each: FilterField, condition: Condition) -> Sql:
    """Members of fixed groups; a smart one was put in its place before, so nobody stands for it here."""
    members = "SELECT customer_id FROM segment_member"
    either = []
    values = [value for value in condition.values if value is not None]
    if values:
        either.append(f"customer.id IN ({members} WHERE segment_id IN ({_numbers(values)}))")
    if None in condition.values:
        either.append(f"customer.id NOT IN ({members})")
    return _any_of(either), []


def below(table: str, ids: Sequence[Value]) -> str:
    """The statement of the ids of entries of a tree and of all below them."""
    return (
        f"SELECT id FROM (WITH RECURSIVE tree (id) AS (SELECT id FROM {table} WHERE id IN ({_numbers(ids)}) "
        f"UNION SELECT {table}.id FROM {table} JOIN tree ON {table}.parent_id = tree.id) SELECT id FROM tree)"
    )


def _number(each: FilterField, condition: Condition) -> Sql:
    if condition.op == Op.EMPTY:
        counted = each.key in FIELDS and FIELDS[each.key].kind == Kind.COUNT
        return f"coalesce({each.sql}, 0) = 0" if counted else f"{each.sql} IS NULL", []
    ends = number_ranges.comparisons(str(condition.values[0]))
    return " AND ".join(f"{each.sql} {op} {number}" for op, number in ends), []


def _day(each: FilterField, condition: Condition) -> Sql:
    if condition.op == Op.EMPTY:
        return f"{each.sql} IS NULL", []
    first, last = spans.days(str(condition.values[0]), forward=each.forward)
    return _between(each.sql, first and f"'{first}'", last and f"'{last}'"), []


def _instant(each: FilterField, condition: Condition) -> Sql:
    if condition.op == Op.EMPTY:
        return f"{each.sql} IS NULL", []
    first, last = spans.days(str(condition.values[0]), forward=each.forward)
    return _between(each.sql, first and _start(first), last and _start(_next(last)) - 1), []


def _birthday(each: FilterField, condition: Condition) -> Sql:
    """Days with a year by their text; days of any year, and those near today, by month and day."""
    value = each.sql
    if condition.op == Op.EMPTY:
        return f"coalesce({value}, '') = ''", []
    span = str(condition.values[0])
    month = f"CASE WHEN {value} LIKE '--%' THEN substr({value}, 3, 2) ELSE substr({value}, 6, 2) END"
    day = f"CASE WHEN length({value}) = 10 OR {value} LIKE '--%' THEN substr({value}, -5) END"
    if span.startswith("--"):
        return (f"{month} = ?" if len(span) == 4 else f"{day} = ?"), [span[2:]]
    if re.search(r"[a-z]", span) and "year" not in span:
        return _comes(span, yearly.Rules(*map(str, condition.values[1:])))
    return partial(each, condition)


def _comes(span: str, by: yearly.Rules) -> Sql:
    """Birthdays that come in a span of days near today, each by its calendar; a month alone in spans of months."""
    months = span.endswith("-month")
    begins, ends = spans.days(span, forward=not months)
    begins = begins or clock.today()
    count = min((ends - begins).days + 1, 366) if ends else 366
    wanted: dict[str, set[str]] = {}
    for at in range(count):
        for each in yearly.on(begins + timedelta(at), by):
            if months or len(each.key) > 2:
                wanted.setdefault(each.calendar, set()).add(each.key)
    # as the index of birthdays has it
    key = "substr(birthday, iif(birthday GLOB '--*', 3, 6))"
    found = [f"birthday_calendar = ? AND {key} IN ({_marks(sorted(keys))})" for keys in wanted.values()]
    values = [part for calendar, keys in wanted.items() for part in (calendar, *sorted(keys))]
    return f"(birthday <> '' AND {_any_of(found)})", values


def partial(each: FilterField, condition: Condition) -> Sql:
    """Dates that may be a month or a year alone: within a span when each of their days is."""
    value = each.sql
    if condition.op == Op.EMPTY:
        return f"coalesce({value}, '') = ''", []
    begins, ends = spans.days(str(condition.values[0]))
    # By its text first, which an index may have; then its first and its last day. Each month may have 31 days:
    # the end of a month is told as its 31st.
    parts, parameters = [f"{value} >= ?"], [begins.isoformat()[:4] if begins else "0000"]
    if begins:
        parts.append(f"{value} || substr('-01-01', length({value}) - 3) >= ?")
        parameters.append(begins.isoformat())
    if ends:
        last = ends.isoformat()
        whole = (ends + timedelta(1)).day == 1 if ends < date.max else True
        parts += [f"{value} <= ?", f"{value} || substr('-12-31', length({value}) - 3) <= ?"]
        parameters += [last, f"{last[:8]}31" if whole else last]
    parts.append(f"{value} NOT LIKE '--%'")
    return " AND ".join(parts), parameters


def _flag(each: FilterField, _condition: Condition) -> Sql:
    return each.sql, []


_MET = {"visited": ("visit",), "called": ("call_in", "call_out")}  # field → kinds of interactions


def met(each: FilterField, condition: Condition) -> Sql:
    """Whoever was here, or spoke on the phone, on one of the days; the index of days is asked."""
    kinds = ", ".join(f"'{kind}'" for kind in _MET[each.key])
    met = f"SELECT customer_id FROM interaction WHERE kind IN ({kinds}) AND customer_id IS NOT NULL"
    if condition.op == Op.EMPTY:
        return f"customer.id NOT IN ({met})", []
    first, last = spans.days(str(condition.values[0]))
    return f"customer.id IN ({met} AND day BETWEEN ? AND ?)", [str(first or "0000"), str(last or "9999")]


ORDERED = (
    "customer.id IN (SELECT customer_id FROM purchase WHERE order_state IN ('ordered', 'delivered') "
    "AND quantity > 0)"
)


def bought(_each: FilterField, condition: Condition) -> Sql:
    """Whoever bought something on one of the days; the index of days is asked."""
    bought = "SELECT customer_id FROM purchase WHERE quantity > 0"
    if condition.op == Op.EMPTY:
        return f"customer.id NOT IN ({bought})", []
    first, last = spans.days(str(condition.values[0]))
    return f"customer.id IN ({bought} AND day BETWEEN ? AND ?)", [str(first or "0000"), str(last or "9999")]


def product(_each: FilterField, condition: Condition) -> Sql:
    """Whoever bought a product, or what its words say; the indexes of products and of such words are asked."""
    bought = "SELECT customer_id FROM purchase WHERE quantity > 0"
    if condition.op == Op.EMPTY:
        return f"customer.id NOT IN ({bought} AND (product_id IS NOT NULL OR item <> ''))", []
    named, of_name = _compared("name", condition)
    said, of_item = _compared("item", condition)
    return (
        f"customer.id IN ({bought} AND product_id IN (SELECT id FROM product WHERE {named}) "
        f"UNION SELECT customer_id FROM purchase WHERE item <> '' AND {said})",
        [*of_name, *of_item],
    )


def operation(_each: FilterField, condition: Condition) -> Sql:
    """Customers that an operation touched, an import for example."""
    operation = number_ranges.comparisons(str(condition.values[0]))[0][1] if condition.values else 0
    return (
        "customer.id IN (SELECT change.customer_id FROM change JOIN operation ON operation.id = ? "
        "WHERE change.id BETWEEN operation.first_change AND operation.last_change "
        "AND change.customer_id IS NOT NULL)",
        [operation],
    )


def stale(each: FilterField, _condition: Condition) -> Sql:
    return f"{each.sql} <= ?", [clock.today().isoformat()]


def slipping(each: FilterField, _condition: Condition) -> Sql:
    days = "(SELECT definition ->> '$.slipping' FROM class_rule WHERE kind = 'stale' ORDER BY id LIMIT 1)"
    return (
        f"{each.sql} <= date(?, '-' || coalesce({days}, {StaleRules.slipping}) || ' days')",
        [clock.today().isoformat()],
    )


def value_sql(each: FilterField) -> str:
    """The value of a field as an expression of a row of `customer`, its window put in."""
    spec = next((spec for spec in filter_class_fields.specs() if spec.key == each.key and spec.days), None)
    if spec is None:
        return each.sql
    since = clock.today() - timedelta(spec.days - 1)
    return each.sql.format(since=since, at=_start(since))


def in_window(each: FilterField, wanted: Condition) -> Sql:
    """Counts and sums of the days up to today, and what was before them."""
    value = value_sql(each)
    if each.type == Type.CHOICE:
        return _choice(replace(each, sql=value), wanted)
    if wanted.op == Op.EMPTY:
        return f"{value} = 0", []
    ends = number_ranges.comparisons(str(wanted.values[0]))
    return " AND ".join(f"{value} {op} {number}" for op, number in ends), []


def referrer_number(each: FilterField, condition: Condition) -> Sql:
    """By the customer number of whoever brought the customer."""
    if condition.op == Op.EMPTY:
        return f"{each.sql} IS NULL", []
    sql, parameters = _compared("other.number", condition)
    return f"{each.sql} IN (SELECT id FROM customer AS other WHERE {sql})", parameters


def referrer(each: FilterField, condition: Condition) -> Sql:
    """By the name of whoever brought the customer."""
    if condition.op == Op.EMPTY:
        return f"{each.sql} IS NULL", []
    sql, parameters = _compared("other.name", condition)
    return f"{each.sql} IN (SELECT id FROM customer AS other WHERE {sql})", parameters


BY_TYPE: Mapping[Type, Callable[[FilterField, Condition], Sql]] = {
    Type.TEXT: _text,
    Type.PHONE: _text,
    Type.CHOICE: _choice,
    Type.NUMBER: _number,
    Type.MONEY: _number,
    Type.DAY: _day,
    Type.INSTANT: _instant,
    Type.BIRTHDAY: _birthday,
    Type.FLAG: _flag,
}


def _between(value: str, first: object, last: object) -> str:
    conditions = [f"{value} >= {first}"] if first is not None else []
    conditions += [f"{value} <= {last}"] if last is not None else []
    return " AND ".join(conditions) or f"{value} IS NOT NULL"


def _start(day: date) -> int:
    """The first second of a local day, seconds since 1970."""
    try:
        return int(datetime.combine(day, time.min).astimezone().timestamp())
    except (OverflowError, ValueError):  # a day before or behind all that a clock can say
        return -(10**11) if day.year < 1970 else 10**11


def _next(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))


def _any_of(conditions: list[str]) -> str:
    return f"({' OR '.join(conditions)})" if conditions else "0"


def _numbers(ids: Sequence[Value]) -> str:
    return ",".join(str(int(each)) for each in ids if isinstance(each, int))


def _marks(values: Sequence[Any]) -> str:
    return ",".join("?" * len(values))


def several(each: FilterField, condition: Condition) -> Sql:
    """One of the options in a stored list of them."""
    values = [value for value in condition.values if value is not None]
    either = []
    if values:
        chosen = f"SELECT 1 FROM json_each({each.sql}) WHERE value IN ({_numbers(values)})"
        either.append(f"({each.sql} IS NOT NULL AND EXISTS ({chosen}))")
    if None in condition.values:
        either.append(f"coalesce({each.sql}, '') = ''")
    return _any_of(either), []
