"""What the search comes to: findings, corrections, forced bounds, one timeline, and what to check next."""
