"""The pages of people: who a dispute is about, what their slip opens, what they ask for."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx2
import pytest
import pytest_asyncio
from playwright.async_api import Page, expect
from sqlalchemy import update

from tests.api.server import Server
from tests.people.cases import LI, PURPOSE
from zongzhi_core.people.tables import RightsRequest
from zongzhi_mediation.tables import Dispute

from .browser import SIZES, Desk

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]


async def run(server: Server, name: str, thing: str, given: dict[str, Any]) -> Any:
    """Run a command as the county's administrator; answers the id of its thing."""
    kind = f"{name[0].upper()}{name[1:]}Input"
    document = f"mutation($i:{kind}!){{{name}(input:$i){{{thing}{{id}} userErrors{{message}}}}}}"
    headers = {"Authorization": f"Bearer {server.token}"}
    async with httpx2.AsyncClient(timeout=60) as client:
        body = {"query": document, "variables": {"i": given}}
        answer = await client.post(f"{server.address}/graphql", json=body, headers=headers)
    payload = answer.json()["data"][name]
    assert payload["userErrors"] == []
    return payload[thing]["id"]


async def name_basis(server: Server) -> None:
    """The county names on what it rests the purpose of mediation."""
    today = datetime.now(UTC).date()
    basis = {
        "county": "530424",
        "purpose": PURPOSE,
        "kind": "STATUTORY_DUTY",
        "citation": "人民调解法第二十九条",
        "expiresOn": str(today + timedelta(days=300)),
        "assessmentNo": "华综评1号",
        "assessedOn": str(today - timedelta(days=30)),
    }
    await run(server, "setLegalBasis", "division", basis)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def dispute(server: Server) -> str:
    """An accepted dispute with a person as its applicant; the county has a legal basis."""
    await name_basis(server)
    place = {"division": "530424001001", "categoryCode": "V02"}
    made: str = await run(server, "registerDispute", "dispute", place)
    party = {"id": made, "side": "APPLICANT", "person": LI}
    await run(server, "recordDisputeParty", "dispute", party)
    await run(server, "acceptDispute", "dispute", {"id": made})
    return made


async def open_dispute(desk: Desk, dispute: str) -> Page:
    await desk.open(f"#/matter/{dispute}")
    await desk.page.locator(".person").first.wait_for()
    return desk.page


async def show_slip(desk: Desk, dispute: str) -> str:
    """A new slip of the applicant; answers its code."""
    page = await open_dispute(desk, dispute)
    await page.locator(".person").first.get_by_role("link", name="回执").click()
    await page.get_by_role("button", name="显示回执").click()
    await page.get_by_role("button", name="出具回执").click()
    await page.locator("form.command [type=submit]").click()
    await page.locator("form.command").wait_for(state="detached")
    return await page.locator(".slip .code strong").inner_text()


async def open_own(desk: Desk, code: str) -> Page:
    """As somebody who has a slip and no account."""
    await desk.open("#/my-record")
    await desk.page.get_by_label("回执上的查询码").fill(code)
    await desk.press("Enter")
    await desk.page.locator(".mine").wait_for()
    return desk.page


async def test_values_are_masked_until_asked_for(desk: Desk, dispute: str) -> None:
    """Nothing is sent for a purpose before the button that says what reading means; what it shows
    is gone when the page is left."""
    named: list[str] = []
    desk.page.on("request", lambda sent: named.append(sent.headers.get("x-purpose", "")))
    page = await open_dispute(desk, dispute)
    await expect(page.locator(".masked").first).to_have_text("已遮蔽：未说明用途")
    await expect(page.locator(".reading")).to_contain_text("查阅会留下记录")
    assert set(named) == {""}
    await page.get_by_role("button", name="为办理本案查阅").click()
    await expect(page.locator(".person").first).to_contain_text(LI["idNo"])
    assert set(named) == {"", f"{PURPOSE};case={dispute}"}
    await desk.go("总览")
    await desk.heading("总览").wait_for()
    await page.go_back()
    await expect(page.locator(".masked").first).to_be_visible()
    assert LI["name"] not in await page.content()


