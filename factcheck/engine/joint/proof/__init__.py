"""A proof of each conflict in exact arithmetic, checked by code of its own, and told in words."""
