"""The public-service advertisements 公益广告 of the paper 老西门: one function a poster, at 300 ppi of the printed size.

Usage: python posters.py [NAME ...]   writes artwork/laoximen/<name>.svg
The slogans are text in the project's own fonts; render.py gives resvg the files of fonts/.
"""
import sys
import zlib
from pathlib import Path

from kit import *

OUT = Path(__file__).resolve().parent / "laoximen"
CREAM_BG, FOREST, NIGHT = "#f4ecd9", "#2c6650", "#2b5364"
SANS, KAI = "Noto Sans SC", "LXGW WenKai"


def text(p, x, y, size, words, c, face=SANS, weight=900, anchor="start", spacing=0):
    """Words with their base line at y."""
    p.add('<text x="%s" y="%s" font-family="%s" font-weight="%d" font-size="%s" fill="%s" text-anchor="%s" letter-spacing="%s">%s</text>'
          % (n(x), n(y), face, weight, n(size), c, anchor, n(spacing), words))


# ---------------------------------------------------------------- what is thrown away
def bottle(p, x, y, k, c="#5f93b8"):
    p.rect(x - 22 * k, y - 60 * k, 44 * k, 120 * k, c, None, 14 * k)
    p.rect(x - 11 * k, y - 88 * k, 22 * k, 34 * k, c)
    p.rect(x - 13 * k, y - 98 * k, 26 * k, 16 * k, NAVY, None, 4 * k)
    p.rect(x - 22 * k, y - 24 * k, 44 * k, 40 * k, WHITE)


def newspaper(p, x, y, k):
    p.poly([(x - 60 * k, y - 46 * k), (x + 50 * k, y - 58 * k), (x + 62 * k, y + 40 * k), (x - 50 * k, y + 54 * k)], WHITE, None, "#8b9aa2", 5 * k)
    p.line([(x - 44 * k, y - 24 * k), (x + 40 * k, y - 34 * k)], NAVY, 13 * k)
    for i in range(3):
        d = i * 20 * k
        p.line([(x - 38 * k, y + d), (x + 42 * k, y - 9 * k + d)], "#8b9aa2", 6 * k)


def battery(p, x, y, k):
    p.rect(x - 26 * k, y - 46 * k, 52 * k, 100 * k, "#3c4146", None, 8 * k)
    p.rect(x - 26 * k, y - 46 * k, 52 * k, 34 * k, MUSTARD, None, 8 * k)
    p.rect(x - 11 * k, y - 60 * k, 22 * k, 16 * k, GREY_L)
    p.rect(x - 4 * k, y - 42 * k, 8 * k, 26 * k, INK)
    p.rect(x - 13 * k, y - 33 * k, 26 * k, 8 * k, INK)


def pills(p, x, y, k):
    p.begin('transform="rotate(24 %s %s)"' % (n(x), n(y)))
    p.rect(x - 44 * k, y - 30 * k, 88 * k, 60 * k, GREY_L, None, 9 * k)
    for i in range(3):
        for j in range(2):
            p.ell(x - 27 * k + i * 27 * k, y - 13 * k + j * 27 * k, 10 * k, 10 * k, CORAL if (i + j) % 2 else WHITE)
    p.end()


def melon(p, x, y, k):
    p.path("M%s %sa%s %s 0 0 0 %s 0Z" % (n(x - 72 * k), n(y - 20 * k), n(72 * k), n(72 * k), n(144 * k)), "#3f7a4a")
    p.path("M%s %sa%s %s 0 0 0 %s 0Z" % (n(x - 62 * k), n(y - 20 * k), n(62 * k), n(62 * k), n(124 * k)), "#e9e6bf")
    p.path("M%s %sa%s %s 0 0 0 %s 0Z" % (n(x - 55 * k), n(y - 20 * k), n(55 * k), n(55 * k), n(110 * k)), "#cf4f45")
    for dx, dy in ((-28, -6), (0, -4), (28, -6), (-14, 14), (14, 14)):
        p.ell(x + dx * k, y + dy * k, 4.5 * k, 6.5 * k, INK)


def leaf(p, x, y, k):
    p.path("M%s %sq%s %s %s %sq%s %s %s %sZ" % tuple(n(v) for v in (x - 40 * k, y + 20 * k, 8 * k, -62 * k, 84 * k, -44 * k, -12 * k, 66 * k, -84 * k, 44 * k)), GREEN)
    p.line([(x - 46 * k, y + 26 * k), (x + 30 * k, y - 16 * k)], GREEN_D, 5 * k)


def mask(p, x, y, k):
    p.path("M%s %sq-42 -8 -40 26q6 28 44 24M%s %sq42 -8 40 26q-6 28 -44 24" % (n(x - 48 * k), n(y - 22 * k), n(x + 48 * k), n(y - 22 * k)), None, None, GREY_D, 5 * k)
    p.rect(x - 52 * k, y - 36 * k, 104 * k, 72 * k, "#a9c8d8", None, 14 * k)
    for i in range(3):
        p.line([(x - 44 * k, y - 16 * k + i * 16 * k), (x + 44 * k, y - 16 * k + i * 16 * k)], "#7ea5ba", 4 * k)


