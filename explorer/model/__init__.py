"""What we talk about: dates, records, queries. Standard library only."""
