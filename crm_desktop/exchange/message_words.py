"""What names, numbers and addresses look like inside a sentence, in Chinese and English.

All patterns are matched against text in half width of the same length, so that places agree.
"""

from __future__ import annotations

import re

HAN = "\u3400-\u9fff\uf900-\ufaff"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EMAIL = re.compile(r"[A-Za-z0-9_.+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}")
LINK = re.compile(r"(?:https?://|www\.)[^\s\u3000-\u9fff]+", re.I)
ID_NUMBER = re.compile(r"(?<!\d)[1-9]\d{16}[\dXx](?![\dA-Za-z])")
WECHAT = re.compile(
    r"(?:微信号?|薇信|we\s?chat(?: id)?|weixin|\bv?wx|\bvx)\s*(?:号码?|是|为|id|is)?\s*[:.]?\s*"
    r"(?P<value>[A-Za-z][A-Za-z0-9_-]{4,19})(?![A-Za-z0-9_-])",
    re.I,
)
WECHAT_VALUE = re.compile(r"[A-Za-z][A-Za-z0-9_-]{4,19}(?![A-Za-z0-9_-])|(?<!\d)1[3-9]\d{9}(?!\d)")
QQ = re.compile(r"\bqq\s*(?:号码?|是|为)?\s*[:.]?\s*(?P<value>[1-9]\d{4,11})(?!\d)", re.I)
QQ_VALUE = re.compile(r"(?<!\d)[1-9]\d{4,11}(?!\d)")

PHONE = re.compile(
    r"(?<![\d.])(?:"
    r"(?:\+?86[ -]?|0086[ -]?|\(\+?86\) ?)?1[3-9]\d(?:(?P<gap>[ -])\d{4}(?P=gap)\d{4}|\d{8}|[ -]\d{3}[ -]\d{5})"
    r"|[48]00-?\d{3}-?\d{4}"
    r"|(?:\+86[ -]?)?\(?0\d{2,3}\)?[ -]?[2-9]\d{2,3}[ -]?\d{4}(?: ?(?:转|ext\.?|x) ?\d{1,6}|-\d{3,5})?"
    r"|\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}"
    r"|\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}[.-]\d{3}[.-]\d{4}"
    r"|0\d{3,4} \d{6}|0\d{2} \d{4} \d{4}|0\d{3} \d{3} \d{4}"
    r")(?!\d)",
    re.I,
)
# A number without an area code is one only where somebody says so.
SAID_PHONE = re.compile(
    r"(?:电话|座机|固话|\btel\b|\bphone\b)[^\d\n]{0,3}(?P<value>[2-9]\d{2,3}[ -]?\d{4})(?!\d)", re.I
)
NUMBER_RUN = re.compile(r"\+?[\d(][\d ().-]{3,}\d(?: ?(?:转|ext\.?|x) ?\d{1,6})?", re.I)
# What is written in front of a number without a colon: 电话138…, tel 138…
PHONE_WORD = re.compile(
    r"(?:我?的?(?:联系|本人|客户)?(?:电话号?码?|手机号?码?|号码|联系方式)(?:是|为)?"
    r"|\b(?:my )?(?:tel|telephone|phone|mobile|mob|cell|ph|number)(?: number| no)?(?: is)?)[ .:]*$",
    re.I,
)

ID_WORD = re.compile(r"身份证号?码?(?:是|为)?[ :]*$")
# Before an address: 家住…, 地址…
LIVES = re.compile(r"(?:家庭|收货|详细)?(?:地址|住址|家住|住在|住|家在|位于)(?:是|在|为)?[ :]*")

BULLET = re.compile(r"[ \t]*(?:\(?\d{1,4}(?:[.、)](?!\d)|\)[ \t])|[-•*·●]|[①-⑳])[ \t]*")
# Anna 2024-01-05 14:32 / 小李(12345) 14:32:11, as chats put it above a message.
HEADER = re.compile(
    r"(?P<name>[^\n:]{1,24}?)(?:\(\d{5,12}\)|<[^<>\n]{3,40}>)?[ \t]+"
    r"(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?,?[ \t]+)?(?:(?:上午|下午|星期.|昨天|今天)[ \t]*)?"
    r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?[ \t]*(?=\n|$)",
    re.I,
)
# [05/01/2024, 14:32:11] Anna Lee: …  and  05/01/2024, 14:32 - Anna Lee: …
STAMP = re.compile(
    r"\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?\]?(?: -)? "
    r"(?P<name>[^:\n]{1,30}):[ \t]*",
    re.I,
)
SPEAKER = re.compile(rf"(?P<name>[{HAN}]{{2,4}}|[^\s:]{{1,12}}(?=:[ \t]*(?:\n|\Z))):[ \t]*")

