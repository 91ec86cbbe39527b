"""What one short run need not pay for, as `benchmarks/startup.py` measures it.

Going in: nothing; it is called once, before anything else of a run. Going out: a process that collects garbage rarely, since
most of what a run makes is kept, that does not look for garbage once more when all of it goes, and in which pydantic finds no
plugins. A program that imports the library keeps its own ways.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

PLUGINS = "pydantic.plugin._loader"


def spare() -> None:
    """Makes the process as frugal as one run may be."""
    gc.set_threshold(200_000, 20, 20)
    atexit.register(gc.freeze)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    sys.modules.setdefault(PLUGINS, _NoPlugins(PLUGINS))


class _NoPlugins(ModuleType):
    """Stands for the module in which pydantic looks for plugins, until more than their number is asked of it.

    That module imports `importlib.metadata`, and with it the whole of `email`, even where the search is turned off.
    """

    @staticmethod
    def get_plugins() -> tuple[()]:
        """None, as `PYDANTIC_DISABLE_PLUGINS` has it."""
        return ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what Python itself asks of any module
            raise AttributeError(name)
        del sys.modules[PLUGINS]
        return getattr(import_module(PLUGINS), name)
