"""Figures: from rows of data to drawings.

Takes a Figure. Gives its Vega-Lite specification, and SVG in light and dark, wide and narrow, kept in a cache.
May import model and write.
"""
