"""The people of a desk that is served to others: who they are, how they come in, and what they may do.

    passwords   argon2 hashes, and what makes a password good enough
    accounts    adding, changing and removing accounts, each noted in the log
    signing_in  from a name and a password to a session; how often may be tried
    sessions    from a cookie to the one who is signed in
    tokens      the same for programs

What they are kept as is in ``store.people``.
"""
