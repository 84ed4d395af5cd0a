"""The form text of the papers, in Vietnamese, not translated."""
