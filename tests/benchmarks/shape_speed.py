"""The list in groups, as a board, and find and replace: the longest time without an answer, and what it costs."""

from __future__ import annotations

import time
from collections.abc import Iterator

from crm_desktop.data.session import Session
from crm_desktop.services import customer_list, customers, history, replacing
from crm_desktop.services.customer_list import Filter, Sort
from crm_desktop.services.replace_words import Search
from tests.benchmarks.measure import Line, ms, seconds
from tests.benchmarks.window import watched

_ROWS = 50_000

_SHAPES = """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
stay(4000)
figures = {}
def longest(name, acts, behind=150):
    figures[name] = max(during(act, behind) for act in acts)
window.go("customers")
during(lambda: None, 500)
view = window.view("customers")
table = view.table
def key(widget, *keys):
    return [lambda each=each: QTest.keyClick(widget(), *(each if isinstance(each, tuple) else (each,))) for each in keys]
longest("grouping the list by grade", [lambda: view.views.group_by("grade")], 500)
last = len(table.customers.lines.headings) - 1
longest("folding and unfolding a group", [lambda on=on: table.fold_group(last, on) for on in (True, False)])
longest("selecting everybody in a list in groups", [table.selectAll])
longest("folding a group with everybody selected", [lambda on=on: table.fold_group(0, on) for on in (True, False)])
longest("a jump in a list in groups", [
    lambda at=at: table.verticalScrollBar().setValue(at)
    for at in range(0, table.verticalScrollBar().maximum(), table.verticalScrollBar().maximum() // 20 or 1)
], 30)
table.go_to(0)
longest("the way from list to board", [lambda: view.views.show_board("grade")], 500)
board = view.shape.board
board.setFocus()
arrows = (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_Left)
longest("an arrow key on the board", key(lambda: board, *arrows, *arrows))
longest("a jump in a column of the board", [
    lambda at=at: board.lanes[0].cards.verticalScrollBar().setValue(at)
    for at in range(0, board.lanes[0].cards.verticalScrollBar().maximum(), board.lanes[0].cards.verticalScrollBar().maximum() // 20 or 1)
], 30)
stood = []
view.loader.loaded.connect(lambda loaded: stood.append(time.perf_counter()) if loaded.whole else None)
moved = time.perf_counter()
longest("a card moved to the next column", key(lambda: board, (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)), 500)
figures["until the card stands there"] = (stood[0] - moved,) * 2
longest("its undo", [window.undoing.undo_last], 500)
view.views.show_board("")
during(lambda: view.views.group_by(""), 500)
from crm_desktop.ui.dialogs.find_replace import FindReplace
longest("opening find and replace for everybody", [view.find_and_replace], 500)
dialog = view.findChildren(FindReplace)[-1]
dialog.field.setCurrentIndex(dialog.field.findData(sys.argv[2]))
shown = []
show = dialog._show
dialog._show = lambda look: (show(look), shown.append(time.perf_counter()))
looked = time.perf_counter()
longest("a key in it, and the look through everybody", [lambda: dialog.wanted.setText(sys.argv[3]), lambda: dialog.instead.setText("x")], 500)
figures["until it is shown what would change, twice"] = (shown[-1] - looked,) * 2
dialog.reject()
import resource
say([figures, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024])
"""


def run(session: Session) -> Iterator[Line]:
    """The figures of an open shop; closes the session, as one program at a time opens a folder."""
    yield from _replacing(session)
    folder = session.database.folder.root
    session.close()
    figures, memory = watched(_SHAPES, folder, "region", "杭州")
    for name, (wall, own) in figures.items():
        if name.startswith("until"):
            yield Line(name, ms(max(0.0, wall)))
        else:
            yield Line(
                f"longest without an answer, {name}", ms(wall), f"bar: 50 ms; of the processor: {ms(own)}"
            )
    yield Line("peak memory of the window in groups and as a board", f"{memory:,.0f} MB")


def _replacing(session: Session) -> Iterator[Line]:
    """A look through all beside reading the same texts; replacing beside a bulk edit of as many, each undone."""
    everybody = customer_list.ids(session, Filter(), [Sort("name")])
    search = Search("region", "杭州", "x")

    def plain() -> int:
        return sum(
            "杭州" in text for (text,) in session.query("SELECT region FROM customer WHERE region <> ''")
        )

    looked = seconds(lambda: replacing.look(session, everybody, search))
    read = seconds(plain)
    yield Line(f"reading the texts of {len(everybody):,} customers", ms(read))
    yield Line("a look at what would be replaced in them", ms(looked), "", looked / read)
    ids = everybody[:_ROWS]
    began = time.perf_counter()
    edited = customers.update_many(session, list(ids), {"region": "苏州"})
    bulk = time.perf_counter() - began
    history.undo(session, edited)
    began = time.perf_counter()
    done = replacing.replace(session, ids, search)
    replaced = time.perf_counter() - began
    history.undo(session, done.operation_id)
    yield Line(f"bulk edit of {len(ids):,} customers", ms(bulk))
    yield Line(
        f"replacing in {done.changed:,} of them", ms(replaced), "bar: as the bulk edit", replaced / bulk
    )
