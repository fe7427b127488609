"""What was acknowledged stays, whatever ends: the process, the power, the disk, the database."""
