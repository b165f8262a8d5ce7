"""Alerts: rules in a case's settings, what they find in new reports, and where it is sent; each alert once."""
