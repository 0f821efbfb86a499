"""Relations between customers: each with a label from either end, shown on both pages.

"Referred by" is a field of the customer (`referrer`); here it is read and written as a relation.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate

REFERRED_BY, REFERRED = "referred_by", "referred"
PAIRS = (
    ("spouse", "spouse"), ("parent", "child"), ("child", "parent"), ("company", "employee"), ("employee", "company"),
    (REFERRED_BY, REFERRED), (REFERRED, REFERRED_BY), ("friend", "friend"),
)  # fmt: skip
_LABELS = [label for label, _ in PAIRS]
LONGEST = 40  # characters of a word of the shop's own
_LATELY = 1_000  # rows in which words of the shop's own are looked for
MOST_REFERRED = 20  # customers whom one has brought that are named


@dataclass(frozen=True)
class Relation:
    """One relation, as seen from a customer.

    Args:
        id: of the row; 0 for a referral, which is a field of the one who was brought.
        label: what the other is to the customer, as it is stored.
        reverse: what the customer is to the other.
    """

    id: int
    other_id: int
    name: str
    label: str
    reverse: str


@dataclass(frozen=True)
class Relations:
    """All relations of a customer, those to deleted customers left out.

    Args:
        more_referred: how many the customer has brought beside those that are named.
    """

    rows: tuple[Relation, ...]
    more_referred: int


def label_title(label: str) -> str:
    """A label in the person's language; the shop's own word as it is."""
    titles = {
        "spouse": lambda: translate("Relations", "Spouse"),
        "parent": lambda: translate("Relations", "Parent"),
        "child": lambda: translate("Relations", "Child"),
        "company": lambda: translate("Relations", "Company"),
        "employee": lambda: translate("Relations", "Employee"),
        "friend": lambda: translate("Relations", "Friend"),
        REFERRED_BY: lambda: translate("Relations", "Referred by"),
        REFERRED: lambda: translate("Relations", "Referred"),
    }
    return titles[label]() if label in titles else label


def of(session: Session, customer_id: int) -> Relations:
    """Whom a customer is related to, by label. Who brought the customer stands among the facts."""
    rows = session.query(
        "SELECT relation.id, other_id, name, label, reverse FROM relation JOIN customer ON customer.id = other_id "
        "WHERE customer_id = ? AND deleted_at IS NULL ORDER BY sort_key, other_id",
        (customer_id,),
    )
    found = [Relation(*row) for row in rows]
    brought = "FROM customer WHERE referrer_id = ? AND deleted_at IS NULL"
    referred = session.query(
        f"SELECT 0, id, name, ?, ? {brought} ORDER BY id LIMIT ?",
        (REFERRED, REFERRED_BY, customer_id, MOST_REFERRED + 1),
    ).fetchall()
    found += [Relation(*row) for row in referred[:MOST_REFERRED]]
    more = 0
    if len(referred) > MOST_REFERRED:
        more = session.one(f"SELECT count(*) {brought}", (customer_id,))[0] - MOST_REFERRED

    def place(each: Relation) -> tuple[int, str]:
        return (_LABELS.index(each.label), "") if each.label in _LABELS else (len(_LABELS), each.label)

    return Relations(tuple(sorted(found, key=place)), more)


def pairs(session: Session) -> list[tuple[str, str]]:
    """What can be chosen: (label, reverse), those of the program, then the shop's own of late."""
    own = session.query(
        "SELECT DISTINCT label, reverse FROM (SELECT label, reverse FROM relation ORDER BY id DESC LIMIT ?)",
        (_LATELY,),
    )
    return list(dict.fromkeys([*PAIRS, *((label, reverse) for label, reverse in own)]))