async def test_person_is_recorded_by_keyboard(desk: Desk, dispute: str) -> None:
    """The group of a person opens under the keys; what is wrong within it stands at its field."""
    page = await open_dispute(desk, dispute)
    before = await page.locator(".person").count()
    await page.get_by_role("button", name="登记当事人").click()
    await page.locator("form.command").wait_for()
    await page.keyboard.type("被申请")
    await desk.press("Enter")
    await page.get_by_role("button", name="添加").focus()
    await desk.press("Enter")
    await expect(page.get_by_label("姓名")).to_be_focused()
    await page.keyboard.type("王示例")
    await desk.press("Tab")
    await page.keyboard.type("无")
    await desk.press("Control+Enter")
    wrong = page.locator(".group .is-error")
    await expect(wrong).to_contain_text("电话格式无效")
    await expect(page.get_by_label("电话")).to_be_focused()
    assert await desk.find_barriers() == []
    await page.get_by_label("电话").fill("13900000002")
    await desk.press("Control+Enter")
    await expect(page.locator(".person")).to_have_count(before + 1)


async def test_slip_is_one_page(desk: Desk, dispute: str) -> None:
    """The slip holds number, limit, code and address in both languages, and nothing else is
    printed: one page of A5."""
    code = await show_slip(desk, dispute)
    slip = await desk.page.locator(".slip").inner_text()
    for part in (code, f"{desk.address}/console#/my-record", "自愿", "voluntary", "24:00"):
        assert part in slip
    assert LI["name"] not in slip
    printed = await desk.page.pdf(format="A5")
    assert printed.count(b"/Type /Page\n") == 1
    await desk.page.emulate_media(media="print")
    await expect(desk.page.get_by_role("banner")).to_be_hidden()
    await expect(desk.page.get_by_role("button")).to_have_count(0)


async def with_child(server: Server) -> str:
    """A dispute between an adult and a child of five."""
    place = {"division": "530424001001", "categoryCode": "V02"}
    made: str = await run(server, "registerDispute", "dispute", place)
    born = datetime.now(UTC).date() - timedelta(days=5 * 366)
    child = {"name": "王小孩", "birthOn": str(born)}
    for side, person in (("APPLICANT", LI), ("RESPONDENT", child)):
        party = {"id": made, "side": side, "person": person}
        await run(server, "recordDisputeParty", "dispute", party)
    return made


async def send(desk: Desk, button: str, verdict: str = "", **texts: str) -> None:
    """Fill in a form, which is sound on a desk and on a telephone, and send it."""
    page = desk.page
    await page.get_by_role("button", name=re.compile(f"^{button}( |$)")).last.click()
    await page.locator("form.command").wait_for()
    if verdict:
        await desk.choose("结论", verdict)
    for label, text in texts.items():
        await page.get_by_label(label).fill(text)
    await sound(desk)
    await desk.press("Control+Enter")
    await expect(page.locator(".news").last).to_have_text(f"已办理：{button}")


async def sound(desk: Desk) -> None:
    for width, height in SIZES.values():
        await desk.page.set_viewport_size({"width": width, "height": height})
        assert (await desk.find_barriers(), await desk.overflows()) == ([], False)


async def test_exceptions_take_two_persons(desk: Desk, server: Server, dispute: str) -> None:
    """A child is read when another has approved that; whoever opens a case in an emergency reads
    it by that and does not review it; whoever orders late disclosure does not extend it."""
    second = await server.make_token("second")
    page = await open_dispute(desk, dispute := await with_child(server))
    await send(desk, "审批查阅封存信息", 经办人="second", 理由="核实监护人")
    await send(desk, "紧急查阅", 理由="当事人来电称欲自伤，须立即上门，请求核对其住址。")
    await send(desk, "延迟告知", 决定机关="县公安局", 文号="1号", 理由="侦查需要", 天数="30")
    await expect(page.get_by_text("须由另一人办理")).to_have_count(2)
    await page.get_by_role("button", name="按紧急查阅打开").click()
    await expect(page.locator(".person").first).to_contain_text(LI["idNo"])
    await expect(page.locator(".person").last).to_contain_text("须另一名工作人员批准")
    await page.get_by_role("button", name="退出").click()
    await desk.sign_in(second)
    await desk.go("查阅复核")
    # Only then the list of matters has made place.
    await expect(page.get_by_role("button", name="复核紧急查阅")).to_be_visible()
    case = page.get_by_role("link", name=re.compile(r"5304242\d{9}"))
    await expect(case).to_have_attribute("href", f"#/matter/{dispute}")
    await send(desk, "复核紧急查阅", "理由成立", 理由="当时确有危险")
    await open_dispute(desk, dispute)
    await expect(page.locator(".exceptions")).to_contain_text("理由成立")
    await send(desk, "延长延迟告知", 天数="30")
    await page.get_by_role("button", name="为办理本案查阅").click()
    await expect(page.locator(".person").last).to_contain_text("王小孩")
    await page.get_by_role("button", name="English").click()
    await desk.go("Readings to review")
    await page.get_by_role("tab", name="Late disclosure").click()
    await expect(page.locator(".part")).to_contain_text("Extended by")
    await sound(desk)


