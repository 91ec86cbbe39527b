"""Claims: from parsed files to the table that the engine sees. Models, names and vocabulary lie here, the steps in `normal`."""
