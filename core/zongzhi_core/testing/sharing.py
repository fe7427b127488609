"""What worlds share, since to make it anew for each test would be most of a run's time: schemas,
documents with their plans, and the statements of commands."""

from __future__ import annotations

import functools
from typing import Any

from zongzhi_api.compose import Composer
from zongzhi_api.service import Service

from ..database import Database
from ..loading import Registry
from ..read.cache import MOST_DOCUMENTS, Document, Lru


@functools.cache
def composer_of(registry: Registry) -> Composer:
    """The schemas of a registry."""
    return Composer(registry)


@functools.cache
def _documents_of(registry: Registry, engine: str) -> Lru[Document]:
    return Lru(MOST_DOCUMENTS)


def share_documents(service: Service) -> None:
    """Let a service know the documents and plans of all others of its registry and engine."""
    engine = service.database.dialect.name
    service.reader._documents = _documents_of(service.registry, engine)


class _Statements(dict[Any, Any]):
    """Compiled statements, for SQLAlchemy. Its keys begin with a dialect, of which each database
    has one of its own: they are kept without."""

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: tuple[Any, ...], value: Any) -> None:
        super().__setitem__(key[1:], value)


@functools.cache
def _statements_of(engine: str) -> _Statements:
    return _Statements()


def share_statements(database: Database) -> None:
    """Let a database know the compiled statements of all others of its engine."""
    shared = _statements_of(database.dialect.name)
    opened: Any = database
    opened.engine.update_execution_options(compiled_cache=shared)
