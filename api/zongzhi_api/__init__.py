"""Zongzhi+ API: the Starlette application, the schema of each plugin set, the command line."""
