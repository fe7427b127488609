"""Words of the mediation pillar."""

from __future__ import annotations

from zongzhi_core.plugin_api import Term


class DisputeCategoryCode(Term):
    """纠纷类别代码 Category of a dispute: the list of 17 that scheme `v2` stands for."""

    V01 = "婚恋家庭纠纷", "Marriage, love and family."
    V02 = "邻里纠纷", "Neighbours."
    V03 = "人格权纠纷", "Personality rights."
    V04 = "物权相关纠纷", "Property rights."
    V05 = "侵权相关纠纷", "Torts."
    V06 = "合同及相关纠纷", "Contracts."
    V07 = "劳动人事争议", "Labour and personnel."
    V08 = "金融借贷纠纷", "Finance and lending."
    V09 = "土地及资源权属纠纷", "Land and resource ownership."
    V10 = "其他民商事纠纷", "Other civil and commercial disputes."
    V11 = "城乡建设发展纠纷", "Urban and rural development."
    V12 = "涉民政纠纷", "Civil affairs."
    V13 = "其他行政执法纠纷", "Other administrative enforcement."
    V14 = "涉法涉诉纠纷", "Law- and litigation-related."
    V15 = "涉组织涉纪检纠纷", "Organisation and discipline matters."
    V16 = "涉民族宗教纠纷", "Ethnic and religious matters."
    V99 = "其他", "Other."


class DisputeLimitKind(Term):
    """县级期限 A limit of disputes that is county practice; what the law sets is none of them."""

    ACCEPT = "受理", "Working days to accept or decline a registered dispute."
    SIGN = "签收", "Working days to sign for a transferred dispute or to return it."
    REVISIT = "首次回访", "Days from a settlement to its revisit."
    SECOND_REVISIT = "二次回访", "Days from it to the second one, from high risk on."
    REPORT = "重大风险上报", "Hours to report a dispute of critical risk in writing."


class DisputeScale(Term):
    """事件规模 Scale of a dispute."""

    V01 = "个体性事件", "Individual matter."
    V02 = "一般群体性事件", "Ordinary group matter."
    V03 = "重大群体性事件", "Major group matter."


class IntakeSource(Term):
    """来源 By which way a dispute came in."""

    WALK_IN = "群众上门", "Walk-in."
    GRID_PATROL = "网格员巡查", "Grid patrol."
    SCREENING = "集中排查", "Screening campaign."
    WECHAT_GROUP = "综治微信群", "WeChat group."
    HOTLINE_12345 = "12345热线", "12345 hotline."
    POLICE_110 = "110非警务警情", "Transferred by the police."
    PETITION = "信访转入", "Transferred petition."
    COURT = "法院委派委托", "Referred by a court."
    DEPT = "部门移送", "Transferred by a department."
    SUPERIOR = "上级交办", "Assigned from above."
    VIDEO = "雪亮工程发现", "Found by public-safety video."
    ONLINE = "网上/小程序", "Online or mini-program."


class DisputeStatus(Term):
    """纠纷状态 State of a dispute."""

    DRAFT = "待登记", "Draft."
    REGISTERED = "已登记", "Registered."
    DECLINED = "不予受理", "Declined; other lawful routes were told."
    ACCEPTED = "已受理", "Accepted."
    UNDERTAKEN = "接办", "Undertaken by the own centre or a responsible unit."
    TRANSFERRED = "转办", "Transferred to a responsible unit, not signed for yet."
    MEDIATING = "调解中", "In mediation."
    SUSPENDED = "中止", "Suspended."
    SETTLED = "调解成功", "Settled."
    FAILED = "调解不成（终止）", "Failed or ended by a party."
    DIVERTED = "导入法定途径", "Led into a statutory route."
    FED_BACK = "已反馈", "Result fed back to claimant and source."
    REVISITED = "已回访", "Revisited."
    CLOSED = "案结事了（归档）", "Closed and filed."
    WITHDRAWN = "撤回", "Withdrawn by the claimant."
    VOID = "作废", "Entered by mistake, or merged into another."


class DisputeOutcome(Term):
    """处理结果 How a dispute ended."""

    SETTLED_WRITTEN = "书面协议", "Settled by a written agreement."
    SETTLED_ORAL = "口头协议", "Settled by an oral agreement."
    SETTLED_PERFORMED = "即时履行", "Settled and performed on the spot."
    FAILED = "调解不成", "Mediation failed."
    DIVERTED = "转法定途径", "Led into a statutory route."
    WITHDRAWN = "撤回", "Withdrawn."


class PartySide(Term):
    """当事人地位 On which side a party stands."""

    APPLICANT = "申请人", "Applicant."
    RESPONDENT = "被申请人", "Respondent."
    THIRD_PARTY = "第三人", "Third party, or others whom the dispute affects."


class DisputeDeclineReason(Term):
    """不予受理理由 Why a dispute was not accepted."""

    NOT_A_DISPUTE = "不属于矛盾纠纷", "No dispute between people or bodies."
    OUTSIDE_COUNTY = "不属于本县管辖", "It belongs to another county."
    RESERVED = "依法须由专门机关处理", "By law only a special organ may handle it."
    IN_PROCEDURE = "已进入法定程序", "It is in a statutory procedure already."
    OTHER = "其他", "Other."


class DisputeEndingKind(Term):
    """终结方式 How a dispute ended without a settlement."""

    DECLINED = "不予受理", "Declined by the centre."
    WITHDRAWN = "撤回", "Withdrawn by the claimant."
    ENDED_BY_PARTY = "当事人终止", "Refused or ended by a party."
    FAILED = "调解不成", "Mediation failed."
    DIVERTED = "导入法定途径", "Led into a statutory route."


