// Words of the pages about persons and their rights, Chinese first.

export const rightsStrings = {
  persons: ["人员", "Persons"],
  readingMeans: [
    "姓名等信息已遮蔽。查阅会留下记录：本人可以看到哪个岗位、何时、为何、看了哪些项目；离开本页后重新遮蔽。",
    "Names and other values are masked. Reading them is logged: the person can see which office read what, when and why. They are masked again when you leave this page.",
  ],
  readPersons: ["为办理本案查阅", "Read them for this case"],
  hidePersons: ["重新遮蔽", "Mask them again"],
  maskedFor: ["已遮蔽：{why}", "Masked: {why}"],
  mayBeApproved: ["（须另一名工作人员批准）", "(a second officer may approve it)"],
  recordedAt: ["登记时间", "Recorded"],
  legalBasis: ["合法性基础", "Legal basis"],
  noBasis: ["无有效依据，不能查阅", "None that holds: nobody reads it"],
  reviewBy: ["复核期限", "Review by"],
  eraseBy: ["删除期限", "Erased by"],
  bySlip: ["持回执者", "Whoever had the slip"],
  guardianAgreed: ["监护人同意登记时间", "A guardian's consent noted"],
  contestedSince: ["本人于 {at} 提出异议，答复前不得使用。", "Contested by the person since {at}: not used until decided."],

  exceptions: ["紧急查阅与延迟告知", "Emergency access and late disclosure"],
  readUrgently: ["按紧急查阅打开", "Read them by the emergency access"],
  openNow: ["进行中", "open now"],
  toReview: ["待复核", "To be reviewed"],
  reviewed: ["已复核", "Reviewed"],
  lateOrders: ["延迟告知", "Late disclosure"],
  sealedReadings: ["封存查阅审批", "Sealed records"],
  orderOver: ["已届满", "Ended"],
  anotherPerson: ["须由另一人办理，不得由本人办理。", "Another person does this; nobody does it about their own."],
  reviews: ["查阅复核", "Readings to review"],
  reviewsHelp: [
    "紧急查阅由另一名上级在三个工作日内复核；逾期未复核，查阅人不得再次紧急查阅。",
    "Another superior reviews each emergency access within three working days; as long as one is overdue, the officer opens no other.",
  ],

  slip: ["回执", "Receipt slip"],
  printSlip: ["打印受理回执", "Print the receipt"],
  slipWithoutCode: [
    "未登记人员，回执没有查询码；登记当事人身份后可另行出具。",
    "Nobody is recorded, so the slip has no code; one with a code comes once a party is recorded as a person.",
  ],
  slipsWithCodes: [
    "每名当事人的回执各有查询码，请分别打印；下面的回执没有查询码。",
    "Each party's slip has a code of its own: print those. The slip below has none.",
  ],
  backToMatter: ["返回事项", "Back to the matter"],
  slipMeans: [
    "回执上有本人的查询码。显示查询码会留下查阅记录，本人可以看到。",
    "The slip holds the person's code. Showing it is logged, and the person can see that.",
  ],
  slipHelp: [
    "打印后请当面交给本人，不要拍照或转发。",
    "Print it and hand it to the person; take no photograph and send it to nobody.",
  ],
  readSlip: ["显示回执", "Show the slip"],
  print: ["打印", "Print"],
  newSlipMeans: ["出具新回执后，以前的查询码立即失效。", "A new slip ends the codes of all earlier ones at once."],
  noSlip: ["尚无回执：受理后自动出具，也可以现在出具。", "No slip yet: acceptance issues one, or issue it now."],
  slipUsed: ["查询码已于 {at} 使用；如需再查，请出具新回执。", "The code was used at {at}; issue a new slip for another look."],
  slipOver: ["查询码已过期；请出具新回执。", "The code has run out; issue a new slip."],
  slipReady: ["查询码有效，尚未使用。", "The code is valid and has not been used."],
  slipMasked: ["查询码已遮蔽：记录有异议、已到期或封存。", "The code is masked: the record is contested, due or sealed."],

  notice: ["处置结果反馈", "Notice of the result"],
  printNotice: ["打印处置结果反馈", "Print the notice of the result"],
  noticeHelp: [
    "打印后交给各方；不写姓名，也不写事由。销号前须发送。",
    "Print it for each side; it holds no name and not what it was about. It is sent before the case is closed.",
  ],
  noNoticeYet: ["结果尚未反馈；反馈后才有本通知。", "The result has not been told yet; the notice comes after that."],

  bases: ["合法性基础", "Legal bases"],
  basesHelp: [
    "没有有效的合法性基础和影响评估，任何人的信息都不能登记或查阅。终止后立即不能查阅。",
    "Without a legal basis and an impact assessment that hold, nobody is recorded or read. Once ended, nobody reads from that moment on.",
  ],
  purpose: ["用途", "Purpose"],
  basisKind: ["依据类别", "Kind"],
  citation: ["依据", "Citation"],
  holdsFrom: ["起", "From"],
  holdsUntil: ["止", "Until"],
  assessment: ["影响评估", "Impact assessment"],
  inForce: ["有效", "In force"],
  notInForce: ["已终止", "Ended"],

  requests: ["本人请求", "Requests of persons"],
  requestsHelp: [
    "本人要求查阅、更正、删除等，须在十五个工作日内答复；不同意须说明理由。",
    "What persons ask for is answered within fifteen working days; a refusal gives its reasons.",
  ],
  lateRequests: ["{n} 项本人请求逾期未答复", "Requests of persons not answered in time: {n}"],
  request: ["请求", "Request"],
  requestKind: ["请求类别", "Asked for"],
  answerDue: ["答复期限", "Answer by"],
  filedAt: ["提出时间", "Filed"],
  decidedAt: ["答复时间", "Decided"],
  reasons: ["理由", "Reasons"],
  waiting: ["待答复", "Waiting"],
  decided: ["已办结", "Decided"],
  backToRequests: ["返回请求列表", "Back to the requests"],
  requestDone: ["请求已办结。", "The request is decided."],
  aboutRecord: ["所涉记录", "Record"],
  recordGone: ["已删除", "Erased"],
  recordOf: ["登记于 {at}", "recorded {at}"],
  rightsNotYours: ["本页仅供中心、乡镇（街道）负责人和县级管理员使用。", "This page is for centre staff, township leads and county administrators."],

  myRecord: ["查询本人信息", "My record"],
  toMyRecord: ["我有回执：查询本人信息", "I have a slip: see what is held of me"],
  toOffice: ["工作人员登录", "Sign in as staff"],
  codeLabel: ["回执上的查询码", "Code on your slip"],
  codeHelp: [
    "查询码只能用一次，打开后可看三十分钟。关闭、刷新或离开本页即结束；再查请向受理单位索取新回执。",
    "The code opens once, for thirty minutes. Closing, reloading or leaving this page ends it; ask the office for a new slip to look again.",
  ],
  openRecord: ["打开", "Open"],
  endRecord: ["结束查询", "End"],
  minutesLeft: ["还剩 {n} 分钟，到时自动关闭。", "{n} minutes left; it closes by itself."],
  recordOver: ["三十分钟已到，已关闭。", "The half hour is over; it was closed."],
  recordEnded: ["已结束，本页不再保留任何信息。", "Ended; nothing is kept on this page."],
  keyGone: [
    "部分信息因密钥丢失，任何人都无法再打开。",
    "Some of what is held can be opened by nobody any more: its key is gone.",
  ],
  yourCase: ["您的事项", "Your case"],
  held: ["登记了什么", "What is held of you"],
  heldFor: ["用途", "Held for"],
  contestedNow: ["您提出了异议，答复前任何人不得使用这些信息。", "You contest it: nobody uses it until that is decided."],
  whoRead: ["谁看过", "Who read it"],
  readAt: ["时间", "When"],
  readBy: ["岗位", "Office"],
  readIn: ["单位所在地", "Place"],
  readWhat: ["看了什么", "What"],
  receiptCode: ["查询码", "Code of the slip"],
  whatWasTold: ["事件简述", "What was told of the case"],
  myRequests: ["我的请求", "My requests"],
  askFor: ["提出请求", "Ask for something"],
  askForHelp: [
    "更正、删除、限制、拒绝处理的请求一经提出，答复前任何人不得使用这些信息。",
    "From a request to correct, erase, restrict or object on, nobody uses what is held until it is decided.",
  ],
  whatFor: ["您要求什么", "What do you ask for"],
  sendRequest: ["提出", "Ask"],
  takeBack: ["撤回", "Take back"],
  requestFiled: ["已提出：{what}。", "Asked for: {what}."],
  requestWithdrawn: ["已撤回：{what}。", "Taken back: {what}."],
  remedy: ["救济途径", "What you may do"],
  yourRights: ["您的权利", "Your rights"],
};

