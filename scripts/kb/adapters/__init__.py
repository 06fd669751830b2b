"""The doors to programs that render pages."""
