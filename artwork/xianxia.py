"""Pictures for the Xianxia paper and its yearly review: one function per picture.

Run this file to write every SVG to the folder "xianxia" next to it; give names to write only those.
They stand in for news photographs, so there is no lettering: signs carry plain bars.
"""
import math
import random
import sys
from pathlib import Path

from kit_xianxia import (INK, SKINS, Persp, Scene, bare_tree, bars, bike, blob_tree, bloom, book, crowd, cup,
                         curtain, dark, dawn_redwood, house_side, lamp, leaves, light_shaft, lite, mix, n, person,
                         pot_plant, room, shelf, shrub, side_window, smooth, steam, tuft, vessel, vignette, window,
                         xincun, yarn)

HERE = Path(__file__).resolve().parent
PICTURES = {}


def picture(name, w=1200, h=800):
    """Register a drawing function under a file name and size."""
    def deco(fn):
        PICTURES[name] = (fn, w, h)
        return fn
    return deco


# ---------------------------------------------------------------- meetings
@picture("xx-meeting", 1500, 1000)
def meeting(s):
    """Study and discussion meeting: U-shaped table, a man standing to speak, screen behind."""
    P = Persp(s, 760, 350, 1180, 1.95)
    room(P, -3.3, 3.3, 3.1, 1.6, 7, wall="#d9cfbd", floor="#8f7a66", ceil="#e9e5da", skirting="#7b6552")
    P.tiles(-3.3, 3.3, 2, 7, "#7d6a58", .8, .8, 1.5, .5)
    # wood panelling and screen on the end wall
    for i in range(12):
        P.wall(-3.3 + i * .55, -3.3 + i * .55 + .5, .12, 1.05, 6.98, "#a98763" if i % 2 else "#a17f5c")
    P.wall(-1.95, .65, 1.0, 2.66, 6.95, "#30353d")
    P.wall(-1.88, .58, 1.07, 2.59, 6.94, s.grad([(0, "#8d3b35"), (1, "#a85245")]))
    x, y = P(-1.7, 2.38, 6.94)
    bars(s, x, y, 330, 60, 2, "#f1e2c2", 3)
    x, y = P(-1.45, 1.75, 6.94)
    bars(s, x, y, 250, 60, 3, "#e0b9a0", 5)
    # flags of light from the left windows
    for z in (2.9, 4.3, 5.6):
        side_window(P, -3.28, 1.0, 2.6, z, z + 1.2)
    P.quad([(-3.3, 0, 3), (-2.5, 0, 2.7), (-2.5, 0, 4), (-3.3, 0, 4.2)], "#fff0c8", .2)
    for z in (2.6, 4.2, 5.7):
        P.side(3.28, 1.1, 2.3, z, z + 1.2, "#8e7458")
        P.side(3.27, 1.16, 2.24, z + .06, z + 1.14, "#c9c0a6")
        P.side(3.26, 1.5, 2.0, z + .3, z + .9, "#9a6b52")
    c = crowd(5)
    # far row, facing us
    for X in (-1.62, -1.06, -.5, .06):
        P.who(X, 6.15, view="f", sit="front", legs=False, shadow=False, hands=[(8, -42), (-8, -42)], **{**next(c), "style": "suit" if X < -.8 else "zip"})
    P.who(.82, 6.1, 1.8, view="q", dir=-1, style="suit", top="#323b4c", hair="short", glasses=True, talk=True, shadow=False, legs=False,
          hands=[(14, -66), (6, -55)], skin=SKINS[1], scarf="#8d3f3a")
    x, y = P(.74, 1.2, 6.0)
    s.rect(x - 16, y - 4, 26, 17, "#f6f2e6")
    P.who(1.55, 6.15, view="f", sit="front", legs=False, shadow=False, hands=[(8, -42), (-8, -42)], fem=True, hair="bob", style="suit", top="#6b4852")
    P.box(-2.05, 2.05, 0, .76, 5.4, 5.95, "#8a5f42", "#a77a57")
    for X in (-1.62, -1.06, -.5, .06, .75, 1.55):
        P.wall(X - .2, X + .2, .76, .92, 5.42, "#efe9da")
        x, y = P(X - .14, .88, 5.41)
        s.rect(x, y, 52, 9, "#8d3f3a")
        x, y = P(X + .27, .78, 5.5)
        cup(s, x, y, 26)
    # side rows from far to near
    for z in (5.2, 4.55, 3.9, 3.3, 2.8):
        look = next(c)
        note = z in (3.9, 2.8)
        P.who(-2.24, z, view="q", sit="front", legs=False, shadow=False, hands=[(15, -44), (6, -43)], nod=6 if note else 0, **look)
        P.who(2.24, z, view="q", dir=-1, sit="front", legs=False, shadow=False, hands=[(15, -44), (6, -43)], nod=5 if not note else 0, **next(c))
    P.box(-2.02, -1.32, 0, .76, 2.7, 5.4, "#8a5f42", "#a77a57")
    P.box(1.32, 2.02, 0, .76, 2.7, 5.4, "#8a5f42", "#a77a57")
    for z in (5.2, 4.55, 3.9, 3.3, 2.8):
        for sx in (-1, 1):
            k = P.k(z)
            x, y = P(sx * 1.7, .765, z)
            P.quad([(sx * 1.92, .765, z - .2), (sx * 1.66, .765, z - .22), (sx * 1.66, .765, z + .2), (sx * 1.92, .765, z + .2)], "#f4efe2")
            x, y = P(sx * 1.46, .765, z + .1)
            cup(s, x, y, .17 * k)
    # plants inside the U
    for X in (-.8, -.28, .28, .8):
        x, y = P(X, 0, 5.0)
        pot_plant(s, x, y, 115, "#8b8a84", "#577853", seed=int(X * 10) + 30)
    for X in (-.7, .1, .75):
        x, y = P(X, 0, 4.5)
        shrub(s, x, y, 110, 48, "#5f7f5a", seed=int(X * 10) + 50, fl="#c9655a")
    # backs in the foreground
    for X, kw in ((-.92, dict(hair="short", top="#3f4d5e", style="suit")), (.0, dict(hair="bob", fem=True, top="#8c5a52", hc="#3a302d")),
                  (.92, dict(hair="thin", hc="#8d8a88", top="#5c6653"))):
        P.who(X, 2.78, view="b", sit="front", legs=False, shadow=False, hands=[(17, -42), (-17, -42)], **kw)
        x, y = P(X, 0, 2.66)
        s.rect(x - 105, y - 400, 210, 460, "#4a3a33", rx=26)
        s.rect(x - 92, y - 388, 184, 60, "#5c4a41", rx=20)
        s.rect(x + 50, y - 400, 55, 460, "#1c2030", .22, rx=20)
    light_shaft(s, [(0, 130), (0, 520), (760, 1000), (980, 1000)], .08)
    vignette(s, .3)


@picture("xx-fraud", 1260, 820)
def fraud(s):
    """Fraud-prevention session: an officer at the lectern, a hooked phone on the big screen, rows of listeners."""
    s.rect(0, 0, 1260, 820, s.grad([(0, "#50606f"), (1, "#3a4655")]))
    for i in range(16):
        s.rect(i * 80, 0, 40, 560, "#596a79", .55)
    s.rect(0, 540, 1260, 60, "#6b5744")
    s.rect(0, 540, 1260, 12, "#8a7058")
    # screen
    s.rect(196, 52, 640, 404, "#20262e", rx=6)
    s.rect(210, 66, 612, 376, s.grad([(0, "#dfe8e8"), (1, "#b8ccd2")], 0, 0, 1, 1))
    s.rect(210, 66, 612, 54, "#2f4f6e")
    bars(s, 240, 82, 330, 44, 2, "#e9eef0", 2)
    s.rect(300, 158, 150, 262, "#2c323b", rx=20)
    s.rect(312, 180, 126, 208, "#f5f1e6", rx=4)
    for i in range(3):
        s.rect(324, 196 + i * 46, 70 + 14 * (i % 2), 32, ("#9fb9c4", "#c9655a", "#9fb9c4")[i], rx=8)
    s.circ(375, 404, 9, "#5d6670")
    s.line([(375, 120), (375, 210)], "#6b4a3c", 4)      # fishing line and hook
    s.path("M375 210v110q0 42 -34 42q-30 0 -30 -34", None, stroke="#8d3f3a", sw=10)
    s.poly([(311, 316), (302, 340), (326, 334)], "#8d3f3a")
    s.path("M650 160l92 34v76q0 82 -92 122q-92 -40 -92 -122v-76z", "#2f5f80")
    s.path("M650 160l92 34v76q0 82 -92 122z", "#24506f")
    s.line([(606, 272), (640, 308), (700, 232)], "#f3efdf", 22)
    s.poly([(210, 66), (500, 66), (330, 442), (210, 442)], "#ffffff", .12)
    s.glow(516, 260, 620, 420, "#e4f0f2", .2)
    # stage plants and flags of cloth at the edge
    for x in (40, 118):
        s.path(f"M{x} 0Q{x + 40} 260 {x - 6} 548h70Q{x + 90} 260 {x + 70} 0z", "#7d3a36" if x > 100 else "#8d443e")
    pot_plant(s, 172, 560, 150, "#a8a296", "#5f8260", 3)
    # officer at the lectern
    person(s, 968, 566, 400, dir=-1, view="q", style="uniform", top="#33435c", bottom="#28303f", hat="police", hatc="#2a3850", hands=[(32, -78), (12, -52)], talk=True)
    s.poly([(905, 330), (1060, 318), (1072, 346), (898, 358)], "#a87f58")
    s.poly([(908, 358), (1062, 346), (1050, 566), (924, 566)], "#8a6444")
    s.poly([(1010, 350), (1062, 346), (1050, 566), (1006, 566)], "#6d4d35")
    s.circ(972, 440, 26, "#c9a765")
    s.line([(948, 340), (938, 290)], INK, 4)
    s.ell(936, 284, 8, 12, INK)
    person(s, 1168, 580, 392, dir=-1, view="q", style="uniform", top="#8aa6bb", bottom="#28303f", fem=True, hair="bun", hat="police", hatc="#2a3850", hands=[(10, -58), (4, -57)])
    s.rect(1098, 296, 74, 96, "#f1ecdf", rx=4)
    bars(s, 1108, 308, 52, 60, 5, "#8a8f98", 4)
    # audience, three rows of backs, nearest largest
    c = crowd(21)
    s.rect(0, 596, 1260, 230, "#3a3b42")
    for row, (y, h, st, x0) in enumerate(((800, 330, 104, 20), (900, 400, 132, -20), (1040, 500, 186, 40))):
        x = x0
        i = 0
        while x < 1290:
            kw = next(c)
            turn = (i * 7 + row * 3) % 5 == 0
            raise_ = row == 1 and i == 6
            person(s, x, y, h, view="q" if turn else "b", dir=1 if x < 600 else -1, legs=False, shadow=False, sit="front",
                   hands=[(14, -100), (-14, -42)] if raise_ else [(13, -42), (-13, -42)], **{**kw, "style": "zip"})
            s.rect(x - h * .14, y - h * .5, h * .28, h * .5, ("#5a4b48", "#4d4142", "#40373a")[row], rx=h * .03)
            s.rect(x - h * .14, y - h * .5, h * .28, h * .05, ("#6d5c56", "#605150", "#544848")[row], rx=h * .02)
            x += st
            i += 1
    light_shaft(s, [(210, 440), (822, 440), (1100, 820), (0, 820)], .07, "#dcebf0")
    vignette(s, .35)


# ---------------------------------------------------------------- exhibition
@picture("xx-exhibition", 1200, 800)
def exhibition(s):
    """Learning-achievement show: a long wall of paintings running away to the right, visitors, a craft table."""
    P = Persp(s, 770, 318, 760, 1.65)
    room(P, -1.9, 3.2, 3.1, 1.2, 10, wall="#e3dccd", floor="#a58a6a", ceil="#d9d5ca", lights=False)
    P.tiles(-1.9, 3.2, 1.3, 10, "#957b5d", .6, 1.2, 1.5, .45)
    for z in (2, 3.6, 5.2, 6.8, 8.4):          # track lights and their pools on the wall
        s.line([P(-1.2, 3.08, z), P(-1.2, 2.9, z)], INK, 3)
        P.side(-1.89, .9, 2.9, z - .5, z + .9, "#fff6da", .4)
    s.line([P(-1.2, 3.08, 1.3), P(-1.2, 3.08, 9.8)], "#4b4d50", 4)
    X = -1.88
    q = lambda z, y: P(X, y, z)

    def frame(z0, z1, y0, y1, kind, f="#6d5240", mat="#f7f2e5"):
        P.side(X, y0 - .1, y1 - .1, z0 + .05, z1 + .05, "#1c2030", .25)
        P.side(X, y0, y1, z0, z1, f)
        P.side(X, y0 + .04, y1 - .04, z0 + .04, z1 - .04, mat)
        w, h = z1 - z0, y1 - y0
        pt = lambda u, v: q(z0 + w * u, y0 + h * v)
        poly = lambda ps, col, o=None: s.poly([pt(*p) for p in ps], col, o)
        if kind == "mountain":
            poly([(.12, .16), (.12, .5), (.3, .8), (.42, .55), (.55, .88), (.75, .5), (.88, .62), (.88, .16)], "#7f949a")
            poly([(.12, .16), (.12, .3), (.3, .5), (.5, .28), (.7, .46), (.88, .3), (.88, .16)], "#3f545c")
            s.circ(*pt(.76, .8), 10, "#b65a48")
        elif kind == "script":
            for i in range(4):
                for j in range(5):
                    a = pt(.8 - i * .2, .82 - j * .155)
                    r = P.k(z0 + w * .5) * .032
                    s.line([(a[0] - r, a[1] - r * .4), (a[0] + r, a[1] - r * .8)], INK, r * .6)
                    s.line([(a[0], a[1] - r * 1.5), (a[0] - r * .3, a[1] + r * 1.3)], INK, r * .7)
                    s.line([(a[0] + r * .1, a[1]), (a[0] + r, a[1] + r)], INK, r * .5)
        elif kind == "papercut":
            poly([(.14, .14), (.86, .14), (.86, .86), (.14, .86)], "#b8463a")
            for a in range(8):
                t = a * .785
                poly([(.5 + .1 * math.cos(t - .3), .5 + .1 * math.sin(t - .3)), (.5 + .34 * math.cos(t), .5 + .34 * math.sin(t)),
                      (.5 + .1 * math.cos(t + .3), .5 + .1 * math.sin(t + .3))], mat)
        elif kind == "peony":
            poly([(.44, .14), (.5, .14), (.55, .5), (.48, .5)], "#5c7350")
            for u, v, r, cc in ((.5, .62, .13, "#c4675f"), (.32, .45, .1, "#d18b80"), (.68, .42, .1, "#b65a55")):
                b = pt(u, v)
                bloom(s, b[0], b[1], P.k(z0 + w * .5) * r * w * 1.5, cc, int(u * 100))
            for u in (.3, .65):
                poly([(u, .3), (u + .16, .38), (u + .2, .26)], "#66805a")
        elif kind == "photo":
            poly([(.08, .5), (.92, .5), (.92, .92), (.08, .92)], "#b9cdd2")
            poly([(.08, .1), (.92, .1), (.92, .5), (.08, .5)], "#7f9079")
            poly([(.3, .3), (.62, .3), (.62, .78), (.3, .78)], "#c7a982")
            poly([(.26, .78), (.66, .78), (.46, .9)], "#8b4a3e")

    frame(1.75, 2.35, .95, 2.3, "mountain")
    frame(2.6, 3.2, .95, 2.4, "script", "#a58a66")
    frame(3.5, 4.3, 1.2, 2.2, "papercut", "#3c3a3c")
    frame(4.7, 5.4, 1.0, 2.35, "peony")
    frame(5.8, 6.8, 1.2, 2.2, "photo", "#3c3a3c")
    frame(7.2, 7.9, 1.0, 2.35, "script", "#a58a66")
    frame(8.3, 9.2, 1.1, 2.3, "mountain")
    # far wall: doorway and banner of bars
    P.wall(-.4, 1.9, 1.9, 2.5, 9.98, "#8d3f3a")
    a = P(-.1, 2.35, 9.97)
    bars(s, a[0], a[1], 130, 32, 2, "#efdcb4", 4)
    P.wall(2.1, 3., 0, 2.1, 9.98, "#6f8088")
    for z in (5.6, 7.1, 2.45):
        a = P(-1.7, 0, z)
        pot_plant(s, a[0], a[1], P.k(z) * .62, "#8b8a84", "#5f7f5a", int(z * 10))
    c = crowd(33)
    P.who(-.7, 8.6, view="p", dir=-1, **next(c))
    P.who(1.4, 8.2, view="f", **next(c))
    P.who(-.9, 6.3, view="p", dir=-1, hands=[(24, -76), (4, -50)], **next(c))
    P.who(-.4, 6.0, view="q", dir=-1, **next(c))
    # craft table on the right
    P.who(1.8, 4.1, view="q", dir=-1, fem=True, hair="bob", style="suit", top="#6a4656", hands=[(20, -60), (8, -52)])
    P.box(.72, 1.6, 0, .8, 2.5, 4.2, "#f0e9da", "#faf5e8", shadow=.2)
    for i, (X2, z, k, cc) in enumerate(((.95, 4.0, "pear", "#7d98a6"), (1.3, 3.7, "jar", "#a5624c"), (1.0, 3.3, "bowl", "#8fae96"), (1.36, 3.0, "meiping", "#4d6274"), (.98, 2.75, "jar", "#c29b5a"))):
        a = P(X2, .8, z)
        vessel(s, a[0], a[1], P.k(z) * (.3 if k != "bowl" else .12), k, cc)
    # main visitors, near
    P.who(-.5, 3.75, 1.6, view="p", dir=-1, fem=True, hair="perm", hc="#c9c6c2", top="#8c4b45", style="padded", glasses=True, hands=[(24, -72), (6, -48)])
    P.who(.0, 3.4, 1.7, view="q", dir=-1, hair="thin", hc="#8d8a88", top="#46566a", style="coat", hem=-30, scarf="#b58a4c", hands=[(8, -55), (2, -52)])
    P.who(-.92, 3.3, 1.12, view="b", head=1.35, hair="bangs", top="#c9924a", style="padded")
    P.who(-1.3, 2.35, 1.62, view="b", fem=True, hair="bob", hc="#3a302d", top="#55705f", style="coat", hem=-26)
    light_shaft(s, [(250, 0), (420, 0), (330, 800), (0, 800), (0, 500)], .07)
    vignette(s, .28)