def add(session: Session, customer_id: int, other_id: int, label: str, reverse: str) -> int:
    """Relate two customers; returns the operation's id.

    Args:
        label: what the other is to the customer: one of `PAIRS`, or the shop's own word.
        reverse: what the customer is to the other.

    Raises:
        InvalidValue: the customer itself, no word or one that is too long, a relation that is there
            already, or a referral in a circle.
        NotFound: one of them is gone.
    """
    label, reverse = _checked(label), _checked(reverse)
    if customer_id == other_id:
        raise InvalidValue(
            translate("Relations", "Nobody is related to themselves. Choose another customer.")
        )
    subject = _subject(session, customer_id, other_id)
    if REFERRED_BY in (label, reverse):
        brought, by = (customer_id, other_id) if label == REFERRED_BY else (other_id, customer_id)
        return _refer(session, Action.RELATE, subject, brought, by)
    with session.change(Action.RELATE, subject) as change:
        there = change.execute(
            "SELECT 1 FROM relation WHERE customer_id = ? AND other_id = ? AND label = ? AND reverse = ?",
            (customer_id, other_id, label, reverse),
        ).fetchone()
        if there is not None:
            raise InvalidValue(translate("Relations", "This relation is there already."))
        for mine, theirs, word, back in (
            (customer_id, other_id, label, reverse),
            (other_id, customer_id, reverse, label),
        ):
            change.execute(
                "INSERT OR IGNORE INTO relation (customer_id, other_id, label, reverse) VALUES (?, ?, ?, ?)",
                (mine, theirs, word, back),
            )
    return change.operation_id


def remove(session: Session, customer_id: int, relation: Relation) -> int:
    """Take a relation away from both ends; returns the operation's id.

    Raises:
        NotFound: it is gone already.
    """
    subject = _subject(session, customer_id, relation.other_id)
    if relation.label == REFERRED:
        return _refer(session, Action.UNRELATE, subject, relation.other_id, None)
    with session.change(Action.UNRELATE, subject) as change:
        gone = change.execute(
            "DELETE FROM relation WHERE (customer_id, other_id, label, reverse) IN (VALUES (?, ?, ?, ?), (?, ?, ?, ?))",
            (
                *(customer_id, relation.other_id, relation.label, relation.reverse),
                *(relation.other_id, customer_id, relation.reverse, relation.label),
            ),
        ).rowcount
        if not gone:
            raise NotFound(translate("Relations", "This relation is not there any more."))
    return change.operation_id


def logged(session: Session, row_id: int, kind: str, data: str | None) -> str:
    """A logged relation in words: "Spouse: 王小明"; "" when its row went without a trace.

    Args:
        kind: of the change; an insertion logs no values, they stand in the row or in the log of its end.
    """
    row = None
    if kind == "I":
        row = session.one("SELECT other_id, label FROM relation WHERE id = ?", (row_id,))
        if row is None:
            later = session.one(
                "SELECT data FROM change WHERE table_name = 'relation' AND row_id = ? AND kind = 'D' LIMIT 1",
                (row_id,),
            )
            data = later[0] if later else None
    if row is None and data is not None:
        values = json.loads(data)
        row = values["other_id"], values["label"]
    if row is None:
        return ""
    name = session.one("SELECT name FROM customer WHERE id = ?", (row[0],))
    return translate("Relations", "{label}: {name}").format(
        label=label_title(row[1]), name=name[0] if name else "—"
    )


def _refer(session: Session, action: Action, subject: str, brought: int, by: int | None) -> int:
    from crm_desktop.services import customers

    with session.change(action, subject) as change:
        customers.update(session, brought, {"referrer": by})
    return change.operation_id


def _checked(word: str) -> str:
    word = " ".join(word.split())
    if not word:
        raise InvalidValue(translate("Relations", "Say what they are to each other."))
    if len(word) > LONGEST:
        raise InvalidValue(translate("Relations", "Take a shorter word, of at most %n characters.", LONGEST))
    return next((label for label in _LABELS if label_title(label).lower() == word.lower()), word)


def _subject(session: Session, customer_id: int, other_id: int) -> str:
    names = [
        session.one("SELECT name FROM customer WHERE id = ?", (each,)) for each in (customer_id, other_id)
    ]
    if None in names:
        raise NotFound(translate("Customers", "This customer is not in the data any more."))
    return " ↔ ".join(str(name[0]) for name in names)
