"""What a docket is turned into: brief, tables, exports. Records in, plain data or text out; no database."""
