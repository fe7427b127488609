"""The second opinion on the read path: a slow executor, random questions, and a small world."""
