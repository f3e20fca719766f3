"""HTTP in: the webhook, and what operators look at."""
