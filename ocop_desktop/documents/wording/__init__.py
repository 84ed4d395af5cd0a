"""The Vietnamese words of the papers, as data: form text of the documents, not part of the translated interface."""
