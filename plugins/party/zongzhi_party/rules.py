"""Decisions of the party pillar: who counts as on post."""

from __future__ import annotations

from zongzhi_party.terms import PartyPosition, StaffState

#: On post is whoever works at the post; seconded out and on leave are not (county practice:
#: 在职在岗). A part-time holder works at it.
ON_POST: tuple[StaffState, ...] = (StaffState.ON_POST, StaffState.PART_TIME)

#: Who makes up the staff of a governance centre (county practice: the director is one of them).
CENTRE_POSITIONS: tuple[PartyPosition, ...] = (
    PartyPosition.CENTER_DIRECTOR,
    PartyPosition.CENTER_STAFF,
)


def is_on_post(state: StaffState) -> bool:
    """Does the holder of a post in this state work at it?"""
    return state in ON_POST
