"""How many customers are of which stage, and from where to where they went in the last days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.services.customer_filter import LIVE, Filter, having
from crm_desktop.services.filter_class_fields import STAGE_DAYS
from crm_desktop.values.class_rules import STAGES


@dataclass(frozen=True)
class Stages:
    """The stages of the customers of the list.

    Args:
        counts: stage → customers, in their order; those without one last under "".
        moves: (stage before, stage now) → customers; before is "" for those who were not there yet.
        since: the first local date of the moves.
    """

    counts: dict[str, int]
    moves: dict[tuple[str, str], int]
    since: date

    def change(self, stage: str) -> int:
        """How many more customers of a stage there are than before."""
        came = sum(count for (_, after), count in self.moves.items() if after == stage)
        return came - sum(count for (before, _), count in self.moves.items() if before == stage)


def stages(session: Session) -> Stages:
    """Count the stages and who moved, from the indexes; for the worker."""
    found: Mapping[str, int] = dict(
        session.query(f"SELECT stage_now, count(*) FROM customer WHERE {LIVE} GROUP BY 1").fetchall()
    )
    today = clock.today()
    since = today - timedelta(STAGE_DAYS - 1)
    at = int(datetime.combine(since, time.min).astimezone().timestamp())
    rows = session.query(
        f"SELECT '' AS before, stage_now, count(*) FROM customer INDEXED BY customer_created WHERE {LIVE} AND created_at >= :at GROUP BY 2 "
        # of several changes the first one tells where somebody came from
        "UNION ALL SELECT from_stage, stage_now, count(*) FROM (SELECT customer_id, from_stage, min(day) "
        "FROM stage_change INDEXED BY stage_change_day WHERE day >= :since GROUP BY customer_id) JOIN customer ON customer.id = customer_id "
        f"WHERE {LIVE} AND created_at < :at AND from_stage <> stage_now GROUP BY 1, 2",
        {"at": at, "since": since.isoformat()},
    ).fetchall()
    return Stages(
        {name: found.get(name, 0) for name in (*STAGES, "") if name or found.get("")},
        {(before, after): count for before, after, count in rows},
        since,
    )


def overdue(session: Session) -> int:
    """With how many customers of the list contact is overdue; for the worker."""
    marked = f"SELECT count(*) FROM customer WHERE stale_on <= ? AND {LIVE}"
    return int(session.one(marked, (clock.today().isoformat(),))[0])


def of_stage(stage: str) -> Filter:
    """The customers of a stage."""
    return having(stage={stage or None})


def of_move(before: str, after: str) -> Filter:
    """The customers of a stage who were of another at the beginning of the last days; "" for not there yet."""
    return having(stage_then={before or None}, stage={after or None})
