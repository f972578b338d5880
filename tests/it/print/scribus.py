"""Draws scribus.pdf. Runs inside Scribus 1.5; README.md has the command."""

import os

import scribus

scribus.newDocument((100, 140), (10, 10, 10, 10), scribus.PORTRAIT, 1, scribus.UNIT_MILLIMETERS, scribus.PAGE_1, 0, 4)
scribus.setInfo("chenbao", "Scribus fixture", "")
scribus.setBleeds(3, 3, 3, 3)
scribus.defineColorCMYKFloat("Tint", 20, 0, 0, 0)
scribus.defineColorCMYKFloat("Key", 0, 0, 0, 100)
scribus.defineColorCMYKFloat("Red", 0, 100, 80, 0)
for page in range(1, 5):
    scribus.gotoPage(page)
    tint = scribus.createRect(-3, -3, 106, 30)
    scribus.setFillColor("Tint", tint)
    scribus.setLineColor("None", tint)
    for text, place, size, color in [
        ("Page %d of a paper made with Scribus" % page, (10, 40, 80, 40), 11, "Key"),
        ("Heading", (10, 90, 80, 20), 24, "Red"),
    ]:
        frame = scribus.createText(*place)
        scribus.setText(text, frame)
        scribus.setFont("DejaVu Sans Book", frame)
        scribus.setFontSize(size, frame)
        scribus.setTextColor(color, frame)
    line = scribus.createLine(10, 120, 90, 120)
    scribus.setLineColor("Key", line)
    scribus.setLineWidth(0.5, line)

pdf = scribus.PDFfile()
pdf.file = os.environ["OUT"]
pdf.version = 10  # PDF/X-4
pdf.outdst = 1
pdf.useDocBleeds = True
pdf.printprofc = os.environ["PROFILE"]
pdf.cropMarks = False
pdf.pages = [1, 2, 3, 4]
pdf.fonts = []
pdf.subsetList = ["DejaVu Sans Book"]
pdf.save()
