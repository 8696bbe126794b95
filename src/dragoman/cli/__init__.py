"""The command line, a thin door on `dragoman.docket`. What is slow to import, only the commands that need it import."""
