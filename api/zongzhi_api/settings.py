"""Settings: environment (`ZONGZHI_…`) over the file `zongzhi.toml` over the defaults."""

from __future__ import annotations

import os
import re
import tomllib
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from zongzhi_core.errors import SetupError
from zongzhi_core.read.cost import (
    MOST_A_MINUTE,
    MOST_ANSWER_BYTES,
    MOST_OBJECTS,
    MOST_SECONDS_A_MINUTE,
    Limits,
)

PREFIX = "ZONGZHI_"
FILE = "zongzhi.toml"

#: Variables with our prefix that are no settings: where the file is, a second person's token, and
#: what tests read.
_OTHERS = {
    *("CONFIG", "SECOND_TOKEN", "SEED", "PROOF", "GOLDEN", "CHINA_DIVISION", "MATTERS"),
    *("REQUIRE_POSTGRES", "TEST_POSTGRES", "REQUIRE_TSC", "TEST_TSC"),
    *("REQUIRE_BROWSER", "TEST_BROWSER"),
}

#: A password inside an address.
_SECRET = re.compile(r"(?<=://)[^@/]*@")

#: Without encryption only on this machine.
_URL = r"^(https://[^\s?#]+|http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(/[^\s?#]*)?)$"

_SWITCH = Meta(description="true 或 or false")
_Host = Annotated[str, Meta(pattern=r"^(\*|(\*\.)?[^*]+)$")]


class Settings(msgspec.Struct, frozen=True):
    """All settings; each says in its description what is allowed."""

    database: Annotated[
        str, Meta(min_length=1, description="sqlite:///路径 path 或 or postgresql://…")
    ] = "sqlite:///var/zongzhi.db"
    #: Where the keys of recorded persons are, never in the database of the records: `keys.db`
    #: beside it when empty, under `var` for PostgreSQL.
    keys: Annotated[
        str, Meta(description="sqlite:///路径 path 或 or postgresql://…，空为缺省 or empty")
    ] = ""
    #: The file of the key that wraps them: `master.key` in the same folder when empty.
    master_key: Annotated[str, Meta(description="文件路径，空为缺省 a file, or empty")] = ""
    crypto: Annotated[
        Literal["aes", "sm"], Meta(description="aes（AES-256-GCM）或 or sm（SM4-GCM、SM3）")
    ] = "aes"
    host: Annotated[str, Meta(min_length=1, description="主机名或地址 a host name or address")] = (
        "127.0.0.1"
    )
    port: Annotated[int, Meta(ge=1, le=65535, description="1–65535 的整数 an integer")] = 8000
    workers: Annotated[int, Meta(ge=1, le=64, description="1–64 的整数 an integer")] = 1
    #: For work on the program itself, not for a county's server.
    development: Annotated[bool, _SWITCH] = False
    #: Who answers requests; anything but `compiled` takes development mode.
    executor: Annotated[str, Meta(min_length=1, description="执行器的名称 an executor's name")] = (
        "compiled"
    )
    #: What one operation may return at most, in objects and bytes, and a token in a minute.
    most_objects: Annotated[int, Meta(ge=100, description="不小于 100 at least 100")] = MOST_OBJECTS
    most_bytes: Annotated[int, Meta(ge=10_000, description="不小于 10000 at least 10000")] = (
        MOST_ANSWER_BYTES
    )
    objects_a_minute: Annotated[int, Meta(ge=100, description="不小于 100 at least 100")] = (
        MOST_A_MINUTE
    )
    #: Seconds of work a minute on a token's new documents and its introspection.
    seconds_a_minute: Annotated[float, Meta(ge=0.1, description="不小于 0.1 at least 0.1")] = (
        MOST_SECONDS_A_MINUTE
    )
    #: Where users reach this installation, as their browsers write it; for signing in.
    public_url: Annotated[
        str,
        Meta(
            pattern=_URL, description="https 网址（本机可用 http） an https URL; http on loopback"
        ),
    ] = "http://127.0.0.1:8000"
    #: The sign-in service (OpenID Connect); none when empty.
    oidc_issuer: Annotated[
        str,
        Meta(
            pattern=f"^$|{_URL}",
            description="https 网址（本机可用 http）或空 an https URL, http on loopback, or empty",
        ),
    ] = ""
    oidc_client_id: Annotated[str, Meta(description="客户端编号 an id")] = "zongzhi"
    oidc_client_secret: Annotated[str, Meta(description="客户端密钥 a secret")] = ""
    #: The claim of the identity token that names the account.
    oidc_account_claim: Annotated[str, Meta(min_length=1, description="声明名 a claim's name")] = (
        "preferred_username"
    )
    #: `/metrics` for everybody; otherwise only for callers on this machine.
    metrics_open: Annotated[bool, _SWITCH] = False
    allowed_hosts: Annotated[
        tuple[_Host, ...],
        Meta(
            min_length=1,
            description='主机名列表，如 like zz.example.cn,*.example.cn；"*" 为不限 any',
        ),
    ] = ("*",)

    @property
    def limits(self) -> Limits:
        """What reads may cost."""
        return Limits(
            self.most_objects, self.most_bytes, self.objects_a_minute, self.seconds_a_minute
        )


_KINDS = typing.get_type_hints(Settings, include_extras=True)


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process; SetupError names the key, the value and what is allowed."""
    environ = os.environ if environ is None else environ
    values = {
        key: _read(key, value, f"{FILE}: {key}", text=False)
        for key, value in _load_file(environ.get(f"{PREFIX}CONFIG")).items()
    }
    for variable, text in sorted(environ.items()):
        key = variable.removeprefix(PREFIX)
        if variable.startswith(PREFIX) and key not in _OTHERS:
            values[key.lower()] = _read(key.lower(), text, variable, text=True)
    return Settings(**values)


def _load_file(named: str | None) -> dict[str, Any]:
    path = Path(named or FILE)
    if not named and not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise SetupError(
            f'无法读取设置文件 "{path}"：{fault.strerror}。 '
            f'Cannot read the settings file "{path}": {fault.strerror} (ZONGZHI_CONFIG).'
        ) from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise SetupError(
            f'设置文件 "{path}" 不是有效的 TOML：{fault}。 '
            f'The settings file "{path}" is not valid TOML: {fault}.'
        ) from fault


def _read(key: str, value: Any, where: str, *, text: bool) -> Any:
    """One value in its type; in the environment everything is text, a list has commas."""
    kind, shown = _KINDS.get(key), _SECRET.sub("…@", str(value))
    if kind is None:
        known = ", ".join(Settings.__struct_fields__)
        raise SetupError(
            f'没有名为 "{where}" 的设置（值为 "{shown}"）；可用：{known}。 '
            f'There is no setting "{where}" (its value is "{shown}"); there are: {known}.'
        )
    if text and typing.get_origin(kind.__origin__) is tuple:
        value = [part.strip() for part in value.split(",") if part.strip()]
    try:
        return msgspec.convert(value, kind, strict=not text)
    except msgspec.ValidationError:
        allowed = kind.__metadata__[0].description
        raise SetupError(
            f'设置 {where} 的值 "{shown}" 无效；应为：{allowed}。 '
            f'Setting {where} cannot be "{shown}"; allowed: {allowed}.'
        ) from None
