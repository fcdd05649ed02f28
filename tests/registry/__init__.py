"""Tests of the registry; `small_registry` is what they break."""