@pytest.mark.parametrize("stranger", ["wide", "narrow"], indirect=True)
async def test_person_sees_and_asks_for_their_own(desk: Desk, dispute: str) -> None:
    """The slip's code opens what is held and who read it; a correction is refused with reasons and
    the remedy is told; another request is taken back. Nothing is kept but in the page."""
    code = await show_slip(desk, dispute)
    page = await open_own(desk, code)
    await expect(page.locator(".mine")).to_contain_text(LI["idNo"])
    await expect(page.locator("table.readings")).to_contain_text("县级管理员")
    await expect(page.get_by_text("还剩 30 分钟")).to_be_visible()
    await expect(page.locator(".case")).to_contain_text(
        re.compile(r"5304242\d{9}[\s\S]*办理中[\s\S]*24:00")
    )
    await ask_for(desk, "更正")
    assert (await desk.find_barriers(), await desk.overflows()) == ([], False)
    kept = await page.evaluate("() => [JSON.stringify([localStorage, {...sessionStorage}])]")
    assert [*json.loads(kept[0])[1]] == ["zongzhi.token"]
    assert "zzs_" not in kept[0]
    await page.get_by_role("button", name="撤回 更正").last.click()
    await expect(page.locator(".mine .news")).to_have_text("已撤回：更正。")
    await expect(page.get_by_role("button", name="撤回 更正")).to_have_count(0)
    await page.get_by_role("button", name="结束查询").click()
    await expect(page.locator("body")).not_to_contain_text(LI["idNo"])
    await page.get_by_label("回执上的查询码").fill(code)
    await desk.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("查询码无效、已用过或已过期")
    desk.faults.clear()  # the browser notes the refusal


async def ask_for(desk: Desk, kind: str) -> None:
    await desk.choose("您要求什么", kind)
    await desk.page.get_by_role("button", name="提出", exact=True).click()
    await expect(desk.page.locator(".mine .news")).to_have_text(f"已提出：{kind}。")


@pytest.mark.parametrize("stranger", ["narrow"], indirect=True)
async def test_requests_are_answered(desk: Desk, server: Server, dispute: str) -> None:
    """An officer verifies who asks; a correction takes all that is to be held, a refusal its
    reasons, which the person reads with the remedy."""
    page = await open_dispute(desk, dispute)
    await file_at_the_desk(desk, "更正")
    await open_first_request(desk)
    await take(desk, "核实请求")
    await page.get_by_role("button", name="同意请求", exact=True).click()
    await page.get_by_label("姓名").fill("李更正")
    assert (await desk.find_barriers(), await desk.overflows()) == ([], False)
    await desk.press("Control+Enter")
    await expect(page.locator(".news")).to_have_text("已办理：同意请求")
    await open_dispute(desk, dispute)
    await file_at_the_desk(desk, "解释说明")
    await open_first_request(desk)
    await page.get_by_role("button", name="不同意请求").click()
    await page.get_by_label("理由").fill("已当面说明")
    await desk.press("Control+Enter")
    await expect(page.locator(".news")).to_have_text("已办理：不同意请求")
    page = await open_own(desk, await show_slip(desk, dispute))
    await expect(page.locator(".mine")).to_contain_text("李更正")
    await expect(page.locator(".own-request").last).to_contain_text("已当面说明")
    await expect(page.locator(".own-request").last).to_contain_text("六十日内申请行政复议")


async def test_person_is_reminded_of_last_days(desk: Desk, server: Server, dispute: str) -> None:
    """Until when both sides may ask a court to confirm the agreement stands with the case, in the
    language of the page."""
    last = datetime.now(UTC).date() + timedelta(days=9)
    own = update(Dispute).where(Dispute.id == dispute[-32:]).values(confirmation_due_on=last)
    await server.world.write(lambda session: session.execute(own))
    page = await open_own(desk, await show_slip(desk, dispute))
    await expect(page.locator(".case .why")).to_contain_text(f"{last} · 在此日之前（含当日）")
    await page.get_by_role("button", name="English").click()
    await expect(page.locator(".case .why")).to_contain_text(f"{last} · Until this day both sides")
    assert (await desk.find_barriers(), await desk.overflows()) == ([], False)


#: The link above the work list.
LATE = re.compile(r"^\d+ 项本人请求逾期未答复$")


