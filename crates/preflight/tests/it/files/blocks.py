"""Draws blocks.ttf, the font of the small test files: glyph 1 a square, 2 a triangle, 3 a bar; glyph 0 is .notdef, a frame.

Usage: python3 blocks.py blocks.ttf
"""

import sys

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen


def outline(*contours):
    pen = TTGlyphPen(None)
    for first, *rest in contours:
        pen.moveTo(first)
        for point in rest:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def main(path):
    glyphs = {
        ".notdef": outline([(50, 0), (50, 700), (450, 700), (450, 0)], [(100, 50), (400, 50), (400, 650), (100, 650)]),
        "square": outline([(100, 0), (100, 800), (900, 800), (900, 0)]),
        "triangle": outline([(100, 0), (500, 800), (900, 0)]),
        "bar": outline([(400, -100), (400, 800), (600, 800), (600, -100)]),
    }
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(list(glyphs))
    font.setupCharacterMap({0x25A0: "square", 0x25B2: "triangle", 0x2503: "bar"})
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics({name: (500 if name == ".notdef" else 1000, 0) for name in glyphs})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Blocks", "styleName": "Regular", "psName": "Blocks"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = 0
    font.font.recalcTimestamp = False
    font.save(path)


main(sys.argv[1])
