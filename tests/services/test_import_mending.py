"""A cell mended in the check: what is cleaned and looked up again, and that it is as if all were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.data.session import Session
from crm_desktop.exchange import cleaning
from crm_desktop.services import customers, import_matching, imports
from crm_desktop.services.imports import Options, Plan

HEADINGS = "姓名,手机,生日,地址,备注\n"
COUNT = 2500


def list_of(tmp_path: Path, **other: str) -> Path:
    """A long list; `r1200="…"` is another line 1200 below the heading."""
    lines = [
        other.get(f"r{at}", f"客户{at},139{at:08d},1990-05-17,文三路{at}号,老客户")
        for at in range(1, COUNT + 1)
    ]
    path = tmp_path / "list.csv"
    path.write_text(HEADINGS + "\n".join(lines), encoding="utf-8-sig")
    return path


def mended(session: Session, path: Path, edits: Mapping[tuple[int, int], str]) -> tuple[Plan, Plan]:
    """The plan after one mended cell after the other, and the plan of all of them at once."""
    prepared = imports.prepare(session, path)
    step = imports.check(session, prepared, options=Options())
    given: dict[tuple[int, int], str] = {}
    for place, text in edits.items():
        given[place] = text
        step = imports.with_options(step, session, replace(step.options, edits=dict(given)))
    return step, imports.check(session, prepared, options=Options(edits=dict(edits)))


def told(plan: Plan) -> dict[str, Any]:
    """All that a plan says of its rows."""
    return {
        "fates": list(plan.fates),
        "targets": list(plan.targets),
        "reasons": plan.reasons,
        "problems": plan.problems,
        "positions": list(plan.rows.positions),
        "names": plan.rows.names,
        "numbers": plan.rows.numbers,
        "tidied": plan.rows.tidied,
        "two_ways": plan.rows.two_ways,
        "filled": plan.rows.filled,
        "notes": plan.rows.notes,
        "duplicates": plan.duplicates,
        "unknown": plan.unknown,
        "blocks": [block for _, block in plan.rows.blocks()],
        "matches": plan.matches,
    }


def test_one_mended_cell_cleans_its_block_and_looks_nobody_else_up(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = list_of(tmp_path, r1200="客户1200,1.38E+10,1990-05-17,文三路,")
    plan = imports.check(session, imports.prepare(session, path))
    assert plan.count(imports.Fate.FAIL) == 1
    cleaned: list[int] = []
    looked_up: list[int] = []
    clean, match = cleaning.clean_column, import_matching.match

    def count(cells: Any, *arguments: Any) -> Any:
        cleaned.append(len(cells))
        return clean(cells, *arguments)

    def look(own: Session, rows: Any, **options: Any) -> Any:
        looked_up.append(len(rows))
        return match(own, rows, **options)

    monkeypatch.setattr(cleaning, "clean_column", count)
    monkeypatch.setattr(import_matching, "match", look)
    other = imports.with_options(plan, session, Options(edits={(1200, 1): "13800138000"}))
    assert other.count(imports.Fate.FAIL) == 0
    assert max(cleaned) <= 1000 and len(cleaned) <= 5
    assert looked_up == [1]
    assert plan.count(imports.Fate.FAIL) == 1, "the plan that was shown is as before"


@pytest.mark.parametrize(
    "edits",
    [
        {(1200, 1): "13800138000", (5, 3): "别处"},
        {(1200, 1): "13900000007", (1200, 0): "客户7"},  # now it repeats row 7
        {(1200, 1): "13700000000", (1200, 0): "王小明"},  # a customer that is there
        {(7, 1): "13900000008", (8, 1): "13700001111", (7, 0): "客户八"},
        {(2499, 1): "", (1500, 0): ""},
        {(1500, 0): "合计", (1500, 1): ""},
        {(1500, 0): "", (1500, 1): "", (1500, 2): "", (1500, 3): "", (1500, 4): ""},
        {(1300, 2): "03/04/1991", (1301, 2): "1991.5"},
        {(1000, 1): "同上", (999, 0): "末行", (1001, 4): "同上"},
        {(1200, 1): "无", (1201, 0): "李先生"},
    ],
)
@pytest.mark.parametrize("other", ["", "同上"])
def test_mended_cells_are_as_if_all_were_checked_anew(
    session: Session, tmp_path: Path, edits: dict[tuple[int, int], str], other: str
) -> None:
    customers.add(session, {"name": "王小明", "phone": "13700000000"})
    lines = {
        "r1200": "客户1200,1.38E+10,1990-05-17,文三路,",
        "r1000": f"客户千,13611112222,1990,文三路,{other}",
    }
    step, whole = mended(session, list_of(tmp_path, **lines), edits)
    assert told(step) == told(whole)
