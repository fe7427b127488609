"""The vault of the settings: its key store and master key, beside the database by default."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from zongzhi_core.clock import Clock
from zongzhi_core.contribution import Retention
from zongzhi_core.database import Database, open_database, parsed_url
from zongzhi_core.errors import SetupError
from zongzhi_core.people.crypto import find_crypto
from zongzhi_core.people.keys import KeyStore, read_master_key
from zongzhi_core.people.vault import Vault

from .settings import Settings


def make_vault(
    settings: Settings,
    database: Database,
    clock: Clock,
    retentions: Iterable[Retention] = (),
    *,
    create: bool = False,
) -> Vault:
    """The vault, not opened yet; SetupError where there is no usable master key, unless one may
    be made."""
    if settings.keys == settings.database:
        raise SetupError(
            "密钥库不能与数据库相同（ZONGZHI_KEYS）。 The key store may not be the database "
            "itself (ZONGZHI_KEYS)."
        )
    folder = _folder(settings.keys or settings.database)
    crypto = find_crypto(settings.crypto)
    master = Path(settings.master_key or folder / "master.key")
    key = read_master_key(master, crypto, create=create)
    url = settings.keys or f"sqlite:///{folder / 'keys.db'}"
    store = open_database(url, create=create)
    _keep_to_owner(url)
    return Vault(database, KeyStore(store, crypto, key), clock, retentions)


def _keep_to_owner(url: str) -> None:
    """Let nobody else read the file of a key store, nor those that SQLite makes beside it."""
    parsed = parsed_url(url)
    if parsed.drivername != "sqlite":
        return
    path = Path(parsed.database or "")
    path.touch(mode=0o600)
    for file in (path, *path.parent.glob(f"{path.name}-*")):
        if file.stat().st_mode & 0o077:
            file.chmod(0o600)


def _folder(url: str) -> Path:
    """Where the files of a database are; `var` for one that has none."""
    parsed = parsed_url(url)
    on_disk = parsed.drivername == "sqlite" and parsed.database
    return Path(parsed.database or "").parent if on_disk else Path("var")
