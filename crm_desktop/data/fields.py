"""Every field of a customer, once: list, form, filter, import, export and history read it here.

The key is the field's name everywhere: a column of the `customer` table (own or derived), a heading
in our Excel files, an argument of the command line. The fields that the shop has made stand behind
those of the program, and are fields like these: see `data/custom_fields.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from crm_desktop.i18n import translate


class Kind(StrEnum):
    """What a field holds; it decides check, editor, filter operators and column look."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    PHONE = "phone"
    EMAIL = "email"
    ID_NUMBER = "id_number"
    PARTIAL_DATE = "partial_date"  # 1990-05-17, --05-17, 1990-05 or 1990
    DAY = "day"  # a local date, YYYY-MM-DD
    INSTANT = "instant"  # whole seconds since 1970 UTC
    COUNT = "count"
    OPTION = "option"  # one of a few fixed words: gender, kind, stage
    CATEGORY = "category"
    GRADE = "grade"
    SOURCE = "source"
    LOST_REASON = "lost_reason"
    STAFF = "staff"
    TAGS = "tags"
    CUSTOMER = "customer"
    MONEY = "money"  # whole cents
    # Of the fields that the shop makes only:
    NUMBER = "number"
    YES_NO = "yes_no"  # 1 or 0
    ONE_OF = "one_of"  # the id of an option
    MANY_OF = "many_of"  # ids of options: [3,7]
    SERIAL = "serial"  # a number that the program gives by a pattern


class Stored(StrEnum):
    """Where a field's value lives."""

    CUSTOMER = "customer"  # the customer's own column
    CONTACT = "contact"  # contact_method; the customer row has the primary value, derived
    TAGS = "tags"  # customer_tag
    DERIVED = "derived"  # computed by the door; never edited


@dataclass(frozen=True)
class Option:
    """One of the words that a field of the shop chooses from; a retired one is read, not offered."""

    id: int
    name: str
    retired: bool = False


@dataclass(frozen=True)
class Field:
    """One field of a customer.

    Args:
        key: its name in code, files and on the command line.
        kind: what it holds.
        stored: where it lives.
        headings: how shops head this column, lower case, without spaces; the titles come on top.
        required: a customer cannot be without it (checked by the service, not by the table).
        editable: a person may set it directly.
        column: the column of `customer` that holds it (for a link: the id); empty for tags.
        shown: the column that lists, filters and files read, where it is another one than a person sets.
        made: of a field that the shop made its row in `shop_field`; 0 for those of the program.
        name: what the shop calls it.
        options: of ONE_OF and MANY_OF, in their order.
        unique: no two customers have the same value.
        default: what a new customer has without a word, as a person would type it.
        hint: what the shop wants to be said beside the empty field.
        least, most: between which its values lie, as a person would type them: numbers, amounts, dates; of
            texts how long they may be; "" for no bound.
        pattern: of SERIAL, and of the customer number: text with 0000 where the count stands, {year}, {month} and {day}.
        reverse: of CUSTOMER: how the link is called on the other customer's page.
        yearly: of a date whose day comes again each year: "solar" or "lunar"; "" for one that does not.
    """

    key: str
    kind: Kind
    stored: Stored
    headings: tuple[str, ...] = ()
    required: bool = False
    editable: bool = True
    column: str = ""
    shown: str = ""
    made: int = 0
    name: str = ""
    options: tuple[Option, ...] = ()
    unique: bool = False
    default: str = ""
    hint: str = ""
    pattern: str = ""
    reverse: str = ""
    least: str = ""
    most: str = ""
    yearly: str = ""

    @property
    def title(self) -> str:
        """The field's name: in the person's language, or as the shop calls it."""
        return self.name if self.made else _TITLES[self.key]()

    @property
    def read(self) -> str:
        """The column of `customer` that says what a customer has."""
        return self.shown or self.column

    def option(self, option_id: object) -> str:
        """The name of one of its options, "" when there is none with this id."""
        return next((each.name for each in self.options if each.id == option_id), "")


