"""What an import would do with each row: the plan that a person looks at before anything is written."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import Any

from crm_desktop.data.fields import FIELDS, Stored
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import import_matching, import_rows
from crm_desktop.services.import_columns import COLLECTING, Prepared
from crm_desktop.services.import_matching import Matches
from crm_desktop.services.import_rows import CellProblem, CleanRows
from crm_desktop.values import names

LISTS = {"category": "category", "grade": "grade", "source": "source", "tags": "tag", "owner": "staff_member"}
_SEPARATE = ("number", "created_at", "referrer", *LISTS)  # own fields that are not simply compared
OWN_TEXTS = tuple(
    key for key, each in FIELDS.items() if each.stored == Stored.CUSTOMER and key not in _SEPARATE
)
CONTACTS = tuple(key for key, each in FIELDS.items() if each.stored == Stored.CONTACT)


class OnDuplicate(StrEnum):
    """What happens with a row whose customer is in the data already."""

    SKIP = "skip"
    FILL = "fill"  # only what is empty
    OVERWRITE = "overwrite"  # what the file says wins; an empty cell never clears anything
    CREATE = "create"  # a second customer


class Fate(IntEnum):
    """What becomes of a row."""

    CREATE = 0
    UPDATE = 1
    SKIP = 2
    FAIL = 3


@dataclass(frozen=True)
class Options:
    """How a file is imported.

    Args:
        on_duplicate: for rows whose customer is there already.
        match: which keys tell a customer (`import_matching.KEYS`).
        phone_alone: the same phone is the same customer, whatever the name.
        keep_unmapped: texts of columns without a field go into the note, behind their heading.
        create_lists: unknown categories, grades, sources, tags and staff members are added; else left empty.
        replaced: (field key, word of the file) → the id of the entry it stands for, None to leave it empty.
        edits: (sheet index of the row, column index) → the person's correction.
        left_out: sheet indexes of rows that the person took out.
        date_order: "dmy" or "mdy" where dates read two ways.
    """

    on_duplicate: OnDuplicate = OnDuplicate.SKIP
    match: tuple[str, ...] = import_matching.KEYS
    phone_alone: bool = False
    keep_unmapped: bool = False
    create_lists: bool = True
    replaced: Mapping[tuple[str, str], int | None] = field(default_factory=dict)
    edits: Mapping[tuple[int, int], str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    date_order: str | None = None


@dataclass
class Plan:
    """A file, checked: nothing is written yet.

    Args:
        fates: a `Fate` for each row of `rows`.
        targets: the customer's id for an update or a row that is skipped; 0 for none.
        reasons: row → why it is skipped or updated: the field key that told; "repeat:N" for row N
            of the file; "same" when there is nothing to change.
        problems: row → what is wrong with its cells, and with the row beside the data as they are.
        unknown: field key → word → how many rows use it: what would be added to a list.
        as_of: the newest operation when the data were looked at.
    """

    prepared: Prepared
    mapping: dict[int, str | None]
    options: Options
    rows: CleanRows
    fates: bytearray
    targets: array[int]
    reasons: dict[int, str] = field(default_factory=dict)
    problems: dict[int, list[CellProblem]] = field(default_factory=dict)
    unknown: dict[str, Counter[str]] = field(default_factory=dict)
    as_of: int = 0

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return self.fates.count(fate)

    def failures(self) -> Iterator[CellProblem]:
        """The first reason of each row that fails."""
        for row, fate in enumerate(self.fates):
            if fate == Fate.FAIL:
                yield next(each for each in self.problems[row] if each.error)

    def add_problem(self, row: int, field_key: str, text: str, *, error: bool) -> None:
        """Say what is wrong with a row beside its own cells; shown at the column of a field."""
        column = next((index for index, key in self.mapping.items() if key == field_key), None)
        heading = next((each.heading for each in self.prepared.columns if each.index == column), "")
        number = self.prepared.sheet.row_number(self.rows.positions[row])
        problem = CellProblem(number, column, heading, error, text)
        self.problems[row] = [*self.problems.get(row, ()), problem]


def make(
    session: Session,
    prepared: Prepared,
    mapping: Mapping[int, str | None],
    options: Options,
    progress: Progress | None = None,
) -> Plan:
    """Clean the rows, look them up, and say what would become of each.

    Raises:
        Cancelled: through `progress`.
    """
    rows = import_rows.clean(
        prepared,
        mapping,
        edits=options.edits,
        left_out=options.left_out,
        keep_unmapped=options.keep_unmapped,
        date_order=options.date_order,
        progress=progress,
    )
    plan = Plan(
        prepared, dict(mapping), options, rows, bytearray(len(rows)), array("q", bytes(8 * len(rows)))
    )
    settle(session, plan, progress)
    return plan


def settle(session: Session, plan: Plan, progress: Progress | None = None) -> None:
    """Decide the fate of each row by the data as they are now."""
    rows, options = plan.rows, plan.options
    plan.as_of = newest_operation(session)
    plan.fates = bytearray(len(rows))
    plan.reasons.clear()
    plan.problems = dict(rows.problems)
    failed = {row for row, problems in rows.problems.items() if any(each.error for each in problems)}
    with session.database.snapshot():
        matches = import_matching.match(
            session,
            rows,
            keys=options.match,
            phone_alone=options.phone_alone,
            failed=failed,
            progress=progress,
        )
        for row in failed:
            plan.fates[row] = Fate.FAIL
        _fail_nameless(plan, matches)
        _decide(plan, matches)
        _fold_repeats(plan, matches)
        _skip_what_is_the_same(session, plan)
        plan.unknown = _unknown(session, plan)
    _warn_of_shared_phones(plan, matches)


def newest_operation(session: Session) -> int:
    """The id of the newest operation: the state of the data."""
    return int(session.one("SELECT coalesce(max(id), 0) FROM operation")[0])


def _fail_nameless(plan: Plan, matches: Matches) -> None:
    makes_anew = plan.options.on_duplicate == OnDuplicate.CREATE
    for row, name in enumerate(plan.rows.names):
        if name or plan.fates[row] == Fate.FAIL:
            continue
        if not makes_anew and (row in matches.customers or row in matches.rows):
            continue
        plan.add_problem(row, "name", translate("Import", "The name is missing."), error=True)
        plan.fates[row] = Fate.FAIL


def _decide(plan: Plan, matches: Matches) -> None:
    if plan.options.on_duplicate == OnDuplicate.CREATE:
        return
    fate = Fate.SKIP if plan.options.on_duplicate == OnDuplicate.SKIP else Fate.UPDATE
    for row, (customer_id, why) in matches.customers.items():
        if plan.fates[row] != Fate.FAIL:
            plan.fates[row] = fate
            plan.targets[row] = customer_id
            plan.reasons[row] = why
    instead: dict[int, int] = {}  # a first row that fails → the row that takes its place
    for row, (first, _why) in sorted(matches.rows.items()):
        if plan.fates[row] == Fate.FAIL:
            continue
        leader = instead.get(first, first)
        if plan.fates[leader] == Fate.FAIL:
            instead[first] = row
            continue
        plan.fates[row] = fate
        plan.targets[row] = plan.targets[leader]
        plan.reasons[row] = f"repeat:{leader}"


def _fold_repeats(plan: Plan, matches: Matches) -> None:
    """What a repeating row adds goes into the row that it repeats; alone it does nothing."""
    if plan.options.on_duplicate not in (OnDuplicate.FILL, OnDuplicate.OVERWRITE):
        return
    rows = plan.rows
    for row, reason in sorted(plan.reasons.items()):
        if not reason.startswith("repeat:"):
            continue
        leader = int(reason.partition(":")[2])
        start, block = rows.block_of(row)
        said = {key: values[row - start] for key, values in block.items() if values[row - start]}
        start, block = rows.block_of(leader)
        at = leader - start
        if not _merge(plan.options.on_duplicate, block, at, said):
            plan.fates[row] = Fate.SKIP
            continue
        rows.replace(start, block)
        rows.names[leader] = block["name"][at]


def _merge(policy: OnDuplicate, block: dict[str, list[Any]], at: int, said: Mapping[str, Any]) -> bool:
    changed = False
    count = len(block["name"])
    for key, value in said.items():
        if key in ("number", "created_at") and key in block and block[key][at]:
            continue
        values = block.setdefault(key, [import_rows.EMPTY.get(key, "")] * count)
        before = values[at]
        if key in COLLECTING:
            first, second = (before, value) if policy == OnDuplicate.FILL else (value, before)
            value = tuple(dict.fromkeys((*first, *second)))
        elif before and policy == OnDuplicate.FILL:
            continue
        if value != before:
            values[at] = value
            changed = True
    return changed


# -- what an update changes -----------------------------------------------------------------------


@dataclass
class Update:
    """What a row changes on a customer.

    Args:
        own: field key → value, in the file's terms: a word for a list.
        contacts: kind → the values that are added; the first becomes the primary one when `lead`.
        replaced: kind → id of the primary contact method that the first value takes the place of.
        tags: words to add.
    """

    customer_id: int
    own: dict[str, Any] = field(default_factory=dict)
    contacts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    replaced: dict[str, int] = field(default_factory=dict)
    promoted: dict[str, int] = field(default_factory=dict)
    tags: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.own or self.contacts or self.promoted or self.tags)


def updates(session: Session, plan: Plan) -> Iterator[tuple[int, Update]]:
    """(row, what it changes) of every row that is an update and no repeat, block by block."""
    policy = plan.options.on_duplicate
    for start, block in plan.rows.blocks():
        count = len(block["name"])
        wanted = [
            row
            for row in range(start, start + count)
            if plan.fates[row] == Fate.UPDATE and not plan.reasons.get(row, "").startswith("repeat:")
        ]
        if not wanted:
            continue
        current = _current(session, [plan.targets[row] for row in wanted])
        for row in wanted:
            said = {key: values[row - start] for key, values in block.items() if values[row - start]}
            yield row, _difference(session, policy, current[plan.targets[row]], said)


@dataclass
class _Current:
    customer_id: int
    own: dict[str, Any]
    referrer_number: str
    contacts: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)  # id, value, normalized
    tags: set[str] = field(default_factory=set)


_NAMES_OF = {
    "category": "(SELECT name FROM category WHERE id = category_id)",
    "grade": "(SELECT name FROM grade WHERE id = grade_id)",
    "source": "(SELECT name FROM source WHERE id = source_id)",
    "owner": "(SELECT name FROM staff_member WHERE id = owner_id)",
    "referrer": "(SELECT name FROM customer AS other WHERE other.id = customer.referrer_id)",
}
_READ = ("number", *OWN_TEXTS, "birthday_calendar", *_NAMES_OF)


def _current(session: Session, ids: list[int]) -> dict[int, _Current]:
    chosen = json.dumps(ids)
    columns = ", ".join(_NAMES_OF.get(key, f"customer.{key}") for key in _READ)
    found = {
        row[0]: _Current(row[0], dict(zip(_READ, row[2:], strict=True)), row[1] or "")
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
    return found


def _difference(session: Session, policy: OnDuplicate, current: _Current, said: dict[str, Any]) -> Update:
    update = Update(current.customer_id)
    fill = policy == OnDuplicate.FILL
    for key, value in said.items():
        if key in CONTACTS:
            _contact_difference(update, current, key, value, fill)
        elif key == "tags":
            if not (fill and current.tags):
                update.tags = tuple(word for word in value if word.casefold() not in current.tags)
        elif key in OWN_TEXTS or key in _NAMES_OF or key == "number":
            before = current.own[key]
            if key == "referrer" and current.referrer_number in (value, value.split()[0]):
                continue
            if key == "name" and names.split_title(before).name == value:
                continue  # 王小明先生 is not another name than 王小明
            if before and (fill or (str(before).casefold() == str(value).casefold() and key in _NAMES_OF)):
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
    return update


def _contact_difference(
    update: Update, current: _Current, kind: str, values: tuple[str, ...], fill: bool
) -> None:
    from crm_desktop.services.contacts import normalize

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


def _skip_what_is_the_same(session: Session, plan: Plan) -> None:
    """Rows that would change nothing are skipped."""
    if plan.options.on_duplicate in (OnDuplicate.SKIP, OnDuplicate.CREATE):
        return
    for row, update in list(updates(session, plan)):
        if not update:
            plan.fates[row] = Fate.SKIP
            plan.reasons[row] = "same"


# -- lists and warnings ---------------------------------------------------------------------------


def known_entries(session: Session, key: str) -> dict[str, int]:
    """Word in lower case → id of a list's entry (category, grade, source, tags, owner)."""
    rows = session.query(f"SELECT name, id FROM {LISTS[key]} ORDER BY id DESC")
    return {name.casefold(): row_id for name, row_id in rows}


