"""Every fault that may leave the system: one base class, a stable code, both languages.

A class docstring's first line says when the fault arises; `docs/errors.md` lists the cures.
"""

from __future__ import annotations

from typing import Any, ClassVar


class ZongzhiError(Exception):
    """A fault with a stable code and a message in Chinese and English."""

    code: ClassVar[str] = "INTERNAL"
    status: ClassVar[int] = 500

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


class Unauthenticated(ZongzhiError):
    """No token, an unknown token, or one that has expired or was revoked."""

    code = "UNAUTHENTICATED"
    status = 401


class Forbidden(ZongzhiError):
    """The reader's role or scope does not include what was asked for."""

    code = "FORBIDDEN"
    status = 403


class NotFound(ZongzhiError):
    """Absent, malformed or out of scope: the three answer alike."""

    code = "NOT_FOUND"
    status = 404


class BadInput(ZongzhiError):
    """A value that cannot be used; the message names it and says what is allowed."""

    code = "BAD_INPUT"
    status = 400


class ParseFailed(ZongzhiError):
    """The document is not GraphQL."""

    code = "PARSE_FAILED"
    status = 400


class ValidationFailed(ZongzhiError):
    """The document asks for something that the schema does not have."""

    code = "VALIDATION_FAILED"
    status = 400


class PluginOff(ZongzhiError):
    """The field belongs to a plugin that is off in the county asked for."""

    code = "PLUGIN_OFF"
    status = 400


class TooLarge(ZongzhiError):
    """The request exceeds a cap on its size."""

    code = "TOO_LARGE"
    status = 413


class TooCostly(ZongzhiError):
    """The operation would read more than an operation may."""

    code = "TOO_COSTLY"
    status = 400


class TooDeep(ZongzhiError):
    """The operation nests deeper than an operation may, or than the database can take."""

    code = "TOO_DEEP"
    status = 400


class RuleRefused(ZongzhiError):
    """A rule of the field forbids the command in the present state."""

    code = "RULE_REFUSED"
    status = 200


class Conflict(ZongzhiError):
    """Somebody else changed the record first."""

    code = "CONFLICT"
    status = 200


class IdempotencyKeyReused(ZongzhiError):
    """The Idempotency-Key was used before with another payload."""

    code = "IDEMPOTENCY_KEY_REUSED"
    status = 422


class PurposeRequired(ZongzhiError):
    """A person was asked for and no purpose was named."""

    code = "PURPOSE_REQUIRED"
    status = 400


class StorageFull(ZongzhiError):
    """The database has no room; nothing was written."""

    code = "STORAGE_FULL"
    status = 503


class Unavailable(ZongzhiError):
    """The database cannot be reached, is locked, or does not fit this version."""

    code = "UNAVAILABLE"
    status = 503


class Timeout(ZongzhiError):
    """The database work exceeded its time limit and was stopped."""

    code = "TIMEOUT"
    status = 503


class Internal(ZongzhiError):
    """An unforeseen fault; the answer carries only a reference to the log."""

    code = "INTERNAL"
    status = 500


class SetupError(Exception):
    """A fault found at start or by the command line: a plugin, a setting, a file, a database."""
