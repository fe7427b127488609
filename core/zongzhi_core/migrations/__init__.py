"""The migrations of core."""
