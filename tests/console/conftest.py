"""A server with the demonstration county, a browser, and somebody signed in.

The console speaks to the API only, which other tests hold on both engines: SQLite is enough here.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.api.server import Server
from tests.support.worlds import HUANING, Template, World

from .browser import SIZES, BrowserMissing, Desk, start_browser


@pytest.fixture(scope="session")
def huaning(tmp_path_factory: pytest.TempPathFactory, built: dict[str, Template]) -> Template:
    """The demonstration county on SQLite alone."""
    if "sqlite" not in built:
        made = Template("sqlite", tmp_path_factory.mktemp("worlds"), None)
        built["sqlite"] = made.build(HUANING)
    return built["sqlite"]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(
    shared_world: World, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Server]:
    """A server of its own for the tests of a module."""
    started = Server(shared_world, tmp_path_factory.mktemp("server"), 1, demo_issuer=True)
    try:
        await started.wait()
        started.token = await started.make_token("tester")
        yield started
    finally:
        started.kill()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """The browser of a module's tests; without one, a skip, or in CI a failure."""
    async with async_playwright() as playwright:
        try:
            started = await start_browser(playwright)
        except BrowserMissing as missing:
            if os.environ.get("ZONGZHI_REQUIRE_BROWSER") == "1":
                pytest.fail(str(missing))
            pytest.skip(str(missing))
        yield started
        await started.close()


@pytest_asyncio.fixture(loop_scope="module", params=["wide"])
async def stranger(
    request: pytest.FixtureRequest, server: Server, browser: Browser
) -> AsyncIterator[Desk]:
    """Somebody before the console, not signed in. At the end the browser has nothing to complain
    of, and the page has asked nobody but its own server."""
    width, height = SIZES[request.param]
    context = await browser.new_context(viewport={"width": width, "height": height})
    made = Desk(await context.new_page(), server.address)
    yield made
    await context.close()
    assert (made.faults, made.foreign) == ([], [])


@pytest_asyncio.fixture(loop_scope="module")
async def desk(stranger: Desk, server: Server) -> Desk:
    """A county administrator, signed in."""
    await stranger.sign_in(server.token)
    await stranger.heading("我的待办").wait_for()
    return stranger