/** In the place of the code, where a slip has none. */
export const slipCodeLater = [
  "本回执没有查询码：登记您的身份信息后，可向受理单位索取带查询码的回执。",
  "This slip has no code: once your identity is recorded, ask the office for a slip with one.",
];

/** On every slip in both languages, whoever prints it. */
export const slipRights = [
  [
    "您可以在上述网址用查询码查看登记了您的哪些信息、谁看过，并可要求更正、删除、限制使用、拒绝处理或说明理由；我们在十五个工作日内答复。",
    "At the address above the code shows what is held of you and who read it. You may ask to have it corrected, erased or restricted, object, or ask why; the answer comes within fifteen working days.",
  ],
  [
    "调解自愿、免费。您可以选择或拒绝调解员，可以随时退出；调解不影响您申请仲裁、行政处理或者起诉。",
    "Mediation is voluntary and free. You may choose or refuse a mediator and leave at any time; it bars you from no arbitration, authority or court.",
  ],
  [
    "查询码只能用一次，请勿告诉他人；遗失或用过后可向受理单位索取新回执。对不同意的决定，可在六十日内申请行政复议或者起诉。",
    "The code opens once: tell it to nobody. Ask the office for a new slip when it is lost or used. Against a refusal you may apply for reconsideration within sixty days, or go to court.",
  ],
];

