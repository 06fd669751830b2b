"""Turn the files of content/ into the Markdown pages of docs/: load, check, resolve, emit, write."""
