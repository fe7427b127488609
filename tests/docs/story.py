"""Runs the examples of a page in their order, as one reader would who tries them all.

GraphQL and `curl` go through the ASGI application, `zongzhi` through the command line, all on
one database; `datamodel-codegen` runs as it is. An answer that is printed must be the answer;
`"$NAME"` in it stands for what differs each time (an id, a cursor), and later examples may use it.
"""

from __future__ import annotations

import asyncio
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
from click.testing import CliRunner

from tests.commands.giving import settled
from tests.support.worlds import World
from zongzhi_api.app import create_app
from zongzhi_api.cli import main
from zongzhi_api.settings import Settings

from .markdown import Block

_NAME = re.compile(r"\$([A-Z][A-Z_]*)")
_ASSIGNED = re.compile(r"([A-Z][A-Z_]*)=\$\((.+)\)", re.DOTALL)

#: Options of curl that take a value.
_VALUED = {"-H", "-d", "-o", "-w", "-X", "--data-urlencode"}


@dataclass
class Story:
    """One page, one database, one reader."""

    world: World
    folder: Path
    names: dict[str, str] = field(default_factory=lambda: {"TOKEN": "integrator", "ADMIN": "admin"})
    variables: dict[str, Any] = field(default_factory=dict)
    #: What the last example answered.
    said: str = ""

    async def tell(self, block: Block) -> None:
        """Run a block, or compare it with what the block before it said."""
        if "not run" in block.marks:
            return
        if "answer" in block.marks:
            self.compare(block)
        elif "variables" in block.marks:
            self.variables = json.loads(self.filled(block.body))
        elif "file" in block.marks:
            file = self.folder / block.marks["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.body + "\n", encoding="utf-8")
        elif block.language == "graphql":
            self.said = await self.ask(block)
        elif block.language == "sh":
            said = [await self.command(words, block) for words in commands_of(block.body)]
            self.said = "".join(said)
        else:
            raise AssertionError(f"{block}: no mark says what this block is")

    def filled(self, text: str) -> str:
        """The text with known names put in."""
        return _NAME.sub(lambda found: self.names.get(found[1], found[0]), text)

    # --- GraphQL and HTTP --------------------------------------------------------------------

    async def ask(self, block: Block) -> str:
        if "changes" in block.body:
            await settled(self.world)
        token = self.names[block.marks.get("as", "TOKEN")]
        body = {"query": self.filled(block.body), "variables": self.variables}
        self.variables = {}
        headers = {"Authorization": f"Bearer {token}"}
        response = await self.send("POST", "/graphql", headers=headers, json=body)
        return response.text

    async def send(self, method: str, url: str, **request: Any) -> httpx2.Response:
        app = create_app(self.world.service, Settings())
        transport = httpx2.ASGITransport(app)
        async with httpx2.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8000"
        ) as client:
            return await client.request(method, url, **request)

    async def curl(self, words: list[str]) -> str:
        """What curl does with the few options that the pages use."""
        given: dict[str, list[str]] = {}
        urls, flags = [], set()
        rest = iter(words)
        for word in rest:
            if word in _VALUED:
                given.setdefault(word, []).append(next(rest))
            elif word.startswith("-"):
                flags.add(word)
            else:
                urls.append(word)
        assert flags <= {"-s", "-G"}
        headers = dict(header.split(": ", 1) for header in given.get("-H", ()))
        method = "GET"
        request: dict[str, Any] = {"headers": headers}
        if "-d" in given:
            method, request["content"] = "POST", given["-d"][0].encode()
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        if "-G" in flags:
            request["params"] = dict(p.split("=", 1) for p in given["--data-urlencode"])
        response = await self.send(given.get("-X", [method])[0], urls[0], **request)
        text = response.text
        if "-o" in given:
            (self.folder / given["-o"][0]).write_text(text, encoding="utf-8")
            text = ""
        written = given.get("-w", [""])[0].replace("\\n", "\n")
        return text + written.replace("%{http_code}", str(response.status_code))

    # --- the command line --------------------------------------------------------------------

    async def command(self, command: str, block: Block) -> str:
        assigned = _ASSIGNED.fullmatch(command)
        if assigned is not None:
            self.names[assigned[1]] = (await self.command(assigned[2], block)).strip()
            return ""
        program, *words = shlex.split(self.filled(command))
        if program == "curl":
            return await self.curl(words)
        if program == "datamodel-codegen":
            await asyncio.to_thread(run_generator, command, self.folder)
            return ""
        assert program == "zongzhi", f"{block}: {program} is no program of the pages"
        return await asyncio.to_thread(self.zongzhi, words, block)

    def zongzhi(self, words: list[str], block: Block) -> str:
        result = CliRunner().invoke(main, words, env=self.world.environ)
        assert result.exit_code == 0, f"{block}: {result.output}"
        return result.stdout

    # --- answers -----------------------------------------------------------------------------

    def compare(self, block: Block) -> None:
        if block.language == "json":
            said, printed = json.loads(self.said), json.loads(block.body)
            self.bind(printed, said)
            printed = json.loads(self.filled(block.body))
            assert said == printed, f"{block}:\n{json.dumps(said, ensure_ascii=False, indent=1)}"
        else:
            assert plain_lines(self.said) == plain_lines(block.body), f"{block}:\n{self.said}"

    def bind(self, printed: Any, said: Any) -> None:
        """Remember what stands where the page prints a new `"$NAME"`."""
        if isinstance(printed, dict) and isinstance(said, dict):
            for key in printed.keys() & said.keys():
                self.bind(printed[key], said[key])
        elif isinstance(printed, list) and isinstance(said, list):
            for one, other in zip(printed, said, strict=False):
                self.bind(one, other)
        elif isinstance(printed, str) and isinstance(said, str):
            name = _NAME.fullmatch(printed)
            if name is not None:
                self.names.setdefault(name[1], said)


def run_generator(command: str, folder: Path) -> None:
    """Make a client's types as the page says."""
    words = shlex.split(command)[1:]
    subprocess.run(
        [sys.executable, "-m", "datamodel_code_generator", *words], cwd=folder, check=True
    )


def commands_of(script: str) -> Iterator[str]:
    """The commands of a script; one may go over several lines, a comment is none."""
    command = ""
    for line in script.splitlines():
        command += line
        if command.endswith("\\"):
            command = command[:-1] + " "
        elif not command.strip() or command.startswith("#"):
            command = ""
        elif _is_whole(command):
            yield command.strip()
            command = ""
        else:
            command += "\n"
    assert not command, f"this command does not end: {command}"


def _is_whole(command: str) -> bool:
    try:
        shlex.split(command)
    except ValueError:
        return False
    return True


def plain_lines(text: str) -> list[str]:
    """The lines that say something, without the spaces that align a table."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip(" ─")]
