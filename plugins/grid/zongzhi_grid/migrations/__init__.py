"""The migrations of the grid pillar."""
