"""The pages that change something: a dispute is registered, and led to its end."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Route, expect
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.api.server import Server
from tests.commands.giving import done, registered
from tests.commands.test_accounts import enter, grant
from tests.commands.test_transfers_assign import offices
from tests.support.worlds import HUANING, World
from zongzhi_mediation.tables import Dispute

from .browser import Desk
from .test_accounts import come_in

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]


async def read(server: Server, no: str, fields: str) -> dict[str, Any]:
    """A dispute as the API has it."""
    asked = (
        f'{{division(code:"530424"){{disputes(first:1,orderBy:[{{field:OPENED_AT,direction:DESC}},'
        f"{{field:NO,direction:DESC}}]){{nodes{{no {fields}}}}}}}}}"
    )
    [found] = (await server.ask(asked)).data["division"]["disputes"]["nodes"]
    assert found["no"] == no
    return dict(found)


async def register(desk: Desk, before: str = "nothing") -> str:
    """Register a dispute by nothing but keys, after another one; answers its number."""
    await desk.page.locator("form input").first.wait_for()
    await desk.page.keyboard.type("西门")
    await desk.page.get_by_role("option", name="西门社区").wait_for()
    await desk.press("Enter", "Tab")
    await desk.page.keyboard.type("邻里")
    await desk.page.get_by_role("option", name="邻里纠纷").wait_for()
    await desk.press("Enter", "Control+Enter")
    told = desk.page.get_by_role("status").filter(has_text="已登记")
    await expect(told).not_to_contain_text(before)
    found = re.search(r"编号 (\w+)", await told.inner_text())
    assert found
    return found[1]


async def test_dispute_is_registered_by_keyboard(desk: Desk, server: Server) -> None:
    """Place and category are found by typing; the form is ready for the next one at once."""
    await desk.go("登记")
    no = await register(desk)
    found = await read(server, no, "division{code} category{code} status")
    assert found["division"]["code"] == "530424001001"
    assert (found["category"]["code"], found["status"]) == ("V02", "REGISTERED")
    focused = await desk.page.evaluate("() => document.activeElement.closest('form') !== null")
    assert focused
    assert int(await register(desk, no)) == int(no) + 1


async def test_label_words_are_warned_of(desk: Desk) -> None:
    """What was registered with a word that says what somebody is stays told until it was read."""
    await desk.go("登记")
    await desk.page.get_by_label("事件简述").fill("称邻居吸毒")
    await desk.page.locator("form input").first.focus()
    await register(desk)
    warning = desk.page.locator(".el-message--warning")
    await expect(warning).to_contain_text("summary 含“吸毒”：健康状况一旦泄露无法挽回")
    assert await desk.find_barriers() == []
    await warning.locator(".el-message__closeBtn").click()
    await expect(warning).to_have_count(0)


async def test_forms_explain_in_the_language_of_the_page(desk: Desk) -> None:
    """Beside the fields stands what they take, in Chinese or in English and in no mixture."""
    await desk.go("登记")
    helps = desk.page.locator("form p.help")
    await helps.filter(has_text="不填为群众上门。").wait_for()
    told = await helps.all_inner_texts()
    assert told
    assert not [text for text in told if re.search("[A-Za-z]{3}", text)]
    await desk.page.get_by_role("button", name="English").click()
    await helps.filter(has_text="walk-in unless said otherwise").wait_for()
    assert not [
        text for text in await helps.all_inner_texts() if re.search("[\u4e00-\u9fff]", text)
    ]


class Keys:
    """Somebody who has nothing but a keyboard; every stroke is counted."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.strokes = 0

    async def press(self, *keys: str) -> None:
        self.strokes += len(keys)
        await self.desk.press(*keys)

    async def type(self, text: str) -> None:
        """Each letter is a stroke; of Chinese words the input method takes some more."""
        self.strokes += len(text)
        await self.desk.page.keyboard.type(text)

    async def reach(self, name: str, key: str = "Tab") -> None:
        """On, or back by Shift+Tab, to what has this name."""
        for _ in range(12):
            await self.press(key)
            held = await self.desk.page.evaluate("() => document.activeElement.textContent.trim()")
            if held == name:
                return
        raise AssertionError(f"{name} was not reached")


async def test_keys_alone_register_and_accept(desk: Desk, server: Server) -> None:
    """From the first page on, a dispute is registered and accepted in fewer strokes than a minute
    has seconds: who makes one a second, and a choice is found by two letters, needs less."""
    # As whoever signs in by an account: the page is new, and nothing has the focus.
    await desk.page.reload()
    await desk.total()
    keys = Keys(desk)
    await keys.reach("登记")
    await keys.press("Enter")
    await desk.page.locator("form input").first.wait_for()
    for typed, found in (("西门", "西门社区"), ("邻里", "邻里纠纷")):
        await keys.type(typed)
        await desk.page.get_by_role("option", name=found).wait_for()
        await keys.press("Enter", *(["Tab"] if typed == "西门" else []))
    await keys.press("Control+Enter")
    await desk.page.get_by_role("link", name="查看").wait_for()
    await keys.reach("查看", "Shift+Tab")
    await keys.press("Enter")
    await desk.page.locator(".actions").wait_for()
    await keys.reach("受理纠纷")
    await keys.press("Enter")
    await desk.page.locator("form.command").wait_for()
    await keys.press("Enter")
    await expect(desk.page.locator(".news")).to_have_text("已办理：受理纠纷")
    no = (await desk.page.locator(".facts dd").first.inner_text()).strip()
    assert (await read(server, no, "status"))["status"] == "ACCEPTED"
    assert keys.strokes <= 24


