"""The only place that writes: atomically, locked, and so that a failed build can be taken back.

Takes {path: text} and a folder. Gives the folder, whole or as it was. May import model.
"""
