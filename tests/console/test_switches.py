"""The pages by which plugins are turned on and off, and those of one's own cases."""

from __future__ import annotations

from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.api.server import Server
from tests.support.worlds import HUANING, World
from zongzhi_core.clock import SystemClock, day_of
from zongzhi_core.ids import new_id
from zongzhi_core.state import raise_epoch
from zongzhi_core.switches.tables import ClientDocument, ClientOperation
from zongzhi_core.tables import Division, DivisionUnit, Grant, User

from .browser import Desk
from .test_accounts import ACCOUNT, come_in

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

#: Of the county itself.
OFFICER = "u530424.0"
OTHERS = {"530425": "易门县", "530426": "峨山县", "530427": "新平县"}


async def state_of(server: Server, plugin: str, county: str = HUANING) -> str | None:
    asked = f'{{division(code:"{county}"){{plugins{{name state}}}}}}'
    token = await server.make_token("reader", "integrator", "5304")
    found = (await server.ask(asked, token)).data["division"]["plugins"]
    return next((each["state"] for each in found if each["name"] == plugin), None)


async def tell(server: Server, token: str, command: str, given: str) -> None:
    done = await server.ask(
        f"mutation{{{command}(input:{{{given}}}){{userErrors{{message}}}}}}", token
    )
    assert done.data == {command: {"userErrors": []}}


async def open_switches(desk: Desk) -> None:
    await desk.go("插件")
    await desk.page.locator("table.switches").wait_for()


async def ask_for(desk: Desk, plugin: str) -> str:
    """Press a switch by the keyboard; answers what the dry run tells."""
    await desk.page.locator(f"#switch-{plugin}").focus()
    await desk.press("Enter")
    told = desk.page.locator(".preview")
    await told.locator(".told").wait_for()
    await expect(told.get_by_role("heading", level=2)).to_be_focused()
    return await told.inner_text()


async def give_reason(desk: Desk, reason: str) -> None:
    await desk.page.locator(".preview").get_by_label("原因").fill(reason)
    await desk.press("Control+Enter")


async def approve(desk: Desk, server: Server, actor: str) -> None:
    """Another administrator, on the same page."""
    await desk.sign_in(await server.make_token("second"))
    await desk.heading("我的待办").wait_for()
    await open_switches(desk)
    await desk.page.locator("#approve-mediation").click()
    await desk.page.get_by_label("经办人").fill(actor)
    await desk.page.get_by_label("理由").fill("并入市平台")
    await desk.press("Control+Enter")
    await expect(desk.page.locator(".news")).to_have_text("已办理：审批停用")


def send_document(session: Session) -> None:
    """As a system that reads disputes has sent its document today."""
    county = session.scalars(select(Division.county_id).where(Division.code == HUANING)).first()
    text = 'query Hotline{division(code:""){disputes{totalCount}}}'
    session.add(ClientDocument(sha256="0" * 64, text=text))
    session.flush()
    sent = {"client": "tester", "sha256": "0" * 64, "last_on": day_of(SystemClock().now())}
    session.add(ClientOperation(county_id=county, **sent))


async def test_two_persons_turn_off_over_deadlines(
    desk: Desk, server: Server, browser: Browser, shared_world: World
) -> None:
    """The dry run says in words what vanishes, and for whom, and turns nothing; over open deadlines
    there is no way without an office and a second person; the history says who did it and who
    approved."""
    await shared_world.write(send_document)
    await open_switches(desk)
    told = await ask_for(desk, "mediation")
    assert "个操作会失去内容" in told
    await desk.page.get_by_text("客户端操作逐项列出").click()
    await expect(desk.page.get_by_role("row", name="Hotline")).to_contain_text("区划.矛盾纠纷")
    assert "矛盾纠纷 1,431" in told
    assert "件未结事项有办理期限" in told
    assert "经办人填“tester”" in told
    assert await state_of(server, "mediation") == "ON"
    await give_reason(desk, "改用市平台")
    wrong = desk.page.locator(".item.is-error").get_by_role("alert")
    await expect(wrong).to_have_text("必填")
    await desk.choose("接收机构", "华宁县盘溪镇综治中心")
    await desk.press("Control+Enter")
    await expect(wrong).to_contain_text("须经另一人审批")
    context = await browser.new_context()
    await approve(Desk(await context.new_page(), server.address), server, "tester")
    await context.close()
    await desk.page.get_by_role("button", name="提交").click()
    await expect(desk.page.locator(".news")).to_have_text("已办理：停用化解 mediation")
    assert await state_of(server, "mediation") == "OFF"
    [last, *_] = await desk.rows("history")
    assert last[:2] == ["mediation", "停用"]
    assert last[4:7] == ["改用市平台", "tester", "second"]
    assert "华宁县盘溪镇综治中心" in last[7]
    told = await ask_for(desk, "mediation")
    assert "出现" in told
    await give_reason(desk, "恢复")
    await expect(desk.page.locator(".news")).to_have_text("已办理：启用化解 mediation")
    assert await state_of(server, "mediation") == "ON"


async def test_policy_from_above_leaves_no_form(desk: Desk, server: Server) -> None:
    """What the province requires stands beside the switch, and the dry run ends with it."""
    province = await server.make_token("province", "county_admin", "53")
    given = 'division:"53",plugin:"grid",rule:REQUIRED,reason:"云政法〔2026〕1号"'
    await tell(server, province, "setPluginPolicy", given)
    await open_switches(desk)
    await expect(desk.page.locator("table.switches tr", has_text="grid")).to_contain_text(
        "必须启用 · 上级 · 云政法〔2026〕1号"
    )
    assert await desk.page.locator(".fault").count() == 0
    told = await ask_for(desk, "grid")
    assert "不能停用网格 grid：必须启用" in told
    assert await desk.page.locator("form").count() == 0
    await desk.press("Escape")
    await expect(desk.page.locator("#switch-grid")).to_be_focused()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def neighbours(server: Server, shared_world: World) -> None:
    """Three more counties in the prefecture, in which nothing is on."""
    await shared_world.write(add_counties)


