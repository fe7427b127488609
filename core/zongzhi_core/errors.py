"""Every fault that may leave the system: one base class, a stable code, both languages.

A class docstring's first line says when the fault arises; `docs/errors.md` lists the cures.
"""

from __future__ import annotations

from typing import Any, ClassVar


class ZongzhiError(Exception):
    """A fault with a stable code and a message in Chinese and English."""

    code: ClassVar[str] = "INTERNAL"
    status: ClassVar[int] = 500

    def __init_subclass__(cls, *, code: str | None = None, status: int | None = None) -> None:
        super().__init_subclass__()
        cls.code, cls.status = code or cls.code, status or cls.status

    def __init__(self, zh: str, en: str, **details: Any) -> None:
        super().__init__(f"{zh} {en}")
        self.zh = zh
        self.en = en
        self.details = details

    @property
    def message(self) -> str:
        return f"{self.zh} {self.en}"

    def as_graphql(self, path: list[str | int] | None = None) -> dict[str, Any]:
        """The error as an entry of a GraphQL response."""
        entry: dict[str, Any] = {"message": self.message}
        if path is not None:
            entry["path"] = path
        details = dict(self.details)
        if "locations" in details:
            entry["locations"] = details.pop("locations")
        entry["extensions"] = {"code": self.code, **details}
        return entry


class Unauthenticated(ZongzhiError, code="UNAUTHENTICATED", status=401):
    """No token, an unknown token, or one that has expired or was revoked."""


class Forbidden(ZongzhiError, code="FORBIDDEN", status=403):
    """The reader's role or scope does not include what was asked for."""


class NotFound(ZongzhiError, code="NOT_FOUND", status=404):
    """Absent, malformed or out of scope: the three answer alike."""


class BadInput(ZongzhiError, code="BAD_INPUT", status=400):
    """A value that cannot be used; the message names it and says what is allowed."""


class ParseFailed(ZongzhiError, code="PARSE_FAILED", status=400):
    """The document is not GraphQL."""


class ValidationFailed(ZongzhiError, code="VALIDATION_FAILED", status=400):
    """The document asks for something that the schema does not have."""


class PluginOff(ZongzhiError, code="PLUGIN_OFF", status=400):
    """The field belongs to a plugin that is off in the county asked for."""


class TooLarge(ZongzhiError, code="TOO_LARGE", status=413):
    """The request exceeds a cap on its size."""


class TooCostly(ZongzhiError, code="TOO_COSTLY", status=400):
    """The operation would read more than an operation may."""


class TooDeep(ZongzhiError, code="TOO_DEEP", status=400):
    """The operation nests deeper than an operation may, or than the database can take."""


class RuleRefused(ZongzhiError, code="RULE_REFUSED", status=200):
    """A rule of the field forbids the command in the present state."""


class Conflict(ZongzhiError, code="CONFLICT", status=200):
    """Somebody else changed the record first."""


class IdempotencyKeyReused(ZongzhiError, code="IDEMPOTENCY_KEY_REUSED", status=422):
    """The Idempotency-Key was used before with another payload."""


class PurposeRequired(ZongzhiError, code="PURPOSE_REQUIRED", status=400):
    """A person was asked for and no purpose was named."""


class StorageFull(ZongzhiError, code="STORAGE_FULL", status=503):
    """The database has no room; nothing was written."""


class Unavailable(ZongzhiError, code="UNAVAILABLE", status=503):
    """The database cannot be reached, is locked, or does not fit this version."""


class Timeout(ZongzhiError, code="TIMEOUT", status=503):
    """The database work exceeded its time limit and was stopped."""


class Internal(ZongzhiError, code="INTERNAL", status=500):
    """An unforeseen fault; the answer carries only a reference to the log."""


class SetupError(Exception):
    """A fault found at start or by the command line: a plugin, a setting, a file, a database."""
