"""Proofs that nothing is lost: kills, failing calls, power cuts, flipped bits. Run apart, with ``-m proof``."""
