"""The pages that show: who is in, what is to be done, what the figures are."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from playwright.async_api import Route, expect
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.api.server import Server
from tests.support.worlds import HUANING, World
from zongzhi_core.ids import new_id
from zongzhi_core.tables import Organisation
from zongzhi_core.testing.switching import cleared
from zongzhi_mediation.tables import Dispute, DisputeTransfer
from zongzhi_mediation.terms import DisputeStatus, DisputeTransferAct

from .browser import BrowserMissing, Desk, find_browser

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

SHANGHAI = timezone(timedelta(hours=8))
PAGES = ["我的待办", "登记", "总览", "名册", "用户与授权", "插件", "插件与身份"]


async def count(server: Server, conditions: str, of: str = "matters") -> int:
    """How many matters the API counts."""
    asked = f'{{division(code:"{HUANING}"){{{of}(filter:{conditions}){{totalCount}}}}}}'
    counted: int = (await server.ask(asked)).data["division"][of]["totalCount"]
    return counted


async def test_missing_browser_names_the_remedy() -> None:
    """Without a browser the tests say what to run."""
    with pytest.raises(BrowserMissing, match=r"\.ci/install-programs"):
        find_browser({"ZONGZHI_TEST_BROWSER": "/nowhere/chromium"})


async def test_token_opens_and_stays_in_the_tab(stranger: Desk, server: Server) -> None:
    """A wrong token is refused in words; a right one opens the list; nothing outlives the tab."""
    await stranger.sign_in("nobody")
    await expect(stranger.page.get_by_role("alert")).to_contain_text("令牌无效")
    # The browser itself notes the 401, and nothing else.
    assert [fault for fault in stranger.faults if "401" not in fault] == []
    stranger.faults.clear()
    await stranger.sign_in(server.token)
    await stranger.heading("我的待办").wait_for()
    kept = await stranger.page.evaluate("() => [sessionStorage.getItem('zongzhi.token')]")
    assert kept == [server.token]
    assert await stranger.page.evaluate("() => [localStorage.length, document.cookie]") == [0, ""]
    await stranger.page.reload()
    await stranger.heading("我的待办").wait_for()
    await stranger.page.get_by_role("button", name="退出").click()
    await stranger.page.get_by_label("访问令牌").wait_for()
    assert await stranger.page.evaluate("() => sessionStorage.getItem('zongzhi.token')") is None


async def test_tabs_list_what_they_say(desk: Desk, server: Server, shared_world: World) -> None:
    """Open matters, those due today and this week by the county's calendar, overdue ones and those
    not accepted, as counted by the API; a limit that ends with a day belongs to that day."""
    midnight = datetime.now(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    sunday = midnight + timedelta(days=7 - midnight.weekday())
    limits = [midnight, midnight + timedelta(seconds=1), midnight + timedelta(days=1)]
    await shared_world.write(lambda session: put_limits(session, limits))
    expected = {
        "未办结": await count(server, "{phase:{notIn:[CLOSED,VOID]}}"),
        "今日到期": 2,
        "本周到期": await count(server, due_between(midnight, sunday)),
        "已逾期": await count(server, "{overdue:{eq:true}}"),
        "待受理": await count(server, "{phase:{eq:NEW}}"),
    }
    for name, total in expected.items():
        await desk.page.get_by_role("tab", name=name).click()
        await expect(desk.page.locator(".pager")).to_contain_text(f"共 {total} 件")
        assert len(await desk.rows()) == min(total, 20)


def due_between(begin: datetime, end: datetime) -> str:
    """Open matters whose limit ends in a span of time."""
    limit = f'dueAt:{{gt:"{begin.isoformat()}",lte:"{end.isoformat()}"}}'
    return f"{{phase:{{notIn:[CLOSED,VOID]}},{limit}}}"


@pytest.mark.parametrize("stranger", ["wide", "narrow"], indirect=True)
async def test_unanswered_transfers_are_listed(desk: Desk, shared_world: World) -> None:
    """What was transferred and neither signed for nor returned has a list of its own, what is late
    said to be late in it; each organisation finds there what waits for it, by one request."""
    now = datetime.now(UTC).replace(microsecond=0)
    limits = [now - timedelta(days=3), now - timedelta(hours=1), now + timedelta(days=1)]
    await shared_world.write(lambda session: transfer(session, limits))
    pager = desk.page.locator(".pager")
    await desk.choose("种类", "矛盾纠纷")
    await desk.choose("承办机构", "无")
    await desk.total()
    await desk.page.get_by_role("tab", name="转办待签收").click()
    await expect(pager).to_contain_text("共 3 件")
    rows = await desk.rows()
    assert ["逾期未签收" in row[4] for row in rows] == [True, True, False]
    assert [row[6] for row in rows] == [ONE, OTHER, ONE]
    assert {row[2] for row in rows} == {"矛盾纠纷"}
    assert (await desk.find_barriers(), await desk.overflows()) == ([], False)
    await desk.choose("待签收机构", OTHER)
    await expect(pager).to_contain_text("共 1 件")
    before = len(desk.asked)
    await desk.choose("待签收机构", ONE)
    await expect(pager).to_contain_text("共 2 件")
    assert len(desk.asked) == before + 1


#: To which disputes are transferred.
ONE, OTHER = "华宁县盘溪镇综治中心", "华宁县住房和城乡建设局"


def transfer(session: Session, limits: list[datetime]) -> None:
    """Disputes on their way to two organisations in turn that are to sign for them by then, and no
    others."""
    session.execute(update(Dispute).values(sign_due_at=None))
    named = {each.name: each.id for each in session.scalars(select(Organisation))}
    wanted = select(Dispute).where(Dispute.status == DisputeStatus.MEDIATING).limit(len(limits))
    for n, dispute in enumerate(session.scalars(wanted).all()):
        dispute.status = DisputeStatus.TRANSFERRED
        dispute.sign_due_at = limits[n]
        told = {"act": DisputeTransferAct.TRANSFERRED, "at": dispute.opened_at, "seq": 40}
        of = {"county_id": dispute.county_id, "dispute_id": dispute.id, "id": new_id()}
        session.add(DisputeTransfer(**of, **told, organisation_id=named[(ONE, OTHER)[n % 2]]))


async def test_revisits_that_are_due_are_listed(desk: Desk, shared_world: World) -> None:
    """What is to be revisited within a week has a list, and what should have been is said to be
    late in it; what is due later, or not at all, is not in it."""
    today = datetime.now(SHANGHAI).date()
    days = [today + timedelta(days=n) for n in (7, -1, 0, 8)]
    await shared_world.write(lambda session: put_days(session, "revisit_due_on", days))
    before = len(desk.asked)
    await desk.page.get_by_role("tab", name="待回访").click()
    await expect(desk.page.locator(".pager")).to_contain_text("共 3 件")
    late = f"{days[1]} · 逾期未回访"
    assert [row[4] for row in await desk.rows()] == [late, str(today), str(days[0])]
    asked = [body for body, _ in desk.asked[before:] if "revisitDueOn" in body["query"]]
    assert len(asked) == 1


async def test_parties_to_be_reminded_are_listed(desk: Desk, shared_world: World) -> None:
    """Where both sides may ask a court for ten days at most to confirm their agreement, they have
    a list, closed disputes too; those whose day is past or further off are not in it."""
    today = datetime.now(SHANGHAI).date()
    days = [today + timedelta(days=n) for n in (10, 0, -1, 11)]
    await shared_world.write(lambda session: put_days(session, "confirmation_due_on", days))
    await desk.page.get_by_role("tab", name="提醒申请司法确认").click()
    await expect(desk.page.locator(".pager")).to_contain_text("共 2 件")
    assert [row[4] for row in await desk.rows()] == [str(today), str(days[0])]


def put_days(session: Session, column: str, days: list[date]) -> None:
    """Disputes for which something may or is to be done until then, and no others."""
    session.execute(update(Dispute).values({column: None}))
    wanted = select(Dispute).where(Dispute.status == DisputeStatus.CLOSED).limit(len(days))
    for dispute, day in zip(session.scalars(wanted), days, strict=True):
        setattr(dispute, column, day)


async def test_place_and_organisation_narrow_the_list(desk: Desk, server: Server) -> None:
    """A list is of any division in reach, and of the organisation that handles what is in it or of
    none. Each is one request, and one that counts where there is more than a page."""
    await desk.choose("种类", "矛盾纠纷")
    await desk.choose("区划", "盘溪镇")
    await desk.total()
    await desk.choose("承办机构", "华宁县盘溪镇综治中心")
    within = 'within:"530424102",phase:{notIn:[CLOSED,VOID]}'
    asked = "{organisations(first:100){nodes{id name}}}"
    listed = (await server.ask(f'{{division(code:"530424102"){asked}}}')).data["division"]
    [office] = [
        each["id"]
        for each in listed["organisations"]["nodes"]
        if each["name"] == "华宁县盘溪镇综治中心"
    ]
    total = await count(server, f'{{{within},handler:{{eq:"{office}"}}}}', of="disputes")
    assert total > 0
    await expect(desk.page.locator(".pager")).to_contain_text(f"共 {total} 件")
    before = len(desk.asked)
    await desk.choose("承办机构", "无")
    none = await count(server, f"{{{within},handler:{{isNull:true}}}}", of="disputes")
    await expect(desk.page.locator(".pager")).to_contain_text(f"共 {none} 件")
    assert len(desk.asked) == before + 1 + (none > 20)


def put_limits(session: Session, limits: list[datetime]) -> None:
    """Give limits to disputes that have a result: nothing else of them changes."""
    found = session.scalars(select(Dispute).where(Dispute.status == DisputeStatus.SETTLED).limit(3))
    for dispute, limit in zip(found, limits, strict=True):
        dispute.due_at = limit.astimezone(UTC)


async def test_kind_and_phase_narrow_the_list(desk: Desk, server: Server) -> None:
    """Both filters hold together, and every row is of them."""
    await desk.choose("种类", "矛盾纠纷")
    await desk.choose("阶段", "有结果")
    total = await count(server, "{phase:{eq:OUTCOME}}", of="disputes")
    await expect(desk.page.locator(".pager")).to_contain_text(f"共 {total} 件")
    rows = await desk.rows()
    assert len(rows) == 20
    assert {(row[2], row[3]) for row in rows} == {("矛盾纠纷", "有结果")}


async def test_pages_follow_and_return(desk: Desk) -> None:
    """The next page shows others, the one before shows the same again."""
    await desk.total()
    first = await desk.rows()
    await desk.page.get_by_role("button", name="下一页").click()
    await expect(desk.page.locator(".pager")).to_contain_text("第 2 页")
    second = await desk.rows()
    assert not {row[0] for row in first} & {row[0] for row in second}
    await desk.page.get_by_role("button", name="上一页").click()
    await expect(desk.page.locator(".pager")).to_contain_text("第 1 页")
    assert await desk.rows() == first


async def test_page_comes_before_its_count(desk: Desk) -> None:
    """A list is shown while its number is still being counted, and one of no more than a page is
    counted by nobody."""
    counted = asyncio.Event()

    async def delay(route: Route) -> None:
        body: Any = route.request.post_data_json
        if body["variables"].get("counts"):
            await counted.wait()
        await route.continue_()

    await desk.page.route("**/graphql", delay)
    await desk.choose("种类", "矛盾纠纷")
    await expect(desk.page.locator("[aria-busy=false]")).to_be_visible()
    assert len(await desk.rows()) == 20
    await expect(desk.page.locator(".pager [role=status]")).to_contain_text("共计…")
    counted.set()
    await desk.total()
    before = len(desk.asked)
    await desk.page.get_by_role("tab", name="今日到期").click()
    total = await desk.total()
    assert total <= 20
    assert [body["variables"]["counts"] for body, _ in desk.asked[before:]] == [False]


async def test_figures_are_those_of_the_api(desk: Desk, server: Server) -> None:
    """The published figures of a year stand in the table; the chart's parts add up to them."""
    await desk.go("总览")
    await desk.choose("时期", "2024")
    row = desk.page.locator("table.figures tr", has_text="受理件数")
    await expect(row).to_contain_text("1,431")
    await desk.choose("指标", "受理件数")
    await expect(desk.page.get_by_role("img", name="受理件数")).to_be_visible()
    parts = desk.page.locator(".panel table.rows td")
    await expect(parts).to_have_count(5)
    values = [int(each.replace(",", "")) for each in await parts.all_inner_texts()]
    assert sum(values) == 1431
    # It is drawn with the next frame, not with the text beside it.
    await desk.page.wait_for_function(
        "box => new Set(box.getContext('2d').getImageData(0, 0, box.width, box.height).data)"
        ".size > 10",
        arg=await desk.page.locator(".chart canvas").element_handle(),
    )