def _own(key: str, kind: Kind, *headings: str, required: bool = False, column: str = "") -> Field:
    return Field(key, kind, Stored.CUSTOMER, headings, required, True, column or key)


def _contact(key: str, kind: Kind, *headings: str) -> Field:
    return Field(key, kind, Stored.CONTACT, headings, False, True, key)


def _derived(key: str, kind: Kind, *headings: str, column: str = "") -> Field:
    return Field(key, kind, Stored.DERIVED, headings, False, False, column or key)


_ALL = (
    _own(
        "number",
        Kind.TEXT,
        "客户编号",
        "客户代号",
        "会员编号",
        "会员号",
        "会员id",
        "会员卡号",
        "卡号",
        "档案编号",
        "编码",
        "customerid",
        "customerno",
        "memberid",
        "recordid",
        "code",
    ),
    _own(
        "name",
        Kind.TEXT,
        "姓名",
        "名字",
        "客户姓名",
        "客户名称",
        "会员姓名",
        "联系人",
        "联系人姓名",
        "客户联系人",
        "客户",
        "昵称",
        "称呼",
        "fullname",
        "customername",
        "contactname",
        "displayname",
        required=True,
    ),
    _own(
        "other_names",
        Kind.TEXT,
        "别名",
        "曾用名",
        "其他姓名",
        "其他名字",
        "英文名",
        "alias",
        "aliases",
        "formername",
        "alsoknownas",
    ),
    _contact(
        "phone",
        Kind.PHONE,
        "手机",
        "手机号",
        "手机号码",
        "电话",
        "电话号码",
        "联系电话",
        "联系方式",
        "座机",
        "固定电话",
        "mobile",
        "mobilephone",
        "phonenumber",
        "telephone",
        "tel",
        "cell",
        "contactnumber",
        "contactno",
    ),
    _own("gender", Kind.OPTION, "性别", "sex"),
    _own(
        "birthday",
        Kind.PARTIAL_DATE,
        "生日",
        "出生日期",
        "出生年月",
        "生辰",
        "dob",
        "dateofbirth",
        "birthdate",
    ),
    _own(
        "company",
        Kind.TEXT,
        "公司",
        "公司名称",
        "单位",
        "工作单位",
        "企业名称",
        "organization",
        "organisation",
    ),
    _own("position", Kind.TEXT, "职务", "职位", "岗位", "jobtitle", "title"),
    _own(
        "category",
        Kind.CATEGORY,
        "类别",
        "客户类别",
        "客户类型",
        "分类",
        "type",
        "customertype",
        column="category_id",
    ),
    _own(
        "grade",
        Kind.GRADE,
        "级别",
        "等级",
        "客户等级",
        "客户级别",
        "会员等级",
        "重要程度",
        "level",
        "rank",
        column="grade_id",
    ),
    Field("tags", Kind.TAGS, Stored.TAGS, ("标签", "客户标签", "tag", "labels", "groups")),
    _own(
        "source",
        Kind.SOURCE,
        "来源",
        "客户来源",
        "渠道",
        "来源渠道",
        "线索渠道",
        "leadsource",
        "channel",
        column="source_id",
    ),
    _own(
        "owner",
        Kind.STAFF,
        "归属人",
        "负责人",
        "业务员",
        "跟进人",
        "所属员工",
        "负责员工",
        "salesperson",
        "assignedto",
        column="owner_id",
    ),
    _own("referrer", Kind.CUSTOMER, "介绍人", "推荐人", "转介绍人", "referredby", column="referrer_id"),
    _contact("email", Kind.EMAIL, "邮箱", "电子邮箱", "邮件", "电子邮件", "e-mail", "mail", "emailaddress"),
    _contact("wechat", Kind.TEXT, "微信", "微信号", "weixin"),
    _contact("qq", Kind.TEXT, "qq号", "qq号码"),
    _contact(
        "address",
        Kind.TEXT,
        "地址",
        "联系地址",
        "家庭地址",
        "详细地址",
        "住址",
        "通讯地址",
        "收货地址",
        "公司地址",
        "streetaddress",
        "mailingaddress",
    ),
    _own("region", Kind.TEXT, "地区", "区域", "所在地区", "城市", "省市", "客户区域", "city", "district"),
    _own("id_number", Kind.ID_NUMBER, "身份证", "身份证号", "身份证号码", "证件号码", "idcard"),
    _own("industry", Kind.TEXT, "行业", "所属行业", "行业划分", "sector"),
    _own("intention", Kind.TEXT, "意向", "购买意向", "意向产品", "需求"),
    _own("interests", Kind.TEXT, "兴趣", "爱好", "兴趣爱好", "hobbies"),
    _own("habits", Kind.TEXT, "习惯", "消费习惯", "生活习惯", "偏好", "preferences"),
    _own("needs", Kind.TEXT, "客户需求", "需求描述", "具体需求", "requirements"),
    _own("evaluation", Kind.OPTION, "评估", "评估分", "意向程度", "意向等级", "leadscore"),
    _own("kind", Kind.OPTION, "客户性质", "person/company"),
    replace(_own("stage", Kind.OPTION, "生命周期阶段", "客户阶段", "lifecyclestage"), shown="stage_now"),
    _own("lost_reason", Kind.LOST_REASON, "流失原因", "lostreason", "churnreason", column="lost_reason_id"),
    _own(
        "note",
        Kind.LONG_TEXT,
        "备注",
        "说明",
        "备注信息",
        "remark",
        "remarks",
        "notes",
        "comment",
        "comments",
        "description",
    ),
    _own("starred", Kind.OPTION, "星标"),
    _derived(
        "last_contact_at",
        Kind.INSTANT,
        "最近联系",
        "最后联系",
        "最近联系日期",
        "最后跟进时间",
        "最近联系时间",
        "最后联系时间",
        "最近跟进时间",
        "上次联系",
        "上次联系时间",
        "lastactivitydate",
        "lastcontact",
    ),
    _derived(
        "next_follow_up",
        Kind.DAY,
        "下次联系",
        "下次联系时间",
        "下次联系日期",
        "下次跟进",
        "下次跟进时间",
        "下次回访",
        "下次回访时间",
    ),
    _derived("interaction_count", Kind.COUNT),
    _derived("purchase_count", Kind.COUNT),
    _derived("purchase_amount", Kind.MONEY),
    _derived("purchase_profit", Kind.MONEY),
    _derived("first_purchase_on", Kind.DAY),
    _derived("last_purchase_on", Kind.DAY),
    _derived("purchase_interval", Kind.COUNT),
    _derived(
        "created_at",
        Kind.INSTANT,
        "建档日期",
        "创建时间",
        "注册时间",
        "登记日期",
        "备案日期",
        "初次备案日期",
        "createdate",
    ),
    _derived("updated_at", Kind.INSTANT),
    _derived("rfm_segment", Kind.OPTION),
    _derived("rfm", Kind.COUNT),
    _derived("buyer", Kind.OPTION),
    _derived("scale", Kind.OPTION),
    _derived("stale_on", Kind.DAY),
    _derived("converted_on", Kind.DAY),
    _derived("confirmed_on", Kind.DAY),
)


