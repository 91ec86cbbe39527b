"""Laws over claims in a table; `factcheck.engine.sql.plan` runs them, with one module for each shape of law."""
