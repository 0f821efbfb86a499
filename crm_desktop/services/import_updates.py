"""What a row changes on a customer who is there already."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm_desktop.data.fields import FIELDS, Field, Kind
from crm_desktop.data.session import Session
from crm_desktop.services import import_made
from crm_desktop.services.contacts import normalize
from crm_desktop.services.import_lists import Words
from crm_desktop.services.import_plan import CONTACTS, LISTS, OWN_TEXTS, Fate, OnDuplicate, Plan
from crm_desktop.values import names

_STAYS = frozenset(("name", "number", "kind", "created_at"))  # an empty cell never clears these


@dataclass
class Update:
    """What a row changes on a customer.

    Args:
        own: field key → value, in the file's terms: a word for a list, "" to clear.
        contacts: kind → the values that are added; the first becomes the primary one when `replaced`.
        replaced: kind → id of the primary contact method that the first value takes the place of.
        promoted: kind → id of the contact method that becomes the primary one.
        removed: kinds of which all contact methods go.
        tags: words to add.
        untagged: all tags go.
    """

    customer_id: int
    own: dict[str, Any] = field(default_factory=dict)
    contacts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    replaced: dict[str, int] = field(default_factory=dict)
    promoted: dict[str, int] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    untagged: bool = False

    def __bool__(self) -> bool:
        return bool(self.keys)

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields that change."""
        tags = ("tags",) if self.tags or self.untagged else ()
        own = (key for key in self.own if key in FIELDS or import_made.is_new(key))
        return tuple(dict.fromkeys((*own, *self.contacts, *self.promoted, *self.removed, *tags)))


def updates(session: Session, plan: Plan, only: int | None = None) -> Iterator[tuple[int, Update]]:
    """(row, what it changes) of every row that is an update and no repeat, block by block.

    Args:
        only: this row alone.
    """
    words = Words(session, plan)
    clearable = _clearable(plan)
    blocks = plan.rows.blocks() if only is None else iter([plan.rows.block_of(only)])
    for start, block in blocks:
        rows = range(start, start + len(block["name"])) if only is None else (only,)
        wanted = [row for row in rows if plan.fates[row] == Fate.UPDATE and plan.leader(row) is None]
        if not wanted:
            continue
        current = _current(session, [plan.targets[row] for row in wanted])
        for row in wanted:
            said = {key: values[row - start] for key, values in block.items() if values[row - start]}
            policy = plan.policy(row)
            empty: list[str] = []
            if policy == OnDuplicate.OVERWRITE and clearable:
                bad = {
                    plan.mapping.get(each.column)
                    for each in plan.problems.get(row, ())
                    if each.column is not None
                }
                empty = [key for key in clearable if key not in said and key not in bad]
            _in_our_words(said, words)
            yield row, _difference(session, policy, current[plan.targets[row]], said, empty)


def before(session: Session, plan: Plan, row: int) -> dict[str, str]:
    """Field key → how it stands in the data, of the customer that a row was known by."""
    current = _current(session, [plan.targets[row]]).get(plan.targets[row])
    if current is None:
        return {}
    found = {key: str(value or "") for key, value in current.own.items() if key in FIELDS}
    for kind, each in current.contacts.items():
        found[kind] = "、".join(value for _, value, _ in each)
    found["tags"] = "、".join(sorted(current.tag_names))
    return found


def _clearable(plan: Plan) -> list[str]:
    if not plan.options.clear_empty:
        return []
    mapped = dict.fromkeys(key for key in plan.mapping.values() if key)
    return [key for key in mapped if key in FIELDS and key not in _STAYS]


def _in_our_words(said: dict[str, Any], words: Words) -> None:
    for key in [*LISTS, *import_made.choosing(said)]:
        if key not in said:
            continue
        if key not in LISTS:
            resolved = (words.resolve(key, word) for word in import_made.words_in(key, said[key]))
            said[key] = import_made.BETWEEN.join(dict.fromkeys(word for word in resolved if word))
        elif key == "tags":
            resolved = (words.resolve(key, word) for word in said[key])
            said[key] = tuple(dict.fromkeys(word for word in resolved if word))
        else:
            said[key] = words.resolve(key, said[key])
        if not said[key]:
            del said[key]


@dataclass
class _Current:
    customer_id: int
    own: dict[str, Any]
    referrer_number: str
    contacts: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)  # id, value, normalized
    tags: set[str] = field(default_factory=set)
    tag_names: set[str] = field(default_factory=set)


_NAMES_OF = {
    "category": "(SELECT name FROM category WHERE id = category_id)",
    "grade": "(SELECT name FROM grade WHERE id = grade_id)",
    "source": "(SELECT name FROM source WHERE id = source_id)",
    "owner": "(SELECT name FROM staff_member WHERE id = owner_id)",
    "lost_reason": "(SELECT name FROM lost_reason WHERE id = lost_reason_id)",
    "referrer": "(SELECT name FROM customer AS other WHERE other.id = customer.referrer_id)",
}
_READ = ("number", *OWN_TEXTS, "birthday_calendar", *_NAMES_OF)


