"""Scorers: how predictions are held against what a data set tells, tested on hand-worked examples."""
