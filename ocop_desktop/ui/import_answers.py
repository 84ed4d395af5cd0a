"""What the user has answered about a product list so far, by the text of the list or by a line of it.

An answer for a text holds for every row that has it; one for a line outweighs it. Knows no widget.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ocop_desktop.domain.product_list import ProductDraft
from ocop_desktop.domain.session import EvaluationKind
from ocop_desktop.services.importing import Decisions, Treatment, certain_set
from ocop_desktop.ui.product_fields import LATER


@dataclass(slots=True)
class Answers:
    """Criteria sets by code (``LATER``: chosen later), kinds, and what is done with lines."""

    set_of_text: dict[str, str] = field(default_factory=dict)
    set_of_line: dict[int, str] = field(default_factory=dict)
    kind_of_text: dict[str, EvaluationKind] = field(default_factory=dict)
    kind_of_line: dict[int, EvaluationKind] = field(default_factory=dict)
    treatment: dict[int, Treatment] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)

    def forget_lines(self) -> None:
        """Another sheet: its lines are other rows."""
        self.set_of_line.clear()
        self.kind_of_line.clear()
        self.treatment.clear()
        self.left_out.clear()

    def decisions(self, drafts: Sequence[ProductDraft]) -> Decisions:
        """The answers for these rows, by their places."""
        sets: dict[int, str | None] = {}
        kinds: dict[int, EvaluationKind] = {}
        for place, draft in enumerate(drafts):
            said = self.set_of_line.get(draft.line)
            if said is None and certain_set(draft) is None:
                said = self.set_of_text.get(draft.set_text)
            if said is not None:
                sets[place] = None if said == LATER else said
            kind = self.kind_of_line.get(draft.line)
            if kind is None and draft.kind is None:
                kind = self.kind_of_text.get(draft.kind_text)
            if kind is not None:
                kinds[place] = kind
        places = {draft.line: place for place, draft in enumerate(drafts)}
        return Decisions(
            sets,
            kinds,
            {places[line]: treatment for line, treatment in self.treatment.items() if line in places},
            frozenset(places[line] for line in self.left_out if line in places),
        )


def store(answers: dict[Any, Any], key: object, value: Any) -> None:
    """Keeps an answer; None takes it back."""
    if value is None:
        answers.pop(key, None)
    else:
        answers[key] = value