async def press_command(desk: Desk, name: str) -> None:
    await desk.page.get_by_role("button", name=name, exact=True).click()
    await desk.page.locator("form.command").wait_for()


async def test_dispute_is_led_to_its_end(desk: Desk, server: Server) -> None:
    """From a new dispute on, the page offers what its state allows, with the form that each step
    needs, and shows each step taken."""
    await desk.go("登记")
    no = await register(desk)
    await desk.page.get_by_role("link", name="查看").click()
    await expect(desk.page.locator(".actions button").first).to_have_text("受理纠纷")
    for command in ("受理纠纷", "接办纠纷"):
        await press_command(desk, command)
        await desk.press("Enter")
        await expect(desk.page.locator(".news")).to_have_text(f"已办理：{command}")
    for number, side in enumerate(("申请人", "被申请人"), 1):
        await press_command(desk, "登记当事人")
        await desk.choose("当事人地位", side)
        await desk.press("Control+Enter")
        parties = desk.page.locator(".panel", has_text="同意调解时间").locator("tbody tr")
        await expect(parties).to_have_count(number)
    await press_command(desk, "开始调解")
    await desk.press("Space", "Control+Enter")
    await expect(desk.page.locator(".news")).to_have_text("已办理：开始调解")
    await press_command(desk, "调解不成")
    await desk.press("Space", "Control+Enter")
    await expect(desk.page.locator(".news")).to_have_text("已办理：调解不成")
    found = await read(server, no, "status outcome version steps{command}")
    assert (found["status"], found["outcome"]) == ("FAILED", "FAILED")
    steps = desk.page.locator(".panel", has_text="流转").locator("tbody tr")
    await expect(steps).to_have_count(len(found["steps"]))
    await expect(steps.last).to_contain_text("调解不成")
    await expect(steps.last).to_contain_text("县级管理员")


async def test_commands_carry_key_and_version(desk: Desk) -> None:
    """Each attempt has an Idempotency-Key of its own, and names the version that was read."""
    await desk.go("登记")
    await register(desk)
    await desk.page.get_by_role("link", name="查看").click()
    await press_command(desk, "受理纠纷")
    await desk.press("Enter")
    await desk.page.locator(".news").wait_for()
    sent = [(body, key) for body, key in desk.asked if body["query"].startswith("mutation")]
    assert len({key for _, key in sent}) == len(sent) == 2
    assert all(key for _, key in sent)
    assert sent[-1][0]["variables"]["input"]["expectedVersion"] == 1


async def test_refusals_stand_at_their_field(desk: Desk) -> None:
    """What is missing is said before anything is sent; what the API refuses stands at its field,
    which has the focus."""
    await desk.go("登记")
    await desk.page.locator("form input").first.wait_for()
    await desk.press("Control+Enter")
    missing = desk.page.locator(".item.is-error")
    await expect(missing).to_have_count(2)
    assert not any(body["query"].startswith("mutation") for body, _ in desk.asked)
    await desk.choose("区划代码", "西门社区")
    await desk.choose("类别", "邻里纠纷")
    await desk.page.get_by_label("涉及人数").fill("-1")
    await desk.press("Enter")
    await expect(missing).to_have_count(1)
    await expect(missing.get_by_role("alert")).to_contain_text("应为 1 至 999999")
    await expect(desk.page.get_by_label("涉及人数")).to_be_focused()


async def test_conflict_is_told(desk: Desk, shared_world: World) -> None:
    """Who acts on what has changed meanwhile is told so and where it stands now, and may then act
    on that."""
    await desk.go("登记")
    no = await register(desk)
    await desk.page.get_by_role("link", name="查看").click()
    await press_command(desk, "受理纠纷")
    await shared_world.write(lambda session: raise_version(session, no))
    await desk.press("Enter")
    refused = desk.page.locator("form .fault")
    await expect(refused).to_contain_text("现为版本 2")
    await expect(desk.page.locator(".actions small")).to_have_text("版本 2")
    await desk.press("Enter")
    await expect(desk.page.locator(".news")).to_have_text("已办理：受理纠纷")
    await press_command(desk, "接办纠纷")
    await desk.press("Escape")
    await expect(desk.page.locator("form")).to_have_count(0)


def raise_version(session: Session, no: str) -> None:
    session.execute(update(Dispute).where(Dispute.no == no).values(version=2))


