"""What the build writes that is no page: feeds, records, tables, redirects, the navigation.

Takes a Site. Gives (path, text or bytes). May import emit.parts.
"""
