"""Drawings as SVG.

Takes rows and nodes. Gives SVG. Knows nothing of a Site.
"""
