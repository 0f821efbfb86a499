"""Saved survives the plug: after a cut at any moment the data are whole, and what had returned is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crm_desktop.data import database
from tests.faults import acts, cutting

_FEW, _MANY = 8, 1_000  # cuts of one act
_SEED = 20_261_120


@pytest.mark.parametrize("name", acts.ACTS)
def test_a_cut_of_the_power_takes_nothing_that_was_saved(name: str) -> None:
    assert not _cut(name, _FEW)


@pytest.mark.long
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("name", acts.ACTS)
def test_a_thousand_cuts_of_the_power_take_nothing(name: str, tried: Callable[[str, int], None]) -> None:
    assert not _cut(name, _MANY)
    tried("cuts of the power", _MANY)


def test_saves_that_were_not_flushed_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    lazy = tuple(
        ("synchronous", "NORMAL", 1) if one[0] == "synchronous" else one for one in database._PRAGMAS
    )
    monkeypatch.setattr(database, "_PRAGMAS", lazy)
    assert any("not" in text for text in _cut("create", _FEW))


def _cut(name: str, count: int) -> list[str]:
    """What was wrong after some of `count` cuts of the power during an act."""
    with cutting.scratch() as place:
        return cutting.broken(cutting.record(acts.ACTS[name], place), count, _SEED)
