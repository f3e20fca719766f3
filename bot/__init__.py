"""The service around the talk: what is stored, sent, answered, and served."""
