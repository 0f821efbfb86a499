"""`python -m tests.benchmarks [--customers N] [--shop DIR] [--only PART]…`: the figures, a line each."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from crm_desktop import i18n
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.services import sample
from tests.benchmarks import (
    bulk_speed,
    class_speed,
    custom_speed,
    duplicates_speed,
    export_speed,
    filter_speed,
    import_speed,
    list_speed,
    planning_speed,
    purchase_speed,
    search_speed,
    shape_speed,
    start_speed,
    visit_speed,
    work_speed,
)
from tests.benchmarks.measure import Line, ms, peak_mb, seconds

_PARTS = (
    "search",
    "list",
    "filter",
    "duplicates",
    "bulk",
    "purchases",
    "classes",
    "planning",
    "export",
    "start",
    "visits",
    "work",
    "shapes",
    "meanwhile",
    "import",
)


def _shop(folder: Path, customers: int, interactions: int) -> Iterator[Line]:
    if not DataFolder(folder).database.exists():
        session = Session(Database(DataFolder(folder)))
        took = seconds(lambda: sample.fill(session, customers, interactions))
        session.close()
        size = DataFolder(folder).database.stat().st_size / 1e6
        yield Line(
            f"sample of {customers:,} customers, {interactions:,} interactions",
            f"{took:,.1f} s",
            f"{size:,.0f} MB on the disk, {peak_mb():,.0f} MB of memory",
        )


def _run(arguments: argparse.Namespace, temporary: Path) -> Iterator[Line]:
    folder = arguments.shop or temporary / "shop"
    yield from _shop(folder, arguments.customers, arguments.customers * 5)
    parts = arguments.only or _PARTS
    if {"search", "list", "filter", "duplicates", "bulk", "purchases", "classes", "planning", "export"} & set(
        parts
    ):
        opened = seconds(lambda: Session(Database(DataFolder(folder))).close())
        yield Line("opening the file", ms(opened))
        session = Session(Database(DataFolder(folder)))
        if "search" in parts:
            yield from search_speed.run(session)
        if "list" in parts:
            yield from list_speed.run(session)
        if "filter" in parts:
            yield from filter_speed.run(session)
        if "duplicates" in parts:
            yield from duplicates_speed.run(session)
        if "bulk" in parts:
            yield from bulk_speed.run(session)
            yield from custom_speed.run(session)
        if "classes" in parts:
            yield from class_speed.run(session)
        if "purchases" in parts:
            yield from purchase_speed.run(session)
        if "planning" in parts:
            yield from planning_speed.run(session)
        if "export" in parts:
            yield from export_speed.run(session)
        session.close()
    if {"start", "visits", "meanwhile"} & set(parts):
        small = temporary / "small"
        list(_shop(small, 300, 1500))
        if "start" in parts:
            yield from start_speed.run(small, folder)
        if "visits" in parts:
            yield from visit_speed.run(small)
        if "meanwhile" in parts:
            yield from work_speed.meanwhile(small, temporary)
    if "work" in parts:
        yield from work_speed.run(Session(Database(DataFolder(folder))))
    if "shapes" in parts:
        yield from shape_speed.run(Session(Database(DataFolder(folder))))
    if "import" in parts:
        yield from import_speed.run(temporary)


def main() -> None:
    """Run the parts asked for and print their figures as they come."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--customers", type=int, default=100_000, help="size of the shop (default 100,000)")
    parser.add_argument("--shop", type=Path, help="data folder to use, made when it is not there")
    parser.add_argument(
        "--only", action="append", choices=_PARTS, help="run this part alone; may be repeated"
    )
    arguments = parser.parse_args()
    i18n.install("en")
    with tempfile.TemporaryDirectory() as temporary:
        for line in _run(arguments, Path(temporary)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
