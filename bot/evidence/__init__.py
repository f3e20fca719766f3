"""Evidence: the files that people send, and the numbers in their texts that nobody should keep."""