async def test_reader_and_plugins_are_shown(desk: Desk) -> None:
    """Who reads, how far, and which plugins the county has."""
    await desk.go("插件与身份")
    await desk.heading("插件与身份").wait_for()
    await expect(desk.page.locator("table.rows tbody tr")).to_have_count(5)
    facts = await desk.page.locator(".facts").inner_text()
    assert "tester" in facts
    assert f"华宁县 {HUANING}" in facts
    assert {row[3] for row in await desk.rows()} == {"启用"}


async def test_switch_changes_the_pages(desk: Desk, server: Server) -> None:
    """When a plugin is off, its kinds and forms are gone with the next page, and the rest works."""
    office = await cleared(server.world.database, "mediation", actor="tester")
    for state, forms in (("OFF", 0), ("ON", 2)):
        switched = await server.ask(
            f'mutation{{setPlugin(input:{{county:"{HUANING}",plugin:"mediation",state:{state},'
            f'reason:"试",office:"{office}"}}){{userErrors{{code}}}}}}'
        )
        assert switched.data == {"setPlugin": {"userErrors": []}}
        await desk.go("插件与身份")
        await desk.page.locator("table.rows").wait_for()
        await desk.go("登记")
        await desk.page.locator("form").wait_for()
        choices = desk.page.get_by_role("navigation", name="登记").get_by_role("link")
        await expect(choices).to_have_count(forms)


