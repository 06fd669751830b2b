"""How readers cite this site: one record a page in; citations in five styles and files for citation managers out."""
