"""The migrations of the party pillar."""
