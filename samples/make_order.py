# ruff: noqa: INP001 -- a script beside its data, not a package
"""Writes documents/order-tarnhaven-harbour.pdf: an invented court order with a real text layer, page headers and page numbers.

Development only, and the PDF is kept in the repository: `pip install fpdf2`, then `python samples/make_order.py`. The same text gives
the same bytes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

CLAIM = "Claim No. TH-2026-0417"
PARTIES = (
    ("TARNHAVEN ATHLETIC FOOTBALL CLUB LIMITED", "Claimant"),
    ("TARNHAVEN HARBOUR COMPANY PLC", "Defendant"),
)
RECITALS = (
    "UPON the application of the Claimant by notice dated 11 May 2026",
    "AND UPON hearing Ms Oonagh Tressilian for the Claimant and Mr Alasdair Venn-Hughes for the Defendant",
    "AND UPON reading the witness statements of Mr Kofi Brandreth dated 10 May 2026 and of Ms Petra Lindqvist-Shaw dated 15 May 2026",
    (
        "AND UPON the Claimant undertaking to obey any order that the court may make if it later finds that this order has caused loss to "
        "the Defendant for which the Defendant should be compensated, to a limit of £60,000"
    ),
)
ORDERS = (
    (
        "Until trial or further order the Defendant must not, whether by itself, its servants or its agents, take pos~session of the land "
        "known as the Saltpans, or change the locks of any building on it, or place con~tainers, plant or fencing upon any part of the "
        "playing surface."
    ),
    (
        "The Defendant must return to the Claimant, by 4 pm on 22 May 2026, every key to the clubhouse and to the gates that was removed "
        "on 6 May 2026."
    ),
    "The Claimant must go on paying £1,900 on the first day of each month, and must pay it into court.",
    "The claim is to be listed for a trial of three days on the first open date after 14 Sep~tember 2026.",
    "The costs of the applica~tion are reserved to the judge who hears the trial.",
)
REASONS = (
    (
        "The Claimant has trained on the Saltpans since 1952. Its lease ran out on 31 March 2024 and was not renewed. The Defendant says "
        "that the Claimant has been there since then by kindness, and that kindness may be with~drawn. The Claimant says that it was "
        "promised a new lease of fifteen years, and that it spent £212,000 on drains and lights in reliance on the promise."
    ),
    (
        "The promise is said to have been made on 9 February 2024, at a lunch, by the Defend~ant's managing director at the time, Mr "
        "Lionel Garrowby, who has since died. There is no note of it. There is a photo~graph of a napkin. I do not find it neces~sary to "
        "decide today what the figures on the napkin mean."
    ),
    (
        "What I must decide is whether there is a serious issue to be tried. There plainly is. A company that watches its tenant dig "
        "drains for eight months, and says nothing, may find it hard to say after~wards that it never agreed to any~thing."
    ),
    (
        "On the balance of con~venience the matter is not close. If the injunc~tion is refused and the Claimant wins at trial, it will "
        "have won the right to play football on a con~tainer park. If it is granted and the Defendant wins, the Defendant will have lost "
        "four months' rent from a shipping line, and money can be repaid."
    ),
    (
        "I was troubled by the events of 6 May. The Defendant's security contrac~tor attended at ten minutes to six in the morning and "
        "changed the locks, while forty-one children were due to train at nine. I accept that Ms Lindqvist-Shaw did not know of it "
        "before~hand. I do not accept that nobody did."
    ),
    (
        "I was shown a letter of 29 April 2026 in which the Defendant's property manager told the contractor to act \"at the earliest "
        'con~venient hour". I was not told for whom it was to be con~venient. The Defendant will wish to think, before the trial, about '
        "who is to give evi~dence on that subject."
    ),
    (
        "Nothing in this order is a finding that the Defendant has acted in bad faith. That question is for trial, on evidence that can "
        "be tested. Mr Venn-Hughes submitted that a landlord is entitled to secure its own land. So it is, if it is entitled to "
        "pos~session of it."
    ),
    (
        "The parties are neighbours, and will be neighbours when this case is over. They may wish to con~sider, before September, whether "
        "a mediator costs less than three days of counsel."
    ),
)
SOFT_HYPHEN = "\u00ad"


class Order(FPDF):
    """An A4 page with the claim's number above and the page's number below."""

    def header(self) -> None:
        """Prints the claim's number and the date; called by fpdf at the top of each page."""
        self.set_font("Times", "I", 9)
        self.cell(0, 8, f"{CLAIM}   -   Order of 21 May 2026", align="R", new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def footer(self) -> None:
        """Prints "Page 1 of 3"; called by fpdf at the foot of each page."""
        self.set_y(-18)
        self.set_font("Times", "", 9)
        self.cell(0, 8, f"Page {self.page_no()} of {{nb}}", align="C")

    def centred(self, text: str, style: str = "") -> None:
        """Adds one centred line."""
        self.set_font("Times", style, 12)
        self.cell(0, 8, text, align="C", new_x="LMARGIN", new_y="NEXT")

    def paragraph(self, text: str, label: str = "") -> None:
        """Adds one justified paragraph, with its number in the margin; `~` marks where a word may be hyphenated."""
        self.set_font("Times", "", 12)
        if label:
            self.cell(12, 7, label)
        self.multi_cell(0, 7, text.replace("~", SOFT_HYPHEN), align="J", new_x="LMARGIN", new_y="NEXT")
        self.ln(3)


def make_order() -> Order:
    """The order as a document that is ready to be written."""
    pdf = Order(format="A4")
    pdf.set_creation_date(datetime(2026, 5, 21, 14, 0, tzinfo=UTC))
    pdf.set_title("Order of 21 May 2026 (invented)")
    pdf.set_margins(28, 18, 28)
    pdf.set_auto_page_break(auto=True, margin=26)
    pdf.add_page()
    pdf.centred("IN THE COUNTY COURT AT TARNHAVEN", "B")
    pdf.centred("BUSINESS LIST", "B")
    pdf.centred("Before Her Honour Judge Rosalind Achterberg, sitting in public on 21 May 2026")
    pdf.ln(4)
    pdf.centred("BETWEEN")
    for number, (name, part) in enumerate(PARTIES):
        if number:
            pdf.centred("and")
        pdf.centred(name, "B")
        pdf.centred(part, "I")
    pdf.ln(4)
    pdf.centred("ORDER", "B")
    for recital in RECITALS:
        pdf.paragraph(recital)
    pdf.paragraph("IT IS ORDERED THAT:")
    for number, order in enumerate(ORDERS, 1):
        pdf.paragraph(order, f"{number}.")
    pdf.centred("REASONS", "B")
    for number, reason in enumerate(REASONS, len(ORDERS) + 1):
        pdf.paragraph(reason, f"{number}.")
    return pdf


if __name__ == "__main__":
    make_order().output(str(Path(__file__).parent / "documents" / "order-tarnhaven-harbour.pdf"))
