"""Numbers sorted a part at a time."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.services import duplicate_pairs

_NUMBERS = st.integers(min_value=-(2**62), max_value=2**62)


@given(st.lists(_NUMBERS | st.integers(0, 50), max_size=60))
def test_parts_follow_each_other_as_if_all_were_sorted_at_once(numbers: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duplicate_pairs, "_AT_ONCE", 4)
        assert list(duplicate_pairs.in_order(array("q", numbers))) == sorted(numbers)
