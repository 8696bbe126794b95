"""Dating documents that carry no date: clues in their own words and in other documents, and the day those leave."""
