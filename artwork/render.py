"""Render the SVG pictures of artwork/<paper>/ to JPEG, where the sample content has them.

Usage: python laoximen.py; python posters.py; python render.py laoximen [NAME ...]
       python xianxia.py;  python render.py xianxia [NAME ...]
Needs: pip install resvg-py pillow
"""
import io
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import resvg_py
from PIL import Image

HERE = Path(__file__).resolve().parent
CONTENT = HERE.parent / "content"
OUT = {
    "laoximen": CONTENT / "laoximen/issues/2020-08-12/images",
    "xianxia": CONTENT / "xianxia/issues/2020-01-08/images",
}
# pictures of the annual reviews
REVIEWS = ("r2020-", CONTENT / "xianxia/reviews/images")

# pictures stored turned, with the EXIF Orientation that sets them upright again
ORIENTATION = {
    "laoximen": {"night-lane": 6, "gatekeeper": 8, "book-stall": 3},
}
# how the pixels are turned before storing, per Orientation value
TURN = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270, 3: Image.Transpose.ROTATE_180}
# pictures printed over three columns need more pixels than they are drawn with
ZOOM = {"book-stall": 1.25, "clear-lane": 1.25, "flower-rack": 1.25, "xx-celadon": 1.25, "xx-winter": 1.25}
LIMIT = 350_000
# posters 公益广告 are printed large and hold fine lettering
POSTER_PREFIX, POSTER_LIMIT = "ad-", 600_000
# the lettering of posters is set in the project's fonts only
FONTS = [str(f) for f in sorted((HERE.parent / "fonts").glob("*/*.ttf"))]


def render(svg, out, orientation=1):
    """One SVG to one JPEG; lowers the quality only if the file would be too big."""
    png = bytes(resvg_py.svg_to_bytes(svg_path=str(svg), zoom=ZOOM.get(svg.stem, 1), font_files=FONTS, skip_system_fonts=True))
    img = Image.open(io.BytesIO(png)).convert("RGB")
    size = img.size
    args = {"dpi": (300, 300), "progressive": False, "optimize": True}
    if orientation != 1:
        img = img.transpose(TURN[orientation])
        exif = Image.Exif()
        exif[0x0112] = orientation
        args["exif"] = exif
    limit = POSTER_LIMIT if svg.stem.startswith(POSTER_PREFIX) else LIMIT
    for quality, sub in ((88, 0), (88, 2), (84, 2), (78, 2)):
        buf = io.BytesIO()
        img.save(buf, "JPEG", quality=quality, subsampling=sub, **args)
        if buf.tell() < limit:
            break
    out.write_bytes(buf.getvalue())
    return "%s %dx%d o=%d q=%d %d kB" % (out.name, *size, orientation, quality, buf.tell() // 1000)


def folder(paper, name):
    """The folder a picture belongs to."""
    prefix, reviews = REVIEWS
    return reviews if name.startswith(prefix) else OUT[paper]


def main():
    if len(sys.argv) < 2 or sys.argv[1] not in OUT:
        raise SystemExit(__doc__)
    paper, names = sys.argv[1], sys.argv[2:]
    svgs = [s for s in sorted((HERE / paper).glob("*.svg")) if not names or s.stem in names]
    turn = ORIENTATION.get(paper, {})

    def one(svg):
        out = folder(paper, svg.stem)
        out.mkdir(parents=True, exist_ok=True)
        return render(svg, out / (svg.stem + ".jpg"), turn.get(svg.stem, 1))

    with ThreadPoolExecutor(2) as pool:
        for line in pool.map(one, svgs):
            print(line)


if __name__ == "__main__":
    main()
