"""What the window's thread does while somebody works: the longest time without a turn for anybody else."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.services import customers
from tests.benchmarks import import_speed
from tests.benchmarks.measure import Line, ms
from tests.benchmarks.window import watched

_NAME = "Benchmark with 500 entries"
_ENTRIES = 500

_WORK = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
known, other = int(sys.argv[2]), int(sys.argv[3])
stay(4000)
figures = {}
def longest(name, acts, behind=60):
    figures[name] = max(during(act, behind) for act in acts)
def keys(text):  # to whoever has the focus
    return [lambda sign=sign: QTest.keyClicks(QApplication.focusWidget(), sign) for sign in text]
window.go("customers")
during(lambda: window.open_customer(other))
clicked = time.perf_counter()
window.open_customer(known)
page = window.view("customer")
QApplication.processEvents()
shown = time.perf_counter() - clicked
longest("opening a customer with 500 entries", [lambda: window.open_customer(other), lambda: window.open_customer(known)])
figures["until it is shown"] = (shown, shown)
window.find()
longest("a key in the top box", keys("zhangwei") + keys("5678") )
QApplication.focusWidget().clear()
longest("a word in the top box", keys("tel:5678 grade:A"))
window.find_here(); window.go("customers"); window.find_here()
during(lambda: None, 500)
longest("a key in the find field of the list", keys("wang 138"), 200)
QApplication.focusWidget().clear()
during(lambda: None, 800)
table = window.view("customers")
longest("a jump in the list", [
    lambda at=at: table.table.verticalScrollBar().setValue(at)
    for at in range(0, table.table.verticalScrollBar().maximum(), max(1, table.table.verticalScrollBar().maximum() // 40))
], 30)
window.open_customer(known)
during(lambda: None, 500)
window.new_entry()
during(lambda: None, 500)
longest("a key in quick entry", keys("13800138") + keys("zhang"), 100)
import resource
say([figures, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024])
"""

_MEANWHILE = """
from crm_desktop.services import duplicates, imports, maintenance
session, path, operations = program.session, Path(sys.argv[2]), []
stay(4000)
window.go("customers")
during(lambda: None)
def bring(progress):
    plan = imports.check(session, imports.prepare(session, path, progress=progress), progress=progress)
    operations.append(imports.run(session, plan, progress).operation_id)
def save(progress):
    maintenance.backup(session, path.with_name("meanwhile.db"), progress)
def look(progress):
    assert maintenance.check(session, progress) == []
def scan(progress):
    for _ in duplicates.groups(session, progress):
        pass
acts = {
    "an import of 100,000 rows": bring,
    "a backup of them": save,
    "a check of them": look,
    "a look for duplicates among them": scan,
    "the undo of the import": lambda: session.undo(operations[0]),
}
say({name: during(lambda act=act: program.tasks.run(act)) for name, act in acts.items()})
"""


def _known(session: Session) -> tuple[int, int]:
    """A customer with 500 entries, made when there is none, and another one."""
    row = session.one("SELECT max(id) FROM customer WHERE name = ?", (_NAME,))
    known = row[0] if row else None
    if known is None:
        known = customers.add(session, {"name": _NAME})
        now = int(time.time())
        with session.change(Action.FILL_SAMPLES) as change:
            for at in range(_ENTRIES):
                change.insert(
                    "interaction",
                    {
                        "customer_id": known,
                        "kind": ("visit", "call_in", "note")[at % 3],
                        "at": now - at * 90_000,
                        "day": time.strftime("%Y-%m-%d", time.localtime(now - at * 90_000)),
                        "text": f"想看周末能不能送货，第 {at} 次；价格已报，等回复",
                        "created_at": now - at * 90_000,
                    },
                )
    other = session.one("SELECT max(id) FROM customer WHERE id < ? AND deleted_at IS NULL", (known,))[0]
    return int(known), int(other)


def run(session: Session) -> Iterator[Line]:
    """The figures of a window at work; closes the session, as one program at a time opens a folder."""
    known, other = _known(session)
    folder = session.database.folder.root
    session.close()
    figures, memory = watched(_WORK, folder, known, other)
    for name, (wall, own) in figures.items():
        yield Line(f"longest without an answer, {name}", ms(wall), f"bar: 50 ms; of the processor: {ms(own)}")
    yield Line("peak memory of the window at work", f"{memory:,.0f} MB")


def meanwhile(small: Path, temporary: Path) -> Iterator[Line]:
    """The figures of a window whose worker has much to do.

    Args:
        small: the data folder of a sample of 300.
        temporary: a folder for a file of 100,000 rows and a copy of the data.
    """
    path = temporary / "meanwhile.xlsx"
    import_speed.write(path, import_speed.ROWS)
    folder = Path(shutil.copytree(small, temporary / "meanwhile"))
    for name, (wall, own) in watched(_MEANWHILE, folder, path).items():
        yield Line(
            f"longest without an answer during {name}", ms(wall), f"bar: 100 ms; of the processor: {ms(own)}"
        )
