"""Relations in files: out and in again without a loss; whom each row means; twice adds nothing; undo takes all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crm_desktop import i18n
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.paths import DataFolder
from crm_desktop.services import customers, entry_exports, exports, history, imports, relations
from crm_desktop.services.entry_fields import Content
from crm_desktop.services.imports import Fate, OnDuplicate, Options, Result
from tests.services.test_entry_imports import Cells, bring, planned, workbook

HEADINGS = ["客户编号", "姓名", "电话", "关系", "对方姓名", "对方电话"]


@pytest.fixture
def people(session: Session) -> dict[str, int]:
    return {
        name: customers.add(session, {"name": name, "phone": phone})
        for name, phone in (("张伟", "13805715678"), ("李娜", "13905711111"), ("兴达贸易", "0571-88881234"))
    }


def told(session: Session, customer_id: int) -> list[tuple[str, str, str]]:
    return [(each.label, each.name, each.reverse) for each in relations.of(session, customer_id).rows]


def reasons(session: Session, path: Path) -> list[str]:
    plan = planned(session, path)
    assert all(fate == Fate.FAIL for fate in plan.fates)
    return [each.text for each in plan.failures()]


def test_a_sheet_of_relations_is_known_and_each_is_written_at_both_ends(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    rows: Cells = [
        HEADINGS,
        ["", "张伟", "", "配偶", "李娜", ""],
        ["", "", "138 0571 5678", "company", "", "057188881234"],
        ["", "李娜", "", "师傅", "兴达贸易", ""],
    ]
    result = bring(session, workbook(tmp_path / "关系.xlsx", rows))
    assert (result.content, result.created) == (Content.RELATIONS, 3)
    assert told(session, people["张伟"]) == [
        ("spouse", "李娜", "spouse"),
        ("company", "兴达贸易", "employee"),
    ]
    assert ("employee", "张伟", "company") in told(session, people["兴达贸易"])
    assert ("师傅", "兴达贸易", "师傅") in told(session, people["李娜"])
    assert result.operation_id is not None
    history.undo(session, result.operation_id)
    assert all(told(session, each) == [] for each in people.values())


def test_what_is_there_and_what_is_told_from_the_other_end_adds_nothing(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    relations.add(session, people["张伟"], people["李娜"], "spouse", "spouse")
    rows: Cells = [
        HEADINGS,
        ["", "李娜", "", "Spouse", "张伟", ""],
        ["", "张伟", "", "parent", "兴达贸易", ""],
        ["", "兴达贸易", "", "子女", "张伟", ""],
    ]
    path = workbook(tmp_path / "关系.xlsx", rows)
    plan = planned(session, path)
    assert [Fate(fate) for fate in plan.fates] == [Fate.SKIP, Fate.CREATE, Fate.SKIP]
    assert bring(session, path).created == 1
    again = bring(session, path)
    assert (again.created, again.skipped, again.operation_id) == (0, 3, None)


def test_a_row_that_cannot_be_says_why_and_the_others_come_in(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    customers.add(session, {"name": "张伟"})
    rows: Cells = [
        HEADINGS,
        ["", "李娜", "", "朋友", "张伟", ""],
        ["", "李娜", "", "", "兴达贸易", ""],
        ["", "李娜", "", "朋友", "李娜", ""],
        ["", "李娜", "", "朋友", "没有的人", ""],
        ["", "李娜", "", "介绍人", "兴达贸易", ""],
        ["", "李娜", "", "很" * 41, "兴达贸易", ""],
    ]
    said = reasons(session, workbook(tmp_path / "关系.xlsx", rows))
    for sentence, part in zip(
        said,
        (
            "2 customers are called 张伟",
            "Say what they are",
            "Nobody is related to themselves",
            "没有的人 is no customer yet",
            "column of the referrer",
            "at most 40",
        ),
        strict=True,
    ):
        assert part in sentence
    good = [*rows[:2], ["", "李娜", "", "朋友", "兴达贸易", ""]]
    result = bring(session, workbook(tmp_path / "mixed.xlsx", good))
    assert (result.created, result.failed) == (1, 1)


@pytest.mark.parametrize("missing", [3, 4])
def test_a_file_without_one_of_the_three_columns_says_which(
    session: Session, people: dict[str, int], tmp_path: Path, missing: int
) -> None:
    rows: Cells = [["姓名", "电话", "关系", "对方姓名"], ["张伟", "", "朋友", "李娜"]]
    for row in rows:
        row[missing - 1] = ""
    with pytest.raises(UserError, match="three columns"):
        planned(session, workbook(tmp_path / "a.xlsx", rows), content=Content.RELATIONS)


@pytest.mark.parametrize(("language", "ending"), [("en", "xlsx"), ("zh_CN", "csv")])
def test_relations_go_out_and_come_back_into_another_shop_as_they_were(
    session: Session, people: dict[str, int], tmp_path: Path, language: str, ending: str
) -> None:
    i18n.install(language)
    relations.add(session, people["张伟"], people["李娜"], "spouse", "spouse")
    relations.add(session, people["兴达贸易"], people["张伟"], "employee", "company")
    relations.add(session, people["李娜"], people["兴达贸易"], "师傅", "徒弟")
    bin_ = customers.add(session, {"name": "已删"})
    relations.add(session, people["李娜"], bin_, "friend", "friend")
    from crm_desktop.services import recycle_bin

    recycle_bin.delete(session, [bin_])
    everybody, related = tmp_path / f"c.{ending}", tmp_path / f"r.{ending}"
    exports.export(session, everybody)
    assert entry_exports.count(session, Content.RELATIONS) == 3
    assert entry_exports.export(session, related, Content.RELATIONS) == 3
    other = Session(Database(DataFolder(tmp_path / "other")))
    try:
        bring(other, everybody)
        assert bring(other, related).created == 3
        assert _all(other) == _all(session)
        again = bring(other, related, on_duplicate=OnDuplicate.OVERWRITE)
        assert (again.created, again.updated, again.failed) == (0, 0, 0)
    finally:
        other.close()


def _all(session: Session) -> set[tuple[Any, ...]]:
    return set(
        session.query(
            "SELECT a.name, b.name, label, reverse FROM relation JOIN customer AS a ON a.id = customer_id "
            "JOIN customer AS b ON b.id = other_id WHERE a.deleted_at IS NULL AND b.deleted_at IS NULL"
        ).fetchall()
    )


def test_of_some_customers_every_relation_goes_out_once(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    relations.add(session, people["张伟"], people["李娜"], "spouse", "spouse")
    relations.add(session, people["兴达贸易"], people["张伟"], "employee", "company")
    counts = [
        entry_exports.count(session, Content.RELATIONS, [people[name] for name in names])
        for names in (["张伟"], ["李娜"], ["张伟", "李娜"], ["张伟", "李娜", "兴达贸易"])
    ]
    assert counts == [2, 1, 2, 2]


def test_a_relation_is_corrected_in_the_check_before_it_is_written(
    session: Session, people: dict[str, int], tmp_path: Path
) -> None:
    path = workbook(tmp_path / "关系.xlsx", [HEADINGS, ["", "张伟", "", "配偶", "李那", ""]])
    plan = planned(session, path)
    assert plan.fates[0] == Fate.FAIL
    mended = imports.with_options(plan, session, Options(edits={(1, 4): "李娜"}))
    assert isinstance(imports.run(session, mended), Result)
    assert told(session, people["李娜"]) == [("spouse", "张伟", "spouse")]