def bone(p, x, y, k):
    p.begin('transform="rotate(-22 %s %s)"' % (n(x), n(y)))
    p.line([(x - 40 * k, y), (x + 40 * k, y)], "#e7dcc2", 22 * k)
    for sx in (-1, 1):
        for sy in (-1, 1):
            p.ell(x + sx * 48 * k, y + sy * 13 * k, 17 * k, 17 * k, "#e7dcc2", None, "#b5a486", 3)
    p.line([(x - 44 * k, y), (x + 44 * k, y)], "#e7dcc2", 20 * k)
    p.end()


def bin_(p, x, y, c, name, drop):
    """A bin standing at x, y, its lid thrown back, and the arrow of what falls into it."""
    w, h = 236, 296
    p.ell(x + 16, y + 4, w * .56, 20, "#22243a", .2)
    p.ell(x - 74, y - 10, 22, 22, INK)
    p.ell(x + 74, y - 10, 22, 22, INK)
    p.poly([(x - w / 2, y - h), (x + w / 2, y - h), (x + w * .42, y - 8), (x - w * .42, y - 8)], c)
    p.poly([(x + w * .22, y - h), (x + w / 2, y - h), (x + w * .42, y - 8), (x + w * .19, y - 8)], dark(c, .16))
    p.rect(x - w / 2 - 14, y - h - 20, w + 28, 34, dark(c, .28), None, 10)
    p.rect(x - 103, y - 190, 206, 72, CREAM_BG, None, 8)
    text(p, x, y - 138, 46, name, dark(c, .1), weight=700, anchor="middle")
    p.poly([(x - 22, y - 88), (x + 22, y - 88), (x, y - 52)], CREAM_BG)
    drop(x, y - h - 104)


def lane_skyline(p, x0, x1, y, c):
    """Shikumen gables one after the other, a flat silhouette."""
    x, i = x0, 0
    while x < x1:
        w, h = (250, 300, 220)[i % 3], (330, 400, 290)[i % 3]
        p.rect(x, y - h, w - 6, h, c)
        d = light(c, .45)
        if i % 3 == 1:
            p.path("M%s %sq%s -96 %s 0Z" % (n(x), n(y - h + 1), n((w - 6) / 2), n(w - 6)), c)
        else:
            p.poly([(x - 12, y - h), (x + w / 2 - 3, y - h - 66), (x + w + 6, y - h)], c)
        for j in range(2):
            p.rect(x + w * (.18 + .38 * j), y - h + 50, w * .22, 84, d)
        p.path("M%s %sv-120q0 -44 44 -44t44 44v120Z" % (n(x + w / 2 - 47), n(y)), d)
        x += w
        i += 1


def ad_sorting(p):
    """通栏: waste sorting, 5 columns by 12 lines."""
    p.rect(0, 0, p.w, p.h, CREAM_BG)
    p.ell(2080, 330, 560, 330, "#f0d9a0", .55)
    lane_skyline(p, 1210, 2850, 596, "#e2d3b0")
    p.rect(1100, 590, 1750, 90, "#cfc2a2")
    p.path("M0 0H1150Q1300 338 1150 676H0Z", FOREST)
    p.path("M1150 0Q1300 338 1150 676h34Q1334 338 1184 0Z", MUSTARD)
    text(p, 96, 300, 226, "多分一步", CREAM_BG)
    text(p, 226, 532, 226, "清爽一路", "#f3cf7a")
    text(p, 100, 628, 58, "垃圾分类，从自家门后那只桶做起", CREAM_BG, KAI, 400, spacing=2)
    q = person(p, 1392, 612, 400, view="34", girl=True, hair="perm", hc=GRAYHAIR, top="#8b6f8e", wear="dots", bottom="#4b4a55", rh=(14, 42), lh=(6, 44), pose="walk")
    p.path("M%d %dq-34 26 -36 84q44 16 84 0q-4 -58 -48 -84Z" % q["r"], "#6f8f5e")
    bin_(p, 1660, 612, "#2f6d9c", "可回收物", lambda x, y: (newspaper(p, x - 52, y + 6, 1), bottle(p, x + 56, y - 2, .9)))
    bin_(p, 1944, 612, "#b23f31", "有害垃圾", lambda x, y: (battery(p, x - 46, y + 4, 1), pills(p, x + 46, y + 6, .95)))
    bin_(p, 2228, 612, "#7c5234", "湿垃圾", lambda x, y: (melon(p, x - 24, y + 14, 1), leaf(p, x + 74, y + 6, .85)))
    bin_(p, 2512, 612, "#4d5256", "干垃圾", lambda x, y: (mask(p, x - 36, y - 6, .86), bone(p, x + 62, y + 30, .8)))
    person(p, 2736, 616, 300, view="34", flip=True, kid=True, hair="crop", top=MUSTARD, bottom=NAVY, wear="shorts stripes", lh=(-30, 88), rh=(9, 46), mouth="open")


