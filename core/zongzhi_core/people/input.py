"""What a command takes of a person, and the record that it makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ..columns import place_of
from ..commands.context import Context, argument
from ..errors import BadInput, RuleRefused
from ..ids import new_id
from ..terms import Sensitivity
from .ages import ADULT, GUARDED_BELOW, born_on, first_day_of
from .tables import TOLD, LegalBasis, Person, PersonValue
from .terms import LegalBasisKind, PersonField

if TYPE_CHECKING:
    from .purposes import Purpose

_PHONE = re.compile(r"\+?[0-9][0-9 -]{4,19}\Z")
_DOCUMENT = re.compile(r"[0-9A-Za-z()-]{5,30}\Z")


@dataclass(frozen=True)
class Sealed:
    """The values of a person, or a text, as they are stored; by the names of what they are."""

    key_id: str
    values: Mapping[str, str]
    #: From a case's id the hash of it and the document number; None where no number is known.
    matching: Callable[[str], str] | None


class Sealable:
    """What goes sealed into the vault."""

    #: Put here before the transaction, by the vault.
    sealed: Sealed

    @property
    def document_no(self) -> str | None:
        """The number by which somebody is known again in the case."""
        return None

    def values(self) -> dict[str, str]:
        """What is to be held, by the names of what it is."""
        raise NotImplementedError


class ToldText(str, Sealable):
    """Annotates an input field that takes a free text about people, which a `ToldRow` holds."""

    def values(self) -> dict[str, str]:
        """The text without line breaks; nothing for one that is blank."""
        text = " ".join(self.split())
        return {TOLD: text} if text else {}

    def row(self) -> dict[str, str]:
        """The columns of a `ToldRow` that hold it."""
        return {"key_id": self.sealed.key_id, "sealed": self.sealed.values[TOLD]}


@dataclass
class PersonInput(Sealable):
    """人员 Who somebody is; give no more than the case needs."""

    name: str = argument("姓名 Name.", longest=100)
    phone: str | None = argument("电话 Phone.", default=None, longest=21)
    id_no: str | None = argument(
        "证件号码：居民身份证号按GB11643校验。 Number of an identity document; a resident's is "
        "checked (GB 11643).",
        default=None,
        longest=30,
    )
    birth_on: date | None = argument(
        "出生日期：不填则取自居民身份证号。 Date of birth; taken from a resident's identity "
        "number when left out.",
        default=None,
    )
    address: str | None = argument("地址 Address.", default=None, longest=200)
    guardian_agreed: bool = argument(
        "监护人同意：未满14周岁须监护人同意（个人信息保护法第三十一条）。 Whether a guardian "
        "has agreed; for a child under 14 one must (PIPL art 31).",
        default=False,
    )

    @property
    def document_no(self) -> str | None:
        return self.id_no and self.id_no.strip().upper()

    @property
    def born(self) -> date | None:
        """The date of birth; BAD_INPUT where number and date do not fit."""
        number = self.document_no
        if number is not None and not _DOCUMENT.match(number):
            raise _unusable("idNo", "证件号码格式无效", "is no number of an identity document")
        try:
            told = born_on(number) if number else None
        except ValueError:
            raise _unusable("idNo", "身份号码校验不符", "fails the check of GB 11643") from None
        if told is not None and self.birth_on not in (None, told):
            raise _unusable("birthOn", "出生日期与身份号码不符", "is not that of the idNo")
        return told or self.birth_on

    def values(self) -> dict[str, str]:
        """What is to be held of it, as text; BAD_INPUT for what cannot be."""
        if not self.name.strip():
            raise _unusable("name", "姓名不能为空", "is empty")
        if self.phone is not None and not _PHONE.match(self.phone):
            raise _unusable("phone", "电话格式无效", "is no phone number")
        born = self.born
        given = {
            PersonField.NAME: self.name.strip(),
            PersonField.PHONE: self.phone,
            PersonField.ID_NO: self.document_no,
            PersonField.BIRTH_ON: born and born.isoformat(),
            PersonField.ADDRESS: self.address and self.address.strip(),
        }
        return {field.name: text for field, text in given.items() if text}


def _unusable(field: str, zh: str, en: str) -> BadInput:
    """The value itself is not told: messages end up in logs."""
    return BadInput(f"{zh}。", f"The given {field} {en}.", field=f"person.{field}")


def record_person(ctx: Context, matter: Any, purpose: Purpose, given: PersonInput) -> Person:
    """Record a person for a case and a purpose; RULE_REFUSED where the county has no legal basis
    for it, or for a child without a guardian's consent where only consent is the basis; FORBIDDEN
    under a grant that does not reach persons."""
    ctx.actor.require_class(Sensitivity.PERSONAL)
    find_basis(ctx, purpose.code)
    today = ctx.today
    person = Person(
        **place_of(matter),
        id=new_id(),
        matter_id=matter.id,
        purpose=purpose.code,
        recorded_at=ctx.now,
        review_by=today + timedelta(days=purpose.review_days),
        erase_by=today + timedelta(days=purpose.keep_days),
        version=1,
    )
    add_values(ctx, person, given)
    ctx.record(Person, person.id, purpose=purpose.code, matter_id=matter.id)
    return person


def _matching(ctx: Context, person: Person, sealed: Sealed) -> str | None:
    """The hash by which nobody is recorded twice for a case."""
    found = sealed.matching and sealed.matching(person.matter_id)
    same = (Person.county_id == person.county_id) & (Person.matching == found)
    if found and ctx.session.scalar(select(Person.id).where(same, Person.id != person.id)):
        raise RuleRefused(
            "同一证件的人员已为本案登记。",
            "A person with this identity document is recorded for this case already.",
            rule="person.once_in_a_case",
            field="person.idNo",
        )
    return found


def add_values(ctx: Context, person: Person, given: PersonInput) -> None:
    """Hold the given values of a person, sealed with a key of their own."""
    person.matching = _matching(ctx, person, given.sealed)
    person.key_id = given.sealed.key_id
    person.sealed_until = _sealed_until(ctx, person, given)
    # Of whom else there is a guardian would say something of their health.
    agreed = ctx.now if given.guardian_agreed else person.guardian_agreed_at
    person.guardian_agreed_at = agreed if person.sealed_until is not None else None
    if given.guardian_agreed and person.guardian_agreed_at is not None:
        ctx.record(Person, person.id, guardian_agreed_at=ctx.now)
    ctx.session.add(person)
    ctx.session.flush()
    ctx.session.add_all(
        PersonValue(
            **{"county_id": person.county_id, "id": new_id(), "person_id": person.id},
            **{"field": PersonField[name], "sealed": text},
        )
        for name, text in given.sealed.values.items()
    )


def _sealed_until(ctx: Context, person: Person, given: PersonInput) -> date | None:
    """The day on which a minor is 18; None for all who are older, or of unknown age. What is sealed
    stays so where a correction says nothing of the birth; one is made without a basis too."""
    if (born := given.born) is None:
        if given.guardian_agreed:
            raise _unusable("birthOn", "监护人同意须有出生日期", "is missing: a guardian agreed")
        return person.sealed_until
    if born > ctx.today:
        raise _unusable("birthOn", "出生日期晚于今天", "lies in the future")
    guarded = ctx.today < first_day_of(GUARDED_BELOW, born) and not given.guardian_agreed
    basis = ctx.session.scalar(bases_held(ctx, person.purpose))
    if guarded and basis and basis.kind is LegalBasisKind.CONSENT:
        raise RuleRefused(
            "未满十四周岁，须有监护人同意（个人信息保护法第三十一条）：guardianAgreed。",
            "A child under 14 is recorded only with a guardian's consent (PIPL art 31): "
            "guardianAgreed.",
            rule="person.guardian",
            field="person.guardianAgreed",
        )
    opens = first_day_of(ADULT, born)
    return opens if ctx.today < opens else None


def bases_held(ctx: Context, purpose: str) -> Any:
    """The legal basis of a purpose that holds now in the command's county, if there is one."""
    return select(LegalBasis).where(
        LegalBasis.county_id == ctx.county_id,
        LegalBasis.purpose == purpose,
        ctx.now < LegalBasis.expires_at,
    )


def find_basis(ctx: Context, purpose: str) -> LegalBasis:
    """The legal basis that holds now in the command's county; RULE_REFUSED without one."""
    found: LegalBasis | None = ctx.session.scalars(bases_held(ctx, purpose)).first()
    if found is None:
        raise RuleRefused(
            f"本县没有用途 {purpose} 的有效合法性基础；请先用 setLegalBasis 登记。",
            f'The county has no legal basis for the purpose "{purpose}" that holds now; name one '
            "with setLegalBasis first.",
            rule="person.legal_basis",
        )
    return found
