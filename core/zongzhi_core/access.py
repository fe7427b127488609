"""Who asks, and what they may see: roles, tokens, and the reader as bound values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from .clock import day_of
from .errors import Forbidden, NotFound, PluginOff, ZongzhiError
from .terms import Reach, Sensitivity

_ORDINARY = frozenset({Sensitivity.ORDINARY})
_PERSONAL = _ORDINARY | {Sensitivity.PERSONAL}
_SENSITIVE = _PERSONAL | {Sensitivity.SENSITIVE}

#: Role → the classes of rows and figures it may read without a purpose being named.
ROLES: dict[str, frozenset[Sensitivity]] = {
    "county_admin": _SENSITIVE,
    "department_liaison": _ORDINARY,
    "township_lead": _SENSITIVE,
    "centre_staff": _SENSITIVE,
    "commissioner": _SENSITIVE,
    "grid_staff": _ORDINARY,
    "mediator": _ORDINARY,
    "line_officer": _ORDINARY,
    "assessor": _ORDINARY,
    "integrator": _ORDINARY,
}

#: Role → what it may read besides of the cases that were assigned to it, under a narrow reach.
OF_OWN_CASES: dict[str, frozenset[Sensitivity]] = {"mediator": _PERSONAL}

#: Begins the name of whoever works at the machine itself, who has no account.
DESK = "cli:"

#: A person who reads their own record and nothing else; no account or token has this role.
SUBJECT = "subject"


def classes_of(role: str, reach: Reach) -> frozenset[Sensitivity]:
    """The classes that a role may read, of own cases too where it reaches those alone."""
    own = OF_OWN_CASES.get(role, _ORDINARY) if reach is not Reach.SUBTREE else _ORDINARY
    return ROLES[role] | own


#: Those who carry the duty in their own reach, and so see its counts exactly.
DUTY_HOLDERS = frozenset({"county_admin", "township_lead", "centre_staff", "commissioner"})


@dataclass(frozen=True)
class Access:
    """The shape of a reader's rights: all that a plan may depend on."""

    classes: frozenset[Sensitivity]
    #: Sees counts of sensitive things exactly.
    exact: bool
    #: Reaches more than one county, in which different plugins may be on.
    wide: bool
    #: A division in its reach has come to lie elsewhere, or ended: other days have another tree.
    moved: bool
    #: The plugins that the token names; None for all.
    plugins: frozenset[str] | None = None
    #: A purpose was named.
    purposed: bool = False
    #: Of cases and persons, reaches only what was assigned to it.
    assigned: bool = False
    #: A plugin was turned off once in its reach: figures of those days say so.
    switched: bool = False


@dataclass(frozen=True)
class Purposed:
    """The purpose of one request: its code, the case's inner id (empty for none) and global id,
    the random text that marks what is to be opened, for which records it may stand: a county's id
    and the purpose of the record, where the plugin of that is on; and which kind of approval opens
    a sealed one."""

    code: str
    matter_id: str
    case: str | None
    mark: str
    records: tuple[str, ...]
    approval_kind: str


#: A county's id, and the name under which what is sent about it is noted.
Client = tuple[str, str]

#: Names for what people in the console send, and systems above the county; no token has a colon.
CONSOLE, ABOVE = "people:console", "system:above"

#: The shapes of readers met so far.
_SHAPES: dict[tuple[Access, frozenset[str]], int] = {}


def plugin_refusal(plugin: str, access: Access) -> ZongzhiError:
    """Why a plugin that is not among those on in the reach may not be used."""
    if access.plugins is not None and plugin not in access.plugins:
        return Forbidden(
            f"本令牌未获准使用插件 {plugin}。",
            f'This token was not granted plugin "{plugin}".',
            plugin=plugin,
        )
    return PluginOff(
        f"插件 {plugin} 在本县已停用。", f'Plugin "{plugin}" is off here.', plugin=plugin
    )


def absent(what: str, **details: Any) -> NotFound:
    """Absent, malformed and out of scope answer alike."""
    return NotFound(
        f"“{what}”不存在或不在您的辖区内。",
        f'"{what}" does not exist or lies outside your scope.',
        **details,
    )


