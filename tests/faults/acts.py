"""The program's acts that write, each as a short day's work: prepared once, then tried with every fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crm_desktop import clock
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.services import (
    attachments,
    customers,
    exports,
    follow_ups,
    history,
    imports,
    maintenance,
    merge,
    quick_entry,
    recycle_bin,
    sample,
)
from tests.faults import old_files

MOMENT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
_CUSTOMERS = 12
Steps = Iterator[None]


@dataclass(frozen=True)
class Act:
    """One act.

    Args:
        prepare: makes what the act needs, in a shop of a few customers.
        steps: does it, several times where it is short; each `None` says that one of them has returned.
        opens: makes the folder instead of `prepare`, when opening it is the act.
        keeps: a pattern of the name of the backup that must stand before anything is changed; "" for none.
    """

    prepare: Callable[[Session], None]
    steps: Callable[[Session], Steps]
    opens: Callable[[DataFolder], None] | None = None
    keeps: str = ""


def out(session: Session) -> Path:
    """A folder for what people save: exports and backups."""
    return session.database.folder.root / "out"


def _nothing(_session: Session) -> None:
    """The shop is enough."""


def _ids(session: Session) -> list[int]:
    return [row[0] for row in session.query("SELECT id FROM customer WHERE deleted_at IS NULL ORDER BY id")]


def _create(session: Session) -> Steps:
    for number in range(6):
        customers.add(
            session, {"name": f"新客户{number}", "phone": f"1380571{number:04}", "note": "茶" * 300}
        )
        yield
        quick_entry.save(
            session,
            quick_entry.Entry(
                new_customer={"name": f"来访{number}"}, text="问价", follow_up_day="2026-12-01", follow_up_title="回电"
            ),
        )  # fmt: skip
        yield
        if number % 2:
            session.database.rest()


def _edit(session: Session) -> Steps:
    for number, customer_id in enumerate(_ids(session)[:8]):
        customers.update(session, customer_id, {"name": f"改名{number}", "phone": f"1590000{number:04}"})
        yield
        follow_ups.plan(session, customer_id, "2026-12-24", "回访")
        yield
        if number % 3 == 0:
            session.database.rest()
    customers.update_many(session, _ids(session), {"industry": "茶"})
    yield


def _prepare_import(session: Session) -> None:
    known = [row[0] for row in session.query("SELECT number FROM customer ORDER BY id LIMIT 5")]
    lines = [f"{number},更新{at},A,VIP" for at, number in enumerate(known)]
    lines += [f",导入{at},{'ABC'[at % 3]},老客户" for at in range(200)]
    out(session).mkdir()
    (out(session) / "list.csv").write_text("客户编号,姓名,级别,标签\n" + "\n".join(lines), encoding="utf-8")


def _import(session: Session) -> Steps:
    options = imports.Options(on_duplicate=imports.OnDuplicate.OVERWRITE)
    plan = imports.check(session, imports.prepare(session, out(session) / "list.csv"), options=options)
    result = imports.run(session, plan)
    assert result.created == 200
    yield
    session.database.rest()


def _merge(session: Session) -> Steps:
    ids = _ids(session)
    for one, other in zip(ids[0:8:2], ids[1:8:2], strict=True):
        merge.merge(session, [one, other], one)
        yield
    session.database.rest()


def _prepare_undo(session: Session) -> None:
    ids = _ids(session)
    customers.update(session, ids[0], {"name": "错名"})
    recycle_bin.delete(session, ids[1:5])
    merge.merge(session, ids[6:8], ids[6])
    customers.update_many(session, ids[8:], {"industry": "酒"})


def _undo(session: Session) -> Steps:
    last = history.newest(session)
    for operation in range(last, last - 4, -1):
        history.undo(session, operation)
        yield
    session.database.rest()
    for operation in range(last + 4, last, -1):
        history.undo(session, operation)
        yield


def _prepare_restore(session: Session) -> None:
    out(session).mkdir()
    attachments.add(session, _ids(session)[0], [attachments.Source("a.txt", b"a" * 9000)])
    maintenance.backup(session, out(session) / "copy.db")
    attachments.add(session, _ids(session)[1], [attachments.Source("b.txt", b"b" * 9000)])
    customers.update_many(session, _ids(session), {"industry": "茶"})


def _restore(session: Session) -> Steps:
    maintenance.restore(session, out(session) / "copy.db")
    yield
    customers.add(session, {"name": "后来"})
    yield


def _prepare_backup(session: Session) -> None:
    _prepare_restore(session)


def _backup(session: Session) -> Steps:
    maintenance.backup(session, out(session) / "copy.db")
    yield
    maintenance.backup(session, out(session) / "second.db")
    yield


def _prepare_export(session: Session) -> None:
    out(session).mkdir()
    for ending in ("xlsx", "csv", "vcf"):
        exports.export(session, out(session) / f"list.{ending}", _ids(session)[:3])


def _export(session: Session) -> Steps:
    for ending in ("xlsx", "csv", "vcf"):
        exports.export(session, out(session) / f"list.{ending}", _ids(session))
        yield


def _files(session: Session) -> Steps:
    ids = _ids(session)
    for number in range(3):
        content = bytes([number]) * 20_000
        attachments.add(session, ids[number], [attachments.Source(f"{number}.pdf", content)])
        yield
    attachments.remove(session, attachments.of(session, ids[0])[0].id)
    yield


def _drafts(session: Session) -> Steps:
    for number in range(6):
        quick_entry.save_draft(session, "quick_entry", {"text": "写到一半" * number})
        yield
    quick_entry.save_draft(session, "quick_entry", None)
    yield


def _opened(_session: Session) -> Steps:
    yield from ()


ACTS: dict[str, Act] = {
    "create": Act(_nothing, _create),
    "edit": Act(_nothing, _edit),
    "import": Act(_prepare_import, _import),
    "merge": Act(_nothing, _merge),
    "undo": Act(_prepare_undo, _undo),
    "restore": Act(_prepare_restore, _restore, keeps="[!.]*.db"),
    "migrate": Act(_nothing, _opened, old_files.make_old, keeps="before-version-*"),
    "backup": Act(_prepare_backup, _backup),
    "export": Act(_prepare_export, _export),
    "files": Act(_nothing, _files),
    "drafts": Act(_nothing, _drafts),
}


def prepare(act: Act, folder: DataFolder) -> None:
    """Make the shop in which an act is tried."""
    clock.set_now(lambda: MOMENT)
    if act.opens is not None:
        act.opens(folder)
        return
    session = Session(Database(folder))
    sample.fill(session, _CUSTOMERS, 30)
    act.prepare(session)
    session.close()


def play(act: Act, folder: DataFolder, returned: Callable[[Session], None]) -> None:
    """Open the shop, do the act and close the shop.

    Args:
        returned: is told when the shop is open, and whenever a step has returned.
    """
    clock.set_now(lambda: MOMENT)
    session = Session(Database(folder))
    try:
        returned(session)
        for _ in act.steps(session):
            returned(session)
    finally:
        session.close()
