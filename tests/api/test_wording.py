"""What GraphQL's library says of a request is said in Chinese too, with the names it is about."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.commands.giving import report_input
from zongzhi_api.compose import compose
from zongzhi_api.service import core_schema
from zongzhi_core.errors import BadInput, ParseFailed, ValidationFailed, ZongzhiError
from zongzhi_core.loading import load_plugins
from zongzhi_core.read.cache import read_document

REGISTRY = load_plugins()
SCHEMA = core_schema(compose(REGISTRY, [plugin.name for plugin in REGISTRY.plugins]))
REPORT = "mutation($i:ReportGridEventInput!){reportGridEvent(input:$i){userErrors{code}}}"
ASKED = (
    "query($c:String! $f:DisputeFilter $d:Date)"
    "{division(code:$c asOf:$d){disputes(filter:$f){totalCount}}}"
)


def told(document: str, given: dict[str, Any] | None = None) -> ZongzhiError:
    """The fault of a document, or of the values of its variables."""
    with pytest.raises((BadInput, ParseFailed, ValidationFailed)) as refused:
        read_document(document, None, SCHEMA).variables(given or {})
    return refused.value


@pytest.mark.parametrize(
    ("document", "zh"),
    [
        ("{divisoin{code}}", "类型 Query 没有字段 divisoin。"),
        ('{division(code:"1" cod:2){code}}', "Query.division 没有参数 cod。"),
        ("{division{code}}", "缺少必填参数 Query.division(code:)（String!）。"),
        ('{division(code:"1")}', "字段 division（Division）须写明要取的子字段。"),
        ("{viewer{name{x}}}", "字段 name（String!）没有子字段。"),
        ("{viewer{name name:role}}", "字段 name 重名而内容不同；请用别名区分。"),
        ("{viewer{... on Viwer{name}}}", "没有类型 Viwer。"),
        ("{viewer{... on Dispute{no}}}", "Viewer 不可能是 Dispute。"),
        ("{viewer{...X}}", "没有片段 X。"),
        ("{viewer @skp{name}}", "没有指令 @skp。"),
        ("{division(code:$c){code}}", "code：变量 $c 未定义。"),
        (
            "query($c:String){division(code:$c){code}}",
            "变量 $c 的类型是 String，此处应为 String!。",
        ),
        ("query($c:Viewer){viewer{name}}", "变量 $c 未使用。变量 $c 的类型 Viewer 不能作输入。"),
        ("query A{viewer{name}} query A{viewer{name}}", "名称 A 重复。"),
        ('{division(code:"1" code:"2"){code}}', "名称 code 重复。"),
        ("{viewer{name}} query A{viewer{name}}", "有多个操作时，每个操作都须有名称。"),
        ("{division(code:53){code}}", "code：应为 String，不是 53。"),
        ('{division(code:"1" asOf:"x"){code}}', '应为 Date，如 2024-03-01，不是 "x"。'),
        ("{division(code:null){code}}", "code：必填，类型为 String!。"),
        ("{viewer{name}", "应为 Name，实为 <EOF>。"),
    ],
)
def test_common_mistake_of_a_document_is_told_in_chinese(document: str, zh: str) -> None:
    """Names stay as they are written; the English half is the library's, with the place."""
    fault = told(document)
    assert fault.zh.partition("：")[2] == zh
    assert not re.search("[一-鿿]", fault.en)


@pytest.mark.parametrize(
    ("given", "zh"),
    [
        ({}, "$c：必填，类型为 String!。"),
        ({"c": 3}, "$c：应为 String，不是 3。"),
        ({"c": "1", "d": "x"}, '$d：应为 Date，如 2024-03-01，不是 "x"。'),
        ({"c": "1", "f": 3}, "$f：应为 DisputeFilter 对象，不是 3。"),
        ({"c": "1", "f": {"statuss": 1}}, "$f：DisputeFilter 没有字段 statuss。"),
        ({"c": "1", "f": {"status": {"eq": "X"}}}, "$f.status.eq：DisputeStatus 没有值 X。"),
        ({"c": "1", "f": {"status": {"eq": 3}}}, "$f.status.eq：应为 DisputeStatus 的值，不是 3。"),
    ],
)
def test_wrong_variable_is_told_in_chinese(given: dict[str, Any], zh: str) -> None:
    """With the variable, the path in it, and the value."""
    assert told(ASKED, given).zh.partition("：")[2] == zh


@pytest.mark.parametrize(
    ("field", "value", "zh"),
    [
        ("division", 1960, "应为 String。"),
        ("item", "X", "GridEventItem 没有值 X。"),
        ("foundAt", "张三", "应为 DateTime。"),
    ],
)
def test_command_is_told_the_field_and_no_more_than_a_code(field: str, value: Any, zh: str) -> None:
    """Of what a command brings, which may be of a person, the field is named, and a code alone is
    repeated."""
    fault = told(REPORT, {"i": report_input(**{field: value})})
    assert fault.zh.partition("：")[2] == f"$i.{field}：{zh}"
    assert value == "X" or str(value) not in fault.message


def test_literal_of_a_command_is_told_by_its_field() -> None:
    """The library does not say where in a document a wrong value stands."""
    fault = told('mutation{registerDispute(input:{peopleInvolved:"张三"}){userErrors{code}}}')
    assert "peopleInvolved：应为 Int。" in fault.zh
    assert "At 'peopleInvolved': Int cannot represent" in fault.en
    assert "张三" not in fault.message


def test_what_is_in_no_table_is_told_in_english() -> None:
    """A rare message follows the Chinese words that the document does not fit."""
    fault = told("type X{a:Int}")
    assert fault.zh == "请求与接口定义不符：The 'X' definition is not executable."
