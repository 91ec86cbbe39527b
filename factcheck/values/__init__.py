"""Numbers, quantities and times as ranges with open and closed ends; nothing here knows of claims, rules or files."""
