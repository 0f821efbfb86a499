"""Every field of a customer, once: list, form, filter, import, export and history read it here.

The key is the field's name everywhere: a column of the `customer` table (own or derived), a heading
in our Excel files, an argument of the command line.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
    STAFF = "staff"
    TAGS = "tags"
    CUSTOMER = "customer"


class Stored(StrEnum):
    """Where a field's value lives."""

    CUSTOMER = "customer"  # the customer's own column
    CONTACT = "contact"  # contact_method; the customer row has the primary value, derived
    TAGS = "tags"  # customer_tag
    DERIVED = "derived"  # computed by the door; never edited


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
    """

    key: str
    kind: Kind
    stored: Stored
    headings: tuple[str, ...] = ()
    required: bool = False
    editable: bool = True
    column: str = ""

    @property
    def title(self) -> str:
        """The field's name in the person's language."""
        return _TITLES[self.key]()


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
    _own("kind", Kind.OPTION, "客户性质", "person/company"),
    _own("stage", Kind.OPTION, "生命周期阶段", "客户阶段", "lifecyclestage"),
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
)

FIELDS: dict[str, Field] = {field.key: field for field in _ALL}

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
    "kind": lambda: translate("Fields", "Person or company"),
    "stage": lambda: translate("Fields", "Stage"),
    "note": lambda: translate("Fields", "Note"),
    "starred": lambda: translate("Fields", "Star"),
    "last_contact_at": lambda: translate("Fields", "Last contact"),
    "next_follow_up": lambda: translate("Fields", "Next follow-up"),
    "interaction_count": lambda: translate("Fields", "Interactions"),
    "created_at": lambda: translate("Fields", "Recorded on"),
    "updated_at": lambda: translate("Fields", "Changed on"),
}
