"""The page of many counties before a whole province, in a world of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.api.server import Server
from tests.support.province import COUNTIES, add_province
from tests.support.worlds import World

from .browser import Desk

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

ALL = (
    '{divisions(filter:{level:{eq:COUNTY},within:"99"},first:100%s)'
    "{nodes{code plugins{name state}} pageInfo{endCursor}}}"
)


async def states(server: Server, token: str) -> dict[str, set[str]]:
    """County → the plugins that are on there."""
    found, after = {}, ""
    for _ in range(2):
        page = (await server.ask(ALL % after, token)).data["divisions"]
        after = f',after:"{page["pageInfo"]["endCursor"]}"'
        for county in page["nodes"]:
            on = {each["name"] for each in county["plugins"] if each["state"] == "ON"}
            found[county["code"]] = on
    return found


async def test_one_prefecture_of_a_province_is_switched(
    stranger: Desk, server: Server, shared_world: World, tmp_path: Path
) -> None:
    """All 129 counties are listed, from two pages of the connection; those of one prefecture are
    found and picked at once. Where the plugin is on, each has its own command, key and result;
    where it is off already, the dry run says so; all others stay as they were."""
    sets = await add_province(shared_world, tmp_path)
    token = await server.make_token("province", "county_admin", "99")
    page = stranger.page
    await stranger.sign_in(token)
    await stranger.heading("我的待办").wait_for()
    await stranger.go("插件")
    listed = page.locator("table.counties tbody tr")
    await expect(listed).to_have_count(len(COUNTIES))
    links = await page.locator("table.counties a").all_inner_texts()
    assert [text.split(" ")[-1] for text in links] == COUNTIES
    read = [
        body["variables"]["after"] for body, _ in stranger.asked if "Counties(" in body["query"]
    ]
    assert (len(read), read[0], read[1] is None) == (2, None, False)

    await page.get_by_label("名称或代码开头").fill("9902")
    chosen = [code for code in COUNTIES if code.startswith("9902")]
    await expect(listed).to_have_count(len(chosen))
    await page.get_by_text("全选所列").click()
    await expect(page.locator(".bulk h2")).to_contain_text(f"已选 {len(chosen)} 个县")
    await stranger.choose("插件", "party")
    await stranger.choose("状态", "停用")
    await page.get_by_label("原因").fill("改用省平台")
    await page.get_by_role("button", name="预演").click()
    results = page.locator(".results tbody tr")
    await expect(results).to_have_count(len(chosen))
    on = [code for code in chosen if "party" in sets[code]]
    await expect(results.filter(has_text="已是停用")).to_have_count(len(chosen) - len(on))
    assert await states(server, token) == sets

    await page.get_by_role("button", name=f"在 {len(on)} 个县办理").click()
    done = page.locator(".results [role=status]")
    await expect(done).to_have_text(f"已办理 {len(on)} / {len(chosen)}")
    await expect(results.filter(has_text="已办理")).to_have_count(len(on))
    sent = [(body, key) for body, key in stranger.asked if body["query"].startswith("mutation")]
    given = [body["variables"]["input"] for body, _ in sent]
    assert [each.pop("county") for each in given] == on
    assert given == [{"plugin": "party", "state": "OFF", "reason": "改用省平台"}] * len(on)
    assert len({key for _, key in sent} - {None}) == len(on)
    after = {code: held - {"party"} if code in on else held for code, held in sets.items()}
    assert await states(server, token) == after
