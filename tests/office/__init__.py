"""Papers in the office programs that people open them with; these tests need LibreOffice and run apart."""
