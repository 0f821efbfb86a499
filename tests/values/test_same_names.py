"""Names of one person, and names of two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.values.same_names import Agreement, agreement, company_core, one_typo


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("王小明", "王 小明", Agreement.SAME),
        ("王小明", "王小明先生", Agreement.SAME),
        ("John Smith", "smith, john", Agreement.SAME),
        ("杭州市兴达贸易有限公司", "兴达贸易有限公司", Agreement.SAME),
        ("杭州兴达贸易有限公司", "兴达贸易", Agreement.SAME),
        ("王小明", "王晓明", Agreement.ALIKE),
        ("张伟", "張偉", Agreement.ALIKE),
        ("单雄", "单熊", Agreement.ALIKE),
        ("李晴", "李睛", Agreement.ALIKE),
        ("李玲", "李宁", Agreement.ALIKE),
        ("王小明", "王明小", Agreement.ALIKE),
        ("王小明", "Wang Xiaoming", Agreement.ALIKE),
        ("Jon Smith", "John Smith", Agreement.ALIKE),
        ("王小明", "王先生", Agreement.PART),
        ("王小明", "小王", Agreement.PART),
        ("王小明", "小明", Agreement.PART),
        ("王经理", "王先生", Agreement.PART),
        ("J. Smith", "John Smith", Agreement.PART),
        ("王子轩", "王子涵", Agreement.NEAR),
        ("王先生", "王女士", Agreement.NONE),
        ("王小明", "王小明妈妈", Agreement.NONE),
        ("王太太", "王伟", Agreement.NONE),
        ("王芳", "王强", Agreement.NONE),
        ("王小明", "王晓敏", Agreement.NONE),
        ("王小明", "", Agreement.NONE),
    ],
)
def test_how_well_two_names_agree(one: str, other: str, expected: Agreement) -> None:
    assert agreement(one, other) == expected
    assert agreement(other, one) == expected


@given(st.text("王小明先生女士妈 aB.总", max_size=8), st.text("王小明先生女士妈 aB.总", max_size=8))
def test_it_does_not_matter_which_comes_first(one: str, other: str) -> None:
    assert agreement(one, other) == agreement(other, one)


@given(st.text("0123456789", min_size=5, max_size=11), st.integers(0, 10), st.sampled_from("0123456789"))
def test_one_typo_is_another_sign_a_lost_one_or_two_swapped(number: str, at: int, sign: str) -> None:
    at %= len(number) - 1
    for other in (
        number[:at] + sign + number[at + 1 :],
        number[:at] + number[at + 1 :],
        number[:at] + number[at + 1] + number[at] + number[at + 2 :],
    ):
        assert one_typo(number, other) == one_typo(other, number) == (number != other)
    assert not one_typo(number, f"{number}{sign}{sign}")


def test_a_company_without_its_form_and_place() -> None:
    assert company_core("杭州市兴达贸易有限公司（总部）") == company_core("兴达贸易") == "兴达贸易"
