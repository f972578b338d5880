"""Makes a PDF with another maker's program, for the preflight to judge.

Usage: python3 foreign.py KIND PROFILE.icc FONT.ttf OUT.pdf
KIND: weasyprint-x4 (PDF/X-4, all in CMYK), weasyprint-marks (the same with its crop marks), weasyprint-rgb, typst-rgb.
"""

import io
import sys
from pathlib import Path

from PIL import Image

STYLE = """
@font-face { font-family: paper; src: url(%(font)s) }
@page { size: 100mm 140mm; bleed: 3mm; marks: %(marks)s; margin: 12mm; @bottom-center { content: counter(page); color: %(black)s } }
html { font: 11pt paper; color: %(black)s }
h1 { font: 22pt paper; break-before: page; color: %(black)s }
%(profile)s
"""
BLACK = "device-cmyk(0 0 0 1)"
PROFILE = "@color-profile device-cmyk { src: url(%s); components: c, m, y, k }"


def photo():
    picture = Image.new("RGB", (300, 200))
    picture.putdata([(x % 256, y, (x + y) % 256) for y in range(200) for x in range(300)])
    data = io.BytesIO()
    picture.save(data, "JPEG")
    return data.getvalue()


def weasyprint(kind, profile, font, out):
    from weasyprint import HTML

    rgb = kind == "weasyprint-rgb"
    style = STYLE % {
        "font": Path(font).as_uri(),
        "marks": "crop cross" if kind == "weasyprint-marks" else "none",
        "black": "black" if rgb else BLACK,
        "profile": "" if rgb else PROFILE % Path(profile).as_uri(),
    }
    pages = "".join(f"<h1>{number}</h1><p>ABC abc 123</p>" for number in range(1, 5))
    Path(out).with_suffix(".jpg").write_bytes(photo())
    picture = f'<img src="{Path(out).with_suffix(".jpg").as_uri()}" style="width: 30mm">' if rgb else ""
    html = f"<html><head><title>ABC</title><style>{style}</style></head><body>{pages}{picture}</body></html>"
    HTML(string=html).write_pdf(out, **({} if rgb else {"pdf_variant": "pdf/x-4"}))


def typst_rgb(font, out):
    import typst

    folder = Path(out).parent
    (folder / "photo.jpg").write_bytes(photo())
    (folder / "paper.ttf").write_bytes(Path(font).read_bytes())
    source = """
#set page(width: 100mm, height: 140mm, margin: 12mm, bleed: 3mm)
#set text(11pt, fallback: false, font: "Noto Serif SC")
#for number in range(4) { pagebreak(weak: true); [ABC abc 123]; rect(fill: rgb("#88aacc"), width: 40mm, height: 10mm) }
#image("photo.jpg", width: 30mm)
"""
    (folder / "paper.typ").write_text(source)
    compiler = typst.Compiler(str(folder / "paper.typ"), font_paths=[str(folder)], ignore_system_fonts=True)
    compiler.compile(output=out)


def main(kind, profile, font, out):
    if kind == "typst-rgb":
        typst_rgb(font, out)
    else:
        weasyprint(kind, profile, font, out)


main(*sys.argv[1:])