@dataclass(frozen=True)
class Principal:
    """A reader or actor: name, role, reach; made once for a token and an epoch."""

    name: str
    role: str
    access: Access
    #: The subtree it reaches: `low` ≤ lineage < `high`.
    low: str
    high: str
    counties: tuple[str, ...]
    expires_at: datetime
    #: The divisions above its scope.
    above: tuple[str, ...] = ()
    #: Plugin → the ids of its counties where that is on.
    on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: The code of its division; None for the whole country.
    code: str | None = None
    #: The division of the office; None for the whole country.
    division_id: str | None = None
    purposed: Purposed | None = None
    #: The id of the user, or of the organisation, to whom cases are assigned.
    assignee: str = ""
    #: The record that a subject reads.
    subject: str | None = None

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All that the reader may be called: the account `li` in the console, a token `li` and
        `li` at the machine itself are taken for one person's."""
        account = self.name.rpartition(":")[2]
        return account, f"user:{account}", f"{DESK}{account}"

    @cached_property
    def plugins_on(self) -> frozenset[str]:
        """The plugins that are on somewhere in its reach: what its schema shows."""
        return frozenset(name for name, counties in self.on.items() if counties)

    @cached_property
    def client(self) -> Client | None:
        """Under which name its documents are noted (`switches.operations`), where it reaches one
        county: never under that of a person, and a person's own reading not at all."""
        if self.subject is not None or len(self.counties) != 1:
            return None
        system = self.name
        if self.division_id is None or self.division_id in self.above:
            system = ABOVE
        return self.counties[0], CONSOLE if self.name.startswith("user:") else system

    @cached_property
    def shape(self) -> int:
        """A number for all that a plan may depend on: equal for readers of equal rights."""
        return _SHAPES.setdefault((self.access, self.plugins_on), len(_SHAPES))

    @cached_property
    def identity(self) -> str:
        """What a cursor is tied to besides its list: the reader, the reach, and what is on where.
        Whatever a switch hid from a reader in between could be passed over otherwise."""
        switches = json.dumps({name: ids for name, ids in self.on.items() if ids}, sort_keys=True)
        on = hashlib.sha256(switches.encode()).hexdigest()
        return f"{self.name} {self.low} {self.assignee} {on}"

    def reaches(self, path: str) -> bool:
        """Does a lineage lie in its scope?"""
        return self.low <= path < self.high

    def require_class(self, sensitivity: Sensitivity) -> None:
        """FORBIDDEN for what is done with data of a class beyond the role, or the grant; a person
        does with their own record what their role may."""
        if self.subject is None and sensitivity not in self.access.classes:
            raise Forbidden(
                f"您的授权不含{sensitivity.zh}数据（{sensitivity.name}）。",
                f"Your grant does not reach data of the class {sensitivity.name}.",
            )

    def ordinary(self) -> Principal:
        """The same reader, for ordinary data only."""
        return replace(
            self, subject=None, access=replace(self.access, classes=_ORDINARY, exact=False)
        )

    def values(self, now: datetime) -> dict[str, Any]:
        """The named values that every statement is tied to (see `viewer`)."""
        for_what = self.purposed
        return {
            **self._fixed,
            "v_today": day_of(now),
            "v_now": now,
            "v_purpose": for_what and for_what.code,
            "v_approval_kind": for_what and for_what.approval_kind,
            "v_case": for_what.matter_id if for_what else "",
            "v_mark": for_what.mark if for_what else "",
            "v_purposed_on": list(for_what.records) if for_what else [],
        }

    @cached_property
    def _fixed(self) -> dict[str, Any]:
        wide = self.access.wide
        bound: dict[str, Any] = {
            f"v_on_{name}": list(ids) if wide else "".join(ids)
            for name, ids in {**self.on, "core": self.counties}.items()
        }
        bound |= {"v_low": self.low, "v_high": self.high, "v_above": list(self.above)}
        return bound | {
            "v_role": self.role,
            "v_name": self.name,
            "v_assignee": self.assignee,
        }
