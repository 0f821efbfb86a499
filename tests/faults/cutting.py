"""Trying an act with cuts of the power: record it once, then open what each cut leaves."""

from __future__ import annotations

import contextlib
import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.paths import DataFolder
from tests.faults import acts, disk, recorder, states

_MEMORY = Path("/dev/shm")  # a disk of memory, where there is one: what is tried is thrown away


@dataclass
class Run:
    """An act as it was recorded.

    Args:
        before: a copy of the folder as it was before.
        states: of the data: when the shop had been opened, and after each step that returned.
        named: file → the contents that it may have under its name.
    """

    act: acts.Act
    before: Path
    root: Path
    events: list[disk.Event]
    states: list[str] = field(default_factory=list)
    named: dict[str, set[bytes]] = field(default_factory=dict)


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A folder for what is tried, gone afterwards."""
    place = str(_MEMORY) if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="crm-faults-", dir=place) as made:
        yield Path(made)


def record(act: acts.Act, place: Path) -> Run:
    """Do an act in a new shop and note what it asks of the disk."""
    folder = DataFolder(place / "shop")
    acts.prepare(act, folder)
    before = place / "before"
    shutil.copytree(folder.root, before)
    run = Run(act, before, folder.root, [])
    _note_files(run)

    def returned(session: Session) -> None:
        seen.done()
        run.states.append(states.state(session))
        _note_files(run)

    with recorder.recorded(recorder.Recorder(folder.root)) as seen:
        acts.play(act, folder, returned)
    _note_files(run)
    run.events = seen.events
    return run


def _note_files(run: Run) -> None:
    for name, content in states.named_files(run.root).items():
        run.named.setdefault(name, set()).add(content)


def broken(run: Run, count: int, seed: int) -> list[str]:
    """Cut the power `count` times; what was wrong afterwards, [] when nothing ever was."""
    found = []
    shutil.rmtree(run.root)
    shutil.copytree(run.before, run.root)
    platter = disk.Disk(run.root)
    happened = 0
    for cut in disk.cuts(run.events, count, seed):
        for event in run.events[happened : cut.at]:
            platter.happen(event)
        happened = cut.at
        with scratch() as place:
            folder = DataFolder(place / "shop")
            platter.cut(folder.root, cut.way, random.Random(cut.seed))
            text = after(run, folder, cut.returned)
        if text:
            found.append(f"event {cut.at} of {len(run.events)}, {cut.way}, seed {cut.seed}: {text}")
    return found


def after(run: Run, folder: DataFolder, returned: int) -> str:
    """What is wrong with a folder after a cut; "" when all is well."""
    for name, content in states.named_files(folder.root).items():
        if name in run.named and content not in run.named[name]:
            return f"{name} is neither the old nor the new one ({len(content)} bytes)"
        if name not in run.named:
            return f"{name} is left over"
    if run.act.keeps and _is_changed(run, folder) and not list(folder.backups.glob(run.act.keeps)):
        return "the data are the new ones, and no backup holds the old ones"
    try:
        session = Session(Database(folder))
    except UserError as error:
        return f"does not open: {error.sentence}"
    with contextlib.closing(session):
        at = max(0, returned - 1)  # the first that returns is the opening
        allowed = run.states[at : at + 2]
        if states.state(session) not in allowed:
            known = [number for number, text in enumerate(run.states) if text == states.state(session)]
            return f"the data are {known or 'half'}, not {at} or {at + 1}"
        return "; ".join(states.wrong(session))


def _is_changed(run: Run, folder: DataFolder) -> bool:
    """Whether the act has changed the data, looked at without opening them as the program does."""
    with contextlib.closing(sqlite.connect(str(folder.database))) as connection:
        counts = [_shape(connection)]
    with contextlib.closing(sqlite.connect(str(run.before / "customers.db"))) as connection:
        counts.append(_shape(connection))
    return counts[0] != counts[1]


def _shape(connection: Any) -> tuple[Any, ...]:
    return tuple(
        connection.execute(sql).fetchone()[0]
        for sql in ("PRAGMA user_version", "SELECT max(id) FROM operation", "SELECT count(*) FROM change")
    )