async def test_english_is_one_press_away(desk: Desk) -> None:
    """The other language holds for the page, its title and the words of the schema."""
    await desk.page.get_by_role("button", name="English").click()
    await desk.heading("My matters").wait_for()
    assert await desk.page.title() == "Zongzhi+ console"
    assert await desk.page.locator("html").get_attribute("lang") == "en"
    await desk.choose("Kind", "Dispute")
    await desk.total()
    assert {row[2] for row in await desk.rows()} == {"Dispute"}


@pytest.mark.parametrize(
    ("role", "division", "name"),
    [
        ("commissioner", "530424001001", "西门社区居民委员会"),
        ("township_lead", "530424102", "盘溪镇"),
        ("integrator", "5304", "玉溪市"),
        ("integrator", None, "云南省"),
    ],
)
async def test_every_reach_has_its_pages(
    stranger: Desk, server: Server, role: str, division: str | None, name: str
) -> None:
    """From a village to the whole country, where one first says which part: each page shows what
    lies there, or says why not."""
    await stranger.sign_in(await server.make_token(f"of-{division}", role, division))
    if division is None:
        await stranger.choose("辖区", name)
    await expect(stranger.page.locator("h1 small")).to_have_text(name)
    assert await stranger.total() > 0
    await stranger.go("总览")
    await expect(stranger.page.locator("table.figures, .fault").first).to_be_visible()
    await stranger.go("插件与身份")
    await expect(stranger.page.locator("table.rows tbody tr")).to_have_count(5)
    assert await stranger.page.locator(".fault").all_inner_texts() == []


