"""Laws of the write path, on both engines."""
