"""The migrations of the mediation pillar."""
