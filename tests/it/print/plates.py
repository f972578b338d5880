"""Compares the plates of pages as they are with the plates of the same pages changed in one way, as Ghostscript separates them.

Usage: python3 plates.py FILE.pdf no-black-text|no-overprint
no-black-text: text in black alone is not shown.
no-overprint: nothing overprints.
Prints JSON: for each plate, how many pixels of all pages together differ.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
import pikepdf
from PIL import Image

PLATES = ["Cyan", "Magenta", "Yellow", "Black"]
RESOLUTION = 100
SHOWS = {"Tj", "TJ", "'", '"'}
Image.MAX_IMAGE_PIXELS = None


def without_black_text(pdf):
    for page in pdf.pages:
        kept, black, saved = [], False, []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "q":
                saved.append(black)
            elif name == "Q":
                black = saved.pop()
            elif name == "k":
                black = [float(operand) for operand in operands] == [0, 0, 0, 1]
            elif name in {"g", "rg", "cs", "sc", "scn"}:
                black = False
            if not (black and name in SHOWS):
                kept.append((operands, operator))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def without_overprint(pdf):
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Dictionary) and ("/OP" in entry or "/op" in entry):
            entry.OP = False
            entry.op = False


def plates(path, folder, name):
    target = folder / f"{name}-%02d.tif"
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{RESOLUTION}"]
    subprocess.run([*command, f"-sOutputFile={target}", str(path)], check=True, stdout=subprocess.DEVNULL)
    return {plate: sorted(folder.glob(f"{name}-*({plate}).tif")) for plate in PLATES}


def main(path, way):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        pdf = pikepdf.open(path)
        {"no-black-text": without_black_text, "no-overprint": without_overprint}[way](pdf)
        pdf.save(folder / "changed.pdf")
        before = plates(path, folder, "before")
        after = plates(folder / "changed.pdf", folder, "after")
        differences = {}
        for plate in PLATES:
            assert len(before[plate]) == len(after[plate]) == len(pdf.pages)
            pairs = zip(before[plate], after[plate])
            pairs = ((numpy.asarray(Image.open(one)), numpy.asarray(Image.open(other))) for one, other in pairs)
            differences[plate] = int(sum(numpy.count_nonzero(one != other) for one, other in pairs))
        print(json.dumps(differences))


main(*sys.argv[1:])
