"""The words that headings of customer lists are made of, in Chinese and English.

A heading is read as (whose) + (which) + what: 客户联系电话, 备用手机2, home phone 1. Only words that are
known to speak of the customer may stand before the what; so 维护人手机号, 医生姓名 and 紧急电话, which
are other people's, find no field.
"""

from __future__ import annotations

import re


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Whose: people who are the customer.
SUBJECTS = _words(
    "客户 会员 顾客 车主 预约人 学员 患者 病人 用户 业主 买家 买方 收货人 收件人 学生 租客 租户 住户 客人 宾客 来访人 "
    "来访者 访客 来客 联系人 联络人 本人 购买人 购买者 消费者 投保人 就诊人 参会人 报名人 申请人 潜客 潜在客户 买受人 "
    "嘉宾 新客户 老客户 vip 线索 客户的 会员的 您的 承租人 入住人 咨询人 报修人 老会员 新会员 住客 房客 第一联系人 主要联系人 首要联系人 "
    "宝宝 被服务人 服务对象"
)

# Which of several, by field.
QUALIFIERS = {
    "phone": _words(
        "联系 常用 主要 主 备用 第二 其他 其它 移动 固定 办公 公司 单位 企业 家庭 住宅 家里 工作 个人 手机 座机 联络 有效 有效联系 "
        "预留 登记 绑定 注册 最新 新 本地 预约 报名 咨询 报修 订餐 订货 移动"
    ),
    "email": _words("联系 常用 电子 个人 工作 公司 办公 备用 主要 企业 单位 注册 qq"),
    "address": _words(
        "联系 家庭 住宅 现 常住 居住 现居住 详细 通讯 通信 邮寄 邮件 收货 收件 公司 单位 企业 办公 工作 所在 具体 住房 现住 "
        "送货 家 配送 寄送 快递 上门 服务 安装 装机 户籍 身份证 房屋 用户"
    ),
    "name": _words("真实 中文 联系 主要 主 预约 报名"),
    "birthday": _words("公历 农历 阳历 阴历 出生 身份证"),
    "gender": _words("主要"),
    "wechat": _words("个人 联系 常用 绑定"),
    "qq": _words("个人 联系"),
    "note": _words("其他 其它 补充 特别 信息 附加 资料 情况"),
    "source": _words("信息 客源 线索 获客 推广 资料 数据"),
    "region": _words("所在 所属 居住 现居 意向服务 常住 客源 家庭 区县 业务 公司 收货地址 地址 收货"),
    "owner": _words("业务 销售 所属 客户 跟进 归属 当前 主要 专属 对接 服务 维护 归属 责任"),
    "company": _words("所在 所属 工作 就职 任职"),
    "position": _words("现任 担任 工作"),
    "id_number": _words("居民 有效"),
    "industry": _words("公司 企业 单位 所属 所在 从事"),
    "category": _words("所属"),
    "grade": _words("所属 当前 意向 价值"),
}

# What, by field; longer words win. Those of `NEEDS_SUBJECT` say nothing alone.
CORES = {
    "phone": _words(
        "手机号码 手机号 手机 宅电 电话号码 电话 联系方式 联系号码 座机号码 座机 固话 固定电话 移动电话 手机电话 联系手机 手机联系方式 tel "
        "mobile phone"
    ),
    "email": _words("邮箱地址 邮箱 电子邮箱 电子邮件 邮件地址 电邮 邮箱账号 e-mail email mail"),
    "name": _words("姓名 名称 名字 称呼 昵称 全名 全称 尊称 中文名 真名 名"),
    "company": _words("公司名称 公司名 单位名称 企业名称 机构名称 公司 工作单位 单位 企业 公司全称"),
    "birthday": _words("生日 出生日期 出生年月日 出生年月 出生日 生辰 出生时间 诞辰"),
    "address": _words("地址 住址 住所 通讯处"),
    "gender": _words("性别"),
    "wechat": _words("微信号码 微信号 微信账号 微信id 微信 wechat"),
    "qq": _words("qq号码 qq号 qq"),
    "note": _words("备注 备注信息 备注说明 说明 附注 备注内容 描述"),
    "intention": _words("需求 意向产品 购买意向"),
    "category": _words("类别 类型 分类 种类"),
    "grade": _words("等级 级别 星级"),
    "source": _words("来源 渠道 来源渠道 获客渠道 来源途径 途径"),
    "owner": _words(
        "负责人 业务员 归属人 跟进人 跟单人 销售员 销售顾问 业务经理 客户经理 维护人 归属员工 对接人 所属人 销售人员 业务人员 跟进人员 "
        "维护人员 归属销售 所属销售 跟进销售 销售代表 专属客服 专属顾问 所属顾问 专属销售"
    ),
    "referrer": _words("介绍人 推荐人 转介绍人 引荐人"),
    "region": _words("地区 区域 城市 省市区 省市 省市县 片区 省份 地区名称 区县 省 市 县 区 所在地"),
    "id_number": _words("身份证号码 身份证号 身份证 证件号码 证件号 身份证件号码 身份证件号 身份证字号"),
    "industry": _words("行业 所属行业 行业类别 行业分类"),
    "tags": _words("标签"),
    "position": _words("职务 职位 岗位 头衔 职称 岗位名称 职务名称 职位名称"),
    "number": _words(
        "编号 编码 代号 代码 号 id 号码 卡号 学号 档案号 病历号 户号 户号编码 住院号 门诊号 建档号"
    ),
    "created_at": _words(
        "建档日期 建档时间 登记时间 注册日 加入时间 加入日期 新增时间 添加时间 首次登记时间 登记日期 注册日期 注册时间 录入时间 录入日期 创建日期 创建时间 入会日期 入会时间"
    ),
}
NEEDS_SUBJECT = frozenset(
    ["名称", "全称", "名", "编号", "编码", "代号", "代码", "号", "id", "号码", "卡号", "类型", "种类", "星级"]
)

