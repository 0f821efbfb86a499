"""Bytes of a text file as text: no guess is silent, and the certain ones are certain.

Order: byte order mark → UTF-16 without one → strict UTF-8 → GB18030 when it reads as Chinese. All
else is decoded as well as possible and marked uncertain, so that a person sees a preview and chooses.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

CHOICES = (
    "utf-8",
    "gb18030",
    "big5",
    "utf-16",
    "shift_jis",
    "euc_jp",
    "euc_kr",
    "cp1252",
    "cp1251",
    "koi8_r",
)  # what a person may choose from, the likely ones first

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"+/v", "utf-7"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
_MAINLAND = re.compile(rb"(?<!\d)1[3-9]\d{9}(?!\d)")  # a mobile number of China
_SHORT = 4096  # bytes in which a heading tells more than how often characters are used
_FEW = 12  # Chinese characters; fewer may be chance
_FEWEST = 5  # that are sure to be Chinese with nothing beside them
# Headings that are written so in GB alone, and those of lists in Big5, Japanese EUC and Korean EUC.
_HERE = tuple(each.encode("gb18030") for each in ("姓名", "电话", "手机", "客户", "地址", "备注", "称呼"))
_ELSEWHERE = tuple(
    heading.encode(encoding)
    for encoding, headings in {
        "big5": ("姓名", "電話", "地址", "手機", "客戶", "備註"),
        "euc_jp": ("氏名", "電話", "住所", "名前"),
        "euc_kr": ("이름", "전화", "성명"),
    }.items()
    for heading in headings
)
_SAMPLE = 1 << 20  # bytes that a guess looks at

# The characters that make up most of Chinese text, and those of headings, names and addresses.
_FREQUENT = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么"
    "去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三"
    "又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常"
    "先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场"
    "件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类"
    "求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔城州省县镇乡村街号楼室栋单元层座庄园广场大厦中心店铺店"
    "李刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹"
    "熊陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚伟芳娜秀英敏静丽磊军洋勇艳杰娟涛超霞刚桂梅燕玲红华鹏飞波斌宇浩凯健俊"
    "帆玉萍欣怡婷雪琳莹倩晨轩涵梓泽子阳诗梦瑶嘉琪姓电话手机客户会员联系备注地址邮箱性男生日期公司职务类别级别标签来源编码最近次回访"
    "购买意向需求金额元数量商品订单时间状态是否杭州北京上海深圳广东浙江苏福建四川湖湾香港您请谢需详细资料测试数据先士零售批发企业"
    "普通重要介绍微路过老新价格服务员工归属负责行职称部经理主管总监助店铺电子邮件固定移动传真网址身份证件健身教练美容发型理疗汽车"
)


@dataclass(frozen=True)
class Decoded:
    """A text and how sure its encoding is.

    Args:
        certain: False: show it and let a person choose out of `choices`.
        damaged: how many characters could not be decoded and stand as U+FFFD.
    """

    text: str
    encoding: str
    certain: bool
    choices: tuple[str, ...] = CHOICES
    damaged: int = 0


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of `data`, in `encoding` when a person has chosen one.

    Raises:
        LookupError: `encoding` is not the name of one.
    """
    if encoding:
        text = data.decode(encoding, errors="replace")
        return Decoded(text.removeprefix("\ufeff"), encoding, True, damaged=text.count("\ufffd"))
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data.decode(name, errors="replace").removeprefix("\ufeff")
            return Decoded(text, name.removesuffix("-sig"), name != "utf-7", damaged=text.count("\ufffd"))
    wide = _without_mark(data)
    if wide:
        return wide
    utf8 = _utf8(data)
    if utf8:
        return utf8
    declared = _declared(data)
    if declared:
        return declared
    return _chinese_or_guess(data)


