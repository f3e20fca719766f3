"""Kills: the real process dies at every point and at any moment, and nothing is lost, doubled or put in disorder."""
