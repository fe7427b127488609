"""Backup 备份 and restore 恢复: all rows of one commit point in one file, for both engines alike.

`archive`: what the file holds, and whether it is whole. `take`: writing one while the server
writes. `restore`: the way back. Why so: docs/decisions/0029.
"""
