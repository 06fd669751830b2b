"""Ask whether the addresses outside the site still answer, and say by page and reference which do not.

Takes the content and the network. Gives a report in build/, and an exit status. May import every room.
"""
