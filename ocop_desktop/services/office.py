"""The office's words: usual ones to begin with.

Knows no place and no person: whatever names one is for the office to write.
"""

from dataclasses import fields, replace

from ocop_desktop.documents.wording import office as words
from ocop_desktop.documents.wording.certificate import CertificateWording
from ocop_desktop.domain.session import OfficeData


def default_office() -> OfficeData:
    """The words that most offices use; what names a place, an agency or a person is blank."""
    return OfficeData(
        council_name=words.COUNCIL,
        recipients=words.RECIPIENTS,
        certificate_sentence=CertificateWording().sentence,
        signer_authority=words.SIGNER_AUTHORITY,
        signer_title=words.SIGNER_TITLE,
    )


def filled(office: OfficeData, usual: OfficeData) -> OfficeData:
    """``office`` with its blanks taken from ``usual``; what it says itself stays."""
    blanks = [item.name for item in fields(OfficeData) if not getattr(office, item.name)]
    return replace(office, **{name: getattr(usual, name) for name in blanks})
