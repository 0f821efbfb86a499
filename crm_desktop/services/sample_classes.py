"""What the stages of an invented shop were in the last weeks: as if the program had stood there already."""

from __future__ import annotations

from datetime import timedelta

from crm_desktop import clock
from crm_desktop.data import classes as computed
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session

_MOST = 20_000  # customers; a larger shop is for measuring, where nobody looks at the log
_DAYS = (32, 25, 18, 11, 4, 0)  # ago


def write(session: Session) -> None:
    """Compute the stages of several days, one after the other, with their log."""
    if session.one("SELECT count(*) FROM customer")[0] > _MOST:
        return
    connection = session.database.connection
    rules = computed.rules(connection)
    with session.change(Action.FILL_SAMPLES) as change:
        for ago in _DAYS:
            day, first = clock.today() - timedelta(ago), ago == _DAYS[0]
            at = change.at - ago * 86_400
            known = f"customer.created_at <= {at}"
            computed.bring_up_to_date(change.connection, rules, day, known, at=at, log=not first)
