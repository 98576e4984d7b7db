"""Reading a dataset file; never writes."""
