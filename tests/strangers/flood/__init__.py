"""防汛 Patrols of dykes, as matters beside those of the pillars: a stranger's plugin, whole."""
