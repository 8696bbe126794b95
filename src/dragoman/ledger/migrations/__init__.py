"""The docket's tables, revision by revision. Each revision is a file in `versions`, never changed once released."""

HEAD = "0007"
"""The newest revision; kept here so that opening a docket that is up to date needs no Alembic."""
