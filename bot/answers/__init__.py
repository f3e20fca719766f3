"""What a message means and what the policy says to it: the question bank, the model, the policies."""
