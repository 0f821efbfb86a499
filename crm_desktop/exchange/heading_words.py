"""The words that headings of customer lists are made of, in Chinese and English.

A heading is read as (whose) + (which) + what: 客户联系电话, 备用手机2, home phone 1. Only words that are
known to speak of the customer may stand before the what; so 维护人手机号, 医生姓名 and 紧急电话, which
are other people's, find no field.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Whose: people who are the customer.
SUBJECTS = _words(
    "客户 会员 顾客 车主 预约人 学员 患者 病人 用户 业主 买家 买方 收货人 收件人 学生 租客 租户 住户 客人 宾客 来访人 "
    "来访者 访客 来客 联系人 联络人 本人 购买人 购买者 消费者 投保人 就诊人 参会人 报名人 申请人 潜客 潜在客户 买受人 "
    "嘉宾 新客户 老客户 vip 客户的 您的"
)

# Which of several, by field.
QUALIFIERS = {
    "phone": _words(
        "联系 常用 主要 主 备用 第二 其他 其它 移动 固定 办公 公司 单位 企业 家庭 住宅 家里 工作 个人 手机 座机 联络 有效 有效联系 "
        "预留 登记 绑定 注册 最新 新 本地"
    ),
    "email": _words("联系 常用 电子 个人 工作 公司 办公 备用 主要 企业 单位 注册"),
    "address": _words(
        "联系 家庭 住宅 现 常住 居住 现居住 详细 通讯 通信 邮寄 邮件 收货 收件 公司 单位 企业 办公 工作 所在 具体 住房 现住 "
        "送货 家 配送 寄送 快递 上门 服务"
    ),
    "name": _words("真实 中文 联系 主要 主"),
    "birthday": _words("公历 农历 阳历 阴历 出生 身份证"),
    "gender": _words("主要"),
    "wechat": _words("个人 联系 常用 绑定"),
    "qq": _words("个人 联系"),
    "note": _words("其他 其它 补充 特别 信息 附加 资料 情况"),
    "source": _words("信息 客源 线索 获客 推广 资料 数据"),
    "region": _words("所在 所属 居住 现居 意向服务 常住 客源 家庭 区县 业务"),
    "owner": _words("业务 销售 所属 客户 跟进 归属 当前 主要 专属 对接 服务 维护"),
    "company": _words("所在 所属 工作 就职 任职"),
    "position": _words("现任 担任 工作"),
    "id_number": _words("居民 有效"),
    "category": _words("所属"),
    "grade": _words("所属 当前 意向 价值"),
}

# What, by field; longer words win. Those of `NEEDS_SUBJECT` say nothing alone.
CORES = {
    "phone": _words(
        "手机号码 手机号 手机 电话号码 电话 联系方式 联系号码 座机号码 座机 固话 固定电话 移动电话 手机电话 联系手机 手机联系方式 tel "
        "mobile phone"
    ),
    "email": _words("邮箱地址 邮箱 电子邮箱 电子邮件 邮件地址 电邮 邮箱账号 e-mail email mail"),
    "name": _words("姓名 名称 名字 称呼 昵称 全名 尊称"),
    "company": _words("公司名称 公司名 单位名称 企业名称 机构名称 公司 工作单位 单位 企业 公司全称"),
    "birthday": _words("生日 出生日期 出生年月日 出生年月 出生日 生辰 出生时间 诞辰"),
    "address": _words("地址 住址 住所 通讯处"),
    "gender": _words("性别"),
    "wechat": _words("微信号码 微信号 微信账号 微信id 微信 wechat"),
    "qq": _words("qq号码 qq号 qq"),
    "note": _words("备注 备注信息 备注说明 说明 附注 备注内容"),
    "category": _words("类别 类型 分类 种类"),
    "grade": _words("等级 级别 星级"),
    "source": _words("来源 渠道 来源渠道 获客渠道 来源途径 途径"),
    "owner": _words(
        "负责人 业务员 归属人 跟进人 跟单人 销售员 销售顾问 业务经理 客户经理 维护人 归属员工 对接人 所属人 销售人员 业务人员"
    ),
    "referrer": _words("介绍人 推荐人 转介绍人 引荐人"),
    "region": _words("地区 区域 城市 省市区 省市 片区 省份 地区名称 区县"),
    "id_number": _words("身份证号码 身份证号 身份证 证件号码 证件号 身份证件号码 身份证件号"),
    "industry": _words("行业 所属行业 行业类别 行业分类"),
    "tags": _words("标签"),
    "position": _words("职务 职位 岗位 头衔 职称"),
    "number": _words("编号 编码 代号 代码 号 id 号码 卡号"),
    "created_at": _words(
        "建档日期 建档时间 登记时间 登记日期 注册日期 注册时间 录入时间 录入日期 创建日期 创建时间 入会日期 入会时间"
    ),
}
NEEDS_SUBJECT = frozenset(
    ["名称", "编号", "编码", "代号", "代码", "号", "id", "号码", "卡号", "类型", "种类", "星级"]
)

# The owner, the referrer: a name behind the person is the person.
PERSON_FIELDS = ("owner", "referrer")
PERSON_ENDINGS = _words("姓名 名字 名称")

GIVEN_NAME = frozenset(
    ["first name", "given name", "forename", "firstname", "givenname", "名", "名(first name)"]
)
FAMILY_NAME = frozenset(["last name", "family name", "surname", "lastname", "familyname", "sn", "姓", "姓氏"])

# English: every word of a heading must be known, and all whats must name one field.
ENGLISH_CORES = {
    "name": _words("name fullname"),
    "phone": _words("phone mobile cell tel telephone cellphone handphone landline phones"),
    "email": _words("email mail emails"),
    "address": _words("address street addr addresses"),
    "birthday": _words("birthday birthdate dob bday"),
    "gender": _words("gender sex"),
    "company": _words("company organization organisation employer firm corporation"),
    "position": _words("title job position role occupation jobtitle"),
    "note": _words("note notes remark remarks comment comments memo"),
    "region": _words("city region state province town district county"),
    "wechat": _words("wechat weixin"),
    "qq": _words("qq"),
    "tags": _words("tag tags label labels"),
    "source": _words("source"),
    "category": _words("category"),
    "grade": _words("grade level tier"),
    "industry": _words("industry"),
}
ENGLISH_FILLERS = frozenset(
    _words(
        "customer client member contact guest patient student buyer primary main secondary other home work business "
        "personal number no num nr value the your my current default preferred mailing postal shipping billing "
        "associated residential office day evening 1 2 3 4 5 first1 full display legal 's private house details line"
    )
)
ENGLISH_SUBJECTS = frozenset(_words("customer client member contact guest patient student account"))
ENGLISH_IDS = frozenset(_words("id no number code nr num"))
