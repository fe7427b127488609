"""防汛 Flood warnings, as matters beside those of the pillars: a plugin of somebody else, whole."""
