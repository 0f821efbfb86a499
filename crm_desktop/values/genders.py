"""The two words that are stored for a person's sex, and the many that are written."""

from __future__ import annotations

MALE = "male"
FEMALE = "female"


def _words(text: str) -> list[str]:
    return text.split()


# 0, 1, 2 and 9 are the codes of GB/T 2261.1: not known, male, female, not said.
WORDS: dict[str, str] = {
    **dict.fromkeys(_words("male m man mr mr. boy 男 男性 男士 先生 男生 男孩 ♂ 1"), MALE),
    **dict.fromkeys(
        _words("female f woman ms ms. mrs mrs. miss girl 女 女性 女士 小姐 女生 女孩 太太 ♀ 2"), FEMALE
    ),
    **dict.fromkeys(_words("0 9 unknown u n/a other - / 未知 不详 保密 未填 无 其他 未说明 未知性别"), ""),
    "": "",
}


def parse(text: str) -> str | None:
    """`male`, `female`, "" (not said), or `None` when the word is not known."""
    return WORDS.get(text.strip().lower())
