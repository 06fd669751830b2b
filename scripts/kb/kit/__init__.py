"""What instructors take away: reading lists in, as syllabus lines, records, tables and cartridges, out."""
