"""Tests of behaviour; benchmarks are in ``bench`` and run apart."""
