"""Readings and decisions make what is shown; every decision of an editor is written here."""