/** On the notice of the result in both languages, by how it ended. */
export const noticeRights = {
  court: [
    "调解不影响您依法通过仲裁、行政、司法等途径维护权利；对协议的履行或者内容发生争议的，可以向人民法院提起诉讼。",
    "Mediation bars you from no arbitration, authority or court; in a dispute over the performance or content of the agreement you may go to court.",
  ],
  confirm: [
    "{day}之前（含当日），双方可以共同向人民法院申请司法确认（协议生效之日起三十日内）；经确认的协议可以申请强制执行。",
    "Until {day}, that day included, both sides may ask a court together to confirm the agreement (thirty days from its effect); one that is confirmed can be enforced.",
  ],
  again: [
    "对方不履行约定，或者矛盾反复的，请告知上述单位，可以重新办理。",
    "If what was agreed is not done, or the trouble comes back, tell the office above: the case can be taken up again.",
  ],
  elsewhere: [
    "调解未达成协议，不影响您依法申请仲裁、行政处理或者向人民法院提起诉讼；请注意法定期限。",
    "That there is no agreement bars you from nothing: you may still go to arbitration, to the authority or to court; mind the limits of the law.",
  ],
  record: [
    "可以用受理回执上的查询码查看登记了您的哪些信息、谁看过，并要求更正或删除；没有回执的，可以向上述单位索取。",
    "The code on your receipt shows what is held of you and who read it, and lets you ask to have it corrected or erased; ask the office above for one if you have none.",
  ],
};
