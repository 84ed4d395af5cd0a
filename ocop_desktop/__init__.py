"""OCOP Desktop: runs the evaluation meeting of an OCOP council."""

__version__ = "0.1.0"
