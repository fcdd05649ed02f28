"""Tests of `linter.documents`."""
