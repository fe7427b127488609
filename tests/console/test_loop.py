"""The mediation loop worked in the console alone: what a step names is chosen by its name, and
shown again on the page of the dispute."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.api.server import Server
from tests.people.cases import LI
from tests.people.ways import TOLD
from zongzhi_core.clock import day_of
from zongzhi_mediation.rules import RISK_FACTORS
from zongzhi_mediation.schema import RISK_RULE

from .browser import Desk
from .test_people import name_basis, run

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

VILLAGE = "530424001001"


async def ask(server: Server, fields: str, of: str) -> Any:
    return (await server.ask(f'{{division(code:"{of}"){{{fields}}}}}')).data["division"]


async def find_mediators(server: Server) -> list[str]:
    """The names of the mediators in office in the village."""
    found = await ask(server, "mediators(orderBy:[{field:NAME}]){nodes{name}}", VILLAGE)
    return [each["name"] for each in found["mediators"]["nodes"]]


async def register(server: Server) -> str:
    given = {"division": VILLAGE, "categoryCode": "V02"}
    made: str = await run(server, "registerDispute", "dispute", given)
    return made


async def read(server: Server, dispute: str, fields: str) -> Any:
    return (await server.ask(f'{{dispute(id:"{dispute}"){{{fields}}}}}')).data["dispute"]


async def begin(desk: Desk, step: str) -> Locator:
    await desk.page.get_by_role("button", name=step, exact=True).click()
    form = desk.page.locator("form.command")
    await form.wait_for()
    return form


async def finish(desk: Desk, step: str) -> None:
    await desk.page.get_by_role("button", name="提交", exact=True).click()
    await expect(desk.page.locator(".news")).to_have_text(f"已办理：{step}")


async def take(desk: Desk, step: str, *ticks: str, **choices: str) -> None:
    """A step, with boxes that are pressed and values that are chosen by a part of their names."""
    form = await begin(desk, step)
    for name, value in choices.items():
        await desk.choose(name, value)
    for tick in ticks:
        await form.locator("label.el-checkbox", has_text=tick).click()
    await finish(desk, step)


def panel(desk: Desk, title: str) -> Locator:
    heading = desk.page.get_by_role("heading", level=2, name=title, exact=True)
    return desk.page.locator(".panel").filter(has=heading)


async def add_party(desk: Desk, side: str, *, body: bool) -> None:
    """A party that agrees; the schema says that it is people unless that is unticked."""
    form = await begin(desk, "登记当事人")
    natural = form.get_by_role("checkbox", name="是否自然人")
    await expect(natural).to_be_checked()
    await desk.choose("当事人地位", side)
    if body:
        await form.locator("label.el-checkbox", has_text="是否自然人").click()
    await form.locator("label.el-checkbox", has_text="同意调解").click()
    await finish(desk, "登记当事人")


async def hold_session(desk: Desk, mediators: list[str]) -> None:
    """A session that leads, with mediators who are found by their names."""
    form = await begin(desk, "记录调解")
    await desk.choose("渠道", "人民调解")
    for name in mediators:
        await form.get_by_role("combobox", name="调解员").focus()
        await desk.page.keyboard.type(name)
        await desk.page.get_by_role("option", name=name).wait_for()
        await desk.press("Enter")
    await desk.press("Tab")
    await form.locator("label.el-checkbox", has_text="主导").click()
    await form.locator("label.el-checkbox", has_text=re.compile("近亲属|利害|无关|回避")).click()
    await finish(desk, "记录调解")


async def settle_with_duty(desk: Desk) -> None:
    """A written agreement with one thing to be paid."""
    form = await begin(desk, "化解纠纷")
    await desk.choose("处理结果", "书面协议")
    await desk.choose("形式", "书面")
    for name in ("各方已签", "调解员已签"):
        await form.locator("label.el-checkbox", has_text=name).click()
    await form.get_by_role("button", name="添加").click()
    row = form.locator(".row")
    await row.get_by_role("combobox", name="履行期限").fill("2030-12-31")
    await desk.press("Enter")
    await row.get_by_label("金额").fill("200")
    await finish(desk, "化解纠纷")


async def test_loop_is_worked_by_names(desk: Desk, server: Server) -> None:
    """From a dispute of a body to a performed obligation: a default is shown and what was chosen is
    sent, mediators and obligations are chosen from what there is, and each is shown again."""
    dispute = await register(server)
    first, second = (await find_mediators(server))[:2]
    await desk.open(f"#/matter/{dispute}")
    for step in ("受理纠纷", "接办纠纷"):
        await take(desk, step)
    await add_party(desk, "被申请人", body=True)
    await add_party(desk, "申请人", body=False)
    parties = (await read(server, dispute, "parties{isNaturalPerson people}"))["parties"]
    assert [(each["isNaturalPerson"], each["people"]) for each in parties] == [
        (False, 0),
        (True, 1),
    ]
    await take(desk, "开始调解", "各方同意")
    await hold_session(desk, [first, second])
    await expect(panel(desk, "调解场次").locator("tbody")).to_contain_text(first)
    await expect(panel(desk, "调解场次").locator("tbody")).to_contain_text(second)
    await settle_with_duty(desk)
    duties = panel(desk, "协议").locator("table")
    await expect(duties).to_contain_text("待履行")
    await take(desk, "记录已履行", **{"义务序号": "200"})
    await expect(duties).to_contain_text("已履行")
    assert (await desk.find_barriers(), await desk.overflows()) == ([], False)


async def test_township_transfers_to_a_department(stranger: Desk, server: Server) -> None:
    """Who works in a township chooses among the county's departments too, and the page says to whom
    it was sent."""
    dispute = await register(server)
    await run(server, "acceptDispute", "dispute", {"id": dispute})
    await stranger.sign_in(await server.make_token("town", "township_lead", "530424001"))
    await stranger.heading("我的待办").wait_for()
    await stranger.open(f"#/matter/{dispute}")
    form = await begin(stranger, "转办纠纷")
    await form.get_by_role("combobox", name="接收机构").focus()
    await stranger.page.keyboard.type("住房")
    await stranger.page.get_by_role("option", name="华宁县住房和城乡建设局").wait_for()
    await stranger.press("Control+a")
    await stranger.page.keyboard.type("宁州街道卫生院")
    await stranger.page.get_by_role("option", name="华宁县宁州街道卫生院").wait_for()
    await stranger.press("Enter")
    await finish(stranger, "转办纠纷")
    await expect(panel(stranger, "转办记录")).to_contain_text("华宁县宁州街道卫生院")


@pytest.mark.parametrize("stranger", ["narrow"], indirect=True)
async def test_acceptance_offers_a_receipt(desk: Desk, server: Server) -> None:
    """Once a dispute is accepted its receipt is one press away: number, limit and rights in both
    languages on one page, and where somebody is recorded the way to the slip with their code."""
    await name_basis(server)
    dispute = await register(server)
    await desk.open(f"#/matter/{dispute}")
    await take(desk, "受理纠纷")
    await desk.page.get_by_role("link", name="打印受理回执").click()
    slip = desk.page.locator(".slip")
    await expect(slip).to_contain_text((await read(server, dispute, "no"))["no"])
    for told in ("24:00", "没有查询码", "has no code", "自愿", "voluntary"):
        await expect(slip).to_contain_text(told)
    assert (await desk.find_barriers(), await desk.overflows()) == ([], False)
    printed = await desk.page.pdf(format="A5")
    assert printed.count(b"/Type /Page\n") == 1
    party = {"id": dispute, "side": "APPLICANT", "person": LI}
    await run(server, "recordDisputeParty", "dispute", party)
    await desk.page.reload()
    await desk.page.get_by_role("link", name="回执 1 · 申请人").click()
    await desk.page.get_by_role("button", name="显示回执").click()
    await desk.page.get_by_role("button", name="出具回执").click()
    await desk.page.locator("form.command [type=submit]").click()
    await expect(slip.locator(".code strong")).to_have_text(re.compile(r"\w{8,}"))


async def settle(server: Server, of: dict[str, Any]) -> str:
    """A dispute of a person and a body, of which something was told, settled in writing."""
    place = {"division": VILLAGE, "categoryCode": "V02", "summary": TOLD}
    dispute: str = await run(server, "registerDispute", "dispute", place)
    [mediator] = (await ask(server, "mediators(first:1){nodes{id}}", VILLAGE))["mediators"]["nodes"]
    held = {"channel": "PEOPLE", "mediators": [mediator["id"]], "noMediatorClose": True}
    signed = {"signedByAllParties": True, "signedByMediator": True}
    for command, given in (
        ("recordDisputeParty", {"side": "APPLICANT", "person": of}),
        ("recordDisputeParty", {"side": "RESPONDENT", "isNaturalPerson": False}),
        ("acceptDispute", {}),
        ("undertakeDispute", {}),
        ("startMediation", {"everyPartyAgrees": True}),
        ("recordMediationSession", held),
        ("settleDispute", {"outcome": "SETTLED_WRITTEN", **signed}),
    ):
        await run(server, command, "dispute", {"id": dispute, **given})
    return dispute


@pytest.mark.parametrize("stranger", ["wide", "narrow"], indirect=True)
async def test_result_notice_is_printed(desk: Desk, server: Server) -> None:
    """Once the result is told its notice is one press away: number, outcome, days, and until when a
    court may be asked, in both languages on one page. It asks for no person and for nothing that
    was told, so that neither can be on it."""
    await name_basis(server)
    dispute = await settle(server, LI)
    await desk.open(f"#/matter/{dispute}")
    link = desk.page.get_by_role("link", name="打印处置结果反馈")
    await expect(panel(desk, "协议")).to_be_visible()
    await expect(link).to_have_count(0)
    await take(desk, "反馈纠纷", "已告知申请人", "已告知来源")
    before = len(desk.asked)
    await link.click()
    notice = desk.page.locator(".slip")
    known = await read(server, dispute, "no confirmationDueOn fedBackAt")
    day = stamp_day(known["fedBackAt"])
    for told in (
        *(known["no"], "书面协议", "Settled by a written agreement", day),
        *(f"{known['confirmationDueOn']}之前", f"Until {known['confirmationDueOn']}"),
        *("仲裁", "arbitration", "西门社区"),
    ):
        await expect(notice).to_contain_text(told)
    [(body, _)] = [each for each in desk.asked[before:] if "Notice" in each[0]["query"]]
    for word in ("summary", "parties", "person", "note", "title"):
        assert word not in body["query"]
    for told in (LI["name"], LI["address"], TOLD):
        assert told not in await notice.inner_text()
    assert (await desk.find_barriers(), await desk.overflows()) == ([], False)
    for paper in ("A5", "A4"):
        assert (await desk.page.pdf(format=paper)).count(b"/Type /Page\n") == 1


def stamp_day(text: str) -> str:
    """The day of a moment by the county's calendar."""
    return str(day_of(datetime.fromisoformat(text)))


