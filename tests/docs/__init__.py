"""The documentation is run: what it prints is what the product answers."""
