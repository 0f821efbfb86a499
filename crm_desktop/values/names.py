"""Names of people as they are written in lists: with forms of address, filling blanks, marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from crm_desktop.values import genders, texts


def _words(text: str) -> list[str]:
    return text.split()


# Form of address → the sex that it tells.
_TITLES: dict[str, str] = {
    **dict.fromkeys(_words("先生 大哥 大叔 大爷 叔叔 帅哥"), genders.MALE),
    **dict.fromkeys(_words("女士 小姐 太太 夫人 大姐 阿姨 大妈 美女 小姐姐 老板娘"), genders.FEMALE),
    **dict.fromkeys(_words("老师 医生 大夫 律师 教授 博士 师傅 同学 会计 工程师"), ""),
    **dict.fromkeys(
        _words("老板 经理 总经理 董事长 总监 主任 主管 店长 厂长 校长 院长 局长 处长 科长 书记"), ""
    ),
    **dict.fromkeys(_words("总 董 工"), ""),
    **dict.fromkeys(_words("哥 叔 爷 伯"), genders.MALE),
    **dict.fromkeys(_words("姐 姨 婶 嫂"), genders.FEMALE),
}
_BY_LENGTH = sorted(_TITLES, key=len, reverse=True)
_LATIN_TITLES = {"mr": genders.MALE, "mrs": genders.FEMALE, "ms": genders.FEMALE, "miss": genders.FEMALE}
_LATIN_TITLE = re.compile(r"(mr|mrs|ms|miss|dr|prof)(?:\.\s*|\s+)(?=\S)", re.I)
_SEX = re.compile(r"(.+?)\s*[(（]\s*([男女])\s*[)）]")
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_ALL_HAN = re.compile(f"[{_HAN}\U00020000-\U0003ffff·•]+")
_GAP_IN_HAN = re.compile(f"(?<=[{_HAN}]) (?=[{_HAN}])")
_DOUBLE_SURNAMES = frozenset(
    _words("欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 独孤 南宫 西门")
)
# The surnames of nine people in ten.
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭"
    "廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧阳司马"
)


class NameParts(NamedTuple):
    """A name and what stood around it.

    Args:
        name: the name that is kept.
        title: the form of address, "" when there is none.
        gender: the sex that the form of address tells, "" when none.
    """

    name: str
    title: str = ""
    gender: str = ""


def tidy(text: str) -> str:
    """A name without invisible marks; blanks that only spread a Chinese name (`王　明`) go."""
    plain = texts.line(text)
    if " " in plain and _ALL_HAN.fullmatch(plain.replace(" ", "")) and len(plain.replace(" ", "")) <= 4:
        return _GAP_IN_HAN.sub("", plain)
    return plain


_TITLE_ENDS = frozenset(title[-1] for title in _TITLES)


def is_plain(text: str) -> bool:
    """Whether `text` is a short name in letters alone, surely without a form of address."""
    return len(text) <= 4 and text.isalpha() and text[-1] not in _TITLE_ENDS and not text.isascii()


def several(text: str) -> list[str]:
    """The names of a text that holds several: `王晓明、Wang Xiaoming` → both."""
    return [name.strip() for name in re.split("[、,，;；/\\n]", text) if name.strip()] if text else []


@lru_cache(1 << 14)
def split_title(text: str) -> NameParts:
    """The form of address split from the name: `王小明先生` → `王小明`, 先生, male.

    A surname alone is no name: `王先生` and `王总` stay whole, and still tell sex and title. Short
    titles that also end given names (姐, 哥, 工…) are split from names of three characters on.
    """
    name = tidy(text)
    latin = _LATIN_TITLE.match(name)
    if latin:
        return NameParts(name[latin.end() :], latin[0].strip(), _LATIN_TITLES.get(latin[1].lower(), ""))
    sex = _SEX.fullmatch(name)
    if sex:
        return NameParts(sex[1], "", genders.WORDS[sex[2]])
    bare = re.sub(r"\s*[(（]\s*([^()（）]{1,4})\s*[)）]$", r"\1", name)
    for title in _BY_LENGTH:
        if not bare.endswith(title) or len(bare) == len(title):
            continue
        rest = bare[: -len(title)].rstrip(" ·")
        if not _ALL_HAN.fullmatch(rest):
            break
        if len(rest) == 1 or rest in _DOUBLE_SURNAMES:
            return NameParts(name, title, _TITLES[title])
        least = 2 if len(title) > 1 or title == "总" else 3
        if least <= len(rest) <= 4:
            return NameParts(rest, title, _TITLES[title])
        break
    return NameParts(name)


def is_chinese(text: str) -> bool:
    """Whether `text` reads as a Chinese name: a usual surname and one or two characters, or a form of address.

    `王小明`, `欧阳娜娜`, `王先生` and `李姐` are; `小明` and `明天` are not.
    """
    if not 2 <= len(text) <= 6 or not _ALL_HAN.fullmatch(text):
        return False
    name, title, _ = split_title(text)
    if title:
        return name in _DOUBLE_SURNAMES or name[0] in SURNAMES
    if name[:2] in _DOUBLE_SURNAMES:
        return 3 <= len(name) <= 4
    return len(name) <= 3 and name[0] in SURNAMES
