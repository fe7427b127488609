"""Writes: one mutation = one command = one transaction, all or nothing."""