class DisputeRoute(Term):
    """法定途径 Statutory route into which a dispute is led; the numbers are the routes of
    petitions (信访工作条例 2022 art 31)."""

    V1 = (
        "诉讼/复议/检察/公安程序",
        "Litigation, reconsideration, procuratorial or police procedure.",
    )
    V2 = "仲裁", "Arbitration, of a petition."
    V3 = "党员申诉、申请复审", "Party member's appeal or review."
    V4 = "行政程序", "Administrative procedure."
    V5 = "履职申请", "Request to perform a statutory duty."
    V6 = "信访程序", "Petition procedure proper."
    COURT = "法院诉讼", "Court."
    ARBITRATION = "仲裁机构仲裁", "Arbitration."


class SuspensionReason(Term):
    """中止理由 Why mediation stands still."""

    PARTIES_REQUEST = "当事人申请", "At the parties' request; the clock stands still."
    APPRAISAL = "鉴定评估", "For an appraisal; the clock stands still."
    COURT = "等待法院", "For a court; the clock stands still."
    OTHER = "其他", "Other; the clock runs on."


class DisputeTransferAct(Term):
    """转办环节 What was done in a transfer."""

    TRANSFERRED = "转办", "Sent to an organisation."
    SIGNED = "签收", "Signed for by it."
    RETURNED = "退回", "Returned by it."


class AgreementKind(Term):
    """协议形式 Form of an agreement."""

    WRITTEN = "书面", "Written: signed by the parties and the mediator."
    ORAL = "口头", "Oral: recorded by the mediator."
    PERFORMED = "即时履行", "Performed on the spot: nothing is left to do."


class ObligationKind(Term):
    """义务类别 What a party undertook to do."""

    PAY = "给付金钱", "To pay money."
    HAND_OVER = "交付财物", "To hand something over."
    DO = "作为", "To do something."
    REFRAIN = "不作为", "To refrain from something."
    APOLOGISE = "赔礼道歉", "To apologise."
    OTHER = "其他", "Other."


class ObligationStatus(Term):
    """履行状态 State of an obligation."""

    PENDING = "待履行", "Not performed yet."
    PERFORMED = "已履行", "Performed."
    BREACHED = "未履行", "Not performed in time."


class FollowUpMode(Term):
    """回访方式 How a revisit was made."""

    HOME = "入户走访", "Home visit."
    OFFICE = "到访面谈", "Meeting at the office."
    PHONE = "电话", "Phone."
    VIDEO = "视频", "Video."


class FollowUpPerformance(Term):
    """履行情况 How far the agreement was found to be performed."""

    DONE = "已履行", "All that was due is done."
    PARTLY = "部分履行", "Done in part."
    NOT_DONE = "未履行", "Not done."
    NOTHING_DUE = "无到期义务", "Nothing was due, or there is no agreement."


class FollowUpSatisfaction(Term):
    """满意度 How satisfied the parties are."""

    V1 = "不满意", "Not satisfied."
    V2 = "基本满意", "On the whole satisfied."
    V3 = "满意", "Satisfied."


class RelapseRisk(Term):
    """反复风险 How likely the dispute is to return."""

    V0 = "无", "None."
    V1 = "低", "Low."
    V2 = "中", "Medium."
    V3 = "高", "High."


class ReopenReason(Term):
    """重开理由 Why a dispute was opened again."""

    RELAPSE = "反复", "It broke out again."
    BREACH = "未履行协议", "The agreement was not performed."
    NEW_FACT = "新事实", "New facts came up."


class MediationChannel(Term):
    """调解渠道 By whom a dispute is mediated (三调联动)."""

    PEOPLE = "人民调解", "People's mediation."
    JUDICIAL = "司法调解", "Judicial mediation."
    ADMINISTRATIVE = "行政调解", "Administrative mediation."


class DisputeRiskGrade(Term):
    """风险等级 Grade of a dispute, never of a person."""

    V1 = "低", "Low."
    V2 = "中", "Medium."
    V3 = "高", "High."
    V4 = "重大", "Critical."


class MediatorKind(Term):
    """调解员类别 In which kind of mediation a mediator is in office."""

    V1 = "法院特邀调解", "Invited by a court."
    V2 = "人民调解", "People's mediation committee."
    V3 = "行业调解", "Mediation of a trade."
    V4 = "商事调解", "Commercial mediation."
    V5 = "律师调解", "Mediation by lawyers."
    V6 = "行政调解", "Administrative mediation."
    V7 = "其他", "Other."


class MediatorPost(Term):
    """调解员专兼职 Whether mediation is the person's only work."""

    FULL_TIME = "专职", "Full-time."
    PART_TIME = "兼职", "Part-time."


class MediatorChoiceAct(Term):
    """选择调解员 What a party said of a mediator."""

    CHOSEN = "选择", "Chosen by a party."
    REFUSED = "拒绝", "Refused by a party: the mediator has no more part in the dispute."


class AgreementConfirmation(Term):
    """司法确认 Whether a court confirmed an agreement (People's Mediation Law art 33)."""

    NONE = "未申请", "Not applied for."
    APPLIED = "已申请", "Applied for by both sides."
    VALID = "裁定有效", "Ruled valid."
    REJECTED = "裁定驳回", "Application rejected."
    EXPIRED = "逾期", "Not applied for in time."
