"""The database: the only place with SQL. Knows nothing of documents, services or windows."""
