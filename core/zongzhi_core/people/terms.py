"""Words about people who are recorded."""

from __future__ import annotations

from ..terms import Term


class PersonField(Term):
    """身份项目 What may be held of a person; nothing else can be."""

    NAME = "姓名", "Name."
    PHONE = "电话", "Phone."
    ID_NO = "证件号码", "Number of an identity document."
    BIRTH_ON = "出生日期", "Date of birth; shown as an age band."
    ADDRESS = "地址", "Address."


class AgeBand(Term):
    """年龄段 Age today, no closer than the law distinguishes."""

    UNDER_14 = "不满十四周岁", "Under 14: a guardian consents."
    UNDER_18 = "十四至十七周岁", "From 14 to 17."
    ADULT = "十八至五十九周岁", "From 18 to 59."
    ELDER = "六十周岁以上", "60 and older."


class MaskReason(Term):
    """遮蔽理由 Why a value is not shown."""

    PURPOSE = "未说明用途", "The purpose for which it is held was not named."
    SCOPE = "不属该案", "The case that was named is another."
    SEALED = "封存", "Sealed: a minor, and no second officer has approved the reading."
    EXPIRED = "已到期", "The legal basis or the time for review has run out."
    CONTESTED = "有异议", "The person disputes it; it stands still until that is decided."


class EmergencyVerdict(Term):
    """复核结论 What a superior found of an emergency access."""

    JUSTIFIED = "理由成立", "It was needed."
    UNJUSTIFIED = "理由不成立", "It was not needed."


class LegalBasisKind(Term):
    """合法性基础 On what a purpose rests (Personal Information Protection Law art 13)."""

    CONSENT = "个人同意", "Consent of the person."
    CONTRACT = "合同所必需", "Needed for a contract with the person."
    STATUTORY_DUTY = "履行法定职责", "Needed for a duty or task that a law names."
    EMERGENCY = "紧急情况", "Needed to protect life, health or property in an emergency."
    DISCLOSED = "已合法公开", "Already public, within reason."
    OTHER_LAW = "法律法规规定的其他情形", "Another case that a law names."


class RightsRequestKind(Term):
    """请求类别 What a person asks for (PIPL arts 44 to 48, 24)."""

    ACCESS = "查阅", "To see what is held."
    COPY = "复制", "A copy of it."
    CORRECT = "更正", "That it be corrected."
    ERASE = "删除", "That it be erased."
    RESTRICT = "限制处理", "That it be used for nothing but storage."
    OBJECT = "拒绝处理", "Objection to its use."
    EXPLAIN = "解释说明", "An explanation of the rules by which it is used."
    HUMAN_REVIEW = "人工复核", "That a person looks at a decision again."
    PORT = "转移", "That it be handed to another body."


class RightsRequestStatus(Term):
    """请求状态 Where a request stands."""

    FILED = "已提出", "Filed; who asks is not verified yet."
    VERIFIED = "已核实", "Verified: it is the person, or a guardian."
    GRANTED = "同意", "Granted, and done."
    REFUSED = "不同意", "Refused, with reasons and remedies."
    WITHDRAWN = "撤回", "Withdrawn by the person."