# ---------------------------------------------------------------- gardens
@picture("xx-garden", 1500, 1000)
def garden(s):
    """Habitat garden in Hongxu: winding path, pond, pergola, insect hotel; a guide explains to the visitors."""
    s.sky(480, "#9dbbc9", "#f0e6d2")
    for x, y, w in ((220, 90, 200), (620, 60, 150), (1260, 110, 220)):
        s.dabs([(x, y, w * .5, 16), (x + w * .2, y - 12, w * .3, 18), (x - w * .25, y + 6, w * .34, 12)], "#f5efe2", .75)
    xincun(s, 60, 560, 620, 470, bays=9, seed=4, haze=.16)
    house_side(s, 680, 560, 110, 466, haze=.16)
    xincun(s, 900, 560, 560, 400, bays=8, seed=9, wall="#d8cbb8", band="#8f7a68", haze=.34)
    for i, x in enumerate((30, 760, 836, 1450)):
        dawn_redwood(s, x, 585, 400 + 50 * (i % 2), "#a5613d", i)
    blob_tree(s, 250, 600, 330, "#6b8560", seed=3)
    blob_tree(s, 985, 600, 330, "#c9a044", seed=15)        # ginkgo
    blob_tree(s, 1390, 620, 380, "#5f7d5a", seed=12)
    s.rect(0, 560, 1500, 440, s.grad([(0, "#8c9c6a"), (1, "#74884f")]))
    for i in range(26):
        shrub(s, 10 + i * 60, 596 + 10 * math.sin(i * 1.7), 96, 62 + 16 * math.sin(i * 2.3), ("#6f8a58", "#587850", "#84935a", "#a2563f")[i % 4 if i % 7 else 3], seed=i)
    # path
    s.path("M820 596Q1010 640 900 700Q690 780 760 880Q800 950 960 1000H1370Q1120 930 1060 850Q1010 780 1120 700Q1180 640 900 596z", "#d9c7a4")
    s.path("M1060 850Q1010 780 1120 700Q1180 640 900 596L890 596Q1130 640 1070 700Q960 790 1010 860Q1060 940 1290 1000H1370Q1120 930 1060 850z", "#b9a27d")
    r = random.Random(4)
    for _ in range(70):
        t = r.random()
        x = 950 + r.uniform(-90, 90) + 60 * t
        y = 640 + t * 350
        s.ell(x, y, 9 + 16 * t, 3 + 5 * t, ("#cbb68f", "#e6d8ba", "#bfa984")[_ % 3], .8)
    # pergola right
    for x, sh in ((1170, .0), (1400, .1)):
        s.rect(x, 470, 20, 250, dark("#9a6f4a", sh))
    for x in (1225, 1440):
        s.rect(x, 455, 15, 210, "#7d5a3d")
    for i in range(9):
        s.poly([(1130 + i * 40, 468), (1146 + i * 40, 468), (1186 + i * 38, 436), (1174 + i * 38, 436)], "#8a6444" if i % 2 else "#a37852")
    s.rect(1130, 466, 350, 15, "#a97d55")
    s.rect(1172, 438, 320, 10, "#7d5a3d")
    for i in range(14):
        shrub(s, 1140 + i * 26, 470 + (i % 3) * 12, 50, 34, "#6f8a58", seed=i + 60, fl="#c98a86" if i % 4 == 0 else None)
    s.poly([(1210, 724), (1400, 724), (1480, 752), (1290, 752)], "#1c2030", .18)
    # bench under pergola with reader
    s.rect(1236, 640, 150, 12, "#8a6444")
    s.rect(1246, 652, 10, 46, "#6d4f38")
    s.rect(1366, 652, 10, 46, "#6d4f38")
    person(s, 1305, 704, 205, view="q", dir=-1, sit="side", hair="perm", fem=True, hc="#c9c6c2", top="#7a5a6c", style="padded", hands=[(14, -46), (12, -46)])
    book(s, 1268, 618, 38, "#4d6a7c")
    # insect hotel left
    s.poly([(120, 600), (210, 540), (300, 600)], "#7d4a38")
    s.poly([(210, 540), (300, 600), (288, 600), (210, 552)], "#5f372b")
    s.rect(136, 598, 148, 150, "#a57c52")
    for j in range(3):
        for i in range(3):
            x, y = 143 + i * 47, 604 + j * 48
            s.rect(x, y, 41, 42, "#6b4d34")
            if (i + j) % 3 == 0:
                s.dabs([(x + 7 + a * 9, y + 7 + b * 9, 3.6, 3.6) for a in range(4) for b in range(4)], "#c9a06a")
            elif (i + j) % 3 == 1:
                for a in range(5):
                    s.rect(x + 2 + a * 8, y + 2, 5, 38, "#b98f5e")
            else:
                s.dabs([(x + r.uniform(4, 37), y + r.uniform(4, 38), 5, 3) for _ in range(16)], "#92704a")
    s.rect(150, 748, 12, 60, "#6b4d34")
    s.rect(258, 748, 12, 60, "#6b4d34")
    tuft(s, 116, 812, 120, "#93a06a", 11, 3)
    # pond
    s.path("M210 830Q260 770 420 764Q620 760 690 820Q720 880 600 920Q430 960 290 920Q180 890 210 830z", "#8d8672")
    s.path("M226 832Q270 784 420 778Q606 776 670 826Q694 872 590 906Q430 942 300 908Q200 882 226 832z", s.grad([(0, "#a8bfbe"), (1, "#5d7f86")]))
    s.path("M330 800Q450 786 560 808Q470 816 330 800z", "#dfe8e2", .7)
    s.path("M300 870Q440 850 600 878Q470 892 300 870z", "#c9d8d4", .4)
    s.poly([(330, 840), (420, 836), (410, 905), (330, 900)], "#46646a", .35)
    for i in range(20):
        a = i / 20 * 6.283
        x, y = 446 + math.cos(a) * 244, 846 + math.sin(a) * 76
        rr = r.uniform(14, 30)
        s.ell(x, y + 4, rr * 1.1, rr * .6, "#4a4a42", .4)
        s.ell(x, y, rr, rr * .56, ("#a59d8b", "#8f8a7c", "#b9b09b")[i % 3])
        s.ell(x - rr * .25, y - rr * .16, rr * .5, rr * .22, "#cfc7b4")
    for x, y in ((390, 850), (436, 866), (520, 840), (560, 870), (350, 880)):
        s.path(f"M{x} {y}l24 -4a24 9 0 1 1 -8 -4z", "#7c9a62")
    bloom(s, 440, 856, 13, "#d79a92", 3)
    tuft(s, 300, 800, 96, "#889a58", 12, 4, .4, "#b59468", 2.4)
    tuft(s, 656, 832, 150, "#94a05e", 11, 6, .45, None, 3)
    # people: guide and visitors on the path
    c = crowd(44)
    person(s, 1092, 760, 268, view="q", dir=-1, **{**next(c), "style": "coat", "hem": -28})
    person(s, 1042, 734, 262, view="f", **{**next(c), "top": "#5c6653", "style": "zip"})
    person(s, 976, 742, 270, view="q", dir=-1, hair="short", top="#39465a", style="coat", hem=-30, inner="#e9e4d8", glasses=True, hands=[(9, -56), (3, -54)])
    person(s, 900, 756, 272, view="q", dir=-1, hair="thin", hc="#8d8a88", top="#4b4f57", style="zip", hands=[(10, -52), (-9, -47)])
    person(s, 1016, 790, 276, view="q", dir=-1, hair="bob", fem=True, top="#9a5a4e", style="padded", hands=[(14, -58), (8, -56)])
    s.rect(966, 620, 26, 34, "#f1ecdf")
    person(s, 756, 764, 272, view="q", dir=1, fem=True, hair="pony", top="#c08a4a", style="zip", vest="#4f7a64", talk=True, hands=[(12, -54), (-30, -66)])
    # foreground planting
    for i in range(9):
        x = 30 + i * 62
        tuft(s, x, 1004, 110 + 30 * (i % 3), ("#71884c", "#8d9a56", "#5f7a48")[i % 3], 10, i, .6, "#c4a478" if i % 3 == 0 else None, 4)
    for i in range(26):
        x, y = r.uniform(600, 780) - 60, r.uniform(930, 995)
        bloom(s, x, y, r.uniform(9, 15), ("#d6a24a", "#c46a5c", "#e3d6c0", "#9a6a86")[i % 4], i, 6)
    for i in range(22):
        x, y = r.uniform(1330, 1500), r.uniform(820, 990)
        tuft(s, x, y + 20, 44, "#6f8a58", 5, i)
        bloom(s, x, y - 12, r.uniform(10, 17), ("#c46a5c", "#d6a24a", "#e8dcc8")[i % 3], i + 40, 6)
    # sign board
    s.rect(1226, 852, 9, 90, "#6b4d34")
    s.rect(1310, 852, 9, 90, "#6b4d34")
    s.poly([(1206, 800), (1336, 800), (1344, 866), (1198, 866)], "#8a6444")
    s.poly([(1214, 806), (1328, 806), (1334, 858), (1208, 858)], "#efe6d0")
    s.circ(1240, 832, 16, "#7c9a62")
    bars(s, 1266, 818, 56, 34, 3, "#8a7660", 3)
    light_shaft(s, [(0, 0), (180, 0), (1000, 1000), (520, 1000)], .07)
    vignette(s, .22)


def bottle(s, x, y, w, h, leaf, seed, liquid=True):
    """Cut plastic bottle laid sideways on its rack, filled with soil and greens."""
    s.ell(x + 4, y + h * .52, w * .5, h * .12, "#1c2030", .25)
    leaves(s, x - w * .2, y - h * .1, h * .95, leaf, 6, seed)
    leaves(s, x + w * .14, y - h * .1, h * 1.1, lite(leaf, .08), 7, seed + 1)
    s.path(f"M{n(x - w * .5)} {n(y - h * .3)}H{n(x + w * .3)}Q{n(x + w * .44)} {n(y - h * .26)} {n(x + w * .46)} {n(y - h * .1)}H{n(x + w * .54)}V{n(y + h * .14)}H{n(x + w * .46)}Q{n(x + w * .42)} {n(y + h * .42)} {n(x + w * .3)} {n(y + h * .46)}H{n(x - w * .44)}Q{n(x - w * .5)} {n(y + h * .4)} {n(x - w * .5)} {n(y - h * .3)}z", "#c5d6d2")
    s.path(f"M{n(x - w * .46)} {n(y - h * .02)}H{n(x + w * .4)}Q{n(x + w * .4)} {n(y + h * .38)} {n(x + w * .28)} {n(y + h * .41)}H{n(x - w * .41)}Q{n(x - w * .46)} {n(y + h * .36)} {n(x - w * .46)} {n(y - h * .02)}z", "#6b5140")
    s.rect(x + w * .54, y - h * .13, w * .05, h * .3, "#4d7fa0" if seed % 3 else "#b8564a")
    s.rect(x - w * .42, y - h * .24, w * .68, h * .09, "#f5faf6", .8, rx=h * .04)
    for q in (-.2, .05):
        s.rect(x + w * q, y - h * .28, w * .015, h * .72, "#8ea6a2", .7)


