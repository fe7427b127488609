"""The migrations of the services pillar."""
