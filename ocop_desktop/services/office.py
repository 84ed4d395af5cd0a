"""The office's words: usual ones to begin with, and those to choose from.

Knows no place and no person: whatever names one is for the office to write.
"""

from dataclasses import fields, replace

from ocop_desktop.documents.wording import office as words
from ocop_desktop.documents.wording import session as session_words
from ocop_desktop.documents.wording.certificate import CertificateWording
from ocop_desktop.domain.session import OfficeData, Phrase, Template
from ocop_desktop.services.criteria import known_decrees

AUTHORITIES = words.AUTHORITIES
"""How an authority to sign with begins ("TM."), what it means, and an example."""


def default_office() -> OfficeData:
    """The words that most offices use; what names a place, an agency or a person is blank."""
    return OfficeData(
        council_name=words.COUNCIL,
        recipients=words.RECIPIENTS,
        certificate_sentence=CertificateWording().sentence,
        signer_authority=words.SIGNER_AUTHORITY,
        signer_title=words.SIGNER_TITLE,
        submission_recipients=words.SUBMISSION_RECIPIENTS,
        notice_recipients=words.NOTICE_RECIPIENTS,
        council_signer_authority=words.COUNCIL_SIGNER_AUTHORITY,
        council_signer_title=words.COUNCIL_SIGNER_TITLE,
    )


def filled(office: OfficeData, usual: OfficeData) -> OfficeData:
    """``office`` with its blanks taken from ``usual``; what it says itself stays."""
    blanks = [item.name for item in fields(OfficeData) if not getattr(office, item.name)]
    return replace(office, **{name: getattr(usual, name) for name in blanks})


def usual_grounds() -> tuple[str, ...]:
    """Grounds (căn cứ) that offices usually name, as they stand on a paper without their end. Raises ``UserError``.

    The decree of the session and the decision that set up its council are put by the papers themselves.
    """
    decrees = (known.decree for known in known_decrees().values())
    named = (session_words.decree_ground(one.code, one.issued, one.issuer, one.amended_by) for one in decrees)
    return (words.LAW, words.CLERICAL_WORK, *named)


def authority_meaning(authority: str) -> str:
    """What an authority to sign with means, "" where it begins like none: "TM. HỘI ĐỒNG" -> "thay mặt: …"."""
    lines = authority.split("\n")
    found = [meaning for line in lines for start, meaning, _ in AUTHORITIES if line.lstrip().upper().startswith(start)]
    return "; ".join(found)


def with_phrase(office: OfficeData, paper: str, name: str, text: str) -> OfficeData:
    """The office's words with its own wording of a phrase; a blank text takes it away."""
    others = tuple(one for one in office.phrases if (one.paper, one.name) != (paper, name))
    return replace(office, phrases=(*others, Phrase(paper, name, text)) if text.strip() else others)


def with_template(office: OfficeData, paper: str, template: Template | None) -> OfficeData:
    """The office's words with its own Word template for a paper, or with none."""
    others = tuple(one for one in office.templates if one.paper != paper)
    return replace(office, templates=others if template is None else (*others, template))


def phrase_examples(office: OfficeData) -> dict[str, str]:
    """What the names in braces of a phrase may stand for, to show how it reads."""
    own = {"council": office.council_name, "authority": office.authority, "agency": office.certificate_agency}
    return dict(words.PHRASE_EXAMPLES) | {name: said for name, said in own.items() if said}
