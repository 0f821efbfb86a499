"""What an import would do with each row: the plan that a person looks at before anything is written."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from crm_desktop.data.fields import FIELDS, Stored
from crm_desktop.services import import_made, import_matching
from crm_desktop.services.import_columns import Prepared
from crm_desktop.services.import_rows import CellProblem, CleanRows

LISTS = {
    "category": "category",
    "grade": "grade",
    "source": "source",
    "lost_reason": "lost_reason",
    "tags": "tag",
    "owner": "staff_member",
    "staff": "staff_member",
}
_SEPARATE = ("number", "created_at", "referrer", *LISTS)  # own fields that are not simply compared
OWN_TEXTS = tuple(
    key
    for key, each in FIELDS.items()
    if each.stored == Stored.CUSTOMER and not each.made and key not in _SEPARATE
)
CONTACTS = tuple(key for key, each in FIELDS.items() if each.stored == Stored.CONTACT)


def lists_of(mapping: Mapping[int, str | None]) -> list[str]:
    """The keys of a mapping whose words stand in lists: those of the shop, and options of its own fields."""
    used = list(dict.fromkeys(key for key in mapping.values() if key))
    return [key for key in used if key in LISTS] + import_made.choosing(used)


# Why a row is as it is, besides the keys of fields (that field told the customer):
SAME = "same"  # nothing in it that is not there already
WHOLE = "whole"  # a customer says all that the row says
LEFT_OUT = "left_out"  # by the person
REPEATS = "repeat:"  # and the number of the earlier row


class OnDuplicate(StrEnum):
    """What happens with a row whose customer is in the data already, or that repeats a row."""

    SKIP = "skip"
    FILL = "fill"  # only what is empty
    OVERWRITE = "overwrite"  # what the file says wins; an empty cell clears nothing unless asked
    CREATE = "create"  # a second customer
    ASK = "ask"  # the person chooses row by row; what is not chosen is skipped


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
        choices: sheet index of a row → what happens with this one instead.
        match: which keys tell a customer (`import_matching.KEYS`).
        phone_alone: the same phone is the same customer, whatever the name.
        clear_empty: where the file wins, an empty cell empties the field.
        keep_unmapped: texts of columns without a field go into the note, behind their heading.
        create_lists: unknown categories, grades, sources, tags and staff members are added; else left empty.
        replaced: (field key, word of the file) → the id of the entry it stands for, or another word of
            the file, or None to leave it empty.
        tag: a tag for every customer that is created or updated; "" for none.
        edits: (sheet index of the row, column index) → the person's correction.
        left_out: sheet indexes of rows that the person took out.
        hidden_rows: rows that are hidden in the file are taken too.
        date_orders: column index → "dmy" or "mdy" for dates that read two ways.
        keep_unknown: interactions of nobody known stand in the register without a customer; else they fail.
        default_kind: of interactions and follow-ups without a kind; "" as the headings tell.
    """

    on_duplicate: OnDuplicate = OnDuplicate.SKIP
    choices: Mapping[int, OnDuplicate] = field(default_factory=dict)
    match: tuple[str, ...] = import_matching.KEYS
    phone_alone: bool = False
    clear_empty: bool = False
    keep_unmapped: bool = False
    create_lists: bool = True
    replaced: Mapping[tuple[str, str], int | str | None] = field(default_factory=dict)
    tag: str = ""
    edits: Mapping[tuple[int, int], str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    hidden_rows: bool = True
    date_orders: Mapping[int, str] = field(default_factory=dict)
    keep_unknown: bool = False
    default_kind: str = ""


@dataclass
class Plan:
    """A file, checked: nothing is written yet.

    Args:
        cleaned: the rows as the file has them.
        rows: the same after rows that repeat others went into these.
        fates: a `Fate` for each row of `rows`.
        targets: the customer's id for an update or a row that is skipped; 0 for none.
        reasons: row → why it is skipped or updated: the field key that told, or one of the words above.
        problems: row → what is wrong with its cells, and with the row beside the data as they are.
        duplicates: rows whose customer is there already, or that repeat an earlier row.
        undecided: those of them for which the person has still to choose; they are skipped.
        changes: row that updates → the keys of the fields that it changes.
        unknown: field key → word → how many rows use it: what the lists do not have.
        as_of: the newest operation when the data were looked at.
        matches: what the rows were known by then.
    """

    prepared: Prepared
    mapping: dict[int, str | None]
    options: Options
    cleaned: CleanRows
    rows: CleanRows
    fates: bytearray = field(default_factory=bytearray)
    targets: array[int] = field(default_factory=lambda: array("q"))
    reasons: dict[int, str] = field(default_factory=dict)
    problems: dict[int, list[CellProblem]] = field(default_factory=dict)
    duplicates: set[int] = field(default_factory=set)
    undecided: set[int] = field(default_factory=set)
    changes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    unknown: dict[str, Counter[str]] = field(default_factory=dict)
    as_of: int = 0
    matches: import_matching.Matches | None = None

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return self.fates.count(fate)

    def policy(self, row: int) -> OnDuplicate:
        """What happens with a row if its customer is there already."""
        options = self.options
        return options.choices.get(self.rows.positions[row], options.on_duplicate)

    def leader(self, row: int) -> int | None:
        """The earlier row that a row repeats; None when it stands for itself."""
        reason = self.reasons.get(row, "")
        return int(reason[len(REPEATS) :]) if reason.startswith(REPEATS) else None

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

    def skipped_because(self) -> Counter[str]:
        """Why rows are skipped → how many: "left_out", "undecided", "repeat:", "same", or "known"."""
        found: Counter[str] = Counter()
        for row, fate in enumerate(self.fates):
            if fate == Fate.SKIP:
                reason = self.reasons.get(row, "")
                if row in self.undecided:
                    found["undecided"] += 1
                elif reason.startswith(REPEATS):
                    found[REPEATS] += 1
                else:
                    found[reason if reason in (LEFT_OUT, SAME) else "known"] += 1
        return found


def columns_of(plan: Plan) -> dict[str, str | None]:
    """Heading → field key or None, as the result tells it."""
    return {column.heading: plan.mapping.get(column.index) for column in plan.prepared.columns}
