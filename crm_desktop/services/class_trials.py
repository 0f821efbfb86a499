"""What other rules would change, before they hold; nothing is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from crm_desktop import clock
from crm_desktop.data import classes as computed
from crm_desktop.data.classes import Classes
from crm_desktop.data.session import Session
from crm_desktop.progress import Progress
from crm_desktop.services import classes
from crm_desktop.services.customer_filter import LIVE
from crm_desktop.services.customer_list import stoppable
from crm_desktop.values.class_rules import STAGES

_ORDER = {"stage": (*STAGES, ""), "buyer": ("", "one_off", "repeat"), "scale": ("", "small", "large")}


@dataclass(frozen=True)
class Move:
    """How many customers would go from one class of a kind to another.

    Args:
        kind: "stage", "buyer" or "scale".
        before, after: keys of the options; "" for none.
    """

    kind: str
    before: str
    after: str
    count: int


@dataclass(frozen=True)
class Trial:
    """What rules would do to the customers of the list.

    Args:
        moves: in the order of the classes.
        overdue: contact is overdue with so many (now, then).
    """

    moves: tuple[Move, ...]
    overdue: tuple[int, int]


def trial(session: Session, by: Classes, progress: Progress | None = None) -> Trial:
    """How many customers of the list would go from where to where by other rules.

    Raises:
        InvalidValue: a rule could never hold; `.field` names the number to change.
        Cancelled: `progress` was cancelled.
    """
    classes.check(by.stage)
    today = clock.today()
    marked = f"stale_on <= '{today}'"
    with stoppable(session, lambda: progress is not None and progress.cancelled):
        rows = session.query(
            "SELECT old_stage_now, new_stage_now, old_buyer, new_buyer, old_scale, new_scale, "
            f"coalesce(old_{marked}, 0), coalesce(new_{marked}, 0), count(*) "
            f"FROM ({computed.compared(by, today, LIVE)}) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8"
        ).fetchall()
    if progress is not None:
        progress.check()
    found: Counter[tuple[str, str, str]] = Counter()
    overdue = [0, 0]
    for *values, count in rows:
        for at, kind in enumerate(_ORDER):
            if values[2 * at] != values[2 * at + 1]:
                found[kind, values[2 * at], values[2 * at + 1]] += count
        overdue[0] += count * values[6]
        overdue[1] += count * values[7]
    moves = [Move(*key, count) for key, count in found.items()]
    moves.sort(
        key=lambda move: (list(_ORDER).index(move.kind), _place(move, move.before), _place(move, move.after))
    )
    return Trial(tuple(moves), (overdue[0], overdue[1]))


def _place(move: Move, value: str) -> int:
    order = _ORDER[move.kind]
    return order.index(value) if value in order else len(order)