@pytest.mark.parametrize("stranger", ["wide", "narrow"], indirect=True)
async def test_pages_have_no_barrier(desk: Desk) -> None:
    """axe-core finds nothing serious on any page, and none is wider than its window."""
    for name in PAGES:
        await desk.go(name)
        await expect(desk.page.locator("header [aria-current=page]")).to_have_text(name)
        await desk.page.locator("table.rows, form").first.wait_for()
        assert (await desk.find_barriers(), await desk.overflows()) == ([], False), name
    await desk.go("我的待办")
    await desk.page.locator("table.rows a").first.click()
    await desk.page.locator(".facts").wait_for()
    assert (await desk.find_barriers(), await desk.overflows()) == ([], False)
    await desk.go("登记")
    await desk.page.locator("form").first.wait_for()
    await desk.page.get_by_role("combobox").first.press("ArrowDown")
    await desk.page.get_by_role("listbox").locator("visible=true").wait_for()
    assert await desk.find_barriers() == []


@pytest.mark.parametrize("stranger", ["narrow"], indirect=True)
async def test_sign_in_has_no_barrier(stranger: Desk) -> None:
    """The first page too."""
    await stranger.open()
    await stranger.page.get_by_label("访问令牌").wait_for()
    assert (await stranger.find_barriers(), await stranger.overflows()) == ([], False)