def _current(session: Session, ids: list[int]) -> dict[int, _Current]:
    chosen = json.dumps(ids)
    columns = ", ".join(
        _NAMES_OF.get(key, f"customer.{FIELDS[key].read if key in FIELDS else key}") for key in _READ
    )
    made = FIELDS.made
    columns = ", ".join([columns, *map(_made_column, made)])
    found = {
        row[0]: _Current(row[0], _own(made, row[2:]), row[1] or "")
        for row in session.query(
            "SELECT id, (SELECT number FROM customer AS other WHERE other.id = customer.referrer_id), "
            f"{columns} FROM customer WHERE id IN (SELECT value FROM json_each(?))",
            (chosen,),
        )
    }
    for customer_id, contact_id, kind, value, normal in session.query(
        "SELECT customer_id, id, kind, value, normalized FROM contact_method WHERE customer_id IN "
        "(SELECT value FROM json_each(?)) ORDER BY is_primary DESC, position, id",
        (chosen,),
    ):
        found[customer_id].contacts.setdefault(kind, []).append((contact_id, value, normal))
    for customer_id, name in session.query(
        "SELECT customer_id, tag.name FROM customer_tag JOIN tag ON tag.id = tag_id WHERE customer_id IN "
        "(SELECT value FROM json_each(?))",
        (chosen,),
    ):
        found[customer_id].tags.add(name.casefold())
        found[customer_id].tag_names.add(name)
    return found


def _made_column(field: Field) -> str:
    if field.kind == Kind.CUSTOMER:
        return f"(SELECT name FROM customer AS other WHERE other.id = customer.{field.column})"
    return f"customer.{field.column}"


def _own(made: Sequence[Field], values: Sequence[Any]) -> dict[str, Any]:
    found = dict(zip(_READ, values, strict=False))
    for each, value in zip(made, values[len(_READ) :], strict=True):
        found[each.key] = import_made.text(each, value)
    return found


def _difference(
    session: Session,
    policy: OnDuplicate,
    current: _Current,
    said: dict[str, Any],
    empty: Collection[str],
) -> Update:
    update = Update(current.customer_id)
    fill = policy == OnDuplicate.FILL
    for key, value in said.items():
        if key in CONTACTS:
            _contact_difference(update, current, key, value, fill)
        elif key == "tags":
            if not (fill and current.tags):
                update.tags = tuple(word for word in value if word.casefold() not in current.tags)
        elif key in OWN_TEXTS or key in _NAMES_OF or key == "number" or import_made.is_made(key):
            before = current.own.get(key, "")
            of_a_list = key in _NAMES_OF or (key in FIELDS and bool(FIELDS[key].options))
            if key == "referrer" and current.referrer_number in (value, value.split()[0]):
                continue
            if key == "name" and names.split_title(before).name == value:
                continue  # 王小明先生 is not another name than 王小明
            if before and (fill or (str(before).casefold() == str(value).casefold() and of_a_list)):
                continue
            if key == "number" and not _number_is_free(session, value):
                continue
            if str(before or "") != str(value):
                update.own[key] = value
    if "birthday" in said and (
        "birthday" in update.own
        or (not fill and current.own["birthday_calendar"] != said.get("birthday_calendar", "solar"))
    ):
        update.own["birthday"] = said["birthday"]
        update.own["birthday_calendar"] = said.get("birthday_calendar", "solar")
    for key in empty:
        _clear(update, current, key)
    return update


def _clear(update: Update, current: _Current, key: str) -> None:
    if key in CONTACTS:
        if current.contacts.get(key):
            update.removed += (key,)
    elif key == "tags":
        update.untagged = bool(current.tags)
    elif current.own.get(key):
        update.own[key] = ""
        if key == "birthday":
            update.own["birthday_calendar"] = "solar"


def _contact_difference(
    update: Update, current: _Current, kind: str, values: tuple[str, ...], fill: bool
) -> None:
    before = current.contacts.get(kind, [])
    known = {normal or value: contact_id for contact_id, value, normal in before}
    new = tuple(value for value in values if (normalize(kind, value) or value) not in known)
    if not before:
        update.contacts[kind] = values
    elif fill:
        return
    else:
        first = normalize(kind, values[0]) or values[0]
        if values[0] in new:
            update.replaced[kind] = before[0][0]
        elif known[first] != before[0][0]:
            update.promoted[kind] = known[first]
        if new:
            update.contacts[kind] = new


def _number_is_free(session: Session, number: str) -> bool:
    return session.one("SELECT 1 FROM customer WHERE number = ? AND deleted_at IS NULL", (number,)) is None
