"""Prints what pdf_oxide finds wrong with a PDF as PDF/X-4, one finding a line.

Usage: python3 oxide.py FILE.pdf
"""

import sys

import pdf_oxide

print("\n".join(pdf_oxide.PdfDocument(sys.argv[1]).validate_pdf_x("4")["errors"]))
