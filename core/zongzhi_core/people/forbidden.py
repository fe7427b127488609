"""What no plugin may add about people, with the reason for each rule; read from top to bottom.

Every plugin, ours included, is held against these rules when it is loaded; one that breaks a rule
is named, left out, and the rest starts. Looked at are all names that a plugin declares (tables,
columns, types, fields, arguments, inputs, code lists with their Chinese labels, commands, events,
measures, purposes) and the types of its columns. A table is about a person when a column of it
holds a person's id.

A rule can be deceived by a name that says something else; it keeps the honest from drifting, and
makes what is left a lie. Whoever takes a rule out may not say that their product keeps them.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Boolean, Date, Float, Integer, Numeric

from ..columns import Code, Id, Stamp, Text
from ..errors import SetupError
from ..graph.declare import Leaf, Link
from ..terms import SENSITIVE

if TYPE_CHECKING:
    from ..contribution import Contribution
    from ..terms import Term


@dataclass(frozen=True)
class Rule:
    """Words that no name may hold, and why."""

    name: str
    reason: str
    #: English words as in `snake_case`, Chinese ones as they stand in a label.
    words: str = ""
    #: Words that are refused where they are said of a person, and may be said of other things.
    of_persons: str = ""


RULES = (
    Rule(
        "health",
        "健康状况一旦泄露无法挽回；只登记帮扶种类和主管部门。 A leak of somebody's health cannot "
        "be undone. Record the support given and the body that owes it.",
        "hiv aids psychiatric schizophrenia bipolar mental_illness mental_disorder mental_patient "
        "drug_user drug_addict drug_abuser addict addiction disability_grade "
        "艾滋 精神病 精神障碍 精神异常 吸毒 戒毒 瘾君子 病史 病情",
        of_persons="diagnosis disease illness health_status disability 诊断 疾病 健康状况 残疾",
    ),
    Rule(
        "legal_status",
        "前科、矫正等身份由主管机关依法掌握，标注即歧视。 Records of crime and correction are "
        "sealed, or kept by the body that carries them out; a label of them is discrimination.",
        "ex_convict ex_offender released_prisoner parolee probationer community_correction "
        "criminal_record convict 刑满释放 刑释 社区矫正 矫正对象 前科 劣迹 违法记录 犯罪记录",
    ),
    Rule(
        "belief_and_origin",
        "信仰、民族、取向属敏感信息，治理事务不需要。 Belief, origin and orientation are "
        "sensitive, and no matter of governance needs them.",
        "religious_belief believer ethnicity sexual_orientation cult_member "
        "宗教信仰 信教人员 性取向",
        of_persons="religion religious belief cult ethnic race nation 宗教 信仰 邪教 民族",
    ),
    Rule(
        "watch_lists",
        "只登记事，不登记“不放心的人”。 There are matters and hazards, and no lists, flags or "
        "groups of people by distrust; nobody is watched for having petitioned.",
        "watch_list watchlist blacklist greylist key_person key_people key_population focus_person "
        "special_group special_population distrust untrusted suspect stability_control "
        "controlled_person petitioner_list 重点人员 重点人群 重点对象 特殊人群 特殊群体 不放心 "
        "黑名单 灰名单 布控 稳控 管控对象 管控人员 风险人员 高危人员 上访人员 缠访",
    ),
    Rule(
        "scores",
        "对人不评分、不画像、不预测。 Nobody can answer a score or a prediction about themselves; "
        "disputes have levels, confirmed by a person, people have none.",
        "credit_score social_credit credit_point trust_score person_score person_risk profiling "
        "信用分 信用积分 个人积分 画像 人员等级 人员风险",
    ),
    Rule(
        "biometrics",
        "没有任何用途需要生物特征。 No purpose here needs a biometric.",
        "biometric face_id face_image facial fingerprint iris voiceprint dna gait "
        "人脸 指纹 虹膜 声纹 步态 生物特征 面部",
    ),
    Rule(
        "tracks",
        "不记录个人的行踪、车牌和设备。 Where people go, their plates and their devices are not "
        "recorded; grid staff check in at tasks.",
        "trajectory geofence location_history gps licence_plate license_plate "
        "plate_no device_id imei imsi mac_address 轨迹 行踪 车牌 设备号 电子围栏",
        of_persons="track tracking whereabouts 定位 位置",
    ),
    Rule(
        "media",
        "不存图像、音视频及其地址。 No image, sound or video, nor an address at which one lies: "
        "they show people who were not asked.",
        "photo picture image video_file video_stream audio_file "
        "recording stream_url url uri snapshot "
        "照片 图片 图像 录像 录音 音频 视频流 抓拍 网址",
    ),
    Rule(
        "association",
        "不建立亲属和关系图谱。 No graph of families and acquaintances.",
        "family_graph association_graph social_graph relatives kinship 关系图谱 亲属关系 社会关系",
    ),
    Rule(
        "labels_of_persons",
        "对人不贴标签、不分级。 A record about a person holds what is owed to them, no label "
        "or rank.",
        of_persons="tag label flag score rating rank risk danger grade points "
        "标签 标识 评分 等级 风险 积分 分级",
    ),
    Rule(
        "places_of_persons",
        "人的位置不记录，地址只到网格。 A person's place is a division or a grid, never a point.",
        of_persons="latitude longitude lat lng lon coordinate geometry 经度 纬度 坐标",
    ),
    Rule(
        "free_fields_of_persons",
        "自定义字段会使其余规则落空。 Free fields would undo all other rules.",
        of_persons="custom extra attribute property properties metadata misc key "
        "自定义 扩展字段 附加信息 其他信息",
    ),
)

#: Rules whose words say what somebody is: whoever writes one in a free text is warned.
LABELS = ("health", "legal_status", "belief_and_origin", "watch_lists", "scores")

#: The only types that a column may have, so that there are no blobs, media, vectors, points, lists
#: or JSON: nothing can be said about what lies in them.
COLUMN_TYPES = (Text, Id, Code, Stamp, Date, Integer, BigInteger, Float, Numeric, Boolean)

_PERSON_ID = re.compile(r"(^|_)person_id$")
_WORDS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z0-9]+(?![a-z])")


@dataclass(frozen=True)
class Named:
    """A name that a plugin declares, with its Chinese label where it has one."""

    what: str
    name: str
    label: str = ""
    of_person: bool = False


def check_forbidden(new: Contribution, terms: Iterable[type[Term]], inputs: Iterable[type]) -> None:
    """SetupError where a plugin adds what no plugin may add about people."""
    for table in new.tables:
        for column in table.__table__.columns:
            if type(column.type) not in COLUMN_TYPES:
                raise SetupError(
                    f"column {table.__tablename__}.{column.name} is of type "
                    f"{type(column.type).__name__!r}: blobs, media, points, vectors, lists and "
                    f"JSON are not held; there are {', '.join(t.__name__ for t in COLUMN_TYPES)}"
                )
    for extension in new.extensions:
        if extension.type_name == "Person" and isinstance(extension.declared, Leaf):
            raise SetupError(f"field Person.{extension.declared.graphql_name}: no values on people")
    for named in (*_stored(new), *_shown(new), *_said(new, terms, inputs)):
        said = spell(named.name, named.label)
        for rule in RULES:
            word = find_word(rule, said, of_person=named.of_person)
            if word is not None:
                raise SetupError(
                    f"{named.what} {named.name!r} breaks the rule {rule.name!r} by the word "
                    f"{word!r}. {rule.reason}"
                )
    _require_end(new)


def _require_end(new: Contribution) -> None:
    """SetupError where something sensitive is held without a day on which that ends."""
    endless = {t for t in new.tables if _is_sensitive(t)}
    endless |= {node.table for node in new.nodes if node.sensitivity in SENSITIVE}
    endless -= {kept.table for kept in new.retentions}
    for table in sorted(each.__tablename__ for each in endless):
        raise SetupError(
            f"table {table!r} holds what is sensitive: say until when, by registrar.keeps"
        )


def _is_sensitive(table: Any) -> bool:
    return any(c.info.get("sensitivity") in SENSITIVE for c in table.__table__.columns)


def spell(name: str, label: str) -> str:
    """The words of a name, each between underscores, and its label; a free text is both."""
    return f"_{'__'.join(_WORDS.findall(name)).lower()}_ {label}"


def find_word(rule: Rule, said: str, *, of_person: bool) -> str | None:
    """The word by which what is said breaks a rule."""
    found = _pattern(rule.words).search(said)
    if found is None and of_person:
        found = _pattern(rule.of_persons).search(said)
    return found and re.sub("_+", "_", found[0]).strip("_")


@functools.cache
def _pattern(words: str) -> re.Pattern[str]:
    """Finds one of some words: English ones whole and in any number, Chinese ones anywhere."""
    parts = [
        f"_{word.replace('_', '__')}(?=s?_)" if word.isascii() else word for word in words.split()
    ]
    return re.compile("|".join(parts) or "(?!)")


def _label(doc: str | None) -> str:
    """The Chinese term with which a description begins."""
    return (doc or "").strip().partition(" ")[0]


def _is_of_person(table: Any) -> bool:
    return any(_PERSON_ID.search(column.name) for column in table.__table__.columns)


def _stored(new: Contribution) -> Iterator[Named]:
    for table in new.tables:
        of_person = _is_of_person(table)
        yield Named("table", table.__tablename__, _label(table.__doc__), of_person)
        for column in table.__table__.columns:
            name = f"{table.__tablename__}.{column.name}"
            yield Named("column", name, _label(column.doc), of_person)


def _shown(new: Contribution) -> Iterator[Named]:
    for node in new.nodes:
        of_person = _is_of_person(node.table) or any(
            isinstance(f, Link) and f.target == "Person" for f in node.fields.values()
        )
        yield Named("type", node.name, _label(node.doc), of_person)
        for declared in node.fields.values():
            name = f"{node.name}.{declared.name}"
            yield Named("field", name, _label(declared.doc), of_person)
    for extension in new.extensions:
        name = f"{extension.type_name}.{extension.declared.name}"
        of_person = extension.type_name == "Person"
        yield Named("field", name, _label(extension.declared.doc), of_person)


def _said(
    new: Contribution, terms: Iterable[type[Term]], inputs: Iterable[type]
) -> Iterator[Named]:
    for command in new.commands:
        yield Named("mutation", command.name, _label(command.doc))
    for given in inputs:
        for part in dataclasses.fields(given):
            yield Named("argument", f"{given.__name__}.{part.name}", _label(part.metadata["doc"]))
    columns = (c for t in new.tables if _is_of_person(t) for c in t.__table__.columns)
    of_persons = {getattr(column.type, "term", None) for column in columns}
    for term in terms:
        told = term in of_persons
        yield Named("code list", term.__name__, _label(term.__doc__), told)
        yield from (Named("code", f"{term.__name__}.{each.name}", each.zh, told) for each in term)
    for measure in new.measures:
        yield Named("measure", measure.name, measure.title)
    yield from (Named("event", event) for event in new.events)
    yield from (Named("purpose", code, p.title) for code, p in new.purposes.items())
    for lookup in new.lookups:
        yield from (Named("argument", a.name, _label(a.doc)) for a in lookup.arguments)
