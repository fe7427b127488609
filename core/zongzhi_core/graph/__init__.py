"""The declared graph: what types exist, which fields they have, and how each maps to SQL."""
