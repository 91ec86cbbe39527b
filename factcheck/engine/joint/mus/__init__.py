"""Smallest conflicts and smallest corrections, by asking an oracle which soft groups can hold together."""
