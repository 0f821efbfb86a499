"""Names and forms of address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values import names


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("王小明先生", ("王小明", "先生", "male")),
        ("王小明（女士）", ("王小明", "女士", "female")),
        ("王先生", ("王先生", "先生", "male")),
        ("欧阳女士", ("欧阳女士", "女士", "female")),
        ("王总", ("王总", "总", "")),
        ("李晓总", ("李晓", "总", "")),
        ("王　明", ("王明", "", "")),
        ("刘三姐", ("刘三姐", "", "")),
        ("王小明姐", ("王小明", "姐", "female")),
        ("Mr. John Smith", ("John Smith", "Mr.", "male")),
        ("先生", ("先生", "", "")),
        ("杭州一总", ("杭州一", "总", "")),
        ("John Smith", ("John Smith", "", "")),
        ("", ("", "", "")),
    ],
)
def test_split_title(written: str, parts: tuple[str, str, str]) -> None:
    assert names.split_title(written) == parts


@given(st.text())
def test_any_text_is_safe(text: str) -> None:
    parts = names.split_title(text)
    assert names.tidy(parts.name) == parts.name
    assert bool(parts.name) == bool(names.tidy(text))