def add_counties(session: Session) -> None:
    first = session.scalars(select(Division).where(Division.code == HUANING)).one()
    shared: dict[str, Any] = {
        each: getattr(first, each)
        for each in ("valid_from", "valid_to", "parent_id", "level", "kind")
    }
    for code, name in OTHERS.items():
        unit = DivisionUnit(id=new_id(), opened_on=first.valid_from)
        unit.heir_id = unit.id
        session.add(unit)
        session.flush()
        called = {"code": code, "path": code, "name": name, "short_name": name[:-1]}
        session.add(Division(id=unit.id, county_id=unit.id, **called, **shared))
    raise_epoch(session)


async def come_from_prefecture(desk: Desk, server: Server) -> None:
    await desk.sign_in(await server.make_token("prefecture", "county_admin", "5304"))
    await desk.heading("我的待办").wait_for()
    await desk.go("插件")
    await desk.page.locator("table.counties").wait_for()


async def choose_counties(desk: Desk, *names: str) -> None:
    """Choose some, and ask for the dry run of turning services on in them."""
    for name in names:
        await desk.page.locator("table.counties tr", has_text=name).locator(".el-checkbox").click()
    await desk.choose("插件", "services")
    await desk.choose("状态", "启用")
    await desk.page.get_by_label("原因").fill("全市推开")
    await desk.page.get_by_role("button", name="预演").click()


async def test_one_plugin_is_turned_in_chosen_counties(
    stranger: Desk, server: Server, neighbours: None
) -> None:
    """Each county has its line in the dry run, its own command and key, and its own result; what
    was not chosen stays as it was."""
    await come_from_prefecture(stranger, server)
    await expect(stranger.page.locator("table.counties tbody tr")).to_have_count(4)
    await choose_counties(stranger, "华宁县", "易门县", "峨山县")
    results = stranger.page.locator(".results tbody tr")
    await expect(results).to_have_count(3)
    await expect(results.first).to_contain_text("已是启用")
    await stranger.page.get_by_role("button", name="在 2 个县办理").click()
    await expect(stranger.page.locator(".results [role=status]")).to_have_text("已办理 2 / 3")
    sent = [(body, key) for body, key in stranger.asked if body["query"].startswith("mutation")]
    assert [body["variables"]["input"]["county"] for body, _ in sent] == ["530425", "530426"]
    assert len({key for _, key in sent}) == 2
    states = [await state_of(server, "services", code) for code in OTHERS]
    assert states == ["ON", "ON", None]
    row = stranger.page.locator("table.counties tr", has_text="易门县")
    await expect(row.locator("td").last).to_have_text("启用")


async def test_account_is_named_to_the_second_person(stranger: Desk, shared_world: World) -> None:
    """Whoever signed in by an account is told the name that an approval must have to be theirs."""

    def appoint(session: Session) -> None:
        for grant in session.scalars(select(Grant).join(User).where(User.account == OFFICER)):
            grant.role = "county_admin"
        raise_epoch(session)

    await shared_world.write(appoint)
    await come_in(stranger, OFFICER)
    await open_switches(stranger)
    assert f"经办人填“user:{OFFICER}”" in await ask_for(stranger, "mediation")


async def test_own_cases_are_those_assigned(stranger: Desk) -> None:
    """What a matter's page gives to a user is what their list of own cases holds, until it ends."""
    await come_in(stranger)
    page = stranger.page
    assert await page.get_by_role("link", name="插件", exact=True).count() == 0
    await stranger.total()
    link = page.locator("table.matters a").first
    no = await link.inner_text()
    await link.click()
    await page.locator(".assignments tbody, .assignments .help").first.wait_for()
    await page.locator("#assign").click()
    await stranger.choose("用户", ACCOUNT)
    await stranger.press("Control+Enter")
    await expect(page.locator(".assignments .news")).to_have_text("已办理：分派事项")
    await expect(page.locator(".assignments tbody")).to_contain_text(ACCOUNT)
    await stranger.go("我的待办")
    await page.get_by_text("本人经办").click()
    await expect(page.locator(".pager")).to_contain_text("共 1 件")
    assert [row[0] for row in await stranger.rows("matters")] == [no]
    await page.locator("table.matters a").click()
    await page.locator(".assignments").get_by_role("button", name="解除分派").click()
    await page.locator(".assignments [type=submit]").click()
    await expect(page.locator(".assignments .news")).to_have_text("已办理：解除分派")
    await stranger.go("我的待办")
    await expect(page.locator(".pager")).to_contain_text("共 0 件")


@pytest.mark.parametrize("stranger", ["wide", "narrow"], indirect=True)
async def test_pages_of_switches_have_no_barrier(
    stranger: Desk, server: Server, neighbours: None
) -> None:
    """axe-core finds nothing serious in the county's page with a dry run, nor in that of several
    counties, whose rows lead to it; none is wider than its window."""
    await come_from_prefecture(stranger, server)
    await choose_counties(stranger, "新平县", "华宁县")
    await stranger.page.locator(".results").wait_for()
    assert (await stranger.find_barriers(), await stranger.overflows()) == ([], False)
    await stranger.page.locator("table.counties").get_by_role("link", name="华宁县").click()
    await ask_for(stranger, "mediation")
    for summary in await stranger.page.locator(".preview summary").all():
        await summary.click()
    assert (await stranger.find_barriers(), await stranger.overflows()) == ([], False)
