"""What is to be done and what is to be sent: stored first, taken under a lease, tried again."""
