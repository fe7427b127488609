"""Users and their grants: who may sign in, what they may do then, and when it ends."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from tests.support.worlds import World
from zongzhi_core.errors import BadInput, Forbidden, NotFound, Unauthenticated, ZongzhiError
from zongzhi_core.sessions import Identity, sign_in, sign_out, switch_grant
from zongzhi_core.tables import JournalEntry, User, UserSession

pytestmark = pytest.mark.slow

TOWNSHIP, VILLAGE = "530424102", "530424001001"
ISSUER = "https://id.example"
ERRORS = "userErrors{code rule field allowed}"
SHOWN = f"{{user{{id account name endedAt grants{{id role validTo}}}} {ERRORS}}}"
QUESTION = '{division(code:"530424"){code children{code name} disputes{totalCount}}}'


async def command(world: World, name: str, given: dict[str, Any], token: str = "admin") -> Any:
    """The payload of a command on accounts."""
    head = name[0].upper() + name[1:]
    document = f"mutation($i:{head}Input!){{{name}(input:$i){SHOWN}}}"
    return (await world.data(document, token, variables={"i": given}))[name]


async def enter(world: World, account: str = "wang.li", division: str = TOWNSHIP) -> str:
    """The id of a new user."""
    given = {"division": division, "account": account, "name": "王丽"}
    made = await command(world, "createUser", given)
    assert made["userErrors"] == []
    user: str = made["user"]["id"]
    return user


async def grant(world: World, user: str, /, **changes: Any) -> Any:
    """The payload of granting a role to a user."""
    given = {
        "user": user,
        "role": "township_lead",
        "division": TOWNSHIP,
        "until": "2026-12-31",
        "reason": "华组干〔2025〕3号",
    }
    return await command(world, "grantRole", given | changes)


async def come_in(world: World, account: str = "wang.li", subject: str = "s-1") -> str:
    """The secret of a session of an account that the service vouches for."""
    who = Identity(ISSUER, subject, account)
    secret: str = await world.write(lambda s: sign_in(s, world.clock, who))
    return secret


async def signed_in(world: World, **changes: Any) -> tuple[str, str]:
    """A user with one grant, signed in: id and secret."""
    user = await enter(world)
    assert (await grant(world, user, **changes))["userErrors"] == []
    return user, await come_in(world)


async def change(world: World, secret: str, to: str) -> str:
    """The secret of a session under another grant."""
    changed: str = await world.write(lambda s: switch_grant(s, world.clock, secret, to))
    return changed


async def grant_id(world: World, user: str) -> str:
    shown = await world.data("query($u:ID!){user(id:$u){grants{id}}}", variables={"u": user})
    found: str = shown["user"]["grants"][0]["id"]
    return found


async def test_user_reads_what_a_token_of_the_same_rights_reads(world: World) -> None:
    """A session is worth its grant, neither more nor less."""
    _, secret = await signed_in(world)
    assert await world.ask(QUESTION, secret) == await world.ask(QUESTION, "township")
    viewer = (await world.data("{viewer{name role division}}", secret))["viewer"]
    assert viewer == {"name": "user:wang.li", "role": "township_lead", "division": TOWNSHIP}


async def test_grant_of_some_plugins_opens_those_only(world: World) -> None:
    """What the grant does not name answers as it does for such a token."""
    _, secret = await signed_in(world, plugins=["grid"])
    answer = await world.ask(QUESTION, secret)
    codes = {error["extensions"]["code"] for error in answer["errors"]}
    assert codes == {"FORBIDDEN"}


@pytest.mark.parametrize("end", ["revokeGrant", "endUser", "sign_out"])
async def test_ended_right_fails_at_the_next_request(world: World, end: str) -> None:
    """On this worker and on another, whichever way it ended."""
    user, secret = await signed_in(world)
    other = world.another()
    service, world.service = world.service, other
    await world.ask(QUESTION, secret)
    world.service = service
    await world.ask(QUESTION, secret)
    if end == "sign_out":
        await world.write(lambda s: sign_out(s, world.clock, secret))
    else:
        target = user if end == "endUser" else await grant_id(world, user)
        payload = await command(world, end, {"id": target, "reason": "调离"})
        assert payload["userErrors"] == []
        assert payload["user"]["grants"] == []
    for each in (service, other):
        world.service = each
        with pytest.raises(Unauthenticated):
            await world.ask(QUESTION, secret)


async def test_reasons_of_ends_are_kept(world: World) -> None:
    """Why a grant was revoked and a user ended stands with them, for those who read accounts."""
    user, _ = await signed_in(world)
    grant_of = await grant_id(world, user)
    await command(world, "revokeGrant", {"id": grant_of, "reason": " 调离岗位 "})
    await command(world, "endUser", {"id": user, "reason": "退休"})
    document = "query($u:ID!,$g:ID!){user(id:$u){endReason} node(id:$g){...on Grant{endReason}}}"
    told = await world.data(document, variables={"u": user, "g": grant_of})
    assert told == {"user": {"endReason": "退休"}, "node": {"endReason": "调离岗位"}}


async def test_user_is_changed(world: World) -> None:
    """A name that was mistyped is put right, and a user works elsewhere in the county from then
    on; the account, its grants and its session stay, and what is left out too."""
    user, secret = await signed_in(world)
    shown = "query($u:ID!){user(id:$u){name account division{code} grants{division{code}}}}"
    before = (await world.data(shown, variables={"u": user}))["user"]
    changes: tuple[dict[str, str], ...] = ({"name": " 王莉 "}, {"division": "530424001"}, {})
    for given in changes:
        made = await command(world, "changeUser", {"id": user, **given})
        assert made["userErrors"] == []
    after = (await world.data(shown, variables={"u": user}))["user"]
    assert after == {**before, "name": "王莉", "division": {"code": "530424001"}}
    listed = """query($d:String!){division(code:$d){users(filter:{account:{eq:"wang.li"}})
        {totalCount}}}"""
    counts = [await world.data(listed, variables={"d": d}) for d in (TOWNSHIP, "530424001")]
    assert [each["division"]["users"]["totalCount"] for each in counts] == [0, 1]
    await world.ask(QUESTION, secret)
    with pytest.raises(BadInput):
        await command(world, "changeUser", {"id": user, "name": " "})
    made = await command(world, "changeUser", {"id": user, "division": "530102001"})
    assert [error["code"] for error in made["userErrors"]] == ["NOT_FOUND"]


async def test_session_ends_after_its_hours_and_with_the_term(world: World) -> None:
    """A working day later, and on the day after the office ended, it opens nothing."""
    start = world.clock.at
    _, secret = await signed_in(world, until="2025-03-03")
    await world.ask(QUESTION, secret)
    for later in (timedelta(hours=12), timedelta(hours=15)):
        world.clock.at = start + later
        with pytest.raises(Unauthenticated):
            await world.ask(QUESTION, secret)
    with pytest.raises(Forbidden):
        await come_in(world)


async def test_account_stays_with_the_first_who_came(world: World) -> None:
    """An account that the service gives to somebody else later opens nothing."""
    await signed_in(world)
    with pytest.raises(Forbidden):
        await come_in(world, subject="s-2")
    assert await come_in(world, account="renamed", subject="s-1")


@pytest.mark.parametrize("account", ["nobody", "WANG.LI", "wang.li "])
async def test_account_that_is_not_entered_does_not_come_in(world: World, account: str) -> None:
    """Nor one that is written otherwise."""
    await enter(world)
    with pytest.raises(Forbidden):
        await come_in(world, account=account)


async def test_user_without_a_grant_does_not_come_in(world: World) -> None:
    """Being entered gives no right."""
    await enter(world)
    with pytest.raises(Forbidden):
        await come_in(world)


async def test_user_changes_between_own_grants_only(world: World) -> None:
    """The session under the old grant ends; another's grant is not found."""
    user, secret = await signed_in(world)
    township = await grant_id(world, user)
    await grant(world, user, role="commissioner", division=VILLAGE)
    other = await enter(world, "li.si")
    assert (await grant(world, other))["userErrors"] == []
    newest = await come_in(world)
    assert (await world.data("{viewer{role}}", newest))["viewer"]["role"] == "commissioner"
    for wrong in (await grant_id(world, other), "grant_x", user):
        with pytest.raises(NotFound):
            await change(world, newest, wrong)
    again = await change(world, newest, township)
    assert (await world.data("{viewer{role}}", again))["viewer"]["role"] == "township_lead"
    with pytest.raises(Unauthenticated):
        await world.ask(QUESTION, newest)
    await world.ask(QUESTION, secret)


