"""The size budget: prints how large areas, files and functions are, fails when one is too large.

An area's budget counts lines of code: no blank lines, comments or docstrings, so that nobody saves
on explanations; all lines stand beside it. A file's length is all its lines, a function's leaves
out its docstring. Generated migrations are left out. Tests have no total, but the limits of one
file and one function.
"""

from __future__ import annotations

import ast
import sys
import tokenize
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

FILE_MOST, FILE_MAX, FILE_SHARE = 300, 600, 0.80
FUNCTION_MOST, FUNCTION_MAX, FUNCTION_SHARE = 35, 60, 0.95

#: Tokens that are no code by themselves.
LAYOUT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}

AnyFunction = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Area:
    """A folder or file with the number of lines it may have in all."""

    path: str
    limit: int


@dataclass(frozen=True)
class Sized:
    """Something that has a length: a file, or a function in a file."""

    name: str
    lines: int


def list_areas(root: Path) -> list[Area]:
    """The areas with a total; every folder plugins/<name>/zongzhi_* is a pillar."""
    pillars = sorted(path.relative_to(root) for path in root.glob("plugins/*/zongzhi_*"))
    return [
        Area("core/zongzhi_core", 13300),
        Area("core/zongzhi_core/read", 3000),
        Area("core/zongzhi_core/people", 2300),
        Area("core/zongzhi_core/testing", 2200),
        Area("core/zongzhi_core/hooks.py", 200),
        Area("api/zongzhi_api", 4450),
        *(Area(str(pillar), 4000) for pillar in pillars),
    ]


def list_sources(path: Path) -> list[Path]:
    """The Python files at or under a path, without generated migrations; the test kit counts for
    itself alone."""
    found = [path] if path.is_file() else sorted(path.rglob("*.py"))
    left_out = ["migrations/versions", *(["/testing"] if path.name != "testing" else [])]
    return [file for file in found if not any(part in file.parent.as_posix() for part in left_out)]


def count_lines(file: Path) -> int:
    return file.read_bytes().count(b"\n")


def count_code(file: Path) -> int:
    """Lines that hold code."""
    lines: set[int] = set()
    with tokenize.open(file) as source:
        for token in tokenize.generate_tokens(source.readline):
            if token.type not in LAYOUT:
                lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, AnyFunction | ast.ClassDef | ast.Module):
            continue
        if ast.get_docstring(node, clean=False) is not None:
            docstring = node.body[0]
            lines -= set(range(docstring.lineno, (docstring.end_lineno or docstring.lineno) + 1))
    return len(lines)


def measure_functions(file: Path, name: str) -> list[Sized]:
    """Each function of a file with its length."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return [
        Sized(f"{name}:{node.lineno} {node.name}", count_body(node))
        for node in nodes
        if isinstance(node, AnyFunction)
    ]


def count_body(node: AnyFunction) -> int:
    """Lines from `def` to the end, less the docstring."""
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node, clean=False) is None:
        return length
    docstring = node.body[0]
    return length - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def check_areas(root: Path) -> list[str]:
    """Print the table of areas; return those over their limit."""
    print(f"{'area':<44}{'lines':>7}{'code':>7}{'limit':>7}")
    faults = []
    for area in list_areas(root):
        sources = list_sources(root / area.path)
        lines, code = sum(map(count_lines, sources)), sum(map(count_code, sources))
        print(f"{area.path:<44}{lines:>7}{code:>7}{area.limit:>7}")
        if code > area.limit:
            faults.append(f"{area.path} has {code} lines of code; its budget is {area.limit}")
    return faults


def check_sizes(what: str, sized: list[Sized], most: int, maximum: int) -> list[str]:
    """Print how many lie under `most`; return each one over `maximum`."""
    longest = max(sized, key=lambda each: each.lines, default=Sized("none", 0))
    print(
        f"{what}: {len(sized)}, {share_under(sized, most):.1%} of at most {most} lines, "
        f"longest {longest.lines} of {maximum} ({longest.name})"
    )
    return [
        f"{each.name} has {each.lines} lines; at most {maximum} are allowed"
        for each in sized
        if each.lines > maximum
    ]


def share_under(sized: list[Sized], most: int) -> float:
    return sum(each.lines <= most for each in sized) / len(sized) if sized else 1.0


def check_folders(root: Path, what: str, folders: list[str], shares: bool) -> list[str]:
    """Check the files and functions of some folders, with the shares only where asked."""
    sources = list(chain.from_iterable(list_sources(root / folder) for folder in folders))
    names = {file: str(file.relative_to(root)) for file in sources}
    files = [Sized(names[file], count_lines(file)) for file in sources]
    functions = [each for file in sources for each in measure_functions(file, names[file])]
    faults = check_sizes(f"{what} files", files, FILE_MOST, FILE_MAX)
    faults += check_sizes(f"{what} functions", functions, FUNCTION_MOST, FUNCTION_MAX)
    if shares and share_under(files, FILE_MOST) < FILE_SHARE:
        faults.append(f"under {FILE_SHARE:.0%} of the {what} files are of {FILE_MOST} lines")
    if shares and share_under(functions, FUNCTION_MOST) < FUNCTION_SHARE:
        faults.append(
            f"under {FUNCTION_SHARE:.0%} of the {what} functions are of {FUNCTION_MOST} lines"
        )
    return faults


def main() -> int:
    root = Path(__file__).resolve().parent.parent
    faults = check_areas(root)
    faults += check_folders(root, "product", ["core", "api", "plugins"], shares=True)
    faults += check_folders(root, "test", ["tests"], shares=False)
    faults += check_folders(root, "benchmark", ["benchmarks"], shares=True)
    for fault in faults:
        print(f"over budget: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
