"""Stages and scores of everybody, beside the same rows read and written by plain SQL; the grid and the counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.services import classes, customer_list, rfm, stage_overview
from tests.benchmarks.measure import Line, ms, peak_mb, seconds

_READ = {
    "purchases": "SELECT customer_id, max(day), count(*), sum(amount) FROM purchase GROUP BY customer_id",
    "visits": "SELECT customer_id, max(day), count(*) FROM interaction NOT INDEXED "
    "WHERE kind IN ('visit', 'house_call') GROUP BY customer_id",
}
_COLUMNS = ("stage_now", "buyer", "scale", "stale_on", "rfm", "rfm_segment", "rfm_before")


def run(session: Session) -> Iterator[Line]:
    """The figures of the computation for everybody on an open shop."""
    today = clock.today()
    classes.recompute(session)
    basis = rfm.basis(session, classes.rules(session).rfm)

    def read() -> None:
        session.one(f"SELECT count(*) FROM ({_READ[basis]})")
        session.one("SELECT sum(created_at) FROM customer NOT INDEXED")

    def write() -> None:
        with session.change(Action.EDIT_CLASS_RULES) as change:
            change.execute(f"UPDATE customer SET {', '.join(f'{name} = {name}' for name in _COLUMNS)}")

    reading, writing = seconds(read), seconds(write)
    changed: list[int] = []
    nothing = seconds(lambda: changed.append(classes.recompute(session)))
    yield Line(
        "stages and scores: a day on which nobody moves",
        f"{nothing:,.1f} s",
        f"the rows read by plain SQL: {reading:,.1f} s",
        nothing / reading,
    )
    then = today - timedelta(200)
    most = seconds(lambda: changed.append(classes.recompute(session, as_of=then)))
    yield Line(
        f"stages and scores: {changed[-1]:,} customers move",
        f"{most:,.1f} s",
        f"bar: 30 s; all rows read and updated by plain SQL: {reading + writing:,.1f} s; {peak_mb():,.0f} MB",
        most / (reading + writing),
    )
    classes.recompute(session)
    grid = min(seconds(lambda: rfm.overview(session)) for _ in range(3))
    yield Line("value analysis: the grid", ms(grid), "bar: 300 ms")
    stages = min(seconds(lambda: stage_overview.stages(session)) for _ in range(3))
    yield Line("lifecycle: the stages", ms(stages), "bar: 300 ms")
    cell = rfm.of_cell(5, 5, "frequency")
    first = min(seconds(lambda: customer_list.first_ids(session, cell)) for _ in range(3))
    yield Line("value analysis: the first screenful behind a cell", ms(first), "bar: 100 ms")
