"""Settings: environment over file over defaults, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from zongzhi_api.settings import Settings, load_settings
from zongzhi_core.errors import SetupError

from .conftest import Shell


def test_defaults_are_for_one_machine() -> None:
    """Without a word the service is reached from this machine only."""
    expected = Settings(
        database="sqlite:///var/zongzhi.db",
        host="127.0.0.1",
        port=8000,
        workers=1,
        development=False,
        metrics_open=False,
        allowed_hosts=("*",),
    )
    assert load_settings({}) == expected


def test_environment_goes_over_file(folder: Path) -> None:
    """What stands in both is taken from the environment."""
    text = 'port = 9000\nhost = "::1"\nallowed_hosts = ["zz.example.cn"]\n'
    (folder / "zongzhi.toml").write_text(text, encoding="utf-8")
    settings = load_settings({"ZONGZHI_PORT": "9001", "ZONGZHI_METRICS_OPEN": "true"})
    assert (settings.port, settings.host, settings.metrics_open) == (9001, "::1", True)
    assert settings.allowed_hosts == ("zz.example.cn",)


def test_file_is_named_by_environment(folder: Path) -> None:
    """ZONGZHI_CONFIG says where the file is."""
    (folder / "other.toml").write_text("workers = 2\n", encoding="utf-8")
    assert load_settings({"ZONGZHI_CONFIG": "other.toml"}).workers == 2


def test_list_in_environment_has_commas() -> None:
    """A list is written with commas where there is only text."""
    settings = load_settings({"ZONGZHI_ALLOWED_HOSTS": "a.example.cn, *.b.example.cn"})
    assert settings.allowed_hosts == ("a.example.cn", "*.b.example.cn")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ZONGZHI_PORT", "eighty"),
        ("ZONGZHI_PORT", "0"),
        ("ZONGZHI_PORT", "65536"),
        ("ZONGZHI_WORKERS", "1.5"),
        ("ZONGZHI_DEVELOPMENT", "perhaps"),
        ("ZONGZHI_ALLOWED_HOSTS", "a*b"),
        ("ZONGZHI_HOST", ""),
        ("ZONGZHI_PROT", "8000"),
    ],
)
def test_bad_variable_is_named(bare: Shell, variable: str, value: str) -> None:
    """The message holds the variable, its value and what is allowed."""
    told = bare.refuse("migrate", **{variable: value})
    assert variable in told
    assert f'"{value}"' in told
    assert "应为" in told or "可用" in told


@pytest.mark.parametrize(
    "line", ['port = "8000"', "port = true", "colour = 1", 'allowed_hosts = "*"', "[port]", "port"]
)
def test_bad_file_is_named(folder: Path, bare: Shell, line: str) -> None:
    """In the file the types are exact, and an unknown key is an error."""
    (folder / "zongzhi.toml").write_text(f"{line}\n", encoding="utf-8")
    assert "zongzhi.toml" in bare.refuse("migrate")


def test_missing_file_is_an_error_when_named() -> None:
    """A file that was asked for must be there."""
    with pytest.raises(SetupError, match=r"nowhere\.toml"):
        load_settings({"ZONGZHI_CONFIG": "nowhere.toml"})


def test_password_is_not_repeated() -> None:
    """A mistyped variable does not spill the password in its value."""
    with pytest.raises(SetupError) as refused:
        load_settings({"ZONGZHI_DATABSE": "postgresql://zz:hunter2@host/zz"})
    assert "hunter2" not in str(refused.value)


def test_variables_of_the_tests_are_let_be() -> None:
    """What the project's own tests read is no setting."""
    assert load_settings({"ZONGZHI_SEED": "1", "ZONGZHI_PROOF": "1"}) == Settings()