class Fields(Mapping[str, Field]):
    """The fields by their keys: those of the program, then those of the shop whose data are open.

    A change puts a new mapping in the place of the old one, so that other threads always see one or the other.
    A field that is not among them any more is still told of by its key: a list that is being put in its order,
    or painted, comes to its end.
    """

    def __init__(self, fields: Sequence[Field]) -> None:
        self._own = {field.key: field for field in fields}
        self._all = self._own
        self._retired: dict[str, Field] = {}
        self._former: dict[str, Field] = {}

    def __getitem__(self, key: str) -> Field:
        found = self._all.get(key)
        return self._former[key] if found is None else found

    def __contains__(self, key: object) -> bool:
        return key in self._all

    def get(self, key: str, default: Any = None) -> Any:
        """The field of a key, of those that there are now."""
        return self._all.get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def take(
        self, made: Sequence[Field], retired: Sequence[Field], rules: Mapping[str, Mapping[str, Any]]
    ) -> None:
        """Put the fields of a shop behind those of the program.

        Args:
            made: in their order.
            retired: fields that are not used any more; only history and search still read them.
            rules: key of a field of the program → what the shop has set of it (required, hint, pattern).
        """
        own = {key: replace(field, **rules.get(key, {})) for key, field in self._own.items()}
        self._former = self._former | {field.key: field for field in self.made}
        self._retired = {field.key: field for field in retired}
        self._all = own | {field.key: field for field in made}

    def with_retired(self) -> list[Field]:
        """All fields, the retired ones too."""
        return [*self._all.values(), *self._retired.values()]

    @property
    def made(self) -> list[Field]:
        """Those of the shop that are in use."""
        return [field for field in self._all.values() if field.made]


