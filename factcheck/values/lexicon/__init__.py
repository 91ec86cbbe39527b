"""The words of a language as data: `Lexicon`, and English, which is read where nothing else is asked for."""

from factcheck.values.lexicon.english import ENGLISH
from factcheck.values.lexicon.lexicon import Hedge, Lexicon

__all__ = ["ENGLISH", "Hedge", "Lexicon"]
