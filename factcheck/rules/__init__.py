"""The language of rules: from packs to laws that can run, and the readers of what they say."""