@pytest.mark.parametrize("stranger", ["narrow"], indirect=True)
async def test_rule_stands_with_its_assessments(desk: Desk, server: Server) -> None:
    """Below the assessments of a dispute stands, once and in the language of the page, the rule by
    which they were proposed."""
    dispute = await register(server)
    rated = dict.fromkeys(RISK_FACTORS, 2)
    for _ in range(2):
        await run(server, "proposeRiskGrade", "dispute", {"id": dispute, **rated})
    await desk.open(f"#/matter/{dispute}")
    chinese, english = RISK_RULE.split(" ", 1)
    await expect(panel(desk, "风险评定").locator("tbody tr")).to_have_count(2)
    await expect(panel(desk, "风险评定").get_by_text(chinese)).to_have_count(1)
    assert (await desk.find_barriers(), await desk.overflows()) == ([], False)
    await desk.page.get_by_role("button", name="English").click()
    await expect(panel(desk, "Risk assessments").get_by_text(english)).to_have_count(1)


@pytest.mark.parametrize("stranger", ["narrow"], indirect=True)
async def test_mediators_are_appointed_and_ended(stranger: Desk, server: Server) -> None:
    """The register lists who is in office; whoever keeps it enters one, ends the term, and others
    have no such page."""
    await stranger.sign_in(await server.make_token("keeper", "township_lead", "530424001"))
    await stranger.heading("我的待办").wait_for()
    await stranger.go("名册")
    await stranger.page.get_by_role("link", name="调解员", exact=True).click()
    await stranger.page.get_by_role("button", name="聘任调解员").click()
    form = stranger.page.locator("form.command")
    await form.get_by_role("combobox", name="机构").focus()
    await stranger.page.keyboard.type("西门社区人民调解")
    await stranger.page.get_by_role("option", name="西门社区人民调解委员会").wait_for()
    await stranger.press("Enter")
    await form.get_by_label("姓名").fill("戚怀远")
    assert (await stranger.find_barriers(), await stranger.overflows()) == ([], False)
    await stranger.press("Control+Enter")
    await expect(stranger.page.locator(".news")).to_have_text("已办理：聘任调解员")
    assert "戚怀远" in await find_mediators(server)
    await stranger.choose("区划", "西门社区")
    await stranger.page.get_by_role("button", name="解聘调解员 戚怀远").click()
    await stranger.press("Control+Enter")
    await expect(stranger.page.locator(".news")).to_have_text("已办理：解聘调解员")
    await stranger.page.get_by_role("button", name="退出").click()
    await stranger.sign_in(await server.make_token("reader", "centre_staff", "530424001"))
    await stranger.heading("我的待办").wait_for()
    await stranger.open("#/registers")
    await expect(stranger.page.get_by_role("alert")).to_contain_text("本页仅供负责聘任的人员")