# ---------------------------------------------------------------- the census
def household(p, x, y, w, h, people, extra=None):
    """A window with its wooden frame; people are (place across, height, looks), cut off by the sill."""
    p.rect(x - 16, y - 16, w + 32, h + 32, "#e8dcc0")
    p.add('<svg x="%s" y="%s" width="%s" height="%s" viewBox="0 0 %s %s">' % tuple(n(v) for v in (x, y, w, h, w, h)))
    p.rect(0, 0, w, h, "#f6d68c")
    p.poly([(0, 0), (w * .5, 0), (w * .2, h), (0, h)], "#fae6b4", .7)
    for at, tall, looks in people:
        person(p, w * at, h + tall * .6, tall * 1.16, **looks)
    if extra:
        extra(w, h)
    p.add("</svg>")
    for sx in (x - 8, x + w - 4):
        p.rect(sx, y - 8, 12, h + 16, "#6d3f2b")
    p.rect(x - 8, y - 8, w + 16, 12, "#6d3f2b")
    p.rect(x - 26, y + h + 4, w + 52, 22, "#d8c8a4")
    p.rect(x - 26, y + h + 20, w + 52, 8, "#1d2233", .25)


def ad_census(p):
    """报角: the seventh national census, 2 columns by 18 lines."""
    p.rect(0, 0, p.w, p.h, CREAM_BG)
    text(p, 62, 206, 142, "家家都算数", "#a8402f")
    text(p, 62, 364, 142, "一个也不少", NIGHT)
    p.rect(808, 86, 242, 286, NIGHT, None, 16)
    p.rect(820, 98, 218, 262, None, None, 10, CREAM_BG, 5)
    text(p, 929, 172, 56, "第七次", CREAM_BG, weight=700, anchor="middle", spacing=4)
    text(p, 929, 250, 56, "全国", CREAM_BG, weight=700, anchor="middle", spacing=16)
    text(p, 929, 326, 46, "人口普查", CREAM_BG, weight=700, anchor="middle")
    # the house
    top, foot = 424, 894
    p.rect(0, top, p.w, foot - top, "#b4604a")
    for i in range(26):
        for j in range(4):
            if p.r.random() < .34:
                p.rect(j * 290 + p.r.uniform(0, 210), top + 8 + i * 18, 62, 12, dark("#b4604a", .12))
    p.rect(0, top - 14, p.w, 26, "#d8c8a4")
    p.rect(0, top + 12, p.w, 8, "#1d2233", .22)
    old = dict(hair="crop", hc=WHITEHAIR, top="#9aa98c", glasses=True)
    gran = dict(girl=True, hair="perm", hc=GRAYHAIR, top="#8b6f8e", wear="dots")
    gran2 = dict(girl=True, hair="bun", hc=WHITEHAIR, top="#7f9ba3", wear="collar")
    mum = dict(girl=True, hair="bob", top=CORAL)
    dad = dict(hair="short", top=BLUE)
    lass = dict(girl=True, hair="pony", top=TEAL)
    lad = dict(hair="short", top=MUSTARD, glasses=True)
    boy = dict(kid=True, hair="crop", top="#d6a548", wear="stripes")
    girl = dict(kid=True, girl=True, hair="tails", top="#d98a86", wear="dots")
    rows = [
        [([(.32, 250, old), (.7, 236, gran)], None), ([(.5, 256, on(lass, rh=(20, 92)))], None),
         ([(.26, 252, dad), (.56, 170, boy), (.82, 240, mum)], None), ([(.42, 244, gran2)], lambda w, h: cat(p, w * .82, h + 2, 82))],
        [([(.36, 244, on(gran, top="#6d8f5c")), (.74, 168, girl)], None), ([(.3, 258, lad), (.72, 246, on(mum, top="#7c4c60", hair="bun", hc=BROWNHAIR))], None),
         ([(.5, 250, on(old, hair="bald", hc=GRAYHAIR, top="#c7b68f"))], lambda w, h: plant(p, w * .86, h + 4, 60)),
         ([(.34, 254, on(dad, top="#5e7f95", rh=(18, 96), mouth="open")), (.74, 160, on(boy, top="#6d8f5c"))], None)],
    ]
    for j, row in enumerate(rows):
        for i, (people, extra) in enumerate(row):
            household(p, 62 + i * 262, top + 52 + j * 224, 196, 146, people, extra)
    p.rect(0, foot, p.w, p.h - foot, NIGHT)
    p.rect(0, foot, p.w, 8, MUSTARD)
    text(p, p.w / 2, 972, 48, "11月1日零时为准　普查员上门　请您如实登记", CREAM_BG, weight=700, anchor="middle")


def on(base, **kw):
    return {**base, **kw}


POSTERS = {"ad-sorting": (2850, 676, ad_sorting), "ad-census": (1106, 1012, ad_census)}


def main():
    OUT.mkdir(exist_ok=True)
    for name, (w, h, fn) in POSTERS.items():
        if len(sys.argv) > 1 and name not in sys.argv[1:]:
            continue
        p = Pic(w, h, zlib.crc32(name.encode()))
        fn(p)
        p.save(OUT / (name + ".svg"))


if __name__ == "__main__":
    main()
