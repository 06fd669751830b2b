"""The command line.

Takes arguments. Gives output and an exit status. May import every room.
"""
