"""Exercises as they are seen in a notebook. Python decides, JavaScript draws."""
