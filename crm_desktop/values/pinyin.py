"""How Chinese is read aloud: readings of a character, spellings of a name, the order of a list.

The readings are those of pypinyin's dictionary of single characters. A surname is read its own
way (单 is shan, not dan), which that dictionary does not know: the table below says how, after the
common tables of surnames with irregular readings.
"""

from __future__ import annotations

import os
import unicodedata
from functools import lru_cache
from itertools import product
from math import prod

_SURNAMES = {
    "单": "shan", "仇": "qiu", "曾": "zeng", "解": "xie", "区": "ou", "翟": "zhai", "查": "zha",
    "任": "ren", "朴": "piao", "盖": "ge", "乐": "yue", "覃": "qin", "缪": "miao", "员": "yun",
    "黑": "he", "冼": "xian", "召": "shao", "折": "she", "种": "chong", "秘": "bi", "繁": "po",
    "宓": "mi", "句": "gou", "能": "nai", "牟": "mu", "隗": "wei", "祭": "zhai", "葛": "ge",
    "谌": "chen", "柏": "bai", "薄": "bo", "都": "du", "阙": "que", "於": "yu", "洗": "xian",
    "燕": "yan", "应": "ying", "宁": "ning", "华": "hua", "曲": "qu", "石": "shi", "沈": "shen",
    "贾": "jia", "尹": "yin", "卜": "bu", "臧": "zang", "车": "che", "过": "guo", "相": "xiang",
    "重": "chong", "晟": "cheng", "郇": "xun", "佴": "nai", "幺": "yao", "逄": "pang", "哈": "ha",
    "纪": "ji", "强": "qiang", "盛": "sheng", "俞": "yu", "恽": "yun", "佟": "tong", "红": "hong",
    "尉": "wei", "阚": "kan", "藏": "zang", "长": "chang", "万": "wan", "大": "da", "石抹": "shimo",
    "尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun", "澹台": "tan tai", "令狐": "ling hu",
    "鲜于": "xian yu", "单于": "chan yu", "宇文": "yu wen", "皇甫": "huang fu", "欧阳": "ou yang",
    "司马": "si ma", "上官": "shang guan", "诸葛": "zhu ge", "夏侯": "xia hou", "慕容": "mu rong",
    "呼延": "hu yan", "东方": "dong fang", "独孤": "du gu", "南宫": "nan gong", "端木": "duan mu",
}  # fmt: skip

_MAX_READINGS = 3  # of one character; the rest of the dictionary's readings are literary
_MAX_MIXED = 4  # characters of a name up to which every mix of initials and syllables is spelled
_MAX_SEQUENCES = 8  # combinations of readings up to which all are spelled
_MAX_RUN = 8  # characters of a longer text that are spelled at all


def is_chinese(char: str) -> bool:
    """Whether `char` is a Chinese character."""
    return "一" <= char <= "鿿" or "㐀" <= char <= "䶿" or "\U00020000" <= char <= "\U0003ffff"


