"""What analysts edit: words and their classes, as YAML, with small typed readers."""
