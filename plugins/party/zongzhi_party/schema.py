"""GraphQL types of the party pillar and how they map to its tables."""

from __future__ import annotations

from zongzhi_core.plugin_api import Sensitivity, auto, link, node, place

from . import tables


@node(
    tables.Post,
    sensitivity=Sensitivity.ORDINARY,
    filters=("position", "mode", "state", "valid_from"),
    orders=("position", "valid_from"),
)
class Post:
    """任职 Somebody's term in a post of the governance line, or a vacancy."""

    position = auto()
    name = auto()
    mode = auto()
    state = auto()
    valid_from = auto()
    valid_to = auto()
    organisation = link(
        "Organisation", "organisation_id", "机构 The organisation that the post belongs to."
    )
    division = place()


@node(
    tables.OfficeMerger,
    sensitivity=Sensitivity.ORDINARY,
    filters=("valid_from",),
    orders=("valid_from",),
)
class OfficeMerger:
    """融入 A township's governance centre merged into its safety and rule-of-law office."""

    valid_from = auto()
    valid_to = auto()
    centre = link("Organisation", "centre_id", "综治中心 The organisation that was merged.")
    office = link(
        "Organisation", "office_id", "平安法治办 The organisation that it was merged into."
    )
    division = place()


@node(
    tables.Training,
    sensitivity=Sensitivity.ORDINARY,
    filters=("kind", "held_on"),
    orders=("held_on", "hours"),
    default_order=("held_on",),
)
class Training:
    """培训 A training session for holders of posts."""

    kind = auto()
    title = auto()
    held_on = auto()
    hours = auto()
    organiser = link(
        "Organisation",
        lambda training, organisation: organisation.row.id == training.row.organiser_id,
        "主办 The organisation that held it.",
        day=lambda training: training.row.held_on,
    )
    division = place()