@lru_cache(maxsize=30_000)
def readings(char: str) -> tuple[str, ...]:
    """The toneless readings of a Chinese character, most usual first; empty when there are none.

    ü is written v, as it is typed, and u as a second reading, as it is printed on tickets.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin.pinyin_dict import pinyin_dict

    found: list[str] = []
    for reading in pinyin_dict.get(ord(char), "").split(","):
        plain = _without_tone(reading)
        for spelling in (plain.replace("ü", "v"), plain.replace("ü", "u")):
            if spelling and spelling not in found:
                found.append(spelling)
    return tuple(found[:_MAX_READINGS])


def _without_tone(reading: str) -> str:
    kept = []
    for char in unicodedata.normalize("NFD", reading):
        if unicodedata.category(char) != "Mn":
            kept.append(char)
        elif char == "\u0308" and kept:  # the dots of ü are no tone
            kept[-1] = "ü"
    return "".join(kept)


@lru_cache(maxsize=20_000)
def name_readings(name: str) -> tuple[tuple[str, ...], ...]:
    """For each character of a name its readings, the surname's own first.

    A run of latin letters or digits counts as one character that reads as itself.
    """
    result: list[tuple[str, ...]] = []
    for part in _parts(name):
        result.append(readings(part) if is_chinese(part[0]) else (part.lower(),))
    surname = next((name[:n] for n in (2, 1) if name[:n] in _SURNAMES and len(name) > n), "")
    for index, own in enumerate(_SURNAMES[surname].split() if surname else ()):
        others = tuple(reading for reading in result[index] if reading != own)
        result[index] = (own, *others)
    return tuple(reading for reading in result if reading)


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    run = ""
    for char in text:
        if char.isalnum() and not is_chinese(char):
            run += char
            continue
        if run:
            parts.append(run)
            run = ""
        if is_chinese(char):
            parts.append(char)
    if run:
        parts.append(run)
    return parts


def sort_key(name: str) -> str:
    """What a list is sorted by: the name in pinyin, then the name itself; names without letters last.

    王小明 → "wang xiao ming 王小明"; "Bob Lee" → "bob lee Bob Lee".
    """
    spelled = " ".join(reading[0] for reading in name_readings(name))
    return f"{spelled} {name}" if spelled else f"\uffff{name}"


@lru_cache(maxsize=50_000)
def spellings(name: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Every way that a name may be typed in letters, for the search index.

    Returns:
        (full, mixed, inside): the whole name in full pinyin; in every mix of initials and
        syllables whose last syllable is full (its prefixes are thereby the pure initials); and
        the same from each later character on, with the whole name in its less usual readings.
        For 王小明: (wangxiaoming), (wangxming, wxiaoming, wxming), (xiaoming, xming, ming).
    """
    all_readings = name_readings(name)[:_MAX_RUN]
    if not all_readings:
        return (), (), ()
    full: dict[str, None] = {}
    mixed: dict[str, None] = {}
    inside: dict[str, None] = {}
    for place, sequence in enumerate(_sequences(all_readings)):
        usual = place == 0
        (full if usual else inside)["".join(sequence)] = None
        (mixed if usual else inside).update(dict.fromkeys(_mixes(sequence)))
        for start in range(1, len(sequence)):
            rest = sequence[start:]
            inside["".join(rest)] = None
            inside["".join(part[0] for part in rest[:-1]) + rest[-1]] = None
    for spelling in full:
        mixed.pop(spelling, None)
    return tuple(full), tuple(mixed), tuple(inside)


def _sequences(all_readings: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    """Every combination of readings; of many only the main one, and one character read otherwise."""
    if prod(map(len, all_readings)) <= _MAX_SEQUENCES:
        return list(product(*all_readings))
    main = tuple(reading[0] for reading in all_readings)
    result = [main]
    for index, options in enumerate(all_readings):
        result.extend((*main[:index], other, *main[index + 1 :]) for other in options[1:])
    return result


def _mixes(sequence: tuple[str, ...]) -> list[str]:
    if len(sequence) == 1:
        return []
    if len(sequence) > _MAX_MIXED:
        return ["".join(part[0] for part in sequence[:-1]) + sequence[-1]]
    choices = [(part, part[0]) for part in sequence[:-1]]
    return ["".join(chosen) + sequence[-1] for chosen in product(*choices)]


def match(name: str, letters: str) -> tuple[int, int] | None:
    """Where `letters` (pinyin, initials or a mix) spell a run of `name`: (start, end) or None.

    The last syllable may be cut short. The positions are those of Chinese characters in `name`.
    """
    letters = letters.lower().replace("ü", "v")
    for start in range(len(name)):
        end = _spell(name, start, letters)
        if end is not None:
            return start, end
    return None


def _spell(name: str, at: int, letters: str) -> int | None:
    if not letters:
        return at
    if at >= len(name) or not is_chinese(name[at]):
        return None
    options = set(readings(name[at]))
    for surname in (name[:1], name[:2]):
        if at < len(surname) and surname in _SURNAMES:
            own = _SURNAMES[surname].split()
            if at < len(own):
                options.add(own[at])
    for reading in sorted(options, key=len, reverse=True):
        if reading.startswith(letters):
            return at + 1
        for taken in (reading, reading[0]):
            if letters.startswith(taken):
                end = _spell(name, at + 1, letters[len(taken) :])
                if end is not None:
                    return end
    return None
