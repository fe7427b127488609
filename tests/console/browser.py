"""A real browser before the console: what it shows, what it asks for, and what goes wrong in it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Locator, Page, Playwright, Request, expect

AXE = Path(__file__).parent / "axe" / "axe.min.js"
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}

#: What a page may take to show something on a loaded machine, in milliseconds.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

#: Waits for what moves and ends; what turns for as long as something loads has no end.
REST = """() => Promise.allSettled(document.getAnimations()
  .filter((each) => Number.isFinite(each.effect.getComputedTiming().endTime))
  .map((each) => each.finished))"""

#: A quiet browser: it asks nobody but the page's own server for anything.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]


class BrowserMissing(Exception):
    """No Chromium was found: run .ci/install-programs, or name one in ZONGZHI_TEST_BROWSER."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def find_browser(environ: Mapping[str, str]) -> str:
    """The program that shows the console in tests; BrowserMissing."""
    program = environ.get("ZONGZHI_TEST_BROWSER", "/usr/bin/chromium")
    if not os.access(program, os.X_OK):
        raise BrowserMissing
    return program


async def start_browser(playwright: Playwright) -> Browser:
    program = find_browser(os.environ)
    return await playwright.chromium.launch(executable_path=program, args=FLAGS)


class Desk:
    """Somebody at the console, in a tab of their own."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        #: What a browser's console would show in red, and requests to anywhere else.
        self.faults: list[str] = []
        self.foreign: list[str] = []
        #: The bodies and keys of the requests to the API, in turn.
        self.asked: list[tuple[Any, str | None]] = []
        page.on("console", lambda line: self._note(line.type, line.text))
        page.on("pageerror", lambda error: self._note("error", str(error)))
        page.on("request", self._look)
        page.set_default_timeout(PATIENCE)

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(text)

    def _look(self, request: Request) -> None:
        if request.url.startswith("data:"):
            return
        if not request.url.startswith(f"{self.address}/"):
            self.foreign.append(request.url)
        if request.url == f"{self.address}/graphql":
            self.asked.append((request.post_data_json, request.headers.get("idempotency-key")))

    async def open(self, where: str = "") -> None:
        await self.page.goto(f"{self.address}/console{where}")

    async def sign_in(self, token: str) -> None:
        await self.open()
        await self.page.get_by_label("访问令牌").fill(token)
        await self.page.keyboard.press("Enter")

    async def go(self, name: str) -> None:
        """To another page, by the menu."""
        await (
            self.page.get_by_role("navigation")
            .first.get_by_role("link", name=name, exact=True)
            .click()
        )

    async def choose(self, name: str, value: str) -> None:
        """A value of a choice, found by typing."""
        await self.page.get_by_role("combobox", name=name).click()
        await self.page.get_by_role("option", name=value).first.click()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)

    def heading(self, text: str) -> Locator:
        return self.page.get_by_role("heading", level=1, name=text)

    async def rows(self, look: str = "rows") -> list[list[str]]:
        """The texts of a table's cells."""
        rows = self.page.locator(f"table.{look} tbody tr")
        return [await row.locator("td").all_inner_texts() for row in await rows.all()]

    async def total(self) -> int:
        """How many matters the list has in all, as soon as it is there and they are counted."""
        await expect(self.page.locator("[aria-busy=false]")).to_be_visible()
        told = self.page.locator(".pager [role=status]")
        await expect(told).to_contain_text(re.compile(r"\d+ (件|in all)"))
        return int(re.sub(r"\D+.*", "", (await told.inner_text()).removeprefix("共 ")))

    async def find_barriers(self) -> list[str]:
        """What axe-core finds serious or critical, with the elements concerned, once the page has
        come to rest: what fades, or waits for an answer, has too little contrast meanwhile."""
        await self.page.locator(".is-loading").first.wait_for(state="detached")
        await self.page.evaluate(REST)
        await self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = await self.page.evaluate("async () => (await axe.run()).violations")
        return [
            f"{rule['id']}: {[node['html'] for node in rule['nodes']]}"
            for rule in found
            if rule["impact"] in ("serious", "critical")
        ]

    async def overflows(self) -> bool:
        """Whether the page is wider than the window."""
        wide: bool = await self.page.evaluate(
            "() => document.documentElement.scrollWidth > window.innerWidth"
        )
        return wide