# A second person beside the customer, whatever follows.
OTHER_PERSON = re.compile("(?:第[二三四五]|其[他它]|备用|次要|紧急|应急)联[系络]人|联[系络]人[2-9二三四五]")
# On an invoice: not how the customer is reached.
INVOICE = re.compile("(?:开票|发票|税务|注册|工商)(?:电话|地址|名称|邮箱)")

# Who may be the customer when no column names one: 收货人, 家长姓名.
INSTEAD_OF_NAME = frozenset(
    _words(
        "收货人 收件人 预约人 来访人 报名人 申请人 就诊人 投保人 承租人 入住人 咨询人 报修人 购买人 参会人 买受人 车主 家长 家长姓名 "
        "名称 用户名 租户 业主 会员 学员 患者 顾客 买家 来宾 访客 嘉宾"
    )
)
INSTEAD_OF_PHONE = frozenset(_words("家长电话 家长手机 家长手机号 家长联系电话 家长联系方式"))

# What a form puts before what it asks for.
PREFIX = re.compile(
    r"^(?:[(（]?\d{1,2}[.、)）．]\s*|q\d{1,2}[.:：、]?\s*)?(?:请)?(?:输入|填写|填|选择|留下)?(?:您|你)?的?(?=[\u4e00-\u9fff])"
)
# A remark that says what a general word means: 联系方式(微信).
GENERAL = frozenset(_words("联系方式 联络方式 联系 账号 联系信息"))

# The owner, the referrer: a name behind the person is the person.
PERSON_FIELDS = ("owner", "referrer")
PERSON_ENDINGS = _words("姓名 名字 名称")

GIVEN_NAME = frozenset(["first name", "given name", "forename", "firstname", "givenname", "名"])
FAMILY_NAME = frozenset(["last name", "family name", "surname", "lastname", "familyname", "sn", "姓", "姓氏"])

# English phrases whose words do not tell one by one.
ENGLISH_PHRASES: dict[str, str] = {
    phrase: field
    for field, phrases in {
        "name": "contact,contact person,primary contact,main contact,person,attendee,customer,client,member name",
        "company": "business name,account name,organization name,organisation name,trading name,firm name,business,account",
        "owner": "sales rep,sales representative,sales person,lead owner,account owner,contact owner,account manager,owner name,"
        "assigned user,assigned agent,responsible,responsible person,rep",
        "source": "how did you hear about us,how did you hear,referral source,acquisition channel,marketing channel,origin",
        "number": "membership no,membership number,membership id,card no,card number,patient no,guest id,reference no,customer code,"
        "client code,client no,customer ref,external id",
        "created_at": "created,created date,created on,create time,created time,date created,date added,registration date,join date,"
        "joined,joined on,joined date,date joined,member since,customer since,signup date,sign up date,registered,registered on,"
        "entry date,creation date,added on",
        "last_contact_at": "last contacted,last contact date,last contacted date,last activity,last interaction,last called,last call date",
        "next_follow_up": "next contact date,follow up date,next follow up date,next contact,follow up,followup date,next action date,"
        "next call date,next activity date",
        "wechat": "wechat id,wechat no,wechat number,wechat account,weixin id",
        "id_number": "national id,national id number,id card number,id card no,identity card,identity number,identity card number",
        "tags": "segments,segment,labels,groups",
        "category": "customer category,customer group,client type,contact type,member type,segment name",
        "intention": "interested in,product interest,product of interest,requirement,requirements",
        "region": "city/state,state/province,suburb,postal city",
    }.items()
    for phrase in phrases.split(",")
}

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
        "customer client member contact guest patient student buyer user lead attendee participant subscriber applicant tenant primary main secondary other home work business "
        "personal number no num nr value the your my current default preferred mailing postal shipping billing "
        "associated residential office day evening 1 2 3 4 5 first1 full display legal 's private house details line"
    )
)
OTHERS_OF = frozenset(_words("billing shipping employer company"))  # whose contact is not the customer
ENGLISH_SUBJECTS = frozenset(_words("customer client member contact guest patient student account"))
ENGLISH_IDS = frozenset(_words("id no number code nr num"))

# Traditional characters of headings, and the words that are others in Taiwan and Hong Kong.
_TRADITIONAL = str.maketrans(
    "電話號碼機聯絡繫郵備註級別類來戶會員編單稱職務證貨買賣預約業顧責負歸屬訊區縣鄉鎮國費標籤臺億圓專聖賓訪寶學檔歷門診個實陽陰曆歲齡",
    "电话号码机联络系邮备注级别类来户会员编单称职务证货买卖预约业顾责负归属讯区县乡镇国费标签台亿圆专圣宾访宝学档历门诊个实阳阴历岁龄",
) | str.maketrans(
    "統動員經銷處傳體總爾資訊詢額簽狀態擔當組織園區長廳廠師義見親爺導產計劃創錄開時間發進購紹紀錄餘點選擇這裡們對應於為與將現場優惠積",
    "统动员经销处传体总尔资讯询额签状态担当组织园区长厅厂师义见亲爷导产计划创录开时间发进购绍纪录余点选择这里们对应于为与将现场优惠积",
)
_ELSEWHERE = {"行动电话": "移动电话", "信箱": "邮箱", "身分证": "身份证", "联络": "联系", "连络": "联系"}


def simplified(text: str) -> str:
    """A heading in the characters and words of the mainland."""
    if text.isascii():
        return text
    text = text.translate(_TRADITIONAL)
    for elsewhere, here in _ELSEWHERE.items():
        text = text.replace(elsewhere, here)
    return text
