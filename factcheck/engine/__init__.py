"""The engine: laws over a claim table, in memory or in SQL, and from their conflicts to findings."""
