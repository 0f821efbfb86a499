"""The orders of the customer list, as statements that give its ids.

An order that has an index is read along it; a field that few customers have is sorted for those
alone, the others follow in the next order. Empty values stand last in both directions, names and
then ids decide between equals.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from crm_desktop.data.fields import FIELDS, Field, Kind
from crm_desktop.data.session import Session
from crm_desktop.services.customer_filter import Filter, where
from crm_desktop.services.customer_ids import MOST
from crm_desktop.values import class_rules


@dataclass(frozen=True)
class Sort:
    """One key of an order: a field's key, and the direction. Empty values stand last either way."""

    key: str
    descending: bool = False


_RANKED = {
    Kind.GRADE: "(SELECT position * 1000000 + id FROM grade WHERE id = customer.grade_id)",
    Kind.SOURCE: "(SELECT position * 1000000 + id FROM source WHERE id = customer.source_id)",
    Kind.LOST_REASON: "(SELECT position * 1000000 + id FROM lost_reason WHERE id = customer.lost_reason_id)",
    Kind.CATEGORY: "(SELECT position * 1000000 + id FROM category WHERE id = customer.category_id)",
    Kind.STAFF: "(SELECT position * 1000000 + id FROM staff_member WHERE id = customer.owner_id)",
    Kind.CUSTOMER: "(SELECT sort_key FROM customer AS other WHERE other.id = customer.referrer_id)",
}
# Fields that choose from a list, with its table; their columns have an index each.
LISTS = {
    "grade": "grade", "source": "source", "category": "category", "owner": "staff_member", "lost_reason": "lost_reason",
}  # fmt: skip
_OPTIONS: dict[str, tuple[object, ...]] = {
    "gender": ("female", "male"),
    "kind": ("company", "person"),
    "starred": (1,),
    "evaluation": ("5", "4", "3", "2", "1"),
    "stage": class_rules.STAGES,
    "rfm_segment": tuple(class_rules.SEGMENTS),
    "buyer": ("repeat", "one_off"),
    "scale": ("large", "small"),
}
_SPECIAL = {
    "name": "customer.sort_key",
    "number": "customer.number",
    "starred": "nullif(customer.starred, 0)",
    **{
        key: f"CASE customer.{FIELDS[key].read} "
        + " ".join(f"WHEN '{value}' THEN {at}" for at, value in enumerate(_OPTIONS[key]))
        + " END"
        for key in ("stage", "rfm_segment", "buyer", "scale")
    },
    "evaluation": "CASE WHEN customer.evaluation <> '' THEN -customer.evaluation END",
}
_PINYIN = (
    "other_names",
    "company",
    "position",
    "region",
    "industry",
    "intention",
    "interests",
    "habits",
    "needs",
    "address",
    "note",
)
_MOSTLY_EMPTY = (
    Kind.TEXT, Kind.LONG_TEXT, Kind.EMAIL, Kind.ID_NUMBER, Kind.PARTIAL_DATE, Kind.PHONE,
)  # fmt: skip
_CHOSEN = (Kind.ONE_OF, Kind.YES_NO)
_AS_STORED = (Kind.NUMBER, Kind.MONEY, Kind.PARTIAL_DATE, Kind.PHONE, Kind.EMAIL, Kind.SERIAL)
_INDEXES = {  # of the list without the archive; each ends with the id
    "name": "customer_sort_key",
    "last_contact_at": "customer_last_contact",
    "created_at": "customer_created",
}

# The primary contact methods: along the index of all contact methods, without spaces, signs and capitals.
CONTACTS = ("phone", "email", "wechat", "qq", "address")
_ADDRESS_READ = 6  # characters of an address that are put in order as they are read: the city, the district

_OWN_INDEX = (
    "purchase_amount",
    "purchase_profit",
    "last_purchase_on",
    "converted_on",
)  # of those who have a value
_OFTEN_EMPTY = (*_OWN_INDEX, "next_follow_up", "first_purchase_on", "stale_on", "confirmed_on")