def _utf8(data: bytes) -> Decoded | None:
    if b"\x1b$" in data or b"\x1b(" in data[:4096]:  # ISO-2022: ASCII bytes, another meaning
        name = "iso2022_kr" if b"\x1b$)C" in data else "iso2022_jp"
        return Decoded(data.decode(name, errors="replace"), name, False, (name, *CHOICES))
    if b"~{" in data and b"~}" in data and data.isascii():
        return Decoded(data.decode("hz", errors="replace"), "hz", False, ("hz", *CHOICES))
    try:
        return _chinese_in_disguise(data, data.decode("utf-8"))
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    several_bytes = sum(1 for sign in text if sign > "\x7f") - damaged
    # A file that was cut off, or one bad cell among many good ones, is still UTF-8.
    cut_off = damaged == 1 and text.endswith("\ufffd") and len(data) - data.rfind(b"\n") > 1
    if several_bytes > 0 and (damaged * 50 <= several_bytes or (cut_off and several_bytes >= 2)):
        return Decoded(text, "utf-8", damaged * 50 <= several_bytes or cut_off, damaged=damaged)
    return None


_SCRIPTS = (0x250, 0x370, 0x400, 0x530, 0x590, 0x600, 0x700, 0x800)  # where they begin, in two bytes of UTF-8


def _chinese_in_disguise(data: bytes, text: str) -> Decoded:
    """A valid UTF-8 text; but a few characters of GBK or Big5 may be valid too, as letters of other scripts."""
    found = Decoded(text, "utf-8", True)
    signs = (
        {sign for sign in text[:4096] if sign > "\x7f"} if len(data) < 4096 and not data.isascii() else set()
    )
    if not signs or any(sign >= "\u0800" for sign in signs):
        return found
    scripts = {sum(ord(sign) >= start for start in _SCRIPTS) for sign in signs}
    if len(scripts) == 1:
        return replace(found, certain=_is_a_word(text) or not _may_be_chinese(data))
    chinese = _chinese_or_guess(data)
    if chinese.encoding == "gb18030" and _may_be_chinese(data):
        return replace(chinese, certain=False)
    return replace(found, certain=_is_a_word(text) or not _may_be_chinese(data))


def _is_a_word(text: str) -> bool:
    """Whether its letters stand beside those of ASCII, as in Müller; Chinese names do not."""
    return re.search(r"[a-z][\x80-\u07ff]|[\x80-\u07ff][a-z]", text, re.I) is not None


def _may_be_chinese(data: bytes) -> bool:
    """Whether the bytes are usual characters of GB2312 or of Big5 as well."""
    try:
        if all(_usual_in_chinese(sign) for sign in data.decode("gb18030") if sign > "\x7f"):
            return True
    except UnicodeDecodeError:
        pass
    return _reads_as_big5(data)


def _reads_as_big5(data: bytes) -> bool:
    """Whether the bytes are Big5 too, most of them of the characters that it has for everyday."""
    try:
        signs = [sign for sign in data.decode("big5") if sign > "\x7f"]
    except UnicodeDecodeError:
        return False
    everyday = sum(0xA4 <= sign.encode("big5")[0] <= 0xC6 for sign in signs)
    return everyday * 4 >= len(signs) * 3


