"""The office's words as fields: used for one session and for the settings that new sessions begin with."""

from ocop_desktop.services.office import default_office
from ocop_desktop.ui.bound_form import BoundForm, LinesField
from ocop_desktop.ui.i18n import tr
from ocop_desktop.ui.widgets_fields import Form, TextField


class OfficeForm(Form):
    """Fields for the ``office`` of the record that ``bound`` shows. Pale texts are what offices usually write.

    ``first`` is the first of its editors.
    """

    def __init__(self, bound: BoundForm) -> None:
        super().__init__(4)
        usual = default_office()
        self.recipients = LinesField(4)
        self.recipients.setPlaceholderText("\n".join(usual.recipients))

        def line(name: str, text: str, span: int = 1, hint: str = "") -> None:
            editor = TextField(getattr(usual, name))
            bound.add(self, f"office.{name}", text, editor, span=span, hint=hint)

        line("parent_agency", tr("office_form", "Parent agency (above, in the head)"), 2)
        line("issuing_body", tr("office_form", "Issuing body (below, in the head)"), 2)
        line("council_name", tr("office_form", "Name of the council"), 2)
        line("authority", tr("office_form", "Authority that recognises the products"), 2)
        line("place", tr("office_form", "Place name in the date line"))
        line("code_suffix", tr("office_form", "Code suffix of the papers"), hint=tr("office_form", "such as UBND"))
        line("meeting_place", tr("office_form", "Usual meeting place"), 2)
        line("signer_authority", tr("office_form", "Signs for (TM., KT., TL.)"), 2)
        line("signer_title", tr("office_form", "Title of the signer"))
        line("signer_name", tr("office_form", "Name of the signer"))
        line("secretary", tr("office_form", "Name of the secretary"), 2)
        line("certificate_agency", tr("office_form", "Agency on the certificate"), 2)
        line("certificate_sentence", tr("office_form", "Sentence of the certificate, before the product's name"), 2)
        self.first = bound.field("office.parent_agency").editor
        recipients = tr("office_form", "Recipients, one a line")
        bound.add(self, "office.recipients", recipients, self.recipients, span=2)
