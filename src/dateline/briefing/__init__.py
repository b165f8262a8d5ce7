"""Situation -> Brief: choosing lines, wording sections, checking citations, rendering."""
