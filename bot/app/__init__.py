"""What is put together and what runs; nobody imports it."""