Statement = tuple[str, list[Any]]


def sortable(key: str) -> bool:
    """Whether a list can be put in the order of this field."""
    return key in FIELDS and FIELDS[key].kind not in (Kind.TAGS, Kind.MANY_OF)


def those_with_a_value(session: Session, chosen: Filter, sorts: Sequence[Sort]) -> Statement | None:
    """The beginning of the list: those who have a value in the first key, when many have none.

    All others follow, in the order of the keys behind it. None when the list is one order.
    """
    first = sorts[0]
    column = f"customer.{FIELDS[first.key].read}"
    if first.key in _OFTEN_EMPTY or FIELDS[first.key].made:
        having = f"{column} IS NOT NULL"
    elif FIELDS[first.key].kind in _MOSTLY_EMPTY and first.key not in ("name", "number"):
        having = f"{column} <> ''"
    else:
        return None
    condition, parameters = where(chosen, session)
    return _select(f"{condition} AND {having}", _order(session, sorts)), parameters


def statement(session: Session, chosen: Filter, sorts: Sequence[Sort]) -> Statement:
    """The statement whose ids are the whole list."""
    condition, parameters = where(chosen, session)
    return _select(condition, _order(session, sorts)), parameters


def along_an_index(chosen: Filter, sorts: Sequence[Sort]) -> bool:
    """Whether the order of the whole list is read from an index, while a filter leaves only some of it."""
    return (
        len(sorts) == 1
        and (sorts[0].key in _INDEXES or by_contact(sorts))
        and chosen.live
        and not chosen.empty
    )


def by_contact(sorts: Sequence[Sort]) -> bool:
    """Whether the list is in the order of a contact method and of nothing else."""
    return len(sorts) == 1 and sorts[0].key in CONTACTS


def along_the_contacts(sort: Sort, condition: str = "") -> str:
    """The statement that gives all customers who have a contact method, in its order, deleted ones too.

    Args:
        condition: leaves only some, in terms of `customer`.
    """
    way = "DESC" if sort.descending else "ASC"
    passing = (
        f"AND EXISTS (SELECT 1 FROM customer WHERE customer.id = contact_method.customer_id AND {condition}) "
        if condition
        else ""
    )
    # The sign before is_primary: were it a constant to SQLite, it would not see that the index has the whole order.
    return (
        "SELECT customer_id AS id FROM contact_method INDEXED BY contact_method_normalized "
        f"WHERE contact_method.kind = '{sort.key}' AND +is_primary = 1 {passing}"
        f"ORDER BY normalized {way}, is_primary {way}, customer_id {way}"
    )


def address_read(session: Session) -> tuple[str, Callable[[Any], str]]:
    """What of an address is put in order as it is read, in SQL, and how that is read; the rest stands as written."""
    from crm_desktop.values import pinyin  # its dictionary is loaded when such an order is wanted

    return f"substr(address, 1, {_ADDRESS_READ})", pinyin.sort_key


def unordered(session: Session, chosen: Filter) -> Statement:
    """The statement whose ids are those of the list, in any order."""
    condition, parameters = where(chosen, session)
    return f"SELECT customer.id FROM customer WHERE {condition}", parameters


def in_order(session: Session, ids: Sequence[int], sorts: Sequence[Sort]) -> Statement:
    """The statement that puts a few ids in order."""
    return _select("customer.id IN (SELECT value FROM json_each(?))", _order(session, sorts)), [
        json.dumps(list(ids))
    ]


def _entries(session: Session, sort: Sort) -> list[int]:
    """The ids of the list that a field chooses from, in the order of the sort; 0 (none) at the end."""
    backwards = " DESC" if sort.descending else ""
    ranked = session.query(f"SELECT id FROM {LISTS[sort.key]} ORDER BY position{backwards}, id{backwards}")
    return [*(int(entry_id) for (entry_id,) in ranked), 0]