@picture("xx-bottle", 900, 1200)
def bottle_garden(s):
    """Bottle vegetable garden on a wooden frame; a grandmother waters, a child helps."""
    s.sky(850, "#a3bfcb", "#efe5d0")
    xincun(s, -60, 860, 620, 760, bays=6, seed=14, haze=.3)
    blob_tree(s, 800, 880, 640, "#7d9468", seed=5)
    s.rect(0, 840, 900, 360, s.grad([(0, "#cbbb9b"), (1, "#a8936f")]))
    for i in range(12):
        s.line([(450 + (i - 6) * 60, 840), (450 + (i - 6) * 190, 1200)], "#b09c78", 2, .7)
    for y in (880, 940, 1030, 1150):
        s.line([(0, y), (900, y)], "#b09c78", 2, .7)
    for i in range(9):
        shrub(s, 20 + i * 110, 866, 140, 76, ("#6f8a58", "#587850", "#84935a")[i % 3], seed=i + 5)
    # frame, leaning back slightly
    s.poly([(300, 1010), (900, 1010), (900, 1060), (360, 1064)], "#1c2030", .2)
    for x in (312, 586, 858):
        s.rect(x, 250, 24, 780, "#a87c52")
        s.rect(x + 15, 250, 9, 780, "#7d5a3b")
    for j, y in enumerate((330, 480, 630, 780, 930)):
        s.rect(296, y + 38, 604, 17, "#b98b5d")
        s.rect(296, y + 50, 604, 6, "#75543a")
        for i in range(4):
            x = 386 + i * 140 + (18 if j % 2 else 0)
            bottle(s, x, y, 118, 74, ("#6f9a52", "#8aa84e", "#4f7f52", "#93526a", "#7aa062")[(i + j * 2) % 5], i + j * 5)
            for q in (-.36, .3):
                s.line([(x + 118 * q, y + 30), (x + 118 * q, y - 62)], "#cbb892", 2)
    s.poly([(280, 262), (900, 216), (900, 190), (276, 236)], "#8d4f40")
    s.poly([(276, 236), (900, 190), (900, 150), (300, 206)], "#a9644f")
    # sign
    s.rect(600, 84, 190, 76, "#8a6444", rx=6)
    s.rect(608, 92, 174, 60, "#efe6d0", rx=4)
    s.circ(640, 122, 18, "#7c9a62")
    bars(s, 670, 106, 96, 42, 3, "#8a7660", 3)
    s.line([(630, 160), (630, 200)], "#6b4d34", 5)
    s.line([(760, 160), (760, 192)], "#6b4d34", 5)
    # grandmother with watering can
    g = person(s, 196, 1130, 640, view="q", dir=1, fem=True, hair="perm", hc="#c9c6c2", top="#8a4a55", style="padded", apron="#d9cba8", glasses=True,
               bottom="#3c4048", shoes="#5a4338", hands=[(32, -68), (27, -60)], farfront=True, nod=4)
    x, y = g["near"]
    s.path(f"M{x - 26} {y - 8}q0 -62 56 -62q40 0 44 40", None, stroke="#4a7a80", sw=9)
    s.poly([(x - 40, y - 10), (x + 60, y - 20), (x + 66, y + 74), (x - 32, y + 82)], "#5a8d92")
    s.poly([(x + 24, y - 16), (x + 60, y - 20), (x + 66, y + 74), (x + 32, y + 78)], "#437277")
    s.poly([(x + 62, y + 46), (x + 152, y - 34), (x + 166, y - 24), (x + 66, y + 66)], "#4a7a80")
    s.poly([(x + 146, y - 46), (x + 184, y - 18), (x + 174, y - 6), (x + 138, y - 34)], "#39656a")
    for i in range(7):
        s.path(f"M{n(x + 156 + i * 4)} {n(y - 34 + i * 4)}q{20 + i * 3} {4 + i * 2} {n(24 + i * 4)} {46 + i * 5}", None, .85, "#eaf4f3", 2.4)
    # child with a bowl of picked leaves
    ch = person(s, 420, 1150, 400, view="q", dir=1, head=1.36, hair="bob", fem=True, top="#d0a04c", style="zip", bottom="#51617a", hands=[(20, -52), (13, -50)], farfront=True, shoes="#a9524a")
    x, y = ch["near"]
    leaves(s, x + 16, y - 4, 46, "#7aa04e", 8, 5)
    s.path(f"M{x - 26} {y - 8}h84q-6 44 -42 44q-36 0 -42 -44z", "#e7e1d2")
    s.path(f"M{x + 22} {y - 8}h36q-6 44 -42 44z", "#c3baa6")
    # foreground pots
    for i, (x, hh) in enumerate(((640, 170), (760, 210), (862, 180))):
        pot_plant(s, x, 1190, hh, ("#a9664c", "#7b8a8c", "#b98b5d")[i], ("#6f9a52", "#5b8457", "#8aa84e")[i], i + 3)
    light_shaft(s, [(0, 0), (240, 0), (700, 1200), (160, 1200)], .08)
    vignette(s, .22)


def ant(s, x, y, r, col=INK):
    """Ant emblem."""
    for i, (dx, rr) in enumerate(((-.95, .5), (0, .36), (.78, .42))):
        s.ell(x + dx * r, y, rr * r * (1.2 if i == 0 else 1), rr * r, col)
    for dx in (-.3, 0, .3):
        s.line([(x + dx * r, y), (x + dx * r * 2 - r * .1, y + r * .55), (x + dx * r * 2.8, y + r * .95)], col, r * .11)
    s.line([(x + .95 * r, y - r * .3), (x + 1.2 * r, y - r * .8), (x + 1.55 * r, y - r * .85)], col, r * .09)
    s.line([(x + .8 * r, y - r * .3), (x + .9 * r, y - r * .85), (x + 1.2 * r, y - r * 1.1)], col, r * .09)


@picture("xx-ants", 1200, 820)
def ants(s):
    """"Little ants" volunteer station: wooden booth with ant emblem, volunteers setting off with tools."""
    s.sky(420, "#b3c8cf", "#f1e8d6")
    xincun(s, 430, 520, 800, 500, bays=11, seed=22, haze=.22)
    bare_tree(s, 420, 590, 520, seed=4)
    blob_tree(s, 1140, 590, 400, "#6b8560", seed=6)
    s.rect(0, 420, 430, 110, "#d9cfb8")
    for i in range(6):
        shrub(s, 10 + i * 80, 540, 130, 150, "#5f7a52", seed=i + 30)
    s.rect(0, 520, 1200, 300, s.grad([(0, "#bdb39c"), (1, "#96896f")]))
    for i in range(12):
        shrub(s, 450 + i * 70, 556, 92, 60, ("#6f8a58", "#587850", "#84935a")[i % 3], seed=i)
    for i in range(14):
        s.line([(600 + (i - 7) * 60, 556), (600 + (i - 7) * 170, 820)], "#8a7d64", 2, .5)
    for y in (600, 660, 740):
        s.line([(0, y), (1200, y)], "#8a7d64", 2, .5)
    # booth
    s.poly([(40, 650), (520, 650), (640, 690), (60, 700)], "#1c2030", .22)
    s.rect(48, 176, 420, 474, "#b48a5e")
    for i in range(11):
        s.rect(48 + i * 40, 176, 3, 474, "#9a7350")
    s.poly([(468, 176), (530, 214), (530, 622), (468, 650)], "#83603f")
    s.rect(92, 300, 334, 190, "#4d3a2c")
    shelf(s, 100, 306, 318, 120, 2, 3, "#7d6247")
    person(s, 200, 640, 330, view="f", fem=True, hair="bob", vest="#c9743c", top="#4d5a68", legs=False, shadow=False, hands=[(10, -56), (-10, -56)])
    person(s, 330, 640, 330, view="q", dir=1, hair="thin", hc="#8d8a88", vest="#c9743c", top="#6f7f62", glasses=True, legs=False, shadow=False, hands=[(26, -58), (10, -52)])
    s.rect(70, 482, 384, 26, "#d3aa78")
    s.rect(70, 506, 384, 9, "#7d5a3b")
    s.rect(84, 515, 356, 135, "#a87c52")
    for i in range(9):
        s.rect(84 + i * 40, 515, 3, 135, "#8f6844")
    ant(s, 262, 578, 30, "#5a3d28")
    for i, cc in enumerate(("#e9e6de", "#c46a5c")):
        cup(s, 120 + i * 40, 486, 30, cc)
    s.rect(380, 464, 56, 20, "#8c4b45")
    s.rect(384, 448, 48, 16, "#4d6a7c")
    # striped awning and signboard
    for i in range(10):
        x = 26 + i * 48
        s.poly([(x + 16 - i * 1.6, 196), (x + 62 - i * 1.6, 196), (x + 52, 288), (x + 4, 288)], "#efe5d0" if i % 2 else "#b65a48")
        s.path(f"M{x + 4} 288h48q-24 30 -48 0z", "#ddd0b6" if i % 2 else "#9a473a")
    s.rect(66, 92, 396, 98, "#6b4a34", rx=8)
    s.rect(76, 102, 376, 78, "#f2e8d2", rx=5)
    ant(s, 140, 138, 36, "#b8552f")
    bars(s, 220, 118, 210, 60, 2, "#6b4a34", 3)
    s.poly([(90, 288), (468, 288), (468, 330), (92, 312)], "#1c2030", .25)
    # volunteers
    c = crowd(51)
    P = "#c9743c"
    person(s, 620, 690, 330, view="q", dir=-1, **{**next(c), "style": "padded"}, hands=[(22, -62), (-8, -50)])
    v = person(s, 760, 726, 352, view="f", hair="perm", fem=True, hc="#c9c6c2", vest=P, top="#7d5a6c", hands=[(14, -60), (-13, -46)])
    x, y = v["far"]
    s.line([(x + 6, y - 120), (x - 6, 728)], "#a87c52", 8)
    s.path(f"M{x - 34} 728q26 -50 56 0l10 20h-74z", "#c9a765")
    v = person(s, 915, 706, 348, view="q", dir=1, hair="short", hc="#3a302d", vest=P, top="#42586a", hat="cap", hatc=P, feet=[(15, 0), (-13, -3)], hands=[(24, -50), (-14, -50)], lean=4)
    x, y = v["far"]
    s.line([(x - 4, y - 8), (x + 46, 704)], "#5d6670", 6)
    s.poly([(x + 40, 696), (x + 60, 704), (x + 34, 720)], "#5d6670")
    x, y = v["near"]
    s.path(f"M{x - 26} {y}q26 -22 52 0l14 92q-40 18 -80 0z", "#5c7d62")
    v = person(s, 1076, 744, 362, view="q", dir=-1, hair="bald", hc="#8d8a88", vest=P, top="#8a8272", glasses=True, hands=[(16, -58), (6, -54)])
    x, y = v["far"]
    s.rect(x - 50, y - 40, 62, 76, "#efe6d0", rx=3)
    bars(s, x - 42, y - 30, 46, 56, 5, "#8a8f98", 7)
    person(s, 560, 770, 250, view="q", dir=1, head=1.34, hair="bangs", vest=P, top="#b9a36f", hands=[(22, -70), (-12, -50)])
    bike(s, 120, 786, 126, "#5a7d70")
    for i in range(3):
        pot_plant(s, 300 + i * 64, 720, 86, "#a9664c", ("#6f9a52", "#5b8457", "#8aa84e")[i], i)
    light_shaft(s, [(0, 0), (120, 0), (760, 820), (380, 820)], .07)
    vignette(s, .22)


# ---------------------------------------------------------------- workshops
def glass_candle(s, x, y, h, wax="#efe2c4", lit=False, wick=True):
    """Candle in a glass, with dried flowers on top."""
    w = h * .42
    s.ell(x + w * .5, y, w * 1.3, h * .13, "#1c2030", .28)
    s.path(f"M{n(x - w)} {n(y - h)}L{n(x - w * .9)} {n(y - h * .06)}Q{n(x)} {n(y + h * .1)} {n(x + w * .9)} {n(y - h * .06)}L{n(x + w)} {n(y - h)}z", "#dfe6e2", .75)
    s.path(f"M{n(x - w * .95)} {n(y - h * .66)}L{n(x - w * .86)} {n(y - h * .08)}Q{n(x)} {n(y + h * .06)} {n(x + w * .86)} {n(y - h * .08)}L{n(x + w * .95)} {n(y - h * .66)}z", wax)
    s.path(f"M{n(x + w * .4)} {n(y - h * .66)}L{n(x + w * .36)} {n(y)}L{n(x + w * .86)} {n(y - h * .08)}L{n(x + w * .95)} {n(y - h * .66)}z", dark(wax, .18))
    s.ell(x, y - h * .66, w * .95, h * .11, lite(wax, .5))
    for i in range(5):
        s.circ(x + w * .55 * math.cos(i * 1.3 + x), y - h * .66 + h * .06 * math.sin(i * 1.3 + x), h * .045, ("#b65a55", "#8a6a92", "#d6a24a", "#6f8a58")[i % 4])
    s.ell(x, y - h, w, h * .11, None, .8, "#f7f8f2", max(1.2, h * .02))
    s.rect(x - w * .7, y - h * .94, w * .16, h * .7, "#ffffff", .55)
    if wick:
        s.line([(x, y - h * .66), (x, y - h * .9)], "#6b4a34", max(1.5, h * .03))
    if lit:
        s.path(f"M{n(x)} {n(y - h * 1.2)}q{n(h * .12)} {n(h * .2)} 0 {n(h * .32)}q{n(-h * .12)} {n(-h * .12)} 0 {n(-h * .32)}z", "#ffd27a")


@picture("xx-candle", 1200, 800)
def candle(s):
    """Scented-candle workshop: the teacher pours wax, neighbours watch and copy; table full of jars."""
    s.rect(0, 0, 1200, 520, s.grad([(0, "#7a6a5c"), (1, "#a88c6c")]))
    window(s, 60, 40, 250, 220, 3, "night")
    shelf(s, 830, 60, 330, 230, 3, 9, "#8a6a4c")
    s.rect(430, 60, 300, 150, "#efe6d2", rx=6)
    bars(s, 460, 84, 150, 50, 2, "#a85a48", 2)
    for i in range(3):
        glass_candle(s, 490 + i * 86, 190, 50, ("#efe2c4", "#d9b7a6", "#b9c4a6")[i])
    for x in (390, 780):
        s.line([(x, 0), (x, 76)], INK, 3)
        s.path(f"M{x - 46} 106q46 -70 92 0z", "#c9743c")
        s.glow(x, 130, 240, 190, "#ffe6b0", .5)
    kw = dict(legs=False, shadow=False)
    # people round the far side
    person(s, 110, 882, 760, view="q", dir=1, fem=True, hair="perm", hc="#c9c6c2", top="#6d4a5e", style="padded", glasses=True, hands=[(26, -50), (16, -48)], farfront=True, **kw)
    person(s, 330, 852, 740, view="q", dir=1, fem=True, hair="bob", top="#4d7078", style="sweater", hands=[(22, -48), (12, -50)], farfront=True, nod=8, **kw)
    T = person(s, 606, 852, 780, view="f", fem=True, hair="bun", top="#efe6d8", style="sweater", apron="#8a5346", hands=[(13, -58), (-15, -52)], nod=0, **kw)
    person(s, 860, 852, 740, view="q", dir=-1, fem=True, hair="long", top="#b58a4c", style="zip", hands=[(22, -49), (10, -50)], farfront=True, nod=6, **kw)
    person(s, 1090, 878, 770, view="q", dir=-1, hair="thin", hc="#8d8a88", top="#566a58", style="zip", glasses=True, hands=[(28, -49), (16, -46)], farfront=True, **kw)
    # table
    s.poly([(-60, 500), (1260, 500), (1320, 820), (-120, 820)], s.grad([(0, "#d9b98a"), (1, "#b98f5e")]))
    for i in range(9):
        s.line([(130 + i * 118, 500), (40 + i * 140, 820)], "#a87f52", 2, .5)
    s.rect(-60, 494, 1320, 9, "#e9cfa4")
    s.glow(620, 590, 460, 170, "#fff0c8", .55)
    # pouring jug
    x, y = T["far"]
    s.poly([(x - 46, y - 52), (x + 36, y - 18), (x + 4, y + 44), (x - 66, y + 14)], "#a9b4b6")
    s.poly([(x - 14, y - 40), (x + 36, y - 18), (x + 4, y + 44), (x - 34, y + 28)], "#7f8c90")
    s.poly([(x - 66, y + 14), (x - 80, y - 10), (x - 46, y - 52)], "#c3cccc")
    s.path(f"M{x + 30} {y - 10}q44 22 -12 52", None, stroke="#5d4a3e", sw=10)
    s.line([(x - 76, y - 2), (x - 80, 556)], "#f3dfae", 7)
    glass_candle(s, x - 80, 610, 96, "#efdcb0", wick=False)
    # things in front
    for i, (cx, cy, h, w) in enumerate(((210, 640, 110, "#e9cfc0"), (330, 610, 92, "#efe2c4"), (868, 612, 92, "#cfd6bc"), (1000, 640, 108, "#e3c9a0"), (712, 660, 104, "#d9b7a6"))):
        glass_candle(s, cx, cy, h, w)
    for i, (cx, cy) in enumerate(((430, 690), (486, 704), (540, 690))):     # oil bottles
        s.ell(cx + 12, cy, 30, 7, "#1c2030", .25)
        s.rect(cx - 20, cy - 70, 40, 70, ("#7a4a2c", "#3f5f56", "#6b3f4e")[i], rx=6)
        s.rect(cx - 15, cy - 46, 30, 30, "#efe6d2")
        s.rect(cx - 9, cy - 92, 18, 24, INK, rx=3)
        s.rect(cx - 15, cy - 66, 6, 54, "#ffffff", .35, rx=3)
    s.ell(800, 744, 130, 34, "#1c2030", .22)
    s.ell(788, 736, 128, 34, "#efe9dc")
    s.ell(788, 732, 108, 26, "#dcd3c0")
    r = random.Random(2)
    for i in range(24):
        bloom(s, 788 + r.uniform(-88, 88), 730 + r.uniform(-18, 14), r.uniform(9, 15), ("#b65a55", "#8a6a92", "#d6a24a", "#c98a86")[i % 4], i, 6)
    leaves(s, 90, 770, 90, "#7d8f68", 9, 4, 3.4)
    leaves(s, 140, 790, 70, "#8a9a70", 7, 5, 3.4)
    s.poly([(980, 720), (1130, 700), (1160, 780), (1000, 796)], "#f3ecdc")
    bars(s, 1004, 722, 120, 56, 4, "#a8a08e", 3)
    s.line([(230, 730), (350, 760)], "#8a6444", 8)
    vignette(s, .4)


