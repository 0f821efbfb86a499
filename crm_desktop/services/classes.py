"""Stages, kinds, stale marks, scores and grades: the rules for them, and the computation for everybody.

The door keeps them right for the customers that an act touches (`data/classes.py`). What changes by the date alone, or by
other rules, is computed here, a few thousand customers at a time, so that whoever saves meanwhile does not wait.
"""

from __future__ import annotations

import time
from datetime import date
from typing import Any

from crm_desktop import clock
from crm_desktop.data import classes as computed
from crm_desktop.data.classes import Classes
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import grading, rfm
from crm_desktop.values.class_rules import KindLimits, RfmRules, StageRules, StaleRules, to_json

COMPUTED = "classes.computed"  # the setting: for which day, by which rules

_AT_ONCE = 2_000  # customers in the first transaction; the next ones are as long as `_TURN` allows
_TURN = 0.05  # seconds that somebody who saves may have to wait
_BREATH = 0.003


def rules(session: Session) -> Classes:
    """The rules as they stand."""
    return computed.rules(session.database.connection)


def check(stage: StageRules) -> None:
    """Refuse rules of which one can never hold.

    Raises:
        InvalidValue: `.field` names the number to change.
    """
    if stage.lost_days and stage.declining_days >= stage.lost_days:
        raise InvalidValue(
            translate(
                "Classes", "Nobody could decline: make the days for Lost more than those for Declining."
            ),
            field="lost_days",
        )
    if stage.declining_days and stage.new_days > stage.declining_days:
        raise InvalidValue(
            translate("Classes", "New customers would decline first: make the days for New fewer."),
            field="new_days",
        )
    if stage.mature_count == 1 and stage.mature_days <= stage.new_days:
        raise InvalidValue(
            translate("Classes", "Nobody would be active: ask more of mature customers."),
            field="mature_count",
        )


def keep(
    session: Session,
    *,
    stage: StageRules | None = None,
    kinds: KindLimits | None = None,
    stale: StaleRules | None = None,
    scoring: RfmRules | None = None,
) -> int | None:
    """Store rules; `recompute` then makes them hold. Returns the operation's id, None when they stood so already.

    Raises:
        InvalidValue: a rule could never hold.
    """
    if stage is not None:
        check(stage)
    if scoring is not None:
        rfm.check(scoring)
    given: dict[str, Any] = {"stage": stage, "kinds": kinds, "stale": stale, "rfm": scoring}
    names = {
        "stage": lambda: translate("Classes", "Stages"),
        "kinds": lambda: translate("Classes", "Kinds of customers"),
        "stale": lambda: translate("Classes", "Contact overdue"),
        "rfm": lambda: translate("Classes", "Value analysis"),
    }
    with session.change(Action.EDIT_CLASS_RULES) as change:
        for kind, new in given.items():
            if new is None:
                continue
            row = change.execute(
                "SELECT id, definition FROM class_rule WHERE kind = ? ORDER BY id LIMIT 1", (kind,)
            ).fetchone()
            change.subject = names[kind]()
            if row is None:
                change.insert("class_rule", {"kind": kind, "name": names[kind](), "definition": to_json(new)})
            elif row[1] != to_json(new):
                change.update("class_rule", row[0], {"definition": to_json(new)})
    kept = session.one("SELECT 1 FROM operation WHERE id = ?", (change.operation_id,))
    return change.operation_id if kept else None


# -- everybody -------------------------------------------------------------------------------------------


def due(session: Session) -> bool:
    """Whether the day or the rules are others than those of the last computation."""
    return bool(session.setting(COMPUTED) != _state(session)) and not session.read_only


def _state(session: Session) -> list[str]:
    found = rules(session)
    stored = to_json(found.stage), to_json(found.kinds), to_json(found.stale), to_json(found.rfm)
    return [clock.today().isoformat(), *stored, grading.state(session)]


def recompute(session: Session, progress: Progress | None = None, as_of: date | None = None) -> int:
    """Bring stage, kinds, stale mark and scores of all customers up to date.

    What is right already is not written. Others may write meanwhile.

    Args:
        progress: is told how far it is, and may cancel: what was written until then is right.
        as_of: the local date of the scores; today when it is not said.

    Returns:
        How many customers it changed.

    Raises:
        Cancelled: through `progress`.
    """
    progress = progress or Progress()
    found, today, state = rules(session), clock.today(), _state(session)
    log = session.setting(COMPUTED) is not None  # else all of it is new, and nobody has moved
    last = int(session.one("SELECT coalesce(max(id), 0) FROM customer")[0])
    since = int(session.one("SELECT coalesce(max(id), 0) + 1 FROM change")[0])
    words = translate("Classes", "Computing stages and values")
    progress.step(0, 0, words)
    scores = rfm.prepare(session, found.rfm, as_of or today, progress)
    session.keep(computed.SCORES, rfm.stored(scores))
    done, changed, at_once = 0, 0, _AT_ONCE
    while done < last:
        progress.step(done, last, words)
        begun = time.monotonic()
        with session.change(Action.EDIT_CLASS_RULES) as change:
            which = f"customer.id > {done} AND customer.id <= {done + at_once}"
            changed += computed.bring_up_to_date(
                change.connection, found, today, which, at=change.at, log=log, scores=scores
            )
        taken = time.monotonic() - begun
        done += at_once
        at_once = max(200, min(20_000, int(at_once * min(2.0, _TURN / max(taken, 0.001)))))
        time.sleep(_BREATH)
    rfm.write_again(session, scores, since)
    rfm.forget(session)
    grading.regrade(session, progress)
    session.keep(COMPUTED, state)
    session.kept.clear()
    session.announce(Changes(0, Action.EDIT_CLASS_RULES, {"customer": None, "stage_change": None}))
    progress.step(last, last, words)
    return changed
