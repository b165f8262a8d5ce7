"""The largest remaining classes of errors of each layer, counted on the development data (no text of it is kept)."""
