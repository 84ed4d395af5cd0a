"""The window. Qt lives here and in ``app`` only; the window reaches everything through ``services``."""
