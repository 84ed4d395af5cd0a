"""Benchmarks: speed and memory, measured and reported, never asserted by the tests.

``.venv/bin/python -m pytest tests/bench -o addopts= --import-mode=importlib``
"""
