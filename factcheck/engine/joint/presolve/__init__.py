"""What needs no search: claims that single rules decide, variables that always suit, parts that are easy to satisfy."""
