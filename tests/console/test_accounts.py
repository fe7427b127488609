"""Signing in by an account, from the console and back to it."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from .browser import Desk

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

ACCOUNT = "u530424.1"


async def come_in(desk: Desk, account: str = ACCOUNT) -> None:
    """By the sign-in service of the demonstration."""
    await desk.page.goto(f"{desk.address}/console")
    await desk.page.get_by_role("link", name="使用账号登录").click()
    await desk.page.get_by_role("button", name=account).click()
    await desk.heading("我的待办").wait_for()


async def test_user_comes_in_works_and_leaves(stranger: Desk) -> None:
    """The account's own scope and name are shown; after leaving, nothing is."""
    await come_in(stranger)
    page = stranger.page
    await expect(page.get_by_role("banner")).to_contain_text("宁州街道")
    await page.reload()
    await stranger.heading("我的待办").wait_for()
    await page.get_by_role("button", name="退出").click()
    await page.get_by_role("link", name="使用账号登录").wait_for()
    await page.reload()
    await page.get_by_role("link", name="使用账号登录").wait_for()
    assert await page.context.cookies() == []


@pytest.mark.parametrize("stranger", ["narrow"], indirect=True)
async def test_sign_in_has_no_serious_fault(stranger: Desk) -> None:
    """The page before signing in, on a telephone."""
    await stranger.page.goto(f"{stranger.address}/console")
    await stranger.page.get_by_role("link", name="使用账号登录").wait_for()
    assert await stranger.find_barriers() == []
