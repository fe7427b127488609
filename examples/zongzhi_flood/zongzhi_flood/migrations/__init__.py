"""The migrations of the flood plugin."""