FIELDS = Fields(_ALL)

_TITLES = {
    "number": lambda: translate("Fields", "Customer no."),
    "name": lambda: translate("Fields", "Name"),
    "other_names": lambda: translate("Fields", "Other names"),
    "phone": lambda: translate("Fields", "Phone"),
    "gender": lambda: translate("Fields", "Sex"),
    "birthday": lambda: translate("Fields", "Birthday"),
    "company": lambda: translate("Fields", "Company"),
    "position": lambda: translate("Fields", "Position"),
    "category": lambda: translate("Fields", "Category"),
    "grade": lambda: translate("Fields", "Grade"),
    "tags": lambda: translate("Fields", "Tags"),
    "source": lambda: translate("Fields", "Source"),
    "owner": lambda: translate("Fields", "Owner"),
    "referrer": lambda: translate("Fields", "Referrer"),
    "email": lambda: translate("Fields", "E-mail"),
    "wechat": lambda: translate("Fields", "WeChat"),
    "qq": lambda: translate("Fields", "QQ"),
    "address": lambda: translate("Fields", "Address"),
    "region": lambda: translate("Fields", "Region"),
    "id_number": lambda: translate("Fields", "ID number"),
    "industry": lambda: translate("Fields", "Industry"),
    "intention": lambda: translate("Fields", "Intention"),
    "interests": lambda: translate("Fields", "Interests"),
    "habits": lambda: translate("Fields", "Habits"),
    "needs": lambda: translate("Fields", "Needs"),
    "evaluation": lambda: translate("Fields", "Evaluation"),
    "kind": lambda: translate("Fields", "Person or company"),
    "stage": lambda: translate("Fields", "Stage"),
    "note": lambda: translate("Fields", "Note"),
    "starred": lambda: translate("Fields", "Star"),
    "last_contact_at": lambda: translate("Fields", "Last contact"),
    "next_follow_up": lambda: translate("Fields", "Next follow-up"),
    "interaction_count": lambda: translate("Fields", "Interactions"),
    "purchase_count": lambda: translate("Fields", "Purchase count"),
    "purchase_amount": lambda: translate("Fields", "Spent"),
    "purchase_profit": lambda: translate("Fields", "Profit"),
    "first_purchase_on": lambda: translate("Fields", "First purchase"),
    "last_purchase_on": lambda: translate("Fields", "Last purchase"),
    "purchase_interval": lambda: translate("Fields", "Days between purchases"),
    "created_at": lambda: translate("Fields", "Recorded on"),
    "updated_at": lambda: translate("Fields", "Changed on"),
    "lost_reason": lambda: translate("Fields", "Reason for leaving"),
    "rfm_segment": lambda: translate("Fields", "Value segment"),
    "rfm": lambda: translate("Fields", "RFM score"),
    "buyer": lambda: translate("Fields", "One-off or repeat"),
    "scale": lambda: translate("Fields", "Small or large"),
    "converted_on": lambda: translate("Fields", "Became a customer on"),
    "confirmed_on": lambda: translate("Fields", "Facts confirmed on"),
    "stale_on": lambda: translate("Fields", "Contact overdue from"),
}
