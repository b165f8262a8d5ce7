"""Passages, sentences and the parse of one text."""
