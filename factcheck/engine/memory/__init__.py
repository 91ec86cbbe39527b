"""Laws over rows in memory; `factcheck.engine.memory.plan` runs them, with one module for each shape of law."""
