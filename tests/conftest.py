"""Fixtures that every test can ask for."""