_END = r"(?=[ \t,.;!?。、~|/()\n]|$)"
SAID_NAME = re.compile(
    rf"(?:(?:我是|我叫|本人叫?|这里是|名叫|叫我)[ \t]*(?P<han>[{HAN}]{{2,5}}){_END}"
    r"|(?i:my name is|name is|this is|i am|i'm|it's)[ \t]+"
    r"(?P<latin>[A-Z][A-Za-z'-]+(?:[ \t]+[A-Z][A-Za-z'-]+){0,2}))"
)
LATIN_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?[ \t]+)?[A-Z][A-Za-z'’-]*(?:[ \t]+(?:[A-Z]\.|[A-Z][A-Za-z'’-]+|van|de|von|bin)){0,3}"
)
PLAIN_LATIN = re.compile(r"[a-z][a-z'-]+(?: [a-z][a-z'-]+){1,2}")
NICKNAME = re.compile(rf"[小阿老大][{HAN}]{{1,2}}")
# Words that begin English messages and are no names.
NO_LATIN_NAME = _words(
    """hi hello hey dear the please pls call tel phone mobile email address i my we you he she it our your is are was
    wants want would looking from re fw fwd subject hotel new old customer client today tomorrow monday tuesday wednesday
    thursday friday saturday sunday ok okay yes no thanks thank good morning note wechat qq vip id"""
)
# Words in front of a name.
BEFORE_NAME = _words("call hi hello hey dear please pls from new customer client for name")
# A further number of the same person.
SAME_PERSON = re.compile(
    r"\W*(?:备用|家里|老婆|老公|爱人|另外|另一|座机|办公|单位|或|spare|other|home|work|office)", re.I
)
# What people call those whose name follows.
ROLE = re.compile("(?:新|老)?(?:客户|顾客|客人|业主|会员|学员|患者|家长|联系人)(?:是|叫)?")
# Words that begin with a surname's character and are no names.
NO_HAN_NAME = re.compile(
    "高兴|高[层级端中一二三新大配铁速端价]|方[便式向案形]|周[一二三四五六日天末边围年]|安排|万[科达一元]|常[用来]|白[天色]|黄[金色]|金[额融]|"
    "江[边南西苏]|石[头材]|马[上路]|毛[坯巾]|任[何务]|田园|于是|谢谢|谢[啦了]|许多|何[时处]|余[额下]|龙[湖华岗]|康复|严重|程[序度]|"
    "范[围例]|沈阳|苏州|郑州|徐[州汇]|梁山|雷[雨达]|钱[包款]|夏[天季]|秦皇岛|林[地业]|陆续|文[件员化]|史上|顾客|杜绝|曾经|武[汉侯]|"
    "陈[列旧]|李宁|杨[浦树]|吴[中江]|胡同|罗湖|宋庄|韩[国式]|唐[山宋]|董事|萧山|曹杨|张[家江]|王[府牌]|易[碎]|孔雀|江[北东]|"
    "姜[汁糖]|贺[卡礼]|汤[锅]|金[牛水]|白[云下领]|黄[浦埔岛石山]|高[尔薪]|方[庄]|石[景家]|万[寿年象]|常[州熟德住]|马[鞍甸]|江[宁夏岸汉]"
)
NO_NAME_INSIDE = re.compile("[的了吗呢么要看买卖租吧啊哦嗯这那哪谁什您你他她它们]")

COMPANY = re.compile(
    rf"[{HAN}A-Za-z0-9()&·]{{2,30}}?(?:有限责任公司|股份有限公司|有限公司|公司|集团|工作室|事务所|经营部|商行|贸易行|旗舰店|专卖店)"
    rf"|[A-Z][\w&.'-]*(?: [A-Z&][\w&.'-]*){{0,4}},? (?:Ltd|LLC|Inc|GmbH|Co\.?,? Ltd|Company|Corporation)\b\.?"
)

_PROVINCES = (
    "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|"
    "青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_ADMIN = rf"(?:{_PROVINCES})(?:省|市|自治区|特别行政区|壮族自治区|回族自治区|维吾尔自治区)?|[{HAN}]{{1,6}}?(?:省|市|自治州|(?<!小)区|县|旗|州|盟)"
REGION = re.compile(rf"(?:{_ADMIN})+")
PROVINCE = re.compile(rf"(?:{_PROVINCES})")
PLACE = re.compile(
    rf"(?:{_ADMIN})|[{HAN}]{{1,8}}?(?:镇|乡|街道|村|屯|路|街|大道|胡同|巷|弄|里)|"
    rf"[{HAN}\w]{{1,12}}?(?:小区|花园|广场|大厦|公寓|家园|新村|社区|大院|名苑|佳苑|商城|市场|园区|别墅|山庄|新城|中心)|"
    r"[A-Za-z]?\d{1,5}(?:-\d{1,4})*(?:号院|号楼|号|栋|幢|座|单元|室|楼|层|弄|组|户|#)|[A-Z一二三四五六七八九十]{1,2}(?:座|栋|区|期|单元)"
)
# Of people who want something, and not of addresses.
NO_ADDRESS = re.compile(
    "[想要看买租问约吗呢吧请]|咨询|多少|可以|能不能|的话|[今明后昨]天|[上下]午|晚上|预算|有没有|喜欢|介绍|联系|附近|报名|上课"
)
DOOR_NUMBER = re.compile(r"[A-Za-z]?\d{1,4}(?:-\d{1,4}){0,3}[室号]?")
LATIN_ADDRESS = re.compile(
    r"(?:(?:Flat|Apt|Apartment|Unit|Suite|Room)\.? ?#?\w{1,5},? )?\b\d{1,5}[A-Za-z]?,? (?:[A-Z][\w'.-]* ){1,4}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Square|Sq|Close|Terrace|"
    r"Crescent|Highway|Hwy)\b\.?(?:,? (?:Apt|Unit|Flat|Suite|Floor|#)\.? ?\w{1,5})?"
    r"(?:,[ ]?(?:[A-Z]{1,2}\d\w? ?\d[A-Z]{2}|[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+)?(?: \d{5}(?:-\d{4})?)?|[A-Z]{2} \d{5}|\d{5,6})"
    r"(?=[,.;\n]|$))*"
)