def _without_mark(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark: their zero bytes stand at every second or fourth place."""
    sample = data[: _SAMPLE & ~3]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    if len(data) % 4 == 0:
        for name, high in (("utf-32-le", 3), ("utf-32-be", 0)):
            if not any(sample[high::4]):
                try:
                    return Decoded(data.decode(name), name, True)
                except UnicodeDecodeError:
                    continue
    best: Decoded | None = None
    for name, ascii_zero in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros = sample[ascii_zero::2].count(0)
        others = sample[1 - ascii_zero :: 2].count(0)
        if zeros > 4 * others and zeros * 50 > len(sample):
            text = data[: len(data) & ~1].decode(name, errors="replace")
            share = _plausible(text)
            if share > 0.9 and text.count("\ufffd") * 100 <= len(text):
                best = Decoded(text, name, share > 0.97, damaged=text.count("\ufffd"))
    return best


def _plausible(text: str) -> float:
    """The share of characters that are usual in lists: ASCII, Latin letters, Chinese, kana, hangul."""
    sample = text[:20_000]
    usual = sum(
        1
        for sign in sample
        if "\x20" <= sign <= "\u024f"
        or sign in "\r\n\t"
        or "\u4e00" <= sign <= "\u9fff"
        or "\u3000" <= sign <= "\u30ff"
        or "\uff00" <= sign <= "\uffef"
        or "\uac00" <= sign <= "\ud7a3"
        or "\u0370" <= sign <= "\u04ff"
        or "\u2010" <= sign <= "\u2027"
    )
    return usual / max(1, len(sample))


def _declared(data: bytes) -> Decoded | None:
    """The encoding that an HTML or XML file names in its head, when it decodes without a fault."""
    head = data[:2048].lstrip()
    match = _DECLARED.search(head) if head.startswith(b"<") else None
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    name = {"gb2312": "gb18030", "gbk": "gb18030", "x-sjis": "shift_jis", "iso-8859-1": "cp1252"}.get(
        name, name
    )
    try:
        return Decoded(data.decode(name), name, True)
    except (LookupError, UnicodeDecodeError):
        return None


def _chinese_or_guess(data: bytes) -> Decoded:
    try:
        text = data.decode("gb18030")
        damaged = 0
    except UnicodeDecodeError:
        text = data.decode("gb18030", errors="replace")
        damaged = text.count("\ufffd")
    signs = [sign for sign in text[:_SAMPLE] if sign > "\x7f" and sign != "\ufffd"]
    cut_off = damaged == 1 and text.endswith("\ufffd")
    whole = damaged == 0 or cut_off or damaged * 100 <= len(signs)
    if whole and _reads_as_chinese(data[:_SAMPLE], signs):
        return Decoded(text, "gb18030", _tells_enough(data[:_SAMPLE], signs), damaged=damaged)
    name = _best_guess(data)
    if len(signs) < 12 and damaged == 0 and _MAINLAND.search(data) and all(map(_usual_in_chinese, signs)):
        name = "gb18030"
    if name is None:
        return Decoded(text, "gb18030", False, damaged=damaged)
    text = data.decode(name, errors="replace")
    choices = (name, *(choice for choice in CHOICES if choice != name))
    return Decoded(text, name, False, choices, text.count("\ufffd"))


def _reads_as_chinese(data: bytes, signs: list[str]) -> bool:
    """Whether text decoded as GB18030 is Chinese and not Big5, Korean, Russian or Latin misread."""
    if not signs or (len(data) < _SHORT and any(heading in data for heading in _ELSEWHERE)):
        return False
    han = [sign for sign in signs if "\u4e00" <= sign <= "\u9fff"]
    if any("\u3041" <= sign <= "\u30fa" for sign in signs):
        return False  # kana: Japanese EUC shares these places with GB
    strange = sum(1 for sign in signs if not _usual_in_chinese(sign))
    if strange * 4 > len(signs) or len(han) * 2 < len(signs):
        return False
    frequent = sum(1 for sign in han if sign in _FREQUENT)
    if len(han) >= _FEW:
        # Korean syllables take the lead bytes B0–C8 alone, where Chinese has little over a half.
        late = sum(1 for sign in han if sign.encode("gb18030")[0] >= 0xC9)
        if late * 10 < len(han):
            return False
        return frequent * 100 >= len(han) * 38
    # A few characters tell little; a mobile number of the mainland beside them tells more.
    return frequent * 2 >= len(han) if _MAINLAND.search(data) else frequent * 10 > len(han) * 7


def _tells_enough(data: bytes, signs: list[str]) -> bool:
    """Whether what reads as Chinese in GB18030 is long enough, or has a heading, not to be Big5 by chance."""
    if len(signs) >= _FEW or any(heading in data for heading in _HERE):
        return True
    return not _reads_as_big5(data) and (len(signs) >= _FEWEST or _MAINLAND.search(data) is not None)


def _usual_in_chinese(sign: str) -> bool:
    try:
        code = sign.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xF7


def _best_guess(data: bytes) -> str | None:
    """The likeliest of the other encodings, for a preview."""
    from charset_normalizer import from_bytes

    names = ["big5", "shift_jis", "euc_jp", "euc_kr", "cp1252", "cp1251", "koi8_r", "gb18030"]
    best = from_bytes(data[: 64 << 10], cp_isolation=names, enable_fallback=False).best()
    return str(best.encoding) if best else None
