"""People who are recorded: what is held, who reads it, and who did."""