async def test_only_the_digest_of_a_secret_is_kept(world: World) -> None:
    """Nothing that is stored or journalled opens anything."""
    _, secret = await signed_in(world)

    def kept(session: Any) -> str:
        rows = [*session.query(UserSession), *session.query(User), *session.query(JournalEntry)]
        return " ".join(str(vars(row)) for row in rows)

    assert secret not in await world.database.look(kept, "system")


async def test_commands_on_accounts_are_journalled(world: World) -> None:
    """Who granted what to whom, and who signed in; never a reason's or a name's text."""
    user, _ = await signed_in(world)

    def entries(session: Any) -> list[tuple[str, str]]:
        return [(each.command, each.changes) for each in session.query(JournalEntry)]

    kept = dict(await world.database.look(entries, "system"))
    assert {"createUser", "grantRole", "signIn"} <= kept.keys()
    assert user.split("_")[1] in kept["grantRole"]
    assert "王丽" not in str(kept)
    assert "华组干" not in str(kept)


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"division": "530424"}, "RULE_REFUSED", "grant.level"),
    ({"role": "county_admin"}, "RULE_REFUSED", "grant.level"),
    ({"role": "commissioner"}, "RULE_REFUSED", "grant.level"),
    ({"division": "530102001"}, "NOT_FOUND", ""),
    ({"user": "user_" + "0" * 32}, "NOT_FOUND", ""),
]