@picture("xx-run", 1240, 820)
def run(s):
    """New-Year morning run: neighbours set off from a balloon arch along the compound road, long shadows."""
    s.rect(0, 0, 1240, 440, s.grad([(0, "#a9bfd0"), (.7, "#f0d9b4"), (1, "#f6e3bf")]))
    s.glow(130, 250, 330, 300, "#fff0c4", .9)
    s.circ(130, 262, 36, "#fff6dc")
    xincun(s, 620, 470, 640, 420, bays=9, seed=31, haze=.12, wall="#e5d2ae")
    xincun(s, 210, 452, 300, 240, bays=7, seed=32, haze=.45)
    bare_tree(s, 40, 520, 520, seed=2)
    bare_tree(s, 330, 480, 330, seed=6)
    bare_tree(s, 1200, 560, 600, seed=9)
    for i in range(20):
        shrub(s, i * 66, 480 + (8 if i % 2 else 0), 92, 58, ("#75855a", "#5c7350", "#8a8f5e")[i % 3], seed=i)
    s.poly([(470, 470), (640, 470), (1500, 840), (-380, 840)], s.grad([(0, "#b9a992"), (1, "#8f8273")]))
    s.poly([(-10, 470), (470, 470), (-380, 840), (-400, 840)], "#8f9464")
    s.poly([(640, 470), (1250, 470), (1250, 735)], "#858a5c")
    s.poly([(470, 470), (456, 470), (-440, 840), (-380, 840)], "#d9cfbd")
    s.poly([(640, 470), (652, 470), (1560, 840), (1500, 840)], "#cfc4b0")
    for i in range(6):
        y0 = 486 + i * i * 12
        s.poly([(553, y0), (559, y0), (562 + i * 2, y0 + 6 + i * 5), (550 - i * 1, y0 + 6 + i * 5)], "#e9e2d2")
    # balloon arch over the road
    r = random.Random(3)
    for i in range(64):
        t = i / 63 * math.pi
        x, y = 580 - math.cos(t) * 236, 500 - math.sin(t) * 262
        if i < 7 or i > 56:
            y = 500 - abs(math.sin(t)) * 262
        cc = ("#b8463a", "#d6a24a", "#c4594a", "#e6c07a")[i % 4]
        dx, dy = r.uniform(-7, 7), r.uniform(-7, 7)
        s.circ(x + dx, y + dy, 21, dark(cc, .15))
        s.circ(x + dx - 3, y + dy - 4, 16, cc)
        s.circ(x + dx - 8, y + dy - 9, 5, lite(cc, .55))
    s.rect(446, 300, 270, 50, "#a83f36", rx=4)
    bars(s, 500, 314, 170, 34, 2, "#f3dfae", 2)
    # runners, far to near
    c = crowd(61)

    def go(x, y, h, ph, **kw):
        s.poly([(x - h * .02, y), (x + h * .1, y), (x + h * .86, y + h * .16), (x + h * .64, y + h * .17)], "#2c2a3a", .28)
        a = [(dict(feet=[(20, -1), (-20, -13)], hands=[(-2, -56), (17, -62)])),
             (dict(feet=[(-22, -12), (15, -1)], hands=[(19, -62), (-12, -55)])),
             (dict(feet=[(4, 0), (-12, -24)], hands=[(16, -64), (-10, -56)])),
             (dict(feet=[(-14, -22), (3, 0)], hands=[(0, -56), (16, -64)]))][ph]
        person(s, x, y, h, view="q", dir=-1, lean=9, shadow=False, **{**a, **kw})

    for i in range(9):
        x, y = 470 + i * 25, 520 + (i % 3) * 8
        go(x, y, 120, i % 4, **{**next(c), "shoes": "#d9d5ca"})
    for i, x in enumerate((420, 500, 590, 675, 750)):
        go(x, 590 + (i % 2) * 14, 186, (i + 1) % 4, **{**next(c), "shoes": "#d9d5ca", "style": "zip"})
    go(930, 690, 290, 1, hair="short", top="#3f6470", sleeve="#e9e2d2", bottom="#2f3640", shoes="#c9655a", hat="cap", hatc="#efe6d2")
    go(770, 700, 300, 0, fem=True, hair="pony", top="#b8564a", bottom="#3a4150", shoes="#e6e1d6", style="zip")
    go(300, 690, 290, 3, hair="bald", hc="#c9c6c2", top="#6f7f62", bottom="#4a4540", shoes="#e6e1d6", style="zip", glasses=True)
    go(540, 752, 352, 2, hair="thin", hc="#8d8a88", top="#c9973f", bottom="#39404d", shoes="#dcd6ca", style="zip", scarf="#a8473c")
    go(1090, 790, 372, 3, fem=True, hair="perm", hc="#c9c6c2", top="#6d4a5e", bottom="#434a52", shoes="#e6e1d6", style="padded")
    go(420, 800, 270, 1, head=1.34, hair="short", top="#4d7f92", bottom="#39404d", shoes="#c9655a", style="zip", hat="knit")
    # cheering pair at the edge
    person(s, 96, 720, 320, view="q", dir=1, fem=True, hair="bob", top="#a8524a", style="coat", hem=-28, scarf="#efe6d2", hands=[(24, -96), (-16, -98)])
    person(s, 196, 690, 296, view="q", dir=1, hair="thin", hc="#c9c6c2", top="#4b5568", style="padded", hands=[(18, -66), (14, -64)], farfront=True)
    light_shaft(s, [(60, 250), (200, 250), (1240, 700), (1240, 840), (700, 840)], .1, "#ffe9b8")
    vignette(s, .22)


# ---------------------------------------------------------------- celadon
@picture("xx-celadon", 1200, 800)
def celadon(s):
    """Celadon show: dim hall, lit glass cases with green wares, a guide and visitors."""
    P = Persp(s, 560, 300, 820, 1.6)
    room(P, -3.4, 3.4, 3.0, 1.3, 7.5, wall="#56666c", floor="#63594e", ceil="#3a4348", lights=False, skirting="#2f363a")
    P.tiles(-3.4, 3.4, 1.4, 7.5, "#5d544b", .8, .8, 1.5, .6)
    P.wall(-3.0, -.6, .8, 2.6, 7.48, "#b9c2b4")
    a = P(-2.75, 2.35, 7.47)
    bars(s, a[0], a[1], 110, 70, 4, "#58706a", 2)
    s.path(smooth([P(-1.7, .95, 7.46), P(-1.3, 1.7, 7.46), P(-1.0, 1.5, 7.46), P(-.7, 1.9, 7.46)]), None, .7, "#6f8a80", 10)
    # wall cases at the back right
    P.wall(.1, 3.1, .7, 2.3, 7.48, "#2a3034")
    P.wall(.18, 3.02, .78, 2.22, 7.47, s.grad([(0, "#efe6cc"), (1, "#c9bfa3")]))
    for i, k in enumerate(("meiping", "jar", "pear", "gourd", "censer")):
        a = P(.45 + i * .57, .86, 7.4)
        vessel(s, a[0], a[1], 74 if k not in ("jar", "censer") else 50, k, ("#86a78f", "#9bb59a", "#7f9f8c", "#a3b793", "#7b9c93")[i])
    # spots
    for X, z in ((-1.9, 4.6), (.15, 3.6), (2.1, 4.4)):
        a = P(X, 3, z)
        b = P(X - .45, 1.0, z)
        e = P(X + .45, 1.0, z)
        s.poly([a, e, b], s.grad([(0, "#fff4d4", .5), (1, "#fff4d4", .08)]))
        s.ell(a[0], a[1], 12, 5, "#fff8e4")
        c0 = P(X, 0, z)
        s.glow(c0[0], c0[1], P.k(z) * 1.0, P.k(z) * .3, "#fff0cc", .32)
    c = crowd(71)
    P.who(-.75, 5.9, view="q", dir=-1, **next(c))
    P.who(-1.05, 5.6, view="q", dir=-1, **next(c))
    P.who(1.15, 6.2, view="b", **next(c))

    def case(X, z, kind, col, h, **kw):
        """Plinth with a glass hood."""
        P.box(X - .32, X + .32, 0, .95, z - .32, z + .32, "#cfc8b8", "#efe9da", shadow=.25)
        a = P(X, .97, z)
        s.glow(a[0], a[1] - h * .5, h * 1.3, h * 1.0, "#fff6dc", .5)
        vessel(s, a[0], a[1], h, kind, col, **kw)
        P.wall(X - .32, X + .32, .95, 1.75, z - .32, "#dfeeea", .16)
        P.quad([(X - .28, 1.0, z - .32), (X - .12, 1.0, z - .32), (X + .08, 1.72, z - .32), (X - .06, 1.72, z - .32)], "#ffffff", .3)
        for q in (((X - .32, .95, z - .32), (X - .32, 1.75, z - .32), (X + .32, 1.75, z - .32), (X + .32, .95, z - .32)),
                  ((X - .32, 1.75, z - .32), (X - .32, 1.75, z + .32), (X + .32, 1.75, z + .32), (X + .32, 1.75, z - .32))):
            s.line([P(*v) for v in q], "#e9f2ee", 2, .8)

    case(2.1, 4.4, "pear", "#86a78f", 112)
    P.who(2.85, 4.5, view="p", dir=-1, hair="thin", hc="#8d8a88", top="#5a6472", style="coat", hem=-28, glasses=True, lean=6)
    case(-1.9, 4.6, "jar", "#9bb59a", 84, ribs=9)
    P.who(-2.62, 4.5, view="p", dir=1, fem=True, hair="perm", hc="#c9c6c2", top="#8c4b45", style="padded", lean=10, hands=[(12, -54), (8, -54)])
    P.who(-1.15, 3.7, 1.66, view="q", dir=1, fem=True, hair="bun", top="#28404a", style="suit", inner="#e9e4d8", talk=True, hands=[(28, -76), (4, -54)], skirt=None)
    case(.15, 3.6, "mallet", "#8db49a", 150, ears=True)
    P.who(1.02, 3.5, 1.7, view="q", dir=-1, hair="short", top="#7d6a4c", style="zip", glasses=True, hands=[(9, -55), (3, -53)])
    P.who(1.4, 3.1, 1.2, view="q", dir=-1, head=1.34, hair="bob", fem=True, top="#b8564a", style="padded", hands=[(16, -72), (-9, -48)])
    P.who(-1.36, 2.35, 1.6, view="b", fem=True, hair="long", top="#3c4450", style="coat", hem=-26)
    vignette(s, .28)


@picture("xx-vase", 900, 1200)
def vase(s):
    """One large celadon mallet vase with fish ears in a spotlight; a small teapot and a looking child behind."""
    s.rect(0, 0, 900, 1200, s.grad([(0, "#2f3c42"), (.6, "#51636a"), (1, "#3b474c")]))
    for i in range(5):
        s.rect(70 + i * 190, 90, 150, 560, "#5a6c72", .35)
    s.glow(430, 470, 560, 560, "#e9efe0", .5)
    s.poly([(330, 0), (420, 0), (800, 900), (70, 900)], s.grad([(0, "#fff6dc", .34), (1, "#fff6dc", .02)]))
    # wall label
    s.rect(640, 250, 170, 210, "#cfd3c8", .9, rx=3)
    bars(s, 662, 276, 126, 60, 3, "#5d7068", 3)
    bars(s, 662, 356, 126, 84, 5, "#8a978f", 5)
    s.rect(0, 1080, 900, 120, "#2b3237")
    # second plinth: purple-clay teapot
    s.rect(640, 700, 260, 500, "#8f9488")
    s.rect(640, 690, 260, 20, "#b9bcae")
    s.rect(790, 700, 110, 500, "#1c2030", .18)
    s.ell(770, 700, 110, 12, "#1c2030", .3)
    s.path("M690 640q-40 -6 -66 -46q-8 -12 6 -12q30 14 66 20z", "#6d3c2c")
    s.path("M830 600q70 -10 64 34q-8 46 -70 46", None, stroke="#5d3226", sw=15)
    s.path("M684 640q0 -62 78 -62q78 0 78 62q0 58 -40 60h-76q-40 -2 -40 -60z", s.grad([(0, "#8a5340"), (.35, "#b07a60"), (1, "#5d3226")], 0, 0, 1, .2))
    s.path("M712 584q50 -24 100 0l-6 6h-88z", "#9a6148")
    s.circ(762, 562, 13, "#7a4534")
    # child looking
    person(s, 116, 1250, 800, view="q", dir=1, head=1.42, hair="bangs", top="#b8693f", style="padded", nod=-8, hands=[(20, -52), (-10, -50)], bottom="#2c3440")
    # main plinth
    s.poly([(190, 930), (700, 930), (740, 1000), (160, 1000)], "#f0eadb")
    s.rect(160, 1000, 580, 200, s.grad([(0, "#cfc7b4"), (1, "#a49c8a")]))
    s.rect(560, 1000, 180, 200, "#1c2030", .14)
    s.ell(520, 962, 220, 26, "#1c2030", .35)
    vessel(s, 430, 965, 690, "mallet", "#8fb59c")
    # fish ears
    for d in (-1, 1):
        cx = 430 + d * 74
        cc = "#9cc0a6" if d < 0 else "#6b9080"
        s.path(f"M{cx} 372q{d * 66} -22 {d * 78} 46q{d * 4} 60 {-d * 40} 96q{-d * 26} 26 {-d * 40} 20q{d * 30} -40 {d * 26} -84q{-d * 6} -36 {-d * 28} -40z", cc)
        s.path(f"M{cx + d * 40} 470q{d * 30} 40 {d * 44} 36q{-d * 30} 22 {-d * 62} 8z", dark(cc, .15))
        for i in range(4):
            s.path(f"M{cx + d * 28} {402 + i * 24}q{d * 18} -8 {d * 36} 4", None, .7, dark(cc, .3), 3)
        s.circ(cx + d * 36, 388, 6, dark(cc, .5))
    # fine crackle in the glaze, and the window reflected
    r = random.Random(8)
    for i in range(26):
        x, y = 430 + r.uniform(-190, 190), 930 - r.uniform(20, 290)
        p = [(x, y)]
        for _ in range(3):
            p.append((p[-1][0] + r.uniform(-34, 34), p[-1][1] + r.uniform(-30, 30)))
        if all(abs(q[0] - 430) < 196 and 640 < q[1] < 945 for q in p):
            s.line(p, "#53766a", 1.4, .45)
    s.poly([(292, 690), (330, 684), (330, 800), (292, 806)], "#f7fbf2", .5)
    s.poly([(338, 683), (362, 680), (362, 794), (338, 798)], "#f7fbf2", .4)
    s.rect(224, 936, 150, 40, "#efe6d2", rx=3)
    bars(s, 238, 946, 118, 26, 2, "#7d8a82", 3)
    vignette(s, .45)


