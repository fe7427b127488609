"""What GraphQL's own library says of a request, in Chinese too, and about which value.

A message that is not in the table stands in English in both halves.
"""

from __future__ import annotations

import re

from graphql import GraphQLError, TokenKind, ValueNode

#: What it says, and that in Chinese; a part may be such a message again.
_SAID = {
    r"(?:Variable|Argument) '([^']+)' has invalid value(?: at ([^:]+))?: (.*)": "{0}{1}：{2}",
    r"At '([^']+)': (.*)": "{0}：{1}",
    r": (.*?)\.?": "，不是 {0}",
    r"Cannot query field '([^']+)' on type '([^']+)'\.": "类型 {1} 没有字段 {0}。",
    r"Field '([^']+)' of type '([^']+)' must have .*": "字段 {0}（{1}）须写明要取的子字段。",
    r"Field '([^']+)' must not have .* type '([^']+)' .*": "字段 {0}（{1}）没有子字段。",
    r"Fields '([^']+)' conflict because .*": "字段 {0} 重名而内容不同；请用别名区分。",
    r"Unknown argument '([^']+)' on \w+ '([^']+)'\.": "{1} 没有参数 {0}。",
    r"Argument '([^']+)' of .*?type '([^']+)'.* not provided\.": "缺少必填参数 {0}（{1}）。",
    r"Unknown type '([^']+)'\.": "没有类型 {0}。",
    r"Unknown fragment '([^']+)'\.": "没有片段 {0}。",
    r"Unknown directive '([^']+)'\.": "没有指令 {0}。",
    r"Fragment '([^']+)' is never used\.": "片段 {0} 未使用。",
    r"Fragment .*cannot be spread .* '([^']+)' .* '([^']+)'\.": "{0} 不可能是 {1}。",
    r"Variable '([^']+)' is never used.*": "变量 {0} 未使用。",
    r"Variable '([^']+)' is not defined.*": "变量 {0} 未定义。",
    r"Variable '([^']+)' cannot be non-input type '([^']+)'\.": "变量 {0} 的类型 {1} 不能作输入。",
    r"Variable '([^']+)' of type '([^']+)' used .* type '([^']+)'\.": (
        "变量 {0} 的类型是 {1}，此处应为 {2}。"
    ),
    r"There can be only one [a-z ]+ named '([^']+)'\.": "名称 {0} 重复。",
    r"This anonymous operation must .*": "有多个操作时，每个操作都须有名称。",
    r"Expected value of type '([^']+)' not .* field '([^']+)'.*": "{0} 没有字段 {1}。",
    r"Expected value of type '([^']+)' to in.* field '([^']+)'.*": "{0} 缺少必填字段 {1}。",
    r"Expected value of type '([^']+)' to be an object(?:, found(.*?))?\.?": "应为 {0} 对象{1}。",
    r"Expected a? ?value of non-null type '([^']+)' .*": "必填，类型为 {0}。",
    r"Value '(.+)' does not exist in '([^']+)' enum\.": "{1} 没有值 {0}。",
    r"Enum '([^']+)' cannot represent [\w-]+ value(.*?)\.?": "应为 {0} 的值{1}。",
    r"Value cannot represent a (.+?)(: \".*?\")?\..*": "应为 {0}{1}。",
    r"(\w+) like (\S+)": "{0}，如 {1}",
    r"(\w+) cannot represent [\w -]+? value(.*?)\.?": "应为 {0}{1}。",
    r"Syntax Error: Expected (.+?), found (.+)\.": "应为 {0}，实为 {1}。",
    r"Syntax Error: Unexpected (.+)\.": "不应出现 {0}。",
}
_TOLD = [(re.compile(said, re.DOTALL), told) for said, told in _SAID.items()]


def in_chinese(message: str) -> str:
    """A message of GraphQL's in Chinese, or as it is."""
    for said, told in _TOLD:
        if found := said.fullmatch(message):
            return told.format(*(in_chinese(part or "") for part in found.groups()))
    return message


def place_of(fault: GraphQLError) -> str:
    """`At 'name': `, by the argument or input field at which a wrong literal stands; of variables
    the library says it itself."""
    node = fault.nodes[0] if fault.nodes else None
    colon = node.loc.start_token.prev if isinstance(node, ValueNode) and node.loc else None
    name = colon.prev if colon and colon.kind is TokenKind.COLON else None
    return f"At '{name.value}': " if name else ""
