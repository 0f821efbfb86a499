"""A morning at the reception of the sample shop: who is on duty, who came, who took them, who waits."""

from __future__ import annotations

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import duty, register_words
from crm_desktop.values import rotation

_MINUTES = 60


def fill(session: Session) -> int:
    """Add the morning up to now; returns the operation's id, 0 when nobody works here or today has begun.

    The newest customers come, so that it is as quick in a large shop.
    """
    people = [
        row[0] for row in session.query("SELECT id FROM staff_member WHERE active ORDER BY position LIMIT 4")
    ]
    known = [
        row[0]
        for row in session.query("SELECT id FROM customer WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 4")
    ]
    if not people or len(known) < 4 or duty.order(session, duty.today()):
        return 0
    reasons = [word.name for word in register_words.words(session, register_words.VISIT_REASON)]
    now = clock.timestamp()
    with session.change(Action.FILL_SAMPLES) as change:
        duty.begin(session, people)
        # (customer or None, minutes ago, who took them and when, left)
        for at, (customer_id, ago, taker, left) in enumerate(
            (
                (known[0], 95, 0, True),
                (known[1], 60, 1, True),
                (None, 24, 2, False),
                (known[2], 14, None, False),
                (None, 3, None, False),
            )
        ):
            came = now - ago * _MINUTES
            entry = change.insert(
                "interaction",
                {
                    "customer_id": customer_id,
                    "kind": "visit",
                    "at": came,
                    "day": clock.local_day(came),
                    "reason": reasons[at % len(reasons)],
                    "visitor_name": "" if customer_id else translate("Sample", "Ms Chen"),
                    "staff_id": people[0],
                    "created_at": came,
                },
            )
            server = people[taker % len(people)] if taker is not None else None
            change.insert(
                "stay",
                {
                    "interaction_id": entry,
                    "server_id": server,
                    "served_at": came + 4 * _MINUTES if server is not None else None,
                    "left_at": came + 30 * _MINUTES if left else None,
                },
            )
            if server is not None:
                duty.write(change, [rotation.Line(server, rotation.TURN)], entry)
    return change.operation_id