def few_values(session: Session, sort: Sort) -> dict[object, int] | None:
    """The ranks of a field's values when they are few; None for other fields."""
    values: list[object]
    if sort.key in LISTS:
        values = list(_entries(session, sort)[:-1])
    elif sort.key in _OPTIONS or FIELDS[sort.key].kind in _CHOSEN:
        values = list(_OPTIONS.get(sort.key) or _words(FIELDS[sort.key]))
        values = values[::-1] if sort.descending else values
    else:
        return None
    return {value: rank for rank, value in enumerate(values)} if len(values) <= MOST else None


def _words(field: Field) -> list[object]:
    """The values of a field of the shop that chooses from a few, in their order."""
    return [1, 0] if field.kind == Kind.YES_NO else [option.id for option in field.options]


def in_python(sort: Sort) -> Callable[[Any], Any] | None:
    """By what key the different values of a column without an index are sorted in Python; None for other fields."""
    field = FIELDS[sort.key]
    if sort.key in ("updated_at", "first_purchase_on", "confirmed_on") or field.kind == Kind.COUNT:
        return _itself
    if sort.key in _SPECIAL or field.kind not in _MOSTLY_EMPTY or along_its_index(sort):
        return None
    if _as_pinyin(field):
        from crm_desktop.values import pinyin  # its dictionary is loaded when such an order is wanted

        return pinyin.sort_key
    return _yearless_last if field.kind == Kind.PARTIAL_DATE else _itself


def _itself(value: Any) -> Any:
    return value


def _yearless_last(value: str) -> str:
    """Of a partial date: those without a year stand by themselves behind those with one."""
    return value.replace("--", "~")


def along_its_index(sort: Sort) -> bool:
    """Whether a field is sorted as its values stand in an index of its own."""
    made = bool(FIELDS[sort.key].made) and FIELDS[sort.key].kind in _AS_STORED
    return made or sort.key in _OWN_INDEX


def first_statements(
    session: Session, chosen: Filter, sorts: Sequence[Sort], forced: bool
) -> Iterator[Statement]:
    """The statements whose ids begin the list, each quick when many customers pass the filter."""
    condition, parameters = where(chosen, session)
    sorts = list(sorts) or [Sort("name")]
    first, rest = sorts[0], sorts[1:] or [Sort("name")]
    index = _INDEXES.get(rest[0].key, "") if forced and chosen.live else ""
    if first.key in LISTS:
        column = f"customer.{FIELDS[first.key].read}"
        behind = _order(session, rest)
        for entry_id in _entries(session, first):
            own = f"{column} = {entry_id}" if entry_id else f"{column} IS NULL"
            yield _select(f"{condition} AND {own}", behind, index), parameters
    elif FIELDS[first.key].made and FIELDS[first.key].kind in _CHOSEN:
        column = f"customer.{FIELDS[first.key].read}"
        for value in few_values(session, first) or ():
            yield _select(f"{condition} AND {column} = {value}", _order(session, rest), index), parameters
        yield _select(f"{condition} AND {column} IS NULL", _order(session, rest), index), parameters
    elif forced and by_contact(sorts) and first.key != "address" and chosen.live:
        yield along_the_contacts(first, condition), parameters
        yield _select(f"{condition} AND customer.{first.key} = ''", _order(session, rest), index), parameters
    elif index and along_its_index(first):
        column = f"customer.{FIELDS[first.key].read}"
        order = _order(session, sorts).replace(" NULLS LAST", "", 1)  # as the index has it
        own = f"customer_{FIELDS[first.key].read}"
        yield _select(f"{condition} AND {column} IS NOT NULL", order, own), parameters
        yield _select(f"{condition} AND {column} IS NULL", _order(session, rest), index), parameters
    elif first.key in _OFTEN_EMPTY or FIELDS[first.key].made:
        some = FIELDS[first.key].read
        planned = f"customer.id {{}} (SELECT id FROM customer WHERE {some} IS NOT NULL)"
        yield _select(f"{condition} AND {planned.format('IN')}", _order(session, sorts)), parameters
        yield _select(f"{condition} AND {planned.format('NOT IN')}", _order(session, rest)), parameters
    else:
        own = _INDEXES.get(first.key, "") if index or not rest else ""
        yield _select(condition, _order(session, sorts), own if chosen.live else ""), parameters


