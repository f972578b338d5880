"""Render the SVG pictures of artwork/<paper>/ to JPEG.

Usage: python render.py PAPER [OUTDIR] [NAME ...]
Needs: pip install resvg-py pillow
"""
import io
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import resvg_py
from PIL import Image

HERE = Path(__file__).resolve().parent
OUT = {"laoximen": HERE.parent / "content/laoximen/issues/2020-08-12/images"}

# pictures stored turned, with the EXIF Orientation that sets them upright again
ORIENTATION = {
    "laoximen": {"night-lane": 6, "gatekeeper": 8, "book-stall": 3},
}
# how the pixels are turned before storing, per Orientation value
TURN = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270, 3: Image.Transpose.ROTATE_180}
LIMIT = 350_000


def render(svg, out, orientation=1):
    """One SVG to one JPEG; lowers the quality only if the file would be too big."""
    png = bytes(resvg_py.svg_to_bytes(svg_path=str(svg)))
    img = Image.open(io.BytesIO(png)).convert("RGB")
    size = img.size
    args = {"dpi": (300, 300), "progressive": False, "optimize": True}
    if orientation != 1:
        img = img.transpose(TURN[orientation])
        exif = Image.Exif()
        exif[0x0112] = orientation
        args["exif"] = exif
    for quality, sub in ((88, 0), (88, 2), (84, 2), (78, 2)):
        buf = io.BytesIO()
        img.save(buf, "JPEG", quality=quality, subsampling=sub, **args)
        if buf.tell() < LIMIT:
            break
    out.write_bytes(buf.getvalue())
    return "%s %dx%d o=%d q=%d %d kB" % (out.name, *size, orientation, quality, buf.tell() // 1000)


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    paper, names = sys.argv[1], sys.argv[3:]
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else OUT[paper]
    out.mkdir(parents=True, exist_ok=True)
    svgs = [s for s in sorted((HERE / paper).glob("*.svg")) if not names or s.stem in names]
    turn = ORIENTATION.get(paper, {})
    with ThreadPoolExecutor(2) as pool:
        for line in pool.map(lambda s: render(s, out / (s.stem + ".jpg"), turn.get(s.stem, 1)), svgs):
            print(line)


if __name__ == "__main__":
    main()