# ---------------------------------------------------------------- gifts, flowers, radio
@picture("xx-knit", 1200, 800)
def knit(s):
    """Hand-knitted scarf and a lap blanket given to an old man; behind them neighbours knit in a half circle."""
    s.rect(0, 0, 1200, 560, s.grad([(0, "#e6dcc8"), (1, "#d6c7ab")]))
    window(s, 70, 60, 300, 260, 3)
    curtain(s, 20, 40, 46, 330, "#a8896a")
    curtain(s, 376, 40, 46, 330, "#a8896a")
    s.rect(470, 70, 330, 190, "#8d3f3a", rx=4)
    bars(s, 510, 100, 240, 60, 2, "#f0ddb4", 3)
    for i in range(3):
        s.rect(510 + i * 86, 180, 66, 56, "#efe6d2")
        s.circ(543 + i * 86, 208, 18, ("#c98a86", "#6f8a8f", "#d6a24a")[i])
    shelf(s, 880, 80, 270, 300, 4, 12, "#8a6a4c")
    for i in range(9):          # yarn on the shelf
        yarn(s, 904 + (i % 5) * 52, 150 + (i // 5) * 75, 22, ("#b65a55", "#4d7078", "#d6a24a", "#8a6a92", "#7d8f68")[i % 5])
    s.rect(0, 545, 1200, 255, s.grad([(0, "#b4946c"), (1, "#8f7250")]))
    s.rect(0, 538, 1200, 10, "#8a7050")
    for i in range(13):
        s.line([(600 + (i - 6) * 90, 548), (600 + (i - 6) * 190, 800)], "#7d6244", 2, .4)
    s.poly([(120, 560), (420, 560), (620, 800), (160, 800)], "#fff2cf", .2)
    s.ell(610, 720, 430, 76, "#8c5a4c")
    s.ell(610, 716, 400, 66, "#a8705c")
    s.ell(610, 716, 330, 50, "#b98a70")
    # knitting circle behind
    kn = [(130, 632, 1, "perm", "#c9c6c2", "#7a5a6c", "#d6a24a"), (300, 606, 1, "bun", "#8d8a88", "#566a58", "#b65a55"),
          (900, 606, -1, "bob", "#3a302d", "#b58a4c", "#6f8a8f"), (1070, 632, -1, "perm", "#8d8a88", "#4d6a7c", "#c98a86")]
    for x, y, d, hair, hc, top, wool in kn:
        s.rect(x - 50 - d * 14, y - 200, 96, 150, "#6d4f3a", rx=12)
        s.rect(x - 44 - d * 6, y - 96, 100, 14, "#8a6444")
        for q in (-38, 40):
            s.rect(x + q, y - 84, 9, 90, "#6d4f3a")
        g = person(s, x, y + 4, 330, view="q", dir=d, sit="side", fem=True, hair=hair, hc=hc, top=top, style="sweater", bottom="#4a4540", glasses=hair == "perm", hands=[(16, -42), (12, -43)], farfront=True, nod=10)
        gx, gy = g["near"]
        s.line([(gx - 30, gy - 40), (gx + 16, gy + 6)], "#d9cfbd", 4)
        s.line([(gx + 34, gy - 38), (gx - 8, gy + 8)], "#d9cfbd", 4)
        s.path(f"M{gx - 26} {gy}h54l6 84q-34 10 -66 0z", wool)
        for i in range(5):
            s.line([(gx - 26 - i, gy + 14 + i * 15), (gx + 28 + i, gy + 14 + i * 15)], dark(wool, .22), 2.4)
    # armchair, old man, blanket
    s.ell(640, 738, 190, 26, "#1c2030", .25)
    s.rect(500, 400, 220, 260, "#5d7078", rx=40)
    s.rect(660, 400, 60, 260, "#1c2030", .15, rx=30)
    s.rect(470, 540, 60, 180, "#6f858c", rx=24)
    s.rect(690, 540, 60, 180, "#4d5f67", rx=24)
    person(s, 610, 744, 450, view="f", sit="front", hair="bald", hc="#e6e3de", top="#4f4a55", style="sweater", glasses=True, shadow=False, hands=[(13, -35), (-13, -35)], scarf="#b8463a", smile=1.5, bottom="#3f434b", shoes="#6d5244")
    s.path("M516 618Q610 588 704 618L724 716Q612 744 494 716z", "#d9b36a")
    s.path("M650 601Q680 606 704 618L724 716Q690 727 656 731z", "#b98f4e")
    for i in range(6):
        s.path(f"M{516 - i * 3} {632 + i * 15}Q612 {604 + i * 19} {705 + i * 3} {632 + i * 15}", None, stroke="#efdcb0" if i % 2 else "#a8473c", sw=6)
    for i in range(24):
        s.line([(496 + i * 10, 716 + 14 * math.sin(i / 23 * 3.14)), (494 + i * 10, 730 + 14 * math.sin(i / 23 * 3.14))], "#b98f4e", 3)
    # volunteers left and right
    person(s, 440, 756, 500, view="q", dir=1, fem=True, hair="pony", top="#4f6b72", vest="#b8503f", style="zip", hands=[(25, -53), (17, -50)], farfront=True, lean=9, skin=SKINS[0])
    person(s, 806, 764, 490, view="q", dir=-1, fem=True, hair="bob", hc="#4b3c34", top="#8a8c6a", vest="#b8503f", style="zip", hands=[(26, -42), (18, -40)], farfront=True, lean=14, nod=4)
    # basket in front
    s.ell(1010, 778, 110, 18, "#1c2030", .25)
    for i, (x, cc) in enumerate(((950, "#b65a55"), (1006, "#d6a24a"), (1062, "#4d7078"), (978, "#e2d3b8"), (1036, "#8a6a92"))):
        yarn(s, x, 720 if i < 3 else 692, 34, cc)
    s.path("M906 690h208l-22 92h-164z", "#a87c52")
    for i in range(4):
        s.line([(910 + i * 5, 704 + i * 20), (1110 - i * 5, 704 + i * 20)], "#7d5a3b", 4)
    for i in range(10):
        s.line([(916 + i * 21, 692), (934 + i * 17, 780)], "#c49a68", 3)
    yarn(s, 240, 780, 36, "#6f8a8f")
    s.path("M268 768Q330 790 380 760Q420 740 460 764", None, stroke="#6f8a8f", sw=4)
    light_shaft(s, [(80, 70), (360, 70), (700, 800), (200, 800)], .1)
    vignette(s, .26)


@picture("xx-flowers", 1240, 800)
def flowers(s):
    """Flower-arranging salon for office staff: bright room above the city, two rows of vases and hands at work."""
    s.rect(0, 0, 1240, 470, s.grad([(0, "#b4cad3"), (1, "#f1ead9")]))
    r = random.Random(9)
    for i in range(16):         # skyline
        x, w, h = i * 84 - 20, r.uniform(50, 96), r.uniform(90, 330)
        cc = mix("#8ea3ad", "#d6d8d2", r.random() * .7)
        s.rect(x, 440 - h, w, h + 40, cc)
        s.rect(x + w * .7, 440 - h, w * .3, h + 40, dark(cc, .12))
        for j in range(int(h / 26)):
            s.rect(x + 6, 450 - h + j * 26, w * .58, 5, lite(cc, .35))
    for i in range(6):
        s.rect(i * 248 - 8, 0, 16, 480, "#efe9dc")
        s.rect(i * 248 + 4, 0, 5, 480, "#c9c0ae")
    s.rect(0, 96, 1240, 10, "#efe9dc")
    s.rect(0, 440, 1240, 140, "#cdbb9a")
    s.rect(0, 440, 1240, 12, "#efe4cc")
    for i in range(7):
        shrub(s, 90 + i * 190, 452, 120, 60, "#7d9a70", seed=i)
    kw = dict(shadow=False, legs=False)

    def bunch(x, y, h, pal, seed, pot):
        """Vase with arranged flowers."""
        rr = random.Random(seed)
        s.ell(x + h * .1, y, h * .24, h * .04, "#1c2030", .25)
        leaves(s, x, y - h * .42, h * .42, "#6a8a5c", 9, seed, 2.8)
        leaves(s, x, y - h * .42, h * .56, "#86a06a", 6, seed + 4, 3.6)
        for i in range(3):
            tuft(s, x, y - h * .4, h * .6, "#8fa06f", 5, seed + i, .8, None, 1.6)
        for i in range(11):
            a = rr.uniform(-1.25, 1.25)
            q = h * rr.uniform(.22, .52)
            bloom(s, x + math.sin(a) * q * .8, y - h * .44 - math.cos(a) * q * .9, h * rr.uniform(.06, .11), pal[i % len(pal)], seed + i, 7)
        vessel(s, x, y, h * .42, pot, pal[-1] if seed % 2 else "#b9c4c2")

    pals = (["#c4675f", "#e3c9b8", "#d9a39a", "#8d5a5e"], ["#d6a24a", "#efe4c4", "#c9743c", "#7d8a5c"], ["#8a6a92", "#d9c6d6", "#b9a0bd", "#6f7f8f"], ["#efe6d8", "#d9b7a6", "#c98a86", "#9a8a70"])
    # back row of people
    for x, d, k2 in ((150, 1, dict(hair="long", top="#5b6f88", style="suit", fem=True)), (390, -1, dict(hair="bob", top="#8d5a5e", style="sweater", fem=True, hc="#3a302d")),
                     (650, 1, dict(hair="short", top="#46566a", style="suit", glasses=True)), (1120, -1, dict(hair="pony", top="#7d8a6a", style="sweater", fem=True))):
        person(s, x, 806, 520, view="q", dir=d, hands=[(24, -62), (13, -56)], farfront=True, nod=8, **{**kw, **k2})
    T = person(s, 890, 806, 560, view="q", dir=-1, fem=True, hair="bun", top="#efe6d8", style="sweater", apron="#5f7a62", hands=[(27, -74), (14, -60)], talk=True, farfront=True, **kw)
    x, y = T["far"]
    s.line([(x + 4, y + 40), (x - 10, y - 40)], "#6a8a5c", 5)
    bloom(s, x - 12, y - 48, 26, "#c4675f", 5)
    s.poly([(-40, 556), (1280, 556), (1280, 640), (-40, 640)], "#e9dcc2")
    s.rect(-40, 632, 1320, 16, "#bfa983")
    for i, x in enumerate((262, 510, 760, 1010)):
        bunch(x, 606, 250, pals[i], i * 3 + 1, ("pear", "jar", "mallet", "jar")[i])
    # near table: big bouquets, tools and two people in the corner
    s.rect(-40, 648, 1320, 160, "#a88f6c")
    s.poly([(-40, 690), (1280, 690), (1300, 820), (-60, 820)], s.grad([(0, "#efe4cc"), (1, "#d3c09a")]))
    bunch(120, 790, 330, pals[2], 21, "jar")
    bunch(1110, 792, 340, pals[1], 30, "jar")
    for i in range(7):
        x = 330 + i * 46
        s.line([(x, 770 - (i % 3) * 8), (x + 96, 726)], "#6a8a5c", 5)
        leaves(s, x + 40, 750, 22, "#7d9a62", 3, i)
        bloom(s, x + 100, 722, 19, pals[i % 3][i % 3], i + 9)
    s.circ(742, 764, 12, None, stroke="#a8473c", sw=7)
    s.circ(770, 776, 12, None, stroke="#a8473c", sw=7)
    s.line([(752, 758), (820, 726)], "#8b949a", 7)
    s.line([(778, 766), (812, 716)], "#aeb6ba", 7)
    s.ell(920, 762, 62, 18, "#8a9aa0")
    s.ell(920, 756, 62, 16, "#c3d2d6")
    for i in range(6):
        x0 = i * 248 + 20
        light_shaft(s, [(x0, 452), (x0 + 200, 452), (x0 + 330, 800), (x0 + 110, 800)], .09)
    vignette(s, .2)


@picture("xx-radio", 1200, 800)
def radio(s):
    """Radio studio: an old man tells his story at the microphone, the hostess listens, an engineer behind glass."""
    s.rect(0, 0, 1200, 800, s.grad([(0, "#4a4f5e"), (1, "#3b3f4b")]))
    for j in range(7):           # acoustic wedges
        for i in range(13):
            x, y = i * 96 - 20, j * 76 - 10
            cc = ("#565c6e", "#5f6679")[(i + j) % 2]
            s.rect(x, y, 92, 72, cc)
            for q in range(4):
                s.rect(x + q * 23 if (i + j) % 2 else x, y if (i + j) % 2 else y + q * 18, 9 if (i + j) % 2 else 92, 72 if (i + j) % 2 else 7, dark(cc, .22))
    # control-room window
    s.rect(400, 84, 420, 270, "#23262e", rx=8)
    s.rect(414, 98, 392, 242, s.grad([(0, "#c7b48c"), (1, "#8a7a60")]))
    for i in range(3):
        s.rect(434 + i * 122, 116, 104, 66, "#2f3a46")
        bars(s, 444 + i * 122, 128, 80, 40, 4, ("#8fb59c", "#d6a24a", "#9fb9c4")[i], i)
    person(s, 560, 470, 330, view="f", hair="short", top="#6f5a4a", style="sweater", hat="phones", legs=False, shadow=False, hands=[(16, -54), (-16, -54)], nod=0)
    person(s, 704, 460, 316, view="q", dir=-1, fem=True, hair="bob", top="#7d8a6a", style="zip", legs=False, shadow=False)
    s.rect(414, 300, 392, 40, "#3b3f4b")
    for i in range(22):
        s.rect(424 + i * 17, 306, 6, 28, ("#6d7380", "#b65a55", "#6d7380", "#8fb59c")[i % 4])
    s.poly([(414, 98), (560, 98), (470, 340), (414, 340)], "#ffffff", .14)
    s.poly([(600, 98), (640, 98), (550, 340), (510, 340)], "#ffffff", .1)
    # on-air lamp, clock
    s.rect(534, 22, 152, 44, "#1f2229", rx=8)
    s.rect(542, 30, 136, 28, "#c8493c", rx=5)
    s.rect(566, 40, 88, 8, "#f7d9c4", rx=3)
    s.glow(610, 44, 170, 110, "#ff8a6a", .5)
    s.circ(930, 120, 52, "#e9e3d4")
    s.circ(930, 120, 45, "#f7f3e8")
    s.line([(930, 120), (930, 88)], INK, 5)
    s.line([(930, 120), (956, 132)], INK, 5)
    s.rect(150, 90, 170, 120, "#efe6d2", rx=4)
    for i in range(4):          # poster: four bins
        s.rect(164 + i * 38, 126, 30, 60, ("#4d6a8c", "#6a5a48", "#8d4a44", "#4c4f55")[i])
        s.rect(161 + i * 38, 118, 36, 10, dark(("#4d6a8c", "#6a5a48", "#8d4a44", "#4c4f55")[i], .2))
    s.glow(610, 430, 640, 330, "#ffe2ae", .35)
    # chairs and people
    s.rect(196, 370, 150, 330, "#2d3038", rx=40)
    s.rect(866, 370, 150, 330, "#2d3038", rx=40)
    O = person(s, 320, 930, 690, view="q", dir=1, hair="bald", hc="#e6e3de", top="#6d5a4c", style="zip", glasses=True, hat="phones", legs=False, shadow=False, talk=True, hands=[(26, -62), (22, -52)], farfront=True, skin=SKINS[1])
    H = person(s, 900, 930, 680, view="q", dir=-1, fem=True, hair="long", hc="#3a302d", top="#9a4f4a", style="suit", inner="#efe6d8", hat="phones", legs=False, shadow=False, hands=[(24, -54), (12, -50)], farfront=True, smile=1.4)
    # table with equipment
    s.path("M-40 640Q600 560 1240 640V820H-40z", s.grad([(0, "#c49a68"), (1, "#8a6444")]))
    s.path("M-40 640Q600 560 1240 640L1240 652Q600 572 -40 652z", "#e3c08e")
    for cx, d in ((300, 1), (930, -1)):          # microphones on booms
        mx = cx + d * 184
        s.line([(cx + d * 250, 640), (cx + d * 262, 470), (mx + d * 10, 420)], "#1f2229", 9)
        s.circ(cx + d * 262, 470, 11, "#3b3f4b")
        s.ell(cx + d * 250, 640, 44, 13, "#1f2229")
        s.open(f"rotate({-24 * d} {mx} 420)")
        s.rect(mx - 27, 372, 54, 84, "#23262e", rx=26)
        s.rect(mx - 22, 376, 44, 46, "#8b929c", rx=20)
        for i in range(4):
            s.line([(mx - 20, 384 + i * 10), (mx + 20, 384 + i * 10)], "#4d535e", 2.4)
        s.rect(mx - 29, 424, 58, 9, "#c8a24a")
        s.close()
    s.poly([(500, 668), (720, 668), (764, 776), (456, 776)], "#2b2e36")
    for i in range(9):
        x0, x1 = 514 + i * 22, 478 + i * 31
        s.line([(x0 + 4, 680), (x1 + 6, 764)], "#4d535e", 4)
        t = (i * 37 % 10) / 10
        s.rect(x0 + (x1 - x0) * t, 684 + 70 * t, 14, 9, ("#e6e1d6", "#d6a24a", "#b65a55")[i % 3])
    s.poly([(250, 690), (390, 676), (410, 750), (254, 766)], "#f6f1e4")
    bars(s, 276, 696, 110, 52, 5, "#a8a39a", 3)
    s.poly([(830, 690), (960, 680), (990, 752), (846, 762)], "#f6f1e4")
    bars(s, 856, 700, 100, 46, 4, "#a8a39a", 5)
    cup(s, 180, 700, 74, "#6f8a8f", True)
    cup(s, 1050, 706, 70, "#e6ddcb", False)
    vignette(s, .42)


# ---------------------------------------------------------------- kitchen, compost, reading
@picture("xx-winter", 1200, 800)
def winter(s):
    """Winter kitchen: soup simmers on the stove, an inspector checks the gas hose, tonic foods on the table."""
    s.rect(0, 0, 1200, 560, "#e3dac6")
    for j in range(8):
        for i in range(16):
            s.rect(i * 78 + (39 if j % 2 else 0) - 30, j * 48 + 148, 75, 45, ("#e9e2d2", "#e0d8c5", "#ece6d8")[(i * 3 + j) % 3])
    s.rect(0, 0, 1200, 150, "#d8ccb2")
    window(s, 430, 60, 260, 240, 2)
    for i in range(16):          # frost
        s.circ(436 + i * 17, 296 - (i % 4) * 4, 15, "#f7f8f4", .6)
    s.poly([(694, 56), (748, 34), (748, 336), (694, 306)], "#cfe0e2", .85)
    s.line([(694, 56), (748, 34), (748, 336), (694, 306)], "#f1ede3", 8)
    # wall cupboards, hood, alarm
    for i in range(3):
        s.rect(20 + i * 128, 40, 124, 190, "#8f6f52")
        s.rect(28 + i * 128, 48, 108, 174, "#a5825f")
        s.rect(122 + i * 128 if i % 2 == 0 else 34 + i * 128, 130, 8, 34, "#d9cfbd")
    s.poly([(820, 120), (1060, 120), (1110, 226), (770, 226)], "#aab2b4")
    s.poly([(1000, 120), (1060, 120), (1110, 226), (1030, 226)], "#858e92")
    s.rect(890, 0, 100, 122, "#98a1a4")
    s.rect(770, 226, 340, 20, "#7d868a")
    s.glow(940, 330, 190, 150, "#fff2cc", .5)
    s.rect(1126, 70, 52, 62, "#f5f3ec", rx=8)
    s.circ(1152, 92, 12, "#c9cdca")
    s.circ(1140, 118, 4, "#4f9a5c")
    s.circ(1156, 118, 4, "#c8493c")
    # counter
    s.rect(0, 420, 1200, 30, "#d9d2c4")
    s.rect(0, 446, 1200, 10, "#9a9284")
    s.rect(0, 456, 1200, 300, "#7d6a56")
    s.rect(0, 726, 1200, 74, "#a8967c")
    s.rect(0, 714, 1200, 14, "#54473b")
    for i in range(6):
        s.rect(12 + i * 200, 472, 184, 230, "#917c65")
        s.rect(90 + i * 200, 486, 36, 7, "#d9cfbd")
    s.rect(812, 470, 200, 240, "#3d3a38")          # open cupboard under the stove
    s.poly([(812, 470), (770, 486), (770, 726), (812, 710)], "#a08a70")
    s.path("M900 452V560Q900 600 860 610Q836 620 836 690", None, stroke="#c9a23c", sw=13)
    s.path("M900 452V560Q900 600 860 610Q836 620 836 690", None, stroke="#e0c064", sw=4)
    s.rect(884, 520, 34, 15, "#b8463a", rx=4)
    s.rect(780, 408, 330, 18, "#33363b", rx=4)
    for x in (860, 1030):
        s.path(f"M{x - 46} 408h92l-8 -12h-76z", "#55595f")
        for i in range(7):
            s.path(f"M{x - 33 + i * 11} 398q5 -12 0 -18q-6 8 0 18z", "#5b8fb5")
    # clay pot and kettle with steam
    s.path("M800 330h126q6 60 -26 70h-74q-32 -10 -26 -70z", s.grad([(0, "#9a6a4a"), (.4, "#b98a62"), (1, "#6d4630")], 0, 0, 1, 0))
    s.rect(790, 318, 146, 17, "#7d5238", rx=8)
    s.path("M806 320q56 -44 114 0z", "#a5744f")
    s.circ(863, 292, 10, "#6d4630")
    steam(s, 856, 286, 150)
    s.path("M985 330h90l12 72h-114z", "#b9c1c2")
    s.path("M1050 330h25l12 72h-30z", "#8d979a")
    s.path("M990 328q40 -70 82 0", None, stroke="#2d3038", sw=8)
    # grandmother stirring
    person(s, 690, 760, 560, view="q", dir=1, fem=True, hair="perm", hc="#c9c6c2", top="#8c4a48", style="sweater", apron="#e3d6b4", glasses=True, bottom="#4a4a50", hands=[(24, -79), (16, -62)], farfront=True)
    # inspector kneeling at the hose
    I = person(s, 1076, 776, 520, view="q", dir=-1, hair="short", top="#4a6a80", style="uniform", hat="cap", hatc="#d09a3c", bottom="#3a4454", hip=(-4, -26), feet=[(14, 0), (-16, -1)], hands=[(30, -42), (24, -34)], farfront=True, lean=14)
    x, y = I["far"]
    s.rect(x - 34, y - 30, 26, 46, "#d6a24a", rx=5)
    s.rect(x - 30, y - 25, 18, 14, "#2f4a3c")
    s.line([(x - 20, y - 28), (x - 32, y - 62)], "#3b3f45", 5)
    s.rect(1110, 716, 84, 56, "#b8503f", rx=5)
    s.rect(1134, 702, 36, 16, None, stroke="#7a3329", sw=6)
    # cook's helper: grandfather at the table
    person(s, 130, 950, 600, view="q", dir=1, hair="thin", hc="#c9c6c2", top="#51606c", style="padded", legs=False, shadow=False, hands=[(26, -52), (18, -49)], farfront=True, nod=6)
    # table with foods
    s.ell(330, 742, 420, 118, "#1c2030", .25)
    s.ell(310, 716, 420, 112, "#7d5a3b")
    s.ell(310, 704, 420, 112, "#c49a68")
    s.ell(300, 698, 380, 94, "#d3ad7c")
    s.ell(392, 690, 96, 30, "#8f7250")
    s.ell(386, 680, 96, 30, "#e6ddcb")
    s.dabs([(330 + i * 19 % 118, 668 + (i * 13) % 22, 13, 10) for i in range(16)], "#8d3026")
    s.dabs([(327 + i * 19 % 118, 665 + (i * 13) % 22, 5, 3) for i in range(16)], "#c46a58")
    leaves(s, 540, 694, 66, "#6f8a58", 5, 3, 3)
    s.path("M532 676q34 -16 60 8q40 24 74 62q-66 -4 -106 -26q-44 -24 -28 -44z", "#f4efe4")     # radish
    s.path("M546 716q40 18 120 30q-66 -4 -106 -26z", "#cfc7b6")
    s.path("M200 742l150 -26q20 4 6 22l-140 30q-30 -4 -16 -26z", "#b98f62")          # yam
    s.dabs([(230 + i * 13, 748 - i * 2.2, 2, 2) for i in range(10)], "#7d5a3b")
    for x, y in ((420, 756), (466, 744), (508, 762)):
        s.ell(x + 6, y + 6, 25, 12, "#1c2030", .2)
        s.ell(x, y, 24, 17, "#d9843c")
        s.ell(x - 7, y - 6, 8, 5, "#f0b878")
    cup(s, 268, 684, 66, "#8fae96", False)
    steam(s, 268, 634, 70, .6)
    s.poly([(70, 690), (190, 676), (204, 726), (80, 742)], "#efe6d2")
    bars(s, 92, 694, 90, 36, 4, "#b65a55", 4)
    light_shaft(s, [(440, 300), (690, 300), (460, 800), (60, 800)], .12)
    vignette(s, .24)


@picture("xx-compost", 1200, 800)
def compost(s):
    """Three wooden compost bins: one neighbour turns the heap, one tips in peelings, a child brings leaves."""
    s.sky(470, "#b3c6cc", "#eee6d6")
    s.rect(640, 0, 560, 470, "#d9c9a8")           # house wall close by
    s.rect(640, 0, 46, 470, "#b9a684")
    for j in range(2):
        for i in range(3):
            x, y = 730 + i * 160, 40 + j * 190
            s.rect(x - 6, y - 6, 112, 122, "#efe8da")
            s.rect(x, y, 100, 110, "#70858f")
            s.poly([(x, y), (x + 60, y), (x + 20, y + 110), (x, y + 110)], "#93a6ad")
            s.rect(x + 47, y, 6, 110, "#efe8da")
            s.rect(x - 14, y + 118, 128, 12, "#b9a684")
    s.rect(890, 170, 70, 50, "#ecebe4")
    s.circ(932, 195, 17, "#a8aaa8")
    s.rect(690, 0, 14, 470, "#8f8a7c")
    bare_tree(s, 120, 480, 560, seed=5)
    blob_tree(s, 400, 470, 400, "#6f8a60", seed=2)
    blob_tree(s, 560, 470, 330, "#b9803f", seed=7)
    for i in range(15):
        shrub(s, 10 + i * 86, 486, 128, 84, ("#6f8a58", "#587850", "#84935a")[i % 3], seed=i + 3)
    s.rect(0, 460, 1200, 340, s.grad([(0, "#a89674"), (1, "#8a7655")]))
    r = random.Random(5)
    s.dabs([(r.uniform(0, 1200), r.uniform(500, 790), r.uniform(6, 13), r.uniform(3, 6)) for _ in range(70)], "#b97f3f")
    s.dabs([(r.uniform(0, 1200), r.uniform(500, 790), r.uniform(5, 10), r.uniform(2, 5)) for _ in range(50)], "#d6a75a")
    person(s, 820, 560, 300, view="q", dir=-1, hair="thin", hc="#8d8a88", top="#5a6472", style="coat", hem=-30, hands=[(10, -56), (3, -54)])
    person(s, 900, 566, 290, view="q", dir=-1, hair="bob", fem=True, hc="#3a302d", top="#8a5a6c", style="padded")
    # bins
    for i, (x, lev) in enumerate(((300, .78), (530, .6), (760, .4))):
        w, h, y = 210, 190, 690
        s.poly([(x, y), (x + w, y), (x + w + 90, y + 26), (x + 40, y + 26)], "#1c2030", .25)
        s.poly([(x, y - h), (x + 30, y - h - 44), (x + w + 24, y - h - 44), (x + w, y - h)], "#4a3727")
        s.poly([(x + 10, y - h), (x + 34, y - h - 36), (x + w + 16, y - h - 36), (x + w - 6, y - h)], "#6b4f38")
        s.dabs([(x + r.uniform(30, w - 10), y - h - r.uniform(2, 36), r.uniform(8, 18), r.uniform(4, 9)) for _ in range(26)], ("#7d9a52", "#b97f3f", "#4f3b2a")[i])
        s.dabs([(x + r.uniform(30, w - 10), y - h - r.uniform(2, 36), r.uniform(5, 11), r.uniform(3, 6)) for _ in range(16)], ("#d98b3c", "#d6a75a", "#6b4f38")[i])
        s.poly([(x + w, y - h), (x + w + 24, y - h - 44), (x + w + 24, y - 30), (x + w, y)], "#7d5a3b")
        for j in range(5):
            s.rect(x, y - h + j * 38, w, 33, ("#b98b5d", "#ab7f53")[j % 2])
            s.rect(x, y - h + j * 38 + 27, w, 6, "#8a6444")
            s.rect(x, y - h + j * 38 + 33, w, 5, "#3d2c1f")
        for q in (8, w - 26):
            s.rect(x + q, y - h - 8, 18, h + 8, "#94704a")
        s.circ(x + w / 2, y - 100, 34, "#efe6d2")
        if i == 0:
            leaves(s, x + w / 2, y - 84, 26, "#7d9a52", 5, 2)
        elif i == 1:
            s.path(f"M{x + 86} {y - 100}a20 20 0 1 1 20 20l0 9l-15 -13l15 -12l0 8a12 12 0 1 0 -12 -12z", "#8a6444")
        else:
            s.path(f"M{x + 84} {y - 88}q21 -36 44 0z", "#4f3b2a")
            leaves(s, x + 105, y - 106, 20, "#7d9a52", 3, 2)
    # lid lifted on the middle bin
    s.poly([(560, 456), (750, 456), (768, 330), (582, 330)], "#8a6444")
    s.poly([(568, 450), (744, 450), (760, 338), (588, 338)], "#a87c52")
    # man turning with a fork, left of the bins
    M = person(s, 196, 740, 430, view="q", dir=1, hair="short", hc="#4b3c34", top="#55705f", style="zip", hat="cap", hatc="#c9a765", bottom="#3f4654", shoes="#4a3b30", feet=[(12, 0), (-14, -2)], hands=[(30, -66), (16, -58)], lean=8, farfront=True)
    (fx, fy), (nx, ny) = M["far"], M["near"]
    s.line([(nx - 56, ny + 34), (fx + 70, fy - 42)], "#c49a68", 9)
    bx, by = fx + 70, fy - 42
    s.line([(bx - 6, by - 26), (bx + 18, by + 20)], "#4d535a", 7)
    for i in range(4):
        s.line([(bx - 4 + i * 7, by - 22 + i * 13), (bx + 46 + i * 7, by - 40 + i * 13)], "#4d535a", 4.5)
    s.dabs([(bx + 34 + i * 7 % 30, by - 40 + i * 9 % 34, 14, 8) for i in range(7)], "#6b4f38")
    # woman with kitchen pail, right front
    W = person(s, 1056, 772, 450, view="q", dir=-1, fem=True, hair="perm", hc="#8d8a88", top="#9a4f4a", style="padded", scarf="#e2d3b8", bottom="#44464e", hands=[(30, -70), (22, -60)], farfront=True, lean=4)
    x, y = W["far"]
    s.open(f"rotate(-50 {n(x)} {n(y)})")
    s.path(f"M{x - 44} {y - 40}h84l-12 96h-60z", "#6f94a0")
    s.path(f"M{x + 8} {y - 40}h32l-12 96h-26z", "#4f7480")
    s.ell(x - 2, y - 40, 42, 12, "#3f5a64")
    s.close()
    for i in range(9):
        s.ell(x - 66 - (i % 3) * 18, y - 4 + i * 14, 12, 7, ("#d98b3c", "#7d9a52", "#c4594a", "#e6d8b4")[i % 4])
    # child with basket of leaves
    C = person(s, 668, 790, 300, view="q", dir=1, head=1.36, hair="bob", fem=True, top="#c9973f", style="padded", hat="knit", hatc="#a8473c", hands=[(22, -54), (15, -50)], farfront=True)
    x, y = C["near"]
    s.dabs([(x - 30 + i * 13 % 74, y - 22 - i * 7 % 16, 17, 9) for i in range(11)], "#b97f3f")
    s.dabs([(x - 26 + i * 17 % 70, y - 24 - i * 5 % 16, 11, 6) for i in range(7)], "#d6a75a")
    s.path(f"M{x - 40} {y - 16}h96l-14 54h-68z", "#8a6444")
    for i in range(3):
        s.line([(x - 36 + i * 4, y - 2 + i * 15), (x + 52 - i * 4, y - 2 + i * 15)], "#b98b5d", 4)
    # sack of finished soil
    s.open("translate(-250 0)")
    s.path("M640 800q-16 -80 10 -104q40 -20 84 0q26 26 12 104z", "#c7b48c")
    s.path("M706 690q20 2 28 6q26 26 12 104h-34q10 -60 -6 -110z", "#a5926a")
    s.ell(692, 696, 44, 13, "#4a3727")
    s.close()
    light_shaft(s, [(0, 0), (160, 0), (900, 800), (420, 800)], .08)
    vignette(s, .24)


@picture("xx-reading", 1200, 800)
def reading(s):
    """Reading circle in the neighbourhood book room: chairs in a ring, one reads aloud."""
    s.rect(0, 0, 1200, 470, s.grad([(0, "#d9cdb6"), (1, "#cbbb9d")]))
    shelf(s, 30, 40, 330, 330, 4, 3)
    shelf(s, 840, 40, 330, 330, 4, 7)
    window(s, 440, 50, 330, 250, 3)
    curtain(s, 392, 30, 44, 330, "#7d8f86")
    curtain(s, 776, 30, 44, 330, "#7d8f86")
    s.rect(0, 430, 1200, 370, s.grad([(0, "#b08f68"), (1, "#86694a")]))
    for i in range(15):
        s.line([(600 + (i - 7) * 80, 432), (600 + (i - 7) * 190, 800)], "#75593d", 2, .4)
    s.rect(0, 424, 1200, 9, "#7d6244")
    s.poly([(430, 440), (780, 440), (700, 800), (180, 800)], "#fff0c8", .16)
    s.ell(610, 640, 400, 120, "#4f6468")
    s.ell(610, 636, 376, 108, "#6f878a")
    s.ell(610, 634, 300, 82, "#849b9c")
    # floor lamp
    s.rect(384, 210, 7, 240, "#3b3f45")
    s.path("M340 220l22 -76h50l24 76z", "#efdcae")
    s.glow(388, 236, 190, 150, "#fff0c0", .6)
    c = crowd(81)

    def chair(x, y, h, d):
        s.rect(x - d * h * .2 - h * .03, y - h * .56, h * .06, h * .56, "#6d4f38")
        s.rect(x - d * h * .2 - h * .03, y - h * .6, h * .07, h * .32, "#8a6444", rx=5)
        s.rect(x - h * .2, y - h * .26, h * .38, h * .04, "#8a6444")
        s.rect(x + d * h * .14, y - h * .24, h * .04, h * .24, "#6d4f38")

    # far side, facing us
    for x, y in ((470, 540), (600, 528), (740, 540)):
        h = 300
        s.rect(x - 46, y - 160, 92, 130, "#7d5a3f", rx=10)
        kw = next(c)
        rd = x == 600
        g = person(s, x, y + 4, h + (10 if rd else 0), view="f", sit="front", **{**kw, **(dict(fem=True, hair="bob", hc="#3a302d", top="#a8503f", glasses=True, style="sweater", talk=True) if rd else {})}, hands=[(5, -46), (-5, -46)] if rd else [(6, -38), (-6, -38)])
        s_y = g["near"][1]
        book(s, x, s_y + 12, 66, ("#4d6a7c", "#8d3f3a", "#6f7f62")[x % 3])
    # sides
    for x, y, d in ((266, 612, 1), (200, 700, 1), (944, 612, -1), (1020, 704, -1)):
        h = 330 if y < 650 else 380
        chair(x, y, h, d)
        g = person(s, x, y + 4, h, view="q" if y > 650 else "p", dir=d, sit="side", **{**next(c)}, hands=[(17, -42), (14, -42)], farfront=True, nod=9)
        gx, gy = g["near"]
        book(s, gx + d * 6, gy + 10, 74, ("#8d3f3a", "#4d6a7c", "#b58a4c", "#6f7f62")[x % 4], -14 * d)
    # low table with tea
    s.ell(610, 668, 116, 26, "#1c2030", .25)
    s.ell(606, 640, 112, 28, "#7d5a3b")
    s.ell(606, 632, 112, 28, "#c49a68")
    cup(s, 560, 640, 34, lid=False)
    cup(s, 650, 644, 34, lid=False)
    vessel(s, 606, 634, 66, "pear", "#7f9f8c")
    leaves(s, 606, 572, 40, "#6f8a58", 6, 3, 3)
    # near side, backs
    for x, kw in ((400, dict(hair="bun", fem=True, hc="#8d8a88", top="#6d4a5e")), (612, dict(hair="thin", hc="#c9c6c2", top="#3f4d5e")), (826, dict(hair="pony", fem=True, top="#b58a4c"))):
        person(s, x, 900, 440, view="b", sit="front", legs=False, shadow=False, hands=[(11, -32), (-11, -32)], style="sweater", **kw)
        s.rect(x - 76, 690, 152, 120, "#6b4a34", rx=12)
        for i in range(4):
            s.rect(x - 62 + i * 34, 706, 22, 100, "#85603f", rx=5)
    vignette(s, .3)


# ---------------------------------------------------------------- yearly review 2020
@picture("r2020-platform", 1200, 800)
def platform(s):
    """City-operation centre: a wide screen wall with map, curves and camera tiles; operators at their consoles."""
    P = Persp(s, 600, 296, 760, 2.1)
    room(P, -4.2, 4.2, 3.4, 1.3, 6.6, wall="#54657b", floor="#5a6270", ceil="#414b5d", lights=False, skirting=None)
    P.tiles(-4.2, 4.2, 1.4, 6.6, "#4b525f", .7, .7, 1.5, .7)
    for z in (2.2, 3.6, 5.0):
        P.quad([(-2.6, 3.4, z), (2.6, 3.4, z), (2.6, 3.4, z + .16), (-2.6, 3.4, z + .16)], "#dfe9ef")
    # screen wall
    x0, y0 = P(-3.8, 3.25, 6.5)
    x1, y1 = P(3.8, .95, 6.5)
    s.rect(x0 - 10, y0 - 10, x1 - x0 + 20, y1 - y0 + 20, "#141a24")
    W, H = x1 - x0, y1 - y0
    s.rect(x0, y0, W, H, s.grad([(0, "#284a6c"), (1, "#1f3652")]))
    s.rect(x0, y0, W, H * .12, "#2f5f80")
    s.rect(x0 + W * .36, y0 + H * .035, W * .28, H * .05, "#e6eef0", rx=3)
    mx, my, mw, mh = x0 + W * .29, y0 + H * .16, W * .42, H * .8      # map
    s.rect(mx, my, mw, mh, "#2f5578")
    cid = s.clip(f'<rect x="{n(mx)}" y="{n(my)}" width="{n(mw)}" height="{n(mh)}"/>')
    s.open(clip=cid)
    r = random.Random(6)
    for i in range(9):
        for j in range(6):
            cc = mix("#4f7fa0", "#8db4c4", r.random())
            s.poly([(mx + i * 42 + j * 8 - 20 + r.uniform(0, 5), my + j * 36), (mx + i * 42 + j * 8 + 16, my + j * 36 + r.uniform(0, 5)), (mx + i * 42 + j * 8 + 22, my + j * 36 + 28), (mx + i * 42 + j * 8 - 14, my + j * 36 + 28)], cc)
    s.path(f"M{n(mx)} {n(my + mh * .7)}Q{n(mx + mw * .3)} {n(my + mh * .5)} {n(mx + mw * .5)} {n(my + mh * .62)}T{n(mx + mw)} {n(my + mh * .4)}", None, stroke="#8fc4d4", sw=9)
    s.close()
    for u, v, cc in ((.2, .3, "#e0a94a"), (.45, .4, "#d9604f"), (.7, .25, "#e0a94a"), (.6, .75, "#8fd0a8"), (.3, .8, "#8fd0a8"), (.84, .6, "#d9604f")):
        px, py = mx + mw * u, my + mh * v
        s.circ(px, py, 15, cc, .35)
        s.path(f"M{n(px)} {n(py + 4)}q-11 -14 -9 -21a9 9 0 0 1 18 0q2 7 -9 21z", cc)
        s.circ(px, py - 17, 3.6, "#f7f3e8")
    for side in (0, 1):          # charts and camera tiles
        bx = x0 + W * (.015 if side == 0 else .725)
        bw = W * .26
        for j in range(3):
            by = y0 + H * (.16 + j * .275)
            s.rect(bx, by, bw, H * .25, "#203d5c")
            s.rect(bx + 8, by + 6, bw * .4, 6, "#a9cbd6")
            if side == 0 and j == 0:
                for i in range(9):
                    hh = H * .15 * (.3 + .7 * abs(math.sin(i * 1.1)))
                    s.rect(bx + 14 + i * bw * .1, by + H * .23 - hh, bw * .06, hh, "#8fc4d4" if i % 3 else "#e0a94a")
            elif side == 0 and j == 1:
                s.line([(bx + 12 + i * bw * .095, by + H * (.18 - .1 * abs(math.sin(i * .8 + 1)))) for i in range(10)], "#8fd0a8", 4)
                s.line([(bx + 12 + i * bw * .095, by + H * (.2 - .08 * abs(math.cos(i * .6)))) for i in range(10)], "#e0a94a", 3)
            elif side == 0:
                for i in range(2):
                    cx = bx + bw * (.28 + .44 * i)
                    s.circ(cx, by + H * .14, H * .085, None, stroke="#3f6a8c", sw=13)
                    s.path(f"M{n(cx)} {n(by + H * .055)}a{n(H * .085)} {n(H * .085)} 0 1 1 {n(-H * .08)} {n(H * .06)}", None, stroke=("#8fc4d4", "#d9604f")[i], sw=13)
            else:
                for i in range(2):
                    tx = bx + 8 + i * bw * .49
                    s.rect(tx, by + 18, bw * .45, H * .25 - 26, ("#8a9a8c", "#a39a88")[(i + j) % 2])
                    s.poly([(tx, by + H * .25 - 8), (tx + bw * .16, by + 60), (tx + bw * .3, by + 60), (tx + bw * .45, by + H * .25 - 8)], "#6a6f70")
                    s.rect(tx + bw * .03, by + 24, bw * .12, 38, "#c7b48c")
                    s.rect(tx + bw * .33, by + 30, bw * .1, 30, "#7d5a4a")
                    if (i + j) % 2:
                        s.rect(tx + bw * .2, by + H * .25 - 30, 14, 9, "#d9604f")
    s.glow((x0 + x1) / 2, y1 - 60, 620, 300, "#8fc4d4", .22)
    P.floor(-3.2, 3.2, 3.2, 6.3, "#8fc4d4", .1)

    def console(X, z, kw, w=.95):
        """Desk with two monitors and an operator seen from behind."""
        P.box(X - w, X + w, 0, .74, z + .25, z + .75, "#717b89", "#a9b3bd")
        for q in (-.46, .46):
            P.wall(X + q - .36, X + q + .36, .8, 1.2, z + .55, "#161b24")
            P.wall(X + q - .33, X + q + .33, .83, 1.17, z + .54, "#3f7390" if q < 0 else "#2d5a78")
            a = P(X + q - .27, 1.12, z + .53)
            bars(s, a[0], a[1], P.k(z) * .44, P.k(z) * .2, 4, "#a9d0da", int(X * 9) + 20)
        P.who(X, z, view="b", sit="front", legs=False, shadow=False, hands=[(14, -40), (-14, -40)], hat="headset", **kw)
        a = P(X, .95, z - .12)
        k = P.k(z)
        s.rect(a[0] - k * .27, a[1], k * .54, k * .7, "#20252e", rx=k * .09)
        s.rect(a[0] - k * .22, a[1] + k * .05, k * .44, k * .1, "#323946", rx=k * .04)

    console(-2.1, 4.3, dict(hair="short", top="#7f9db5", style="shirt"))
    console(2.15, 4.3, dict(hair="bob", fem=True, top="#b58a4c", style="sweater"))
    P.who(.3, 4.5, 1.72, view="q", dir=-1, hair="thin", hc="#8d8a88", top="#2d3644", style="suit", hands=[(30, -90), (-9, -47)], glasses=True, shadow=False)
    P.who(.95, 4.6, 1.62, view="b", fem=True, hair="pony", top="#8d4a44", style="suit", shadow=False)
    console(-.95, 2.75, dict(hair="pony", fem=True, top="#c9d3d6", style="shirt"), .8)
    console(1.3, 2.7, dict(hair="short", hc="#3a302d", top="#4f6b58", style="zip"), .85)
    vignette(s, .28)


@picture("r2020-mask", 1240, 800)
def mask(s):
    """Mask registration in early 2020: a desk at the committee's door, residents queueing at a distance."""
    s.rect(0, 0, 1240, 520, "#d3c4a6")
    for j in range(11):
        for i in range(18):
            s.rect(i * 74 + (37 if j % 2 else 0) - 40, j * 48, 71, 45, ("#d8caae", "#cfbf9f", "#dccfb5")[(i + j * 2) % 3])
    # doorway of the committee with lanterns
    s.rect(80, 90, 330, 440, "#8a6a4c")
    s.rect(96, 106, 298, 424, "#54646c")
    s.rect(240, 106, 10, 424, "#8a6a4c")
    s.poly([(96, 106), (220, 106), (130, 530), (96, 530)], "#7f949c", .7)
    s.poly([(256, 106), (360, 106), (290, 530), (256, 530)], "#6f858e", .7)
    s.rect(60, 34, 370, 58, "#8d3f3a", rx=4)
    bars(s, 120, 50, 250, 34, 2, "#f0ddb4", 2)
    for x in (50, 440):
        s.line([(x, 60), (x, 112)], "#6b4a34", 4)
        s.ell(x, 146, 36, 34, "#b8392e")
        s.ell(x - 8, 142, 14, 31, "#d2604f")
        s.rect(x - 16, 108, 32, 9, "#d6a24a")
        s.rect(x - 16, 176, 32, 9, "#d6a24a")
        for i in range(3):
            s.line([(x - 7 + i * 7, 186), (x - 7 + i * 7, 222)], "#d6a24a", 3)
    # notice board and window
    s.rect(520, 110, 270, 190, "#6b7a80", rx=4)
    s.rect(532, 122, 246, 166, "#efe9dc")
    for i in range(3):
        s.rect(544 + i * 78, 134, 68, 92, ("#f7f3e8", "#e6d3b0", "#d8e0dc")[i])
        bars(s, 552 + i * 78, 144, 52, 70, 5, "#8a8f98", i)
    s.path("M560 250q30 -14 60 0v20q-30 18 -60 0z", "#a9c4cc")
    s.line([(560, 254), (548, 246)], "#a9c4cc", 3)
    s.line([(620, 254), (632, 246)], "#a9c4cc", 3)
    bars(s, 650, 246, 110, 30, 2, "#b65a55", 3)
    s.rect(880, 90, 250, 220, "#efe8da")
    s.rect(892, 102, 226, 196, "#6f858e")
    for i in range(8):
        s.rect(904 + i * 30, 102, 5, 196, "#dfd8ca")
    s.rect(1000, 102, 10, 196, "#efe8da")
    s.rect(866, 310, 278, 14, "#b3a180")
    for i in range(7):
        shrub(s, 500 + i * 120, 532, 150, 80, ("#5f7a58", "#6f8a60", "#4f6a50")[i % 3], seed=i)
    s.rect(0, 520, 1240, 280, s.grad([(0, "#b5aa97"), (1, "#8f8573")]))
    for i in range(16):
        s.line([(620 + (i - 8) * 90, 522), (620 + (i - 8) * 210, 800)], "#857b6a", 2, .5)
    for y in (562, 620, 700):
        s.line([(0, y), (1240, y)], "#857b6a", 2, .5)
    # distance marks
    for i in range(4):
        s.ell(668 + i * 160, 732 - i * 12, 66, 15, "#e0b23e", .85)
    # staff behind the desk
    st = dict(mask=True, legs=False, shadow=False)
    person(s, 168, 720, 440, view="q", dir=1, hair="short", glasses=True, top="#3f5468", vest="#a8392f", hands=[(24, -54), (16, -50)], farfront=True, nod=8, **st)
    person(s, 350, 716, 430, view="q", dir=1, fem=True, hair="pony", top="#5a6472", vest="#a8392f", hands=[(26, -58), (18, -50)], farfront=True, **st)
    s.poly([(70, 546), (500, 546), (540, 596), (40, 596)], "#efe6d2")
    s.rect(40, 596, 500, 150, "#a8392f")
    s.poly([(40, 596), (540, 596), (540, 608), (40, 608)], "#7d2a24")
    s.rect(440, 608, 100, 138, "#1c2030", .16)
    for i in range(7):
        s.path(f"M{60 + i * 70} 608q8 70 -4 138", None, .5, "#8a2d26", 5)
    s.rect(130, 638, 240, 62, "#efe6d2", rx=3)
    bars(s, 150, 648, 200, 48, 3, "#a8392f", 5)
    s.poly([(230, 556), (330, 552), (348, 586), (238, 590)], "#fbf8ef")
    bars(s, 250, 560, 80, 24, 4, "#a8a39a", 6)
    s.rect(96, 528, 70, 48, "#d9c9a4")
    s.rect(96, 528, 70, 10, "#c4b288")
    for i in range(4):
        s.path(f"M{420 + i * 4} {566 - i * 9}q22 -9 46 0v6q-22 8 -46 0z", ("#dfe8ea", "#a9c4cc")[i % 2])
    s.rect(392, 520, 22, 52, "#eef2ee", rx=4)
    s.rect(398, 508, 10, 13, "#4d7fa0")
    # temperature check at the head of the queue
    q = dict(mask=True)
    person(s, 668, 736, 420, view="q", dir=-1, fem=True, hair="perm", hc="#c9c6c2", top="#6d4a5e", style="padded", hat="knit", hatc="#8c5a52", glasses=True, hands=[(13, -56), (6, -52)], **q)
    T = person(s, 518, 774, 430, view="q", dir=1, hair="short", top="#46566a", vest="#a8392f", hat="cap", hatc="#a8392f", hands=[(25, -88), (-8, -48)], farfront=True, **q)
    x, y = T["far"]
    s.poly([(x - 8, y - 12), (x + 30, y - 20), (x + 30, y - 4), (x + 2, y + 2)], "#f3f1ea")
    s.poly([(x - 6, y - 6), (x + 8, y - 4), (x + 2, y + 26), (x - 12, y + 24)], "#c9cdca")
    person(s, 812, 724, 412, view="q", dir=-1, hair="thin", hc="#8d8a88", top="#4b5148", style="coat", hem=-28, scarf="#b58a4c", hands=[(8, -56), (3, -54)], **q)
    person(s, 976, 712, 400, view="q", dir=-1, fem=True, hair="bob", hc="#3a302d", top="#b0683f", style="padded", hands=[(18, -62), (-9, -47)], **q)
    person(s, 1036, 730, 250, view="q", dir=-1, head=1.34, hair="bangs", top="#4d7f92", style="padded", hat="knit", **q)
    person(s, 1168, 700, 392, view="p", dir=-1, hair="short", top="#39404d", style="coat", hem=-28, glasses=True, **q)
    # cordon in front
    for x in (600, 900, 1200):
        s.ell(x, 792, 34, 9, "#1c2030", .3)
        s.rect(x - 6, 640, 12, 150, "#d9d5ca")
        s.rect(x + 1, 640, 5, 150, "#a8a396")
        s.circ(x, 636, 11, "#b8392e")
    s.path("M600 662Q750 720 900 662Q1050 720 1200 662L1240 676", None, stroke="#b8392e", sw=9)
    light_shaft(s, [(470, 0), (640, 0), (1240, 620), (1240, 800), (1000, 800)], .1)
    vignette(s, .24)


@picture("r2020-care", 1200, 800)
def care(s):
    """Elderly-care centre: three-storey building with glass hall and ramp; a carer pushes a wheelchair."""
    s.sky(600, "#a3c0cd", "#f2e8d6")
    for x, y, w in ((180, 80, 190), (960, 60, 230)):
        s.dabs([(x, y, w * .5, 15), (x + w * .2, y - 12, w * .3, 17), (x - w * .25, y + 6, w * .34, 11)], "#f7f1e4", .8)
    xincun(s, 820, 600, 460, 490, bays=8, seed=17, haze=.42)
    blob_tree(s, 60, 600, 420, "#6b8560", seed=4)
    # building
    s.rect(130, 110, 800, 490, s.grad([(0, "#efe5d2"), (1, "#d6c7aa")]))
    s.rect(770, 110, 160, 490, "#1c2030", .12)
    s.rect(118, 96, 824, 20, "#a9755a")
    s.rect(118, 114, 824, 8, "#1c2030", .25)
    for j in range(2):
        for i in range(7):
            x, y = 160 + i * 108, 150 + j * 130
            if 2 <= i <= 3:
                continue
            s.rect(x, y, 84, 84, "#faf5ea")
            s.rect(x + 6, y + 6, 72, 72, ("#7f97a0", "#8fa5ab", "#6f8791")[(i + j) % 3])
            s.poly([(x + 6, y + 6), (x + 46, y + 6), (x + 20, y + 78), (x + 6, y + 78)], "#b5c6ca")
            s.rect(x + 40, y + 6, 5, 72, "#faf5ea")
            s.rect(x - 5, y + 84, 94, 26, "#b07c5e")
            for q in range(6):
                shrub(s, x + 6 + q * 15, y + 92, 22, 20, "#6f8a58", seed=q + i, leaf=False)
        s.rect(130, 256 + j * 130, 800, 10, "#c2ab87")
    s.rect(368, 132, 214, 250, "#b9654a")          # accent panel with emblem
    s.rect(540, 132, 42, 250, "#1c2030", .14)
    s.path("M475 330q-86 -62 -62 -114q30 -38 62 6q32 -44 62 -6q24 52 -62 114z", "#f5ead6")
    s.path("M448 254l27 -24l27 24v38h-54z", "#b9654a")
    # glass hall
    s.rect(210, 400, 560, 200, s.grad([(0, "#cfdcd8"), (1, "#e9dfc2")]))
    s.rect(210, 560, 560, 40, "#b99a70")
    s.rect(240, 470, 120, 90, "#a87c52")
    s.rect(232, 462, 136, 14, "#d9b98a")
    kw = dict(shadow=False)
    person(s, 300, 560, 150, view="f", fem=True, hair="bun", top="#8fb0b8", style="shirt", legs=False, **kw)
    s.rect(240, 490, 120, 70, "#b98b5d")
    person(s, 640, 590, 150, view="q", dir=-1, sit="side", hair="bald", hc="#c9c6c2", top="#5a6472", **kw)
    person(s, 570, 590, 150, view="q", dir=1, sit="side", fem=True, hair="perm", hc="#c9c6c2", top="#8c4b45", **kw)
    s.rect(590, 544, 34, 6, "#7d5a3b")
    s.rect(604, 550, 6, 40, "#7d5a3b")
    pot_plant(s, 720, 596, 110, "#d9d2c4", "#5f7f5a", 5)
    for i in range(8):
        s.rect(206 + i * 80, 400, 8, 200, "#5d6a6e")
    s.rect(206, 440, 568, 6, "#5d6a6e")
    for x in (220, 460, 620):
        s.poly([(x, 446), (x + 50, 446), (x + 4, 600), (x, 600)], "#ffffff", .3)
    # canopy and sign
    s.poly([(180, 386), (800, 386), (860, 412), (150, 412)], "#8d5a48")
    s.rect(150, 410, 710, 15, "#6d4234")
    for x in (170, 836):
        s.rect(x, 424, 14, 190, "#efe6d2")
        s.rect(x + 8, 424, 6, 190, "#b9ab92")
    s.rect(640, 336, 270, 46, "#efe6d2", rx=4)
    bars(s, 664, 348, 220, 28, 2, "#8d4a3c", 2)
    # ground, ramp with rails
    s.rect(0, 596, 1200, 204, s.grad([(0, "#cdc2ab"), (1, "#a5977c")]))
    for i in range(15):
        s.line([(560 + (i - 7) * 90, 600), (560 + (i - 7) * 200, 800)], "#948769", 2, .45)
    s.poly([(150, 600), (860, 600), (920, 640), (110, 640)], "#e3d9c3")
    s.rect(110, 640, 810, 9, "#a5977c")
    s.poly([(700, 612), (860, 606), (1180, 690), (960, 700)], "#d9cdb3")
    s.poly([(960, 700), (1180, 690), (1180, 700), (960, 711)], "#a5977c")
    for a, b in (((706, 612), (964, 700)), ((862, 606), (1182, 690))):
        for i in range(6):
            t = i / 5
            x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
            s.rect(x - 3, y - 62 - t * 8, 6, 64 + t * 8, "#8b949a")
        for q in (1, .5):
            s.line([(a[0], a[1] - 62 * q), (b[0], b[1] - 70 * q)], "#aeb6ba", 6)
    for i in range(6):
        shrub(s, 20 + i * 22, 660, 70, 50, "#6f8a58", seed=i, fl="#c98a86" if i % 2 else None)
    for i in range(5):
        shrub(s, 1010 + i * 50, 620, 90, 60, ("#6f8a58", "#587850")[i % 2], seed=i + 9)
    # wheelchair group, centre
    def wheel(x, y, r0, w):
        s.circ(x, y - r0, r0, None, stroke=INK, sw=w)
        s.circ(x, y - r0, r0 * .82, None, stroke="#aeb6ba", sw=w * .3)
        for i in range(8):
            a = i * .785
            s.line([(x, y - r0), (x + r0 * .8 * math.cos(a), y - r0 + r0 * .8 * math.sin(a))], "#8b949a", 1.6)
    s.ell(500, 782, 190, 16, "#1c2030", .28)
    person(s, 330, 784, 360, view="q", dir=1, fem=True, hair="bun", top="#7fa6ae", style="shirt", bottom="#e6e1d6", shoes="#f3efe4", hands=[(24, -58), (20, -55)], lean=6, farfront=True, skin=SKINS[0])
    s.rect(436, 610, 15, 110, "#2f3640", rx=5)
    s.line([(440, 612), (410, 590)], INK, 8)
    s.rect(440, 694, 110, 16, "#2f3640", rx=5)
    s.line([(546, 704), (590, 770), (622, 770)], "#6d747a", 7)
    person(s, 476, 776, 370, view="q", dir=1, sit="side", fem=True, hair="perm", hc="#e6e3de", top="#8a4a55", style="sweater", scarf="#d9c08a", glasses=True, shadow=False, hip=(0, -22), feet=[(33, -3), (29, -2)], hands=[(20, -33), (16, -34)], farfront=True, smile=1.5)
    s.path("M484 676Q540 662 596 690L606 742Q560 736 520 722Q490 716 484 676z", "#6f878a")
    s.path("M500 692Q546 682 598 706M506 708Q550 702 602 724", None, stroke="#c9d6d4", sw=4)
    wheel(470, 784, 50, 8)
    wheel(590, 784, 17, 6)
    # old couple, man with stick, walkers
    person(s, 756, 742, 320, view="q", dir=-1, hair="bald", hc="#e6e3de", top="#4b5568", style="zip", hat="cap", hatc="#6b5d50", hands=[(16, -52), (-9, -47)])
    s.line([(704, 574), (700, 742)], "#7d5a3b", 7)
    person(s, 830, 750, 304, view="q", dir=-1, fem=True, hair="bun", hc="#c9c6c2", top="#a8703f", style="padded", hands=[(12, -56), (-9, -47)])
    person(s, 120, 740, 310, view="q", dir=1, hair="thin", hc="#c9c6c2", top="#5f7058", style="coat", hem=-30, scarf="#a8473c")
    person(s, 205, 752, 318, view="q", dir=-1, fem=True, hair="pony", top="#efe9dc", style="coat", hem=-30, inner="#7fa6ae", hands=[(16, -62), (6, -54)], talk=True)
    s.poly([(150, 556), (184, 552), (190, 596), (156, 600)], "#4d6a7c")
    pot_plant(s, 1040, 790, 120, "#a9664c", "#6f8a58", 8)
    pot_plant(s, 1120, 796, 140, "#8b8a84", "#5b8457", 11)
    light_shaft(s, [(0, 0), (120, 0), (760, 800), (360, 800)], .08)
    vignette(s, .22)


def write(names=()):
    """Write the SVG files (all, or only the named ones)."""
    out = HERE / "xianxia"
    out.mkdir(exist_ok=True)
    for i, (name, (fn, w, h)) in enumerate(PICTURES.items()):
        if names and name not in names:
            continue
        s = Scene(w, h, i + 1)
        fn(s)
        (out / (name + ".svg")).write_text(s.svg(), encoding="utf-8")
        yield name


if __name__ == "__main__":
    for done in write(sys.argv[1:]):
        print(done)
