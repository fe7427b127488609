"""The migrations of the mechanism pillar."""
