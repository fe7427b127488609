"""The administrative tree: reading and importing it, changing it, checking it."""
