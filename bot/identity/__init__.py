"""Who is it?  Customers as keyed hashes, one-time codes, and what has been proven in a chat."""
