"""An act on a disk that is full from some event on: what is told, what stands, and whether work goes on."""

from __future__ import annotations

import contextlib
import random
import shutil

from crm_desktop import clock
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.paths import DataFolder
from crm_desktop.services import customers, find
from tests.faults import acts, cutting, recorder, states


def broken(run: cutting.Run, count: int, seed: int) -> tuple[int, list[str]]:
    """Fill the disk before `count` of the events of a recorded act, before each with 0.

    Returns:
        How many were tried, and what was wrong.
    """
    events = [event.kind for event in run.events if event.kind != "done"]
    places = [at for at, kind in enumerate(events) if kind in recorder.CHANGING]
    if 0 < count < len(places):
        places = sorted(random.Random(seed).sample(places, count))
    found = []
    for at in places:
        shutil.rmtree(run.root)
        shutil.copytree(run.before, run.root)
        text = _at(run, at)
        if text:
            found.append(f"event {at}, {events[at]}: {text}")
    return len(places), found


def _at(run: cutting.Run, at: int) -> str:
    freed = False
    folder = DataFolder(run.root)
    returned = 0
    clock.set_now(lambda: acts.MOMENT)
    with recorder.recorded(recorder.Recorder(run.root, recorder.full_from(at, lambda: freed))):
        try:
            session = Session(Database(folder))
        except UserError:
            session = None
        if session is not None:
            with contextlib.closing(session):
                returned = 1
                with contextlib.suppress(UserError):
                    for _ in run.act.steps(session):
                        returned += 1
                # What is opened to be read alone takes no drafts either: nobody can type there.
                wrong = _stands(run, session, 1 if session.read_only else returned)
                if wrong:
                    return wrong
                freed = True
                if session.read_only:  # opened so because nothing could be written
                    return ""
                customers.add(session, {"name": "有空间了"})
                if not find.find(session, "有空间了").hits:
                    return "what is saved after the disk was freed is not found"
                if states.wrong(session):
                    return "; ".join(states.wrong(session))
        freed = True
    if session is None:
        return cutting.after(run, folder, 0)
    for name, content in states.named_files(run.root).items():
        if content not in run.named.get(name, {content} if name.startswith("backups") else ()):
            return f"{name} is neither the old nor the new one"
    return ""


def _stands(run: cutting.Run, session: Session, returned: int) -> str:
    """What is wrong while the disk is full; what was there can be read and found."""
    row = session.one("SELECT name FROM customer WHERE deleted_at IS NULL AND length(name) > 1 ORDER BY id")
    if not find.find(session, row[0]).hits:
        return "nothing is found on a full disk"
    if states.state(session) not in run.states[returned - 1 : returned + 1]:
        return f"the data are not those after step {returned - 1}"
    return ""
