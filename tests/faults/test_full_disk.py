"""A full disk: whichever write fails first, it is a sentence, nothing is half, and reading and search go on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.faults import acts, cutting, full_disk

_SEED = 20_261_120


@pytest.mark.parametrize("name", acts.ACTS)
def test_a_full_disk_leaves_nothing_half(name: str) -> None:
    _fill(name, 3)


@pytest.mark.long
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("name", acts.ACTS)
def test_a_disk_that_is_full_at_every_write(name: str, tried: Callable[[str, int], None]) -> None:
    tried("writes failed", _fill(name, 0))


def _fill(name: str, count: int) -> int:
    with cutting.scratch() as place:
        tried, found = full_disk.broken(cutting.record(acts.ACTS[name], place), count, _SEED)
    assert found == [], f"{len(found)} of {tried}"
    assert tried > 0
    return tried
