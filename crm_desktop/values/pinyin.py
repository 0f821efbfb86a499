"""How Chinese is read aloud: readings of a character, what letters may spell, the order of a list.

The readings are those of pypinyin's dictionary of single characters. A surname is read its own
way (单 is shan, not dan), which that dictionary does not know: the table below says how, after the
common tables of surnames with irregular readings.
"""

from __future__ import annotations

import os
import unicodedata
from functools import lru_cache

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
    "尉": "wei", "阚": "kan", "藏": "zang", "长": "chang", "万": "wan", "大": "da", "石抹": "shi mo",
    "尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun", "澹台": "tan tai", "令狐": "ling hu",
    "鲜于": "xian yu", "单于": "chan yu", "宇文": "yu wen", "皇甫": "huang fu", "欧阳": "ou yang",
    "司马": "si ma", "上官": "shang guan", "诸葛": "zhu ge", "夏侯": "xia hou", "慕容": "mu rong",
    "呼延": "hu yan", "东方": "dong fang", "独孤": "du gu", "南宫": "nan gong", "端木": "duan mu",
}  # fmt: skip

# All syllables of Mandarin, toneless, ü written v (and u after l and n, as tickets print it).
SYLLABLES = frozenset(
    """
    a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce
    cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun
    chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu
    dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge
    gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou
    hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai
    kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei
    leng li lia lian liang liao lie lin ling liu lo long lou lu luan lue lun luo lv lve ma mai man mang mao
    me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian
    niang niao nie nin ning niu nong nou nu nuan nue nuo nv nve o ou pa pai pan pang pao pei pen peng pi
    pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang
    rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang
    shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui
    sun suo ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang
    wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi
    yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe
    zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun
    zuo
    """.split()  # noqa: SIM905
)
_NO_INITIALS = "iuv"  # letters that no syllable begins with
_MAX_SYLLABLE = 6  # letters: zhuang
_MAX_READINGS = 3  # of one character; the rest of the dictionary's readings are literary
_MAX_RUN = 8  # characters of a longer name that are spelled at all
_MAX_PARSES = 16  # ways to divide what was typed that are asked for; the fewest syllables come first


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
def units(name: str) -> tuple[tuple[str, ...], ...]:
    """What letters may stand for each character of a name: the readings of a Chinese one, a letter itself.

    Of long names only the beginning; empty for a name without Chinese.
    """
    if name.isascii():
        return ()
    found: list[tuple[str, ...]] = []
    for reading in name_readings(name)[:_MAX_RUN]:
        found += [reading] if reading[0] in SYLLABLES else [(char,) for char in reading[0]]
    return tuple(found[:_MAX_RUN])


def parses(letters: str) -> list[tuple[str, ...]]:
    """The ways in which letters divide into syllables and initials, the fewest pieces first.

    The last piece may be a syllable cut short. wxiaom → (w, xiao, m); xian → (xian), (xi, an), …
    """
    found: list[tuple[str, ...]] = []
    _divide(letters, 0, (), found)
    found.sort(key=len)
    return found[:_MAX_PARSES]


def _divide(letters: str, at: int, before: tuple[str, ...], found: list[tuple[str, ...]]) -> None:
    if at == len(letters):
        found.append(before)
        return
    if len(before) == _MAX_RUN or len(found) >= 8 * _MAX_PARSES:
        return
    rest = letters[at:]
    if len(rest) > 1 and rest not in SYLLABLES and begun(rest):
        found.append((*before, rest))
    for size in range(min(_MAX_SYLLABLE, len(letters) - at), 0, -1):
        piece = letters[at : at + size]
        if piece in SYLLABLES or (size == 1 and piece not in _NO_INITIALS):
            _divide(letters, at + size, (*before, piece), found)


@lru_cache(maxsize=1_000)
def begun(letters: str) -> tuple[str, ...]:
    """The syllables that begin with `letters`."""
    return tuple(sorted(each for each in SYLLABLES if each.startswith(letters)))


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