async def test_what_went_out_of_reach_was_done(stranger: Desk, shared_world: World) -> None:
    """Whoever returns a dispute that they reached by its transfer alone is told that it is done,
    though it is no more among theirs."""
    _, office = await offices(shared_world)
    user = await enter(shared_world, "taker")
    given = {"role": "centre_staff", "division": HUANING, "reach": "UNIT", "unit": office}
    assert (await grant(shared_world, user, **given))["userErrors"] == []
    dispute = await registered(shared_world, "acceptDispute")
    await done(shared_world, "transferDispute", {"id": dispute, "organisation": office})
    await come_in(stranger, "taker")
    await stranger.page.goto(f"{stranger.address}/console#/matter/{dispute}")
    await press_command(stranger, "退回纠纷")
    await stranger.page.get_by_label("退回理由").fill("不属本单位职责")
    await stranger.press("Control+Enter")
    await expect(stranger.page.locator(".news")).to_have_text("已办理：退回纠纷")
    await expect(stranger.page.locator("form.command")).to_have_count(0)
    shown = await shared_world.data(f'{{dispute(id:"{dispute}"){{status}}}}')
    assert shown["dispute"]["status"] == "ACCEPTED"


async def test_lost_answer_is_asked_for_again(desk: Desk, server: Server) -> None:
    """When an answer is lost on the way, submitting again sends the same key: one dispute."""
    await desk.go("登记")
    await desk.page.locator("form input").first.wait_for()
    await desk.choose("区划代码", "西门社区")
    await desk.choose("类别", "邻里纠纷")
    lost: list[str] = []

    async def lose(route: Route) -> None:
        """The server does it, and nobody hears of it."""
        answer = await route.fetch()
        lost.append((await answer.json())["data"]["registerDispute"]["dispute"]["no"])
        await route.abort()

    await desk.page.route("**/graphql", lose, times=1)
    await desk.page.get_by_role("button", name="提交").click()
    await expect(desk.page.get_by_role("alert")).to_contain_text("无法连接服务器")
    desk.faults.clear()  # the browser notes the broken connection
    await desk.page.get_by_role("button", name="提交").click()
    await expect(desk.page.get_by_role("status").filter(has_text="已登记")).to_contain_text(lost[0])
    await read(server, lost[0], "status")


def with_group(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a later version, in which registering takes records within the input."""

    def field(name: str, doc: str, kind: Any) -> dict[str, Any]:
        return {"name": name, "description": doc, "defaultValue": None, "type": kind}

    def must(kind: str, name: str) -> dict[str, Any]:
        return {"kind": "NON_NULL", "name": None, "ofType": {"kind": kind, "name": name}}

    parts = [
        field("what", "内容 What is owed.", must("SCALAR", "String")),
        field("amount", "金额 How much.", {"kind": "SCALAR", "name": "Int"}),
    ]
    types = schema["data"]["__schema"]["types"]
    types.append({**dict.fromkeys(types[0]), "kind": "INPUT_OBJECT", "name": "DutyInput"})
    types[-1]["inputFields"] = parts
    entry = next(each for each in types if each["name"] == "RegisterDisputeInput")
    many = {"kind": "LIST", "name": None, "ofType": must("INPUT_OBJECT", "DutyInput")}
    entry["inputFields"].append(field("duties", "义务 Who owes what.", many))
    return schema


async def test_records_within_an_input_are_groups(stranger: Desk, server: Server) -> None:
    """A field that holds records is a group of controls that grows and shrinks; what is missing in
    it is said there, and it is sent as records."""
    sent: list[Any] = []

    async def answer(route: Route) -> None:
        body: Any = route.request.post_data_json
        if body["query"].startswith("query Schema"):
            got = await route.fetch()
            await route.fulfill(response=got, json=with_group(await got.json()))
        elif body["query"].startswith("mutation"):
            sent.append(body["variables"]["input"])
            made = {"__typename": "Dispute", "id": "dispute_1", "no": "1"}
            data = {"registerDispute": {"dispute": made, "userErrors": []}}
            await route.fulfill(json={"data": data})
        else:
            await route.continue_()

    await stranger.page.route("**/graphql", answer)
    await stranger.sign_in(server.token)
    await stranger.go("登记")
    await stranger.choose("区划代码", "西门社区")
    await stranger.choose("类别", "邻里纠纷")
    for _ in range(3):
        await stranger.page.get_by_role("button", name="添加").click()
    await stranger.page.get_by_role("button", name="删除").last.click()
    await stranger.page.get_by_label("内容").first.fill("赔偿")
    await stranger.page.get_by_label("金额").first.fill("200")
    await stranger.press("Control+Enter")
    await expect(stranger.page.locator(".row").last.get_by_role("alert")).to_have_text("必填")
    await stranger.page.get_by_label("内容").last.fill("道歉")
    assert await stranger.find_barriers() == []
    await stranger.press("Enter")
    await stranger.page.get_by_role("status").filter(has_text="已登记").wait_for()
    assert [each["duties"] for each in sent] == [
        [{"what": "赔偿", "amount": 200}, {"what": "道歉"}]
    ]
