"""The curator's desk: commands that begin records, and say where and why something stands.

Takes arguments. Gives output, new files of content/, and an exit status. May import every room.
"""

from kb.commands.desk.asking import coverage_command, review_command, where_command, why_link_command
from kb.commands.desk.init import init_command
from kb.commands.desk.new import new_group
from kb.commands.desk.renaming.command import move_command, rename_command
from kb.commands.desk.source import source_group
from kb.commands.desk.tidy import tidy_command

COMMANDS = (
    init_command,
    new_group,
    source_group,
    where_command,
    why_link_command,
    coverage_command,
    review_command,
    tidy_command,
    rename_command,
    move_command,
)
