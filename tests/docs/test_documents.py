"""What must be true of the pages besides that their examples run."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator

import pytest

from zongzhi_api.settings import _OTHERS, PREFIX, Settings
from zongzhi_core import errors

from .markdown import ROOT, Page, list_pages, read_page

PAGES = list_pages()
CHINESE = re.compile(r"[\u4e00-\u9fff]")

#: A measured or fixed figure: a number with a unit.
FIGURE = re.compile(
    r"\d+(?:\.\d+)?\s*(?:ms|s|seconds?|minutes?|MB|KB|GB|bytes|lines|×|%|毫秒|秒|分钟|行|倍|字节)"
    r"(?![\w-])"
)
#: What gives it: a command, a name in the code, or a link to a file.
SOURCE = re.compile(r"`(?:make|zongzhi|python) [^`]+`|`zongzhi_[\w.]+`|\]\([^)#]+\)")

#: Paths of one machine; addresses of our own server are none.
MACHINE_PATH = re.compile(
    r"(?<![\w.:/])(?:/(?:work|home|root|tmp|Users|usr|opt|etc|var|srv|mnt)\b|[A-Z]:\\)"
)

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def cells(page: Page) -> Iterator[list[str]]:
    """The rows of a page's tables."""
    for part in page.prose:
        if part.startswith("| ") and not part.startswith("| ---"):
            yield [cell.strip() for cell in part.strip("|").split(" | ")]


def read(name: str) -> Page:
    return read_page(ROOT / name)


def test_readmes_have_the_same_examples() -> None:
    """Both languages show the same blocks with the same marks, in the same order."""
    one, other = (
        [(block.language, block.body, sorted(block.marks)) for block in read(name).blocks]
        for name in ("README.md", "README.zh-CN.md")
    )
    assert one == other


def test_readmes_have_the_same_parts() -> None:
    """Both languages have as many sections, list items and table rows."""
    one, other = (
        [part.split(" ")[0] for part in read(name).prose if part.startswith(("#", "|", "-"))]
        for name in ("README.md", "README.zh-CN.md")
    )
    assert one == other


@each_page
def test_links_lead_somewhere(page: Page) -> None:
    """A relative link names a file of the repository, or a heading of its page."""
    heads = {_anchor(part) for part in page.prose if part.startswith("#")}
    for link in page.links:
        file, _, head = link.partition("#")
        if "://" not in link:
            assert not file or (page.path.parent / file).exists(), link
            assert not head or file or head in heads, link


def _anchor(heading: str) -> str:
    words = heading.lstrip("#").strip().lower()
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")


@each_page
def test_figure_names_what_gives_it(page: Page) -> None:
    """A number with a unit stands beside the command or the code that gives it."""
    for part in page.prose:
        assert FIGURE.search(part) is None or SOURCE.search(part), part


@each_page
def test_page_names_no_machine(page: Page) -> None:
    """No path of one machine."""
    found = MACHINE_PATH.search(page.path.read_text(encoding="utf-8"))
    assert found is None, found


@each_page
def test_unrun_example_says_why(page: Page) -> None:
    """Each block is a query, a script, or marked; what no test runs gives its reason."""
    for block in page.blocks:
        told = {"answer", "variables", "file", "not run"} & set(block.marks)
        assert told or block.language in ("graphql", "sh"), block
        assert block.marks.get("not run", "why") != "", block


def test_every_error_code_is_listed() -> None:
    """Each code with its HTTP status, when it arises and its cure, in both languages."""
    listed = {}
    for row in cells(read("docs/errors.md")):
        if row[0].startswith("`"):
            listed[row[0].strip("`")] = int(row[1])
            for text in row[2:]:
                assert CHINESE.search(text), text
                assert re.search(r"[A-Za-z]{3}", text), text
    kinds = errors.ZongzhiError.__subclasses__()
    assert listed == {kind.code: kind.status for kind in kinds}


def test_every_setting_is_listed() -> None:
    """Each setting with its default; no variable that does not exist."""
    listed = {row[0].strip("`"): row for row in cells(read("docs/operators.md"))}
    settings = {f"{PREFIX}{name.upper()}": name for name in Settings.__struct_fields__}
    named = {name for name in listed if name.startswith(PREFIX)}
    assert named == {*settings, f"{PREFIX}CONFIG"}
    for variable, name in settings.items():
        default = getattr(Settings(), name)
        shown = ",".join(default) if isinstance(default, tuple) else str(default)
        shown = shown.lower() if isinstance(default, bool) else shown
        assert listed[variable][1:3] == [f"`{name}`", f"`{shown}`" if shown else "none"]


def test_every_variable_of_the_tests_is_listed() -> None:
    """What the tests read of the environment stands with the maintainers."""
    listed = {row[0].strip("`") for row in cells(read("docs/maintainers.md"))}
    assert {f"{PREFIX}{name}" for name in _OTHERS - {"CONFIG", "SECOND_TOKEN"}} <= listed


def test_limits_are_those_of_the_code() -> None:
    """Each limit that the page states is the constant that it names."""
    rows = [row for row in cells(read("docs/integrators.md")) if row[-1].startswith("`zongzhi_")]
    assert rows
    for _, value, place in rows:
        module, _, name = place.strip("`").rpartition(".")
        assert getattr(importlib.import_module(module), name) == int(value.replace(",", ""))


def test_promise_names_the_test_that_holds_it() -> None:
    """Each promise of the README links to a file and names a test that is in it."""
    rows = [row for row in cells(read("README.md")) if "](tests/" in row[-1]]
    assert rows
    for row in rows:
        for name, file in re.findall(r"\[`(\w+)`\]\(([^)]+)\)", row[-1]):
            tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
            tests = {
                node.name
                for node in ast.walk(tree)
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            }
            assert name in tests, (file, name)


def test_registrar_is_described_whole() -> None:
    """The page for plugin authors names each method of the registrar and each hook."""
    from zongzhi_core import hooks
    from zongzhi_core.registrar import Registrar

    listed = {row[0].strip("`").partition("(")[0] for row in cells(read("docs/plugin-authors.md"))}
    methods = {name for name in vars(Registrar) if not name.startswith("_")}
    hooked = {name for name, value in vars(hooks).items() if hasattr(value, "zongzhi_spec")}
    assert methods | hooked <= listed


def test_every_make_target_is_listed() -> None:
    """The page for maintainers names each target of the Makefile that explains itself."""
    made = re.findall(
        r"^(\w+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    listed = {row[0].strip("`").removeprefix("make ") for row in cells(read("docs/maintainers.md"))}
    assert set(made) - {"help"} <= listed
