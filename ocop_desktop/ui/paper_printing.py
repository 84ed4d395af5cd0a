"""Papers on a printer: asked for in the system's dialog, painted page by page from pictures at its resolution.

Painting runs on the worker; it may be given up between two pages. Pages stand on the sheet as they are, at their own
size, made smaller only where the paper in the printer is.
"""

from PySide6.QtCore import QFile, QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ocop_desktop.domain.errors import UserError
from ocop_desktop.services import papers
from ocop_desktop.services.papers import GivenUp, Tell

MOST_DPI = 300
"""Dots an inch: more are not seen on text and would take four times the memory."""
_POINTS_PER_INCH = 72


def ask_printer(parent: QWidget, name: str, pages: int, landscape: bool) -> QPrinter | None:
    """Asks for a printer and what to print of so many pages; None where the user would rather not."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_up(printer, name, landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, pages > 1)
    return printer if dialog.exec() else None


def set_up(printer: QPrinter, name: str, landscape: bool) -> None:
    """A4 to its edges, and the name of the job."""
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, QMarginsF()))
    printer.setFullPage(True)
    printer.setDocName(name)


def is_landscape(pdf: bytes) -> bool:
    """Whether the first page lies."""
    width, height, _ = papers.picture(pdf, 0, 0.05)
    return width > height


def print_pages(printer: QPrinter, pdf: bytes, tell: Tell) -> list[int]:
    """Prints the pages that the dialog asked for, in the copies that the printer does not make itself; the pages that
    were printed, 0 the first.

    Raises ``GivenUp`` where ``tell`` does, the job taken back, and ``UserError`` (cannot_print); a file that was being
    printed into is then gone.
    """
    order = _pages(printer, papers.page_count(pdf))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("cannot_print", printer=printer.printerName())
    scale = min(printer.resolution(), MOST_DPI) / _POINTS_PER_INCH
    whole = False
    try:
        for place, page in enumerate(order):
            tell(place, len(order))
            if place and not printer.newPage():
                raise UserError("cannot_print", printer=printer.printerName())
            width, height, pixels = papers.picture(pdf, page, scale)
            image = QImage(pixels, width, height, width * 4, QImage.Format.Format_RGBX8888)
            painter.drawImage(_place(printer, width / scale, height / scale), image)
        tell(len(order), len(order))
        whole = True
    except GivenUp:
        printer.abort()
        raise
    finally:
        painter.end()
        if not whole and printer.outputFileName():
            QFile.remove(printer.outputFileName())
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise UserError("cannot_print", printer=printer.printerName())
    return order


def _pages(printer: QPrinter, count: int) -> list[int]:
    """The pages in the order in which they are printed, 0 the first."""
    whole = printer.printRange() != QPrinter.PrintRange.PageRange or not printer.fromPage()
    pages = list(range(count)) if whole else list(range(printer.fromPage() - 1, min(printer.toPage(), count)))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return pages * copies if printer.collateCopies() else [page for page in pages for _ in range(copies)]


def _place(printer: QPrinter, width: float, height: float) -> QRectF:
    """Where a page of this size in points stands on the sheet, in dots."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    dots = printer.resolution() / _POINTS_PER_INCH
    fit = min(dots, sheet.width() / width, sheet.height() / height)
    rect = QRectF(0, 0, width * fit, height * fit)
    rect.moveCenter(sheet.center() - sheet.topLeft())
    return rect
