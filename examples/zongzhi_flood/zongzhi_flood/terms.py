"""Words of the flood plugin."""

from __future__ import annotations

from zongzhi_core.plugin_api import Term


class FloodLevel(Term):
    """预警等级 Level of a flood warning, as the weather service names them."""

    BLUE = "蓝色", "Blue: attention."
    YELLOW = "黄色", "Yellow: readiness."
    ORANGE = "橙色", "Orange: danger."
    RED = "红色", "Red: great danger."


class FloodStatus(Term):
    """预警状态 State of a flood warning."""

    PROPOSED = "待确认", "Proposed after a grid event; a person decides."
    IN_FORCE = "生效", "In force."
    LIFTED = "已解除", "Lifted."
    REJECTED = "不予发布", "Not issued."
