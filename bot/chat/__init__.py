"""One message: what came in, what it means where the person stands, what is said and done."""