@pytest.mark.parametrize(("changes", "code", "rule"), REFUSED)
async def test_grant_that_breaks_a_rule_is_refused(
    world: World, changes: dict[str, Any], code: str, rule: str
) -> None:
    """With the rule, and nothing is granted."""
    user = await enter(world)
    [error] = (await grant(world, user, **changes))["userErrors"]
    assert (error["code"], error["rule"] or "") == (code, rule)
    with pytest.raises(Forbidden):
        await come_in(world)


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "emperor"},
        {"until": "2025-03-02"},
        {"until": "2031-01-01"},
        {"reason": "  "},
        {"reason": "a\x00b"},
        {"plugins": []},
        {"plugins": ["nothing"]},
    ],
    ids=str,
)
async def test_grant_of_nonsense_is_refused_whole(world: World, changes: dict[str, Any]) -> None:
    """Bad input is told, and nothing is granted."""
    user = await enter(world)
    refusal: Any
    try:
        [refusal] = (await grant(world, user, **changes))["userErrors"]
    except ZongzhiError as error:
        refusal = error.as_graphql()["extensions"]
    assert refusal["code"] in ("BAD_INPUT", "NOT_FOUND")
    with pytest.raises(Forbidden):
        await come_in(world)


@pytest.mark.parametrize("account", ["", "13987654321", "a b", "甲", "a" * 101, "x\x00"])
async def test_account_that_may_be_a_number_of_a_person_is_refused(
    world: World, account: str
) -> None:
    """An account is a name of the sign-in service, never a phone or identity number."""
    given = {"division": TOWNSHIP, "account": account, "name": "王丽"}
    with pytest.raises(ZongzhiError) as caught:
        await command(world, "createUser", given)
    assert caught.value.code == "BAD_INPUT"


async def test_account_is_entered_once(world: World) -> None:
    """In the whole installation."""
    await enter(world)
    given = {"division": VILLAGE, "account": "wang.li", "name": "另一人"}
    [error] = (await command(world, "createUser", given))["userErrors"]
    assert error["rule"] == "user.account_once"


async def test_nobody_changes_their_own_rights(world: World) -> None:
    """An administrator who has signed in asks another one."""
    user = await enter(world, division="530424")
    await grant(world, user, role="county_admin", division="530424")
    secret = await come_in(world)
    own = {"user": user, "role": "county_admin", "division": "530424", "until": "2026-01-01"}
    [error] = (await command(world, "grantRole", own | {"reason": "x"}, secret))["userErrors"]
    assert error["rule"] == "user.not_oneself"
    held = await grant_id(world, user)
    why = {"reason": "x"}
    for name, given in (
        ("changeUser", {"id": user}),
        ("endUser", {"id": user, **why}),
        ("revokeGrant", {"id": held, **why}),
    ):
        [error] = (await command(world, name, given, secret))["userErrors"]
        assert error["rule"] == "user.not_oneself"


@pytest.mark.parametrize("token", ["township", "integrator", "village"])
async def test_only_administrators_enter_users(world: World, token: str) -> None:
    """Other roles are refused, whatever their reach."""
    given = {"division": TOWNSHIP, "account": "x", "name": "王丽"}
    with pytest.raises(Forbidden):
        await command(world, "createUser", given, token)


async def test_account_entered_twice_at_once_is_entered_once(world: World) -> None:
    """One of two administrators wins, and the other is told that it is there."""
    given = {"division": TOWNSHIP, "account": "wang.li", "name": "王丽"}
    both = await asyncio.gather(*(command(world, "createUser", given) for _ in "12"))
    assert sorted(len(each["userErrors"]) for each in both) == [0, 1]


async def test_sessions_that_ran_out_are_forgotten(world: World) -> None:
    """The next sign-in of their user deletes them; those that run stay."""
    await signed_in(world)
    await come_in(world)
    world.clock.advance(timedelta(hours=6))
    await come_in(world)
    world.clock.advance(timedelta(hours=7))
    await come_in(world)
    assert await world.database.look(lambda s: s.query(UserSession).count(), "system") == 2


async def test_accounts_and_who_granted_are_personal(world: World) -> None:
    """Names in office are for every reader; how somebody signs in is not."""
    await signed_in(world)
    asked = '{division(code:"530424"){users{nodes{name account grants{role grantedBy}}}}}'
    answer = await world.ask(asked, "integrator")
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"FORBIDDEN"}
    users = answer["data"]["division"]["users"]["nodes"]
    assert {"name": "王丽", "account": None} in [
        {k: u[k] for k in ("name", "account")} for u in users
    ]
    assert {grant["grantedBy"] for user in users for grant in user["grants"]} == {None}
    assert "errors" not in await world.ask(asked, "admin")