#: Of a text of the other language: two words of letters, or a Chinese character.
OTHERS = {"zh": re.compile(r"[A-Za-z]{2,} [a-z]{2,}"), "en": re.compile(r"[\u4e00-\u9fff]")}


@pytest.mark.parametrize("language", OTHERS)
async def test_help_is_in_the_page_language(desk: Desk, server: Server, language: str) -> None:
    """No form, of whatever command, explains itself in the language that the page is not in."""
    dispute = await register(server)
    await run(server, "acceptDispute", "dispute", {"id": dispute})
    if language == "en":
        await desk.page.get_by_role("button", name="English").click()
    told: list[str] = []
    for where in (
        "#/entry",
        "#/registers/Mediator",
        "#/accounts",
        "#/bases",
        f"#/matter/{dispute}",
    ):
        await desk.open(where)
        await desk.page.locator("h1").wait_for()
        buttons = desk.page.locator("main .panel.actions button, main .buttons button, main .add")
        await desk.page.locator("form, main button").first.wait_for()
        for n in range(await buttons.count()):
            if await buttons.nth(n).is_visible():
                await buttons.nth(n).click()
                told += await desk.page.locator("form .help").all_inner_texts()
                await desk.press("Escape")
        told += await desk.page.locator(".help").all_inner_texts()
    assert len(told) > 20
    assert [text for text in told if OTHERS[language].search(text)] == []
