"""What a certificate says, in the order and the words in which every form of it says them.

Vietnamese first, English beneath where the certificate is in two languages. What nobody has said yet is dotted. Knows
no file format and no place on the page.
"""

from dataclasses import dataclass
from datetime import date

from ocop_desktop.documents.model import printable
from ocop_desktop.documents.view import CertificateView
from ocop_desktop.documents.wording import common
from ocop_desktop.documents.wording.certificate import (
    COUNTRY_ENGLISH,
    MONTHS_ENGLISH,
    MOTTO_ENGLISH,
    STARS_ENGLISH,
)
from ocop_desktop.domain.words import date_phrase, dots, or_dots, place_and_date, stars_in_words


@dataclass(frozen=True, slots=True)
class Said:
    """A line in Vietnamese and, where the certificate has it, in English."""

    words: str
    english: str = ""


@dataclass(frozen=True, slots=True)
class CertificateText:
    """All words of one certificate, printable. ``parent`` and ``authority`` may be blank, the others never are."""

    draft: str
    country: Said
    motto: Said
    parent: str
    agency: str
    title: Said
    subtitle: Said
    sentence: Said
    product: str
    producer_label: str
    producer: str
    address_label: str
    address: str
    rated: Said
    decision: Said
    validity: Said
    number: Said
    place_date: str
    authority: str
    signer_title: str
    signer_name: str

    @property
    def english_title(self) -> str:
        """The English title and subtitle in one line."""
        return " - ".join(one for one in (self.title.english, self.subtitle.english) if one)


def describe(view: CertificateView) -> CertificateText:
    """The words of a certificate."""
    wording, english = view.wording, view.english

    def said(vietnamese: str, foreign: str) -> Said:
        return Said(printable(vietnamese), printable(foreign) if view.bilingual else "")

    def label(vietnamese: str, foreign: str) -> str:
        name = vietnamese.rstrip(" :")
        return printable(f"{name} / {foreign}" if view.bilingual and foreign and name else vietnamese)

    number, decision = or_dots(view.number, 6), or_dots(view.decision_number, 4)
    return CertificateText(
        draft=common.DRAFT if view.draft else "",
        country=said(common.COUNTRY, COUNTRY_ENGLISH),
        motto=said(common.MOTTO, MOTTO_ENGLISH),
        parent=printable(view.parent_agency).upper(),
        agency=or_dots(printable(view.agency).upper(), 16),
        title=said(wording.title, english.title),
        subtitle=said(wording.subtitle, english.subtitle),
        sentence=said(wording.sentence, english.sentence),
        product=printable(or_dots(view.product, 17)),
        producer_label=label(wording.producer, english.producer),
        producer=printable(or_dots(view.producer, 28)),
        address_label=label(wording.address, english.address),
        address=printable(or_dots(view.address, 28)),
        rated=said(
            common.filled(wording.rated, stars=dots(4) if view.stars is None else stars_in_words(view.stars).lower()),
            common.filled(english.rated, stars=dots(4) if view.stars is None else english_stars(view.stars)),
        ),
        decision=said(
            common.filled(
                wording.decision,
                number=decision,
                date=date_phrase(view.decision_date),
                agency=or_dots(view.decision_agency or view.agency, 10),
            ),
            common.filled(
                english.decision,
                number=decision,
                date=english_date(view.decision_date),
                agency=or_dots(view.decision_agency or view.agency, 10),
            ),
        ),
        validity=said(
            common.filled(wording.validity, date=date_phrase(view.valid_until)),
            common.filled(english.validity, date=english_date(view.valid_until)),
        ),
        number=said(common.filled(wording.number, number=number), common.filled(english.number, number=number)),
        place_date=printable(place_and_date(view.place, view.issued_on)),
        authority=printable(view.signer_authority),
        signer_title=printable(or_dots(view.signer_title.upper(), 10)),
        signer_name=printable(or_dots(view.signer_name, 12)),
    )


def english_date(day: date | None) -> str:
    """ "5 August 2029"."""
    return dots(6) if day is None else f"{day.day} {MONTHS_ENGLISH[day.month - 1]} {day.year}"


def english_stars(stars: int) -> str:
    """ "four stars"."""
    return STARS_ENGLISH[stars] if 0 <= stars < len(STARS_ENGLISH) else str(stars)
