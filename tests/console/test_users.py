"""The pages by which an administrator of the county keeps its users and their rights."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.async_api import expect

from tests.api.server import Server
from tests.support.worlds import HUANING

from .browser import Desk

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

OWN = "u530424.own"
#: The last day of a term of office that may be granted.
YEAR = datetime.now(UTC).year + 2
UNTIL = f"{YEAR}-12-31"


async def read(server: Server, account: str) -> dict[str, Any]:
    """A user as the API has them."""
    asked = (
        f'{{division(code:"{HUANING}"){{users(filter:{{account:{{eq:"{account}"}}}}){{nodes{{'
        "id name endedAt division{code} grants{role plugins validTo reason division{code}}}}}}"
    )
    [found] = (await server.ask(asked)).data["division"]["users"]["nodes"]
    return dict(found)


async def tell(server: Server, mutation: str, given: str) -> None:
    done = await server.ask(
        f"mutation{{{mutation}(input:{{{given}}}){{userErrors{{code message}}}}}}"
    )
    assert done.data == {mutation: {"userErrors": []}}


async def enter(server: Server, account: str, name: str) -> str:
    """A user without rights; their id."""
    given = f'division:"{HUANING}",account:"{account}",name:"{name}"'
    await tell(server, "createUser", given)
    return str((await read(server, account))["id"])


async def open_user(desk: Desk, name: str) -> None:
    await desk.go("用户与授权")
    await desk.page.locator("table.users").get_by_role("link", name=name).click()
    await desk.page.locator(".facts").wait_for()


async def press(desk: Desk, name: str) -> None:
    await desk.page.get_by_role("button", name=name).first.click()
    await desk.page.locator("form.command").wait_for()


async def test_user_is_entered_by_keyboard(desk: Desk, server: Server) -> None:
    """The form has the focus; a taken account is refused at its field, another one is entered, and
    the way to their first grant is offered."""
    await desk.go("用户与授权")
    await desk.page.get_by_role("button", name="登记用户").focus()
    await desk.press("Enter")
    await desk.page.locator("form input").first.wait_for()
    await desk.page.keyboard.type("西门")
    await desk.page.get_by_role("option", name="西门社区").wait_for()
    await desk.press("Enter", "Tab")
    await desk.page.keyboard.type("u530424.0")
    await desk.press("Tab")
    await desk.page.keyboard.type("欧阳一诺")
    await desk.press("Enter")
    wrong = desk.page.locator(".item.is-error")
    await expect(wrong.get_by_role("alert")).to_contain_text("已登记")
    await expect(wrong.get_by_role("textbox")).to_be_focused()
    await desk.press("Control+a")
    await desk.page.keyboard.type("ouyang.yinuo")
    await desk.press("Enter")
    await desk.page.get_by_role("link", name="授予角色").wait_for()
    made = await read(server, "ouyang.yinuo")
    assert (made["name"], made["division"]["code"]) == ("欧阳一诺", "530424001001")
    assert made["grants"] == []


async def test_role_is_granted_and_revoked(desk: Desk, server: Server) -> None:
    """A grant has role, subtree, term, plugins and reason; what the API refuses stands at its
    field; it is shown when it holds and gone when it was revoked."""
    await enter(server, "zhao.qi", "赵琪")
    await open_user(desk, "赵琪")
    await press(desk, "授予角色")
    await desk.choose("角色", "乡镇（街道）负责人")
    await desk.choose("辖区", "西门社区")
    await desk.page.get_by_role("combobox", name="截止日").fill("2099-12-31")
    await desk.press("Enter")
    await desk.page.get_by_label("依据").fill("华组干〔2026〕9号")
    await desk.page.get_by_role("combobox", name="插件").focus()
    await desk.page.keyboard.type("mediation")
    await desk.page.get_by_role("option", name="mediation").wait_for()
    await desk.press("Enter", "Control+Enter")
    wrong = desk.page.locator(".item.is-error").get_by_role("alert")
    await expect(wrong).to_contain_text("只能授予")
    await desk.choose("辖区", "宁州街道")
    await desk.press("Control+Enter")
    await expect(wrong).to_contain_text("截止日 2099-12-31 无效")
    await desk.page.get_by_role("combobox", name="截止日").fill(UNTIL)
    await desk.press("Enter", "Control+Enter")
    await expect(desk.page.locator(".news")).to_have_text("已办理：授予角色")
    [grant] = (await read(server, "zhao.qi"))["grants"]
    assert (grant["role"], grant["plugins"]) == ("township_lead", "mediation")
    assert (grant["division"]["code"], grant["validTo"]) == ("530424001", f"{YEAR + 1}-01-01")
    await expect(desk.page.locator("table.held")).to_contain_text(UNTIL)
    await press(desk, "收回授权")
    await desk.page.keyboard.type("调任")
    await desk.press("Control+Enter")
    await expect(desk.page.locator(".news")).to_have_text("已办理：收回授权")
    await expect(desk.page.locator("table.held")).to_have_count(0)
    assert (await read(server, "zhao.qi"))["grants"] == []


async def test_ended_user_has_no_buttons(desk: Desk, server: Server) -> None:
    """Who was ended is shown as such, can be given nothing, and stands in a list of their own."""
    await enter(server, "qian.li", "钱力")
    await open_user(desk, "钱力")
    await press(desk, "停用用户")
    await desk.page.keyboard.type("退休")
    await desk.press("Control+Enter")
    await expect(desk.page.locator(".why")).to_contain_text("已停用")
    assert await desk.page.locator("main button").count() == 0
    assert (await read(server, "qian.li"))["endedAt"]
    await desk.go("用户与授权")
    rows = desk.page.locator("table.users")
    await expect(rows).to_be_visible()
    await expect(rows).not_to_contain_text("钱力")
    await desk.choose("状态", "已停用")
    await expect(rows).to_contain_text("钱力")


async def test_nobody_changes_their_own(stranger: Desk, server: Server) -> None:
    """An administrator's own page says why nothing can be changed there, and has no buttons; what
    they may do for others is there."""
    user = await enter(server, OWN, "孙本人")
    given = f'user:"{user}",role:"county_admin",division:"{HUANING}",until:"{UNTIL}",reason:"试"'
    await tell(server, "grantRole", given)
    page = stranger.page
    await stranger.open()
    await page.get_by_role("link", name="使用账号登录").click()
    await page.get_by_role("button", name=OWN).click()
    await stranger.heading("我的待办").wait_for()
    await open_user(stranger, "孙本人")
    await expect(page.locator(".why")).to_contain_text("不能更改自己的账号或授权")
    await expect(page.locator("table.held")).to_contain_text("县级管理员")
    assert await page.locator("main button").count() == 0


async def test_others_keep_no_users(stranger: Desk, server: Server) -> None:
    """Who is no administrator has no such page, by the menu or by its address."""
    await stranger.sign_in(await server.make_token("centre", "centre_staff", "530424001"))
    await stranger.heading("我的待办").wait_for()
    menu = stranger.page.get_by_role("navigation").first
    await expect(menu).to_contain_text("总览")
    await expect(menu).not_to_contain_text("用户与授权")
    await stranger.open("#/accounts")
    await expect(stranger.page.get_by_role("alert")).to_contain_text("仅供县级管理员")


@pytest.mark.parametrize("stranger", ["wide", "narrow"], indirect=True)
async def test_pages_of_users_have_no_barrier(desk: Desk, server: Server) -> None:
    """axe-core finds nothing serious in lists and forms, in both languages, and none is wider than
    its window, however long a name is."""
    account = f"long.{desk.page.viewport_size and desk.page.viewport_size['width']}"
    await enter(server, account, "买买提·吐尔逊江·阿卜杜热合曼·" * 3)
    for language in ("English", "中文"):
        await desk.open("#/accounts")
        await desk.page.locator("table.users").wait_for()
        await desk.page.get_by_role("button", name=language).click()
        await desk.page.locator(".add").click()
        await desk.page.locator("form").wait_for()
        assert (await desk.find_barriers(), await desk.overflows()) == ([], False)
        await desk.page.locator("table.users tr", has_text=account).get_by_role("link").click()
        await desk.page.locator("#grant-role").click()
        await desk.page.locator("form").wait_for()
        await desk.press("Control+Enter")
        await desk.page.locator(".is-error").first.wait_for()
        assert (await desk.find_barriers(), await desk.overflows()) == ([], False)