def _unknown(session: Session, plan: Plan) -> dict[str, Counter[str]]:
    used = [key for key in LISTS if key in plan.mapping.values()]
    if not used:
        return {}
    known = {key: known_entries(session, key) for key in used}
    found: dict[str, Counter[str]] = {}
    for start, block in plan.rows.blocks():
        taken = [plan.fates[start + at] in (Fate.CREATE, Fate.UPDATE) for at in range(len(block["name"]))]
        for key in used:
            values = Counter(
                value for value, wanted in zip(block.get(key, ()), taken, strict=False) if wanted
            )
            words: Counter[str] = Counter()
            for value, count in values.items():
                for word in value if key == "tags" else (value,):
                    words[word] += count
            del words[""]
            for word, count in words.items():
                if word.casefold() not in known[key] and (key, word) not in plan.options.replaced:
                    found.setdefault(key, Counter())[word] += count
    return found


def _warn_of_shared_phones(plan: Plan, matches: Matches) -> None:
    for row, name in matches.shared.items():
        if plan.fates[row] == Fate.CREATE:
            text = translate("Import", "{name} has the same number: taken as two customers.").format(
                name=name
            )
            plan.add_problem(row, "phone", text, error=False)


def with_options(plan: Plan, session: Session, options: Options, progress: Progress | None = None) -> Plan:
    """The same file under other options; the rows are cleaned again only when these ask for it."""
    again = ("keep_unmapped", "edits", "left_out", "date_order")
    if any(getattr(options, name) != getattr(plan.options, name) for name in again):
        return make(session, plan.prepared, plan.mapping, options, progress)
    if _folded(plan.options):
        return make(session, plan.prepared, plan.mapping, options, progress)
    other = replace(
        plan, options=options, reasons={}, problems={}, targets=array("q", bytes(8 * len(plan.rows)))
    )
    settle(session, other, progress)
    return other


def _folded(options: Options) -> bool:
    return options.on_duplicate in (OnDuplicate.FILL, OnDuplicate.OVERWRITE)


def columns_of(plan: Plan) -> dict[str, str | None]:
    """Heading → field key or None, as the result tells it."""
    return {column.heading: plan.mapping.get(column.index) for column in plan.prepared.columns}
