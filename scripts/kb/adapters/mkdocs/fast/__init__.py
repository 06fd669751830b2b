"""What only makes MkDocs faster: without this folder the site is the same, and takes longer."""
