"""Relations in files: who, what the other is to them, to whom. What an import would do with each row, and its writing.

Both customers are found as whose an entry is: by number, else by phone, else by name. A row stands for both ends: the
same relation told from the other end is the same. Who brought whom is a field of the customer, and stays with those.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from crm_desktop.data.session import Change, Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import LANGUAGES, speaking, translate
from crm_desktop.progress import Progress
from crm_desktop.services import import_cleaning, import_settling, relations
from crm_desktop.services.entry_fields import ENTRY_FIELDS, OTHER, WHO, Content, values_of
from crm_desktop.services.entry_matching import Found, Who
from crm_desktop.services.entry_plan import EntryPlan
from crm_desktop.services.import_columns import Prepared
from crm_desktop.services.import_plan import LEFT_OUT, REPEATS, SAME, Fate, Options
from crm_desktop.services.import_rows import Block

Told = tuple[int, int, str, str]  # (customer, other, what the other is, what the customer is to the other)

_COLUMNS = ("customer_id", "other_id", "label", "reverse")
_REFERRALS = (relations.REFERRED_BY, relations.REFERRED)


@dataclass
class RelationPlan(EntryPlan):
    """A plan of relations: `targets` are whose they are; `told` what the rows that are taken say, by the row."""

    told: dict[int, Told] = field(default_factory=dict)


def check_columns(prepared: Prepared, used: set[str | None]) -> None:
    """Whether the columns say all that a relation needs.

    Raises:
        UserError: one is missing; it says which.
    """
    for keys in ({"relation"}, set(WHO), set(OTHER)):
        if not used & keys:
            key = next(key for key in ENTRY_FIELDS[Content.RELATIONS] if key in keys)
            words = translate(
                "Import",
                "Relations need three columns: who, what the other is to them, and who the other is. "
                "Choose the column {field} of {name}.",
            )
            field_name = ENTRY_FIELDS[Content.RELATIONS][key].title
            raise UserError(words.format(name=prepared.path.name, field=field_name), field=key)


def make(
    session: Session,
    prepared: Prepared,
    mapping: Mapping[int, str | None],
    options: Options,
    progress: Progress | None = None,
) -> RelationPlan:
    """Clean the rows, find both customers of each, and say what would become of it.

    Raises:
        Cancelled: through `progress`.
    """
    rows = import_cleaning.clean(
        prepared,
        mapping,
        edits=options.edits,
        left_out=frozenset() if options.hidden_rows else prepared.sheet.hidden_rows,
        keep_unmapped=False,
        date_orders={},
        progress=progress,
    )
    plan = RelationPlan(prepared, dict(mapping), options, rows, rows)
    plan.as_of = import_settling.newest_operation(session)
    plan.fates = bytearray(len(rows))
    plan.targets = array("q", bytes(8 * len(rows)))
    plan.problems = {row: list(problems) for row, problems in rows.problems.items()}
    with session.database.snapshot():
        work = _Settler(session, plan)
        for start, block in rows.blocks():
            if progress is not None:
                progress.step(start, len(rows), translate("Import", "Looking for customers you have"))
            work.block(start, block)
    return plan


def write(change: Change, plan: RelationPlan, progress: Progress | None) -> None:
    """Write the relations that are taken, each from both ends, inside the import's change.

    Raises:
        Cancelled: through `progress`; the change rolls back.
    """
    if progress is not None:
        progress.step(0, 1, translate("Import", "Writing"))
    taken = [told for row, told in plan.told.items() if plan.fates[row] == Fate.CREATE]
    change.insert_many("relation", _COLUMNS, (end for told in taken for end in dict.fromkeys(_ends(told))))


def _ends(told: Told) -> tuple[Told, Told]:
    """A relation as both of its customers have it."""
    customer_id, other_id, label, reverse = told
    return told, (other_id, customer_id, reverse, label)


class _Settler:
    def __init__(self, session: Session, plan: RelationPlan) -> None:
        self._session = session
        self._plan = plan
        self._seen: dict[Told, int] = {}
        self._labels: dict[str, str] = {}  # a word as it may be written → the label
        for language in LANGUAGES:
            with speaking(language):
                for label, _ in relations.PAIRS:
                    self._labels[label] = label
                    self._labels[relations.label_title(label).casefold()] = label
        self._reverse = dict(reversed(relations.pairs(session)))  # of the newest pair with a label

    def block(self, start: int, block: Block) -> None:
        count = len(block["name"])
        of_other: Block = {
            who: values_of(block, key, count, () if who == "phone" else "")
            for who, key in zip(WHO, OTHER, strict=True)
        }
        mine, theirs = Who(self._session, block, count), Who(self._session, of_other, count)
        words = values_of(block, "relation", count), values_of(block, "reverse", count)
        told: dict[int, Told] = {}
        for at in range(count):
            row = start + at
            if self._plan.rows.positions[row] in self._plan.options.left_out:
                self._plan.fates[row] = Fate.SKIP
                self._plan.reasons[row] = LEFT_OUT
                continue
            found = self._told(row, mine.find(at), theirs.find(at), words[0][at], words[1][at])
            if found is not None and not any(each.error for each in self._plan.problems.get(row, ())):
                told[row] = found
            else:
                self._plan.fates[row] = Fate.FAIL
        there = self._there({customer_id for customer_id, *_ in told.values()})
        for row, one in told.items():
            self._decide(row, one, known=one in there)

    def _told(self, row: int, who: Found, other: Found, word: str, back: str) -> Told | None:
        """What a row says; None when it cannot be taken, and why is noted."""
        for found, keys in (
            (who, dict(zip(WHO, WHO, strict=True))),
            (other, dict(zip(WHO, OTHER, strict=True))),
        ):
            if found.problem or found.warning:
                self._note(row, keys[found.key], found.problem or found.warning, error=bool(found.problem))
        label = self._label(row, "relation", word)
        reverse = self._label(row, "reverse", back) if back else self._reverse.get(label, label)
        if who.customer_id is None or other.customer_id is None or not label or not reverse:
            return None
        self._plan.targets[row] = who.customer_id
        if who.customer_id == other.customer_id:
            text = translate("Relations", "Nobody is related to themselves. Choose another customer.")
            self._note(row, OTHER[-1], text)
            return None
        if label in _REFERRALS or reverse in _REFERRALS:
            text = translate(
                "Relations",
                "Who brought a customer stands in a file of customers, in the column of the referrer.",
            )
            self._note(row, "relation", text)
            return None
        return who.customer_id, other.customer_id, label, reverse

    def _label(self, row: int, key: str, word: str) -> str:
        """The label of a word; "" when there is none, and why is noted."""
        word = " ".join(word.split())
        if not word:
            self._note(row, key, translate("Relations", "Say what they are to each other."))
        elif len(word) > relations.LONGEST:
            text = translate("Relations", "Take a shorter word, of at most %n characters.", relations.LONGEST)
            self._note(row, key, text)
            return ""
        return self._labels.get(word.casefold(), word)

    def _note(self, row: int, key: str, text: str, *, error: bool = True) -> None:
        """Put a sentence to a cell of a row."""
        self._plan.add_problem(row, key, text, error=error)

    def _decide(self, row: int, told: Told, *, known: bool) -> None:
        plan = self._plan
        first = self._seen.setdefault(min(_ends(told)), row)
        if first != row:
            plan.fates[row] = Fate.SKIP
            plan.reasons[row] = f"{REPEATS}{first}"
            plan.duplicates.add(row)
        elif known:
            plan.fates[row] = Fate.SKIP
            plan.reasons[row] = SAME
            plan.duplicates.add(row)
        else:
            plan.fates[row] = Fate.CREATE
            plan.told[row] = told

    def _there(self, ids: set[int]) -> set[Told]:
        """The relations that customers have."""
        rows = self._session.query(
            f"SELECT {', '.join(_COLUMNS)} FROM relation WHERE customer_id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(ids)),),
        )
        return {(customer_id, other_id, label, reverse) for customer_id, other_id, label, reverse in rows}
