"""The scan for duplicates beside merely reading what it compares."""

from __future__ import annotations

from collections.abc import Iterator

from crm_desktop.data.session import Session
from crm_desktop.services import duplicates
from tests.benchmarks.measure import Line, seconds

_READ = (
    "SELECT id, name, sort_key, birthday, company, region, position, referrer_id, id_number FROM customer",
    "SELECT customer_id, kind, normalized FROM contact_method",
)


def run(session: Session) -> Iterator[Line]:
    """The figures of the scan; nothing is changed."""
    found: list[duplicates.Group] = []
    reading = seconds(lambda: [session.query(sql).fetchall() for sql in _READ])
    scan = seconds(lambda: found.extend(duplicates.groups(session)))
    count = session.one("SELECT count(*) FROM customer")[0]
    yield Line("reading the customers and their contact methods", f"{reading:,.1f} s")
    yield Line(
        f"scan of {count:,} customers: {len(found):,} groups",
        f"{scan:,.1f} s",
        "× the reading",
        scan / reading,
    )
