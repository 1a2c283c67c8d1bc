"""Accuracy and speed, measured against public data and on what the project wrote itself."""
