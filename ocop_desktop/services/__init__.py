"""Use-cases: commands, the command bus, the scoreboard, importing, papers. Knows neither Qt nor SQL."""