def _select(condition: str, order: str, index: str = "") -> str:
    hint = f" INDEXED BY {index}" if index else ""
    return f"SELECT customer.id FROM customer{hint} WHERE {condition} ORDER BY {order}"


def _order(session: Session, sorts: Sequence[Sort]) -> str:
    """The terms of an order; names, then the id decide between equals."""
    if any(_as_pinyin(FIELDS[sort.key]) for sort in sorts):
        _offer_pinyin(session)
    if by_contact(sorts):
        return _order_by_contact(sorts[0])
    terms = [f"{_key(sort.key)}{' DESC' if sort.descending else ''} NULLS LAST" for sort in sorts]
    alone = len(sorts) == 1 and (sorts[0].key in _INDEXES or sorts[0].key == "number")
    if not alone and "name" not in [sort.key for sort in sorts]:
        terms.append("customer.sort_key")
    terms.append("customer.id DESC" if alone and sorts[0].descending else "customer.id")
    return ", ".join(terms)


def _order_by_contact(sort: Sort) -> str:
    """The order of `along_the_contacts` for a few customers."""
    way = "DESC" if sort.descending else "ASC"
    column = f"customer.{sort.key}"
    terms = [
        f"{column} = ''",
        "(SELECT normalized FROM contact_method WHERE customer_id = customer.id "
        f"AND contact_method.kind = '{sort.key}' AND is_primary = 1) {way}",
        f"CASE WHEN {column} <> '' THEN customer.id END {way}",
        "customer.sort_key",
        "customer.id",
    ]
    if sort.key == "address":
        terms.insert(1, f"pinyin_key(substr({column}, 1, {_ADDRESS_READ})) {way}")
    return ", ".join(terms)


def _key(key: str) -> str:
    """What a field is sorted by: NULL when it is empty."""
    field = FIELDS[key]
    column = f"customer.{field.read}"
    if key in _SPECIAL:
        return _SPECIAL[key]
    if field.made:
        return _made_key(field)
    if field.kind in _RANKED:
        return _RANKED[field.kind]
    if field.kind in (Kind.INSTANT, Kind.DAY, Kind.MONEY):
        return column
    if field.kind == Kind.COUNT:
        return f"nullif({column}, 0)"
    value = f"pinyin_key({column})" if _as_pinyin(field) else column
    if field.kind == Kind.PARTIAL_DATE:
        value = f"replace({column}, '--', '~')"  # see `_yearless_last`
    return f"CASE WHEN {column} <> '' THEN {value} END"


def _made_key(field: Field) -> str:
    column = f"customer.{field.column}"
    if field.kind in _CHOSEN:
        ranks = " ".join(f"WHEN {value} THEN {rank}" for rank, value in enumerate(_words(field)))
        return f"CASE {column} {ranks} END" if ranks else "NULL"
    if field.kind == Kind.CUSTOMER:
        return f"(SELECT sort_key FROM customer AS other WHERE other.id = {column})"
    return f"CASE WHEN {column} <> '' THEN pinyin_key({column}) END" if _as_pinyin(field) else column


def _as_pinyin(field: Field) -> bool:
    """Whether a text is put in order as it is read."""
    return field.key in _PINYIN or (bool(field.made) and field.kind in (Kind.TEXT, Kind.LONG_TEXT))


def _offer_pinyin(session: Session) -> None:
    from crm_desktop.values import pinyin  # its dictionary is loaded when such an order is wanted

    key = lru_cache(maxsize=50_000)(pinyin.sort_key)  # many customers share a company or a region
    session.database.connection.create_function("pinyin_key", 1, key, deterministic=True)
