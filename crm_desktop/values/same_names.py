"""Whether two names can be one person's: written otherwise, misheard, mistyped, or only a part of it."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from crm_desktop.values import genders, names, pinyin, tokens


class Agreement(IntEnum):
    """How well two names agree; higher is better."""

    NONE = 0
    NEAR = 1  # one character apart in three or more, with no reason to mistake it: brothers as well
    PART = 2  # one is a part of the other: 王先生 and 王小明, John and John Smith
    ALIKE = 3  # the same sound, a look-alike character, two characters in the other order
    SAME = 4  # equal but for case, blanks, form of address, legal form of a company


# Whoever is written down as 小明妈妈 is not 小明.
_KIN = re.compile(
    r"(妈妈|爸爸|妈咪|老妈|老爸|爱人|老婆|老公|家长|家属|母亲|父亲|儿子|女儿|太太|夫人|奶奶|爷爷|外婆|外公|姥姥|姥爷"
    r"|丈夫|妻子|弟弟|妹妹|哥哥|姐姐|孩子|宝宝|朋友|同事|秘书|司机|助理|介绍人|妈|爸)[)）]?$"
)
# Characters that are taken for each other by the eye; those of one sound need no list.
_LOOK_ALIKE = [
    frozenset(group)
    for group in [
        "己已巳",
        "未末",
        "土士",
        "天夫",
        "王玉",
        "人入",
        "日曰",
        "干千于",
        "午牛",
        "大太",
        "木本",
        "李季",
        "晴睛",
        "今令",
        "兔免",
        "元无",
        "田由甲申",
        "刀力",
        "治冶怡",
        "洒酒",
        "拆折",
        "候侯",
        "陈阵",
        "杨扬",
        "宋宗",
        "史吏",
        "戌戍",
        "毛手",
        "贝见",
        "风凤",
        "乌鸟",
        "坤绅",
        "妹姝",
        "泽译",
        "瑞端",
        "思恩",
        "彤形",
        "彬杉",
        "宁宇",
        "竞竟",
        "倩情",
        "志忘",
        "明朋",
        "桐相",
    ]
]
_COMPANY = re.compile(r"(股份|集团|控股)?(有限)?(责任)?公司$|[(（][^()（）]*[)）]")
_PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,3}省)?(?:[\u4e00-\u9fff]{2,3}市|北京|上海|天津|重庆|广州|深圳|杭州|南京|苏州|成都|武汉|西安|长沙|郑州|青岛"
    r"|大连|宁波|厦门|福州|济南|合肥|沈阳|哈尔滨|长春|昆明|南宁|贵阳|南昌|太原|石家庄|东莞|佛山|无锡|温州|常州|嘉兴|绍兴|金华|义乌|泉州)?"
)
_FAMILIAR = "小老阿大"
_LEAST_COMPANY = 2


@lru_cache(1 << 15)
def agreement(one: str, other: str) -> Agreement:
    """How well two names agree.

    王小明 agrees with 王 小明 and 王小明先生 (SAME), 王晓明, 王小名 and Wang Xiaoming (ALIKE), 王先生, 小王 and
    小明 (PART); not with 王小明妈妈, not with 王女士 when the other is 王先生.
    """
    if _KIN.search(one) or _KIN.search(other):
        return Agreement.SAME if tokens.plain(one) == tokens.plain(other) else Agreement.NONE
    first, second = _parts(one), _parts(other)
    if {first.gender, second.gender} == {genders.MALE, genders.FEMALE}:
        return Agreement.NONE
    a, b = _core(first), _core(second)
    if not a or not b:
        return Agreement.NONE
    bare = first.title and a == first.name[: len(a)] and len(a) <= 2 and first.name != a
    if a == b:
        return Agreement.PART if bare or len(a) == 1 else Agreement.SAME
    if company_core(one) == company_core(other):
        return Agreement.SAME
    if a.isascii() and b.isascii():
        return _latin(one, other)
    if a.isascii() or b.isascii():
        spelled = "".join(reading[0] for reading in pinyin.name_readings(b if a.isascii() else a))
        return Agreement.ALIKE if spelled == (a if a.isascii() else b) else Agreement.NONE
    if a in b or b in a:
        return Agreement.PART
    for short, long in ((a, b), (b, a)):
        if len(short) == 2 and short[0] in _FAMILIAR and long.startswith(short[1]) and len(long) > 1:
            return Agreement.PART
    return _chinese(a, b) if len(a) == len(b) else Agreement.NONE


def _parts(name: str) -> names.NameParts:
    return names.split_title(name)


def _core(parts: names.NameParts) -> str:
    """The name without blanks, dots and form of address: 王 for 王先生, which is kept whole otherwise."""
    name = parts.name.removesuffix(parts.title) if parts.title else parts.name
    return "".join(char for char in tokens.plain(name) if char.isalnum())


def _chinese(one: str, other: str) -> Agreement:
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) == 2 and one[0] == other[0] and sorted(one) == sorted(other) and len(one) >= 3:
        return Agreement.ALIKE
    sounds = list(zip(pinyin.name_readings(one), pinyin.name_readings(other), strict=False))
    if len(sounds) != len(one):
        return Agreement.NONE
    apart = [
        (a, b)
        for (a, b), (first, second) in zip(zip(one, other, strict=True), sounds, strict=True)
        if a != b and not set(first) & set(second)
    ]
    if not apart:
        return Agreement.ALIKE
    if len(apart) > 1:
        return Agreement.NONE
    ((a, b),) = apart
    if len(differing) == 1 and (_look_alike(a, b) or _misheard(a, b)):
        return Agreement.ALIKE
    if len(one) >= 3 and one[0] == other[0] and len(differing) == 1:
        return Agreement.NEAR
    return Agreement.NONE


def _look_alike(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _LOOK_ALIKE)


def _misheard(one: str, other: str) -> bool:
    """The sounds that are confused in speech: zh and z, in and ing, n and l …"""
    return bool(
        {blurred(sound) for sound in pinyin.readings(one)[:1]}
        & {blurred(sound) for sound in pinyin.readings(other)[:1]}
    )


@lru_cache(1 << 12)
def blurred(sound: str) -> str:
    """A syllable as many say it: zhang → zan, lin and ning → nin."""
    if sound[1:2] == "h" and sound[0] in "zcs":
        sound = sound[0] + sound[2:]
    if sound.endswith("ng") and sound[-3:-2] in ("a", "e", "i"):
        sound = sound[:-1]
    return "n" + sound[1:] if sound.startswith("l") else sound


def _latin(one: str, other: str) -> Agreement:
    first, second = (sorted(_words(name)) for name in (one, other))
    if first == second:
        return Agreement.SAME
    if not first or not second:
        return Agreement.NONE
    if set(first) <= set(second) or set(second) <= set(first):
        return Agreement.PART
    if len(first) == len(second) and all(
        a == b or (a.startswith(b) and len(b) == 1) or (b.startswith(a) and len(a) == 1)
        for a, b in zip(first, second, strict=True)
    ):
        return Agreement.PART  # J. Smith
    a, b = (re.sub(r"\W", "", tokens.plain(name)) for name in (one, other))
    return Agreement.ALIKE if min(len(a), len(b)) >= 6 and one_typo(a, b) else Agreement.NONE


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", tokens.plain(names.split_title(name).name))


def one_typo(one: str, other: str) -> bool:
    """Whether two texts differ by one sign: another one, one too many, or two neighbours that changed places."""
    if one == other:
        return False
    if len(one) > len(other):
        one, other = other, one
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(other) == len(one) + 1:
        return one[start:] == other[start + 1 :]
    if len(other) != len(one):
        return False
    if one[start + 1 :] == other[start + 1 :]:
        return True
    swapped = one[start : start + 2] == other[start : start + 2][::-1]
    return swapped and one[start + 2 :] == other[start + 2 :]


@lru_cache(1 << 14)
def company_core(name: str) -> str:
    """What two spellings of a company share: without place, legal form and brackets."""
    plain = _COMPANY.sub("", _COMPANY.sub("", "".join(tokens.plain(name).split())))
    core = _PLACE.sub("", plain)
    return core if len(core) >= _LEAST_COMPANY else plain
