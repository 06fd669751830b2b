"""The reference work: from content/ to docs/. The rooms are the stages; pipeline.py reads the line aloud."""
