"""Fuzzing: one target a reader and loader, seeds, and what once broke one of them."""