async def test_late_requests_stand_above_the_work(desk: Desk, server: Server, dispute: str) -> None:
    """A request that nobody answered in time stands above the work list of whoever may answer it,
    those of the prefecture above the county among them, until somebody has."""
    page = await open_dispute(desk, dispute)
    await file_at_the_desk(desk, "查阅")
    late = page.get_by_role("link", name=LATE)
    await desk.go("我的待办")
    await desk.total()
    await expect(late).to_have_count(0)
    over = date(2025, 1, 2)
    await server.world.write(lambda s: s.execute(update(RightsRequest).values(due_on=over)))
    await desk.open("#/matters")
    await page.reload()
    assert await desk.find_barriers() == []
    await late.click()
    await page.locator("table.requests a").first.click()
    await page.locator(".actions").wait_for()
    await page.get_by_role("button", name="不同意请求").click()
    await page.get_by_label("理由").fill("已当面出示")
    await desk.press("Control+Enter")
    await expect(page.locator(".news")).to_have_text("已办理：不同意请求")
    await desk.go("我的待办")
    await desk.total()
    await expect(late).to_have_count(0)


async def test_late_requests_stand_before_those_above(
    desk: Desk, server: Server, dispute: str
) -> None:
    """One that the county has not answered in time stands above the work list of the prefecture's
    administrators too, and says so in their list of requests."""
    page = await open_dispute(desk, dispute)
    await file_at_the_desk(desk, "复制")
    over = date(2025, 1, 2)
    await server.world.write(lambda s: s.execute(update(RightsRequest).values(due_on=over)))
    await page.get_by_role("button", name="退出").click()
    await desk.sign_in(await server.make_token("prefecture", "county_admin", "5304"))
    await page.get_by_role("link", name=LATE).click()
    await expect(page.locator("table.requests")).to_contain_text(f"{over} · 已逾期")
    assert (await desk.find_barriers(), await desk.overflows()) == ([], False)


async def file_at_the_desk(desk: Desk, kind: str) -> None:
    """For the applicant, who came to the office."""
    await desk.page.get_by_role("button", name="提出权利请求").first.click()
    await desk.page.locator("form.command").wait_for()
    await desk.choose("请求类别", kind)
    await desk.press("Control+Enter")
    await desk.page.locator(".persons .news").wait_for()


async def open_first_request(desk: Desk) -> None:
    await desk.go("本人请求")
    assert await desk.find_barriers() == []
    await desk.page.locator("table.requests a").first.click()
    await desk.page.locator(".actions").wait_for()


async def take(desk: Desk, step: str) -> None:
    await desk.page.get_by_role("button", name=step, exact=True).click()
    await desk.page.locator("form.command [type=submit]").click()
    await expect(desk.page.locator(".news")).to_have_text(f"已办理：{step}")


@pytest.mark.parametrize("stranger", ["narrow"], indirect=True)
async def test_ended_basis_closes_the_records(desk: Desk, dispute: str) -> None:
    """The administrator ends a basis, and from then on the values are masked for that reason."""
    await desk.go("合法性基础")
    await desk.page.get_by_role("button", name="终止合法性基础").click()
    assert (await desk.find_barriers(), await desk.overflows()) == ([], False)
    await desk.page.locator("form.command [type=submit]").click()
    await expect(desk.page.locator(".news")).to_have_text("已办理：终止合法性基础")
    await expect(desk.page.locator("table.bases")).to_contain_text("已终止")
    page = await open_dispute(desk, dispute)
    await page.get_by_role("button", name="为办理本案查阅").click()
    await expect(page.locator(".masked").first).to_have_text("已遮蔽：已到期")


async def test_others_have_no_such_pages(stranger: Desk, server: Server, dispute: str) -> None:
    """A mediator sees neither requests nor bases, and of a dispute no person."""
    await stranger.sign_in(await server.make_token("mediator", "mediator", "530424001001"))
    await stranger.heading("我的待办").wait_for()
    menu = stranger.page.get_by_role("navigation").first
    await expect(menu.get_by_role("link", name="本人请求")).to_have_count(0)
    await expect(menu.get_by_role("link", name="合法性基础")).to_have_count(0)
    await stranger.open("#/requests")
    await expect(stranger.page.get_by_role("alert")).to_contain_text("本页仅供中心")
    await stranger.open(f"#/matter/{dispute}")
    await stranger.page.locator(".facts").first.wait_for()
    await expect(stranger.page.locator(".person")).to_have_count(0)
    await expect(stranger.page.get_by_text("不对您的角色显示：事件简述")).to_be_visible()
    await expect(stranger.page.get_by_role("alert")).to_have_count(0)
