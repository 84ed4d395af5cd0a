"""Who is to blame is in the type of the error.

``UserError``: the user can mend it; ``ui/messages`` owns the sentence for each code. ``StorageError``: disk, permission
or a damaged file. Anything else that is raised is a bug of the program.
"""


class CodedError(Exception):
    """An error that carries a code and what to fill into its sentence, never the sentence itself."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        details = ", ".join(f"{name}={value!r}" for name, value in params.items())
        super().__init__(f"{code}({details})" if details else code)

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.code, self.params)


def _again(kind: type[CodedError], code: str, params: dict[str, object]) -> CodedError:
    """The same error, come over from another process."""
    return kind(code, **params)


class UserError(CodedError):
    """Something the user can mend: bad input, or a rule of the council that says no."""


class StorageError(CodedError):
    """The database cannot be read or written; says what is safe."""
