"""The pictures of the paper 老西门, issue of 2020-08-12: one function a picture.

Usage: python laoximen.py [NAME ...]   writes artwork/laoximen/<name>.svg
"""
import sys
import zlib
from pathlib import Path

from kit import *

OUT = Path(__file__).resolve().parent / "laoximen"
PICS = {}
BLUEMASK, WHITEMASK = "#a9c8d8", "#eef1ef"

# people who come back
OFFICIAL = dict(top=WHITE, bottom=INK, wear="collar", hair="short")
VOL = dict(top=RED, under="#e9e4d8", wear="vest armband", hair="short")
GRANNY = dict(girl=True, hair="perm", hc=GRAYHAIR, top="#8b6f8e", wear="dots", bottom="#4b4a55")
GRANNY2 = dict(girl=True, hair="bun", hc=WHITEHAIR, top="#7f9ba3", bottom="#3f4754", wear="collar")
GRANDPA = dict(hair="bald", hc=GRAYHAIR, top="#efe9dc", bottom="#6f6a5c", wear="collar")
GRANDPA2 = dict(hair="crop", hc=WHITEHAIR, top="#9aa98c", bottom="#474c55", glasses=True)
AUNT = dict(girl=True, hair="bob", top=CORAL, bottom="#43506a", wear="")
AUNT2 = dict(girl=True, hair="perm", top=TEAL, bottom="#3b3b46", wear="stripes")
YOUNGF = dict(girl=True, hair="pony", top=MUSTARD, bottom=NAVY)
YOUNGM = dict(hair="short", top=BLUE, bottom="#4d4a47", wear="")
UNCLE = dict(hair="crop", top="#7d8f74", bottom="#4a4540", wear="collar")
BOY = dict(kid=True, hair="crop", top="#d6a548", bottom=NAVY, wear="shorts stripes")
GIRL = dict(kid=True, girl=True, hair="tails", top="#d98a86", wear="dress dots")


def on(base, **kw):
    return {**base, **kw}


def pic(w, h):
    def deco(fn):
        PICS[fn.__name__.replace("_", "-")] = (w, h, fn)
        return fn
    return deco


def wall(W, s0, s1, base, h=6.2, gates=(), step=2.7, first=None, lit=0, frame="#7a4230", dado="#9d978a", skip=(), ground_win=True,
         bh=.2, bl=.55, course=3.25, win2=True, k=.36):
    """Dress a house wall: bricks, dado, string course, windows upstairs, gates and windows below."""
    r = W.pic.r
    W.bricks(s0, 0, s1, h, base, bh, bl, k)
    W.rect(s0, 0, s1, .55, dado)
    W.rect(s0, .5, s1, .58, light(dado, .35))
    s = (first if first is not None else s0 + .8)
    while s < s1 - 1:
        if win2:
            W.window(s, course + .75, 1.05, 1.55, frame, lit=r.random() < lit)
        if ground_win and all(abs(s + .5 - g[0]) > 1.75 for g in gates) and all(abs(s - q) > 1.3 for q in skip):
            W.window(s, 1.15, 1.0, 1.4, frame, lit=r.random() < lit)
        s += step
    W.string_course(s0, s1, course)
    for g in gates:
        W.gate(g[0], top=g[1] if len(g) > 1 else "arch", w=1.35, h=2.35)
    W.rect(s0, h - .35, s1, h, dark(base, .35))
    W.rect(s0, h - .1, s1, h + .12, "#5c5a5a")


def far_end(cam, z, x0, x1, c=PLASTER, h=5.5, tree=True):
    """Close the lane with a house and a tree."""
    F = front(cam, z)
    if tree:
        x, y = cam.p((x0 + x1) / 2 + 1, h * .95, z)
        foliage(cam.pic, x, y, cam.k(0, z) * 7, cam.k(0, z) * 4, "#86a078", 14)
    F.rect(x0 - 2, 0, x1 + 2, h, c)
    F.poly([(x0 - 2.3, h), (x1 + 2.3, h), (x1 + 1.2, h + 1.1), (x0 - 1.2, h + 1.1)], "#6a6867")
    for s in range(int(x0) - 1, int(x1) + 2, 2):
        F.window(s, 3.2, 1, 1.3, "#6d5246")


def pots(cam, spots, k=.5):
    for X, Z, q in spots:
        x, y = cam.p(X, 0, Z)
        plant(cam.pic, x, y, cam.k(X, Z) * k * q)


def shade(cam, pts, op=.2, c="#22243a"):
    cam.poly(pts, c, op)


# ------------------------------------------------------------------ page 1
@pic(1500, 1000)
def puyuli_lane(p):
    p.sky()
    hanging_cloud(p, 720, 90, 60)
    cam = Cam(p, .5, .46, .85, 1.6)
    far_end(cam, 34, -4, 4)
    G = ground(cam)
    G.slabs(-3.4, 2, 3.4, 34, "#cbc2b0", .85, 1.1)
    G.rect(-.45, 2, .45, 34, "#b7ad9b")
    L, R = side_walls(cam, -3.4, 3.4)
    wall(L, 2.6, 34, BRICK, gates=[(6.6,), (12, "tri"), (17.4,), (22.8, "tri")], first=3.2)
    wall(R, 2.6, 34, mix(BRICK, STONE, .15), gates=[(8.6, "tri"), (14,), (19.4, "tri")], first=3.6)
    shade(cam, [(-3.4, 0, 2), (-3.4, 0, 34), (-3.4, 6.3, 34), (-3.4, 6.3, 2)], .22)
    shade(cam, [(-3.4, 0, 2), (-3.4, 0, 34), (.3, 0, 34), (.6, 0, 2)], .2)
    for z in (5.3, 10.5, 16):
        R.lamp(z, 3.0)
    for z in (9.3, 14.7):
        L.lamp(z, 3.0)
    # flower boxes along both walls
    for z in (20, 15.5, 10.4):
        cam.box(2.6, 0, z, 3.35, .45, z + 2.2, "#8b7a63")
        for i in range(4):
            x, y = cam.p(2.95, .4, z + .3 + i * .5)
            foliage(p, x, y - .2 * cam.k(3, z), cam.k(3, z) * .7, cam.k(3, z) * .6, p.r.choice([GREEN, GREEN_L]), 6)
            for _ in range(5):
                p.ell(x + p.r.uniform(-.3, .3) * cam.k(3, z), y - p.r.uniform(.1, .45) * cam.k(3, z), 3, 3, p.r.choice([CORAL, WHITE, MUSTARD]))
    cam.man(-2.3, 14, **on(GRANNY, wear="dress dots"))
    cam.man(-1.6, 13.6, **GIRL, h=1.15)
    cam.man(1.6, 17, **on(YOUNGM, view="back"))
    # the visitors
    cam.man(-1.5, 8.6, 1.7, view="34", top="#c9d3d6", bottom=INK, wear="collar", pose="walk", glasses=True, rh=(7, 60), lh=(4, 58))
    cam.man(1.75, 8.2, 1.62, view="34", flip=True, **on(YOUNGF, top="#d9b0a0", wear="skirt collar", pose="walk", rh=(9, 62), lh=(10, 60)))
    cam.man(.5, 7.6, 1.74, **on(OFFICIAL, pose="walk", lf=(-6, 2), rf=(6, 0)))
    q = cam.man(-.55, 6.9, 1.73, **on(OFFICIAL, top="#8aabc0", view="front", look=.7, bottom="#454b57", hc="#4a4646", rh=(32, 94), lh=(-13, 45), mouth="open"))
    q = cam.man(1.15, 6.5, 1.68, **on(UNCLE, view="34", flip=True, top="#5e7f95", lh=(10, 62), rh=(14, 60), glasses=True))
    p.poly([(q["r"][0] - 22, q["r"][1] - 26), (q["r"][0] + 14, q["r"][1] - 20), (q["r"][0] + 10, q["r"][1] + 14), (q["r"][0] - 26, q["r"][1] + 8)], WHITE)
    pots(cam, [(-3, 5.6, 1.5), (-2.9, 8.2, 1.3), (-3.05, 6.2, 1.1), (-3, 10, 1.2), (3.05, 6.4, 1.5), (2.95, 7, 1.2), (3, 5.4, 1.7)])
    q = cam.man(-2.45, 5.9, 1.58, **on(GRANDPA2, view="34", pose="stand", rh=(8, 50)))


@pic(900, 1200)
def puyuli_gate(p):
    p.sky()
    cam = Cam(p, .5, .60, .95, 1.55)
    G = ground(cam)
    G.slabs(-6, 3, 6, 7, PAVE, .8, .6)
    W = front(cam, 7)
    W.bricks(-6, 0, 6, 7.2, BRICK, .17, .46, .42)
    W.rect(-6, 0, 6, .7, "#a29a8b")
    W.rect(-6, .66, 6, .76, "#c7bfae")
    W.string_course(-6, 6, 5.1, STONE, .26)
    W.window(-2.5, 5.75, 1.1, 1.5)
    W.window(1.4, 5.75, 1.1, 1.5)
    W.window(-3.1, 1.6, .9, 1.6)
    # gate with pilasters
    for s in (-1.72, 1.36):
        W.rect(s, 0, s + .36, 4.9, STONE_D)
        W.rect(s + .05, .4, s + .31, 4.6, STONE)
        W.rect(s - .08, 4.6, s + .44, 4.9, STONE_L)
        W.rect(s - .08, 0, s + .44, .4, STONE_D)
    W.gate(0, 1.9, 2.85)
    W.sign(-.62, 3.02, 1.24, .2, dark(STONE, .1), dark(STONE, .6), 3)
    W.lamp(2.05, 3.2)
    W.rect(2.15, 1.75, 2.6, 2.15, "#3f5f7a")
    W.bars(2.22, 2.08, .3, CREAM, 2, .07, .06)
    shade(cam, [(-6, 7.2, 7), (-6, 2.2, 7), (-2.9, 3.6, 7), (-1.3, 7.2, 7)], .2)
    cam.box(-1.3, 0, 6.4, 1.3, .14, 7, "#b9b1a0")
    pots(cam, [(-2.6, 6.6, 2.1), (-2.0, 6.4, 1.5), (-3, 6.2, 1.7), (1.75, 6.6, 1.9), (2.3, 6.5, 1.5), (2.75, 6.3, 2.2)])
    # granny shelling beans on a stool, girl watching
    stool(cam, 1.3, 5.4, .36)
    cam.man(1.3, 5.3, 1.6, **on(GRANNY, view="34", flip=True, pose="sit", lh=(4, 36), rh=(10, 36)))
    x, y = cam.p(.95, .5, 5.2)
    bowl(p, x, y + 12, 92, "#c7a56a", GREEN_L)
    cam.man(.3, 5.2, 1.18, **on(GIRL, view="34", lh=(2, 50), rh=(20, 46)))
    x, y = cam.p(-1.45, 0, 5.3)
    cat(p, x, y, 72)
    foliage(p, 70, 40, 520, 330, GREEN, 22)
    foliage(p, 330, -20, 300, 160, GREEN, 10)


@pic(1200, 800)
def meeting(p):
    cam = Cam(p, .5, .36, .8, 2.1)
    L, B, R = room(cam, 11, 4.6, 10, "#e3d6bf", "#9c8468")
    B.rect(.6, .2, 10.4, 4.1, "#8f3a30")
    for i in range(20):
        B.line((.6 + i * .5, .2), (.6 + i * .5, 4.1), "#762d27", .05)
    B.rect(2, 3.3, 9, 3.9, "#c9523f")
    for i in range(11):
        B.rect(2.5 + i * .56, 3.43, 2.9 + i * .56, 3.77, "#f6e3b0")
    for W in (L, R):
        for s in (3, 5.4, 7.8):
            W.window(s, 1.2, 1.5, 2, WHITE, "#b8cdd2", head=False)
    cam.box(-4.2, 0, 8.4, 4.2, .35, 10, "#8c6a4a")
    looks = [on(OFFICIAL), on(AUNT, top="#51677a", wear="collar"), on(OFFICIAL, glasses=True, hc="#555555", mouth="open"), on(OFFICIAL, top="#c9d5d8"), on(YOUNGF, top="#e2d4c0", hair="bob", wear="collar")]
    for i, c in enumerate(looks):
        x = -3 + i * 1.5
        cam.man(x, 9.35, 1.66, .35, False, **on(c, pose="sit", mask=None if i == 2 else BLUEMASK, lh=(-8, 46), rh=(8, 46) if i != 2 else (17, 62)))
    cam.box(-3.9, .35, 8.7, 3.9, 1.1, 9.2, "#7b4a33", front="#a8573f")
    for i in range(5):
        x, y = cam.p(-3 + i * 1.5, 1.1, 8.75)
        p.rect(x - 22, y - 14, 30, 16, WHITE)
        cup(p, x + 26, y + 2, 22)
    for x in (-4.8, 4.8):
        a, b = cam.p(x, 0, 9)
        plant(p, a, b, 110, "#7c8a8b", GREEN, CORAL)
    # audience, back to us
    cols = [WHITE, BLUE, "#c9b7a0", TEAL, "#e4dccb", CORAL, "#8796a0", WHITE, PLUM, MUSTARD]
    hairs = [("short", HAIR), ("bob", HAIR), ("crop", GRAYHAIR), ("perm", BROWNHAIR), ("pony", HAIR), ("bald", GRAYHAIR), ("short", "#443c3a")]
    for row, z in enumerate((6.6, 5.1, 3.7)):
        for i in range(9):
            x = -4.4 + i * 1.1 + (row % 2) * .5 - .25
            if abs(x) < .45 or abs(x) > 4.6:
                continue
            h = p.r.choice(hairs)
            cam.man(x, z, 1.62, 0, False, view="back", pose="sit", top=p.r.choice(cols), hair=h[0], hc=h[1], girl=h[0] in ("bob", "perm", "pony"), lh=(-8, 38), rh=(8, 38), legs=False)
            cam.box(x - .27, .45, z - .3, x + .27, .86, z - .24, "#5a6a72")
            cam.poly([(x - .22, .8, z - .3), (x + .22, .8, z - .3), (x + .22, .83, z - .3), (x - .22, .83, z - .3)], "#7d8d94")


# ------------------------------------------------------------------ page 2
@pic(1500, 1000)
def lane_patrol(p):
    p.sky("#c3d6da", "#f1ead8")
    cam = Cam(p, .60, .43, .8, 1.6, yaw=-14)
    far_end(cam, 26, -6, 8, "#d7c9b2")
    G = ground(cam)
    G.slabs(-9, 1.5, 3, 26, "#bdb7ab", 1.1, .8)
    L, R = side_walls(cam, -3.4, 2.6)
    wall(R, 3, 26, "#b6aa95", gates=[(13, "tri"), (18.5,)], first=4, frame="#54646a", k=.2)
    wall(L, 2, 26, GREY, gates=[(6.3,), (11.6, "tri"), (17,)], first=2.4, frame="#6d4636", skip=(8.6,))
    shade(cam, [(2.6, 0, 3), (2.6, 0, 26), (2.6, 6.3, 26), (2.6, 6.3, 3)], .2)
    shade(cam, [(2.6, 0, 1.5), (2.6, 0, 26), (.9, 0, 26), (.2, 0, 1.5)], .2)
    laundry(cam, (-3.2, 4.6, 12), (2.5, 4.6, 12), [("shirt", WHITE), ("dress", CORAL), ("sheet", "#a9c0c8"), ("shirt", MUSTARD), ("trousers", NAVY)])
    L.lamp(4.3, 3)
    pots(cam, [(-3.05, 9.9, 1.5), (2.3, 7.3, 1.3), (2.3, 6.6, 1.6)])
    x, y = cam.p(-2.9, 0, 8.8)
    bicycle(p, x, y, cam.k(-2.9, 8.8), "#5b6d63")
    cam.man(-2.2, 10.4, 1.6, **on(GRANNY2, view="34"))
    cam.man(-1.4, 10.2, 1.66, **on(VOL, view="34", flip=True, hair="bob", girl=True, lh=(6, 56)))
    cam.man(1.3, 14, 1.68, **on(YOUNGM, view="back", pose="walk"))
    # three volunteers in front
    q = cam.man(-3.2, 6.1, 1.6, Y=0, **on(GRANDPA, view="34", top="#e8dcc0", rh=(14, 58)))
    q = cam.man(-2.05, 5.4, 1.7, **on(VOL, view="34", flip=True, hair="crop", hc=GRAYHAIR, glasses=True, lh=(10, 60), rh=(13, 57), bottom="#50535c"))
    p.rect(q["l"][0] - 48, q["l"][1] - 38, 52, 66, WOOD_L, st=WOOD_D, sw=3)
    p.rect(q["l"][0] - 43, q["l"][1] - 31, 42, 54, WHITE)
    for i in range(4):
        p.rect(q["l"][0] - 38, q["l"][1] - 22 + i * 10, 30 - i * 4, 4, GREY)
    cam.man(-.9, 5.0, 1.62, **on(VOL, hair="perm", girl=True, hc="#4b3f3c", view="34", flip=True, rh=(9, 46), lh=(-34, 84), mouth="open", bottom="#39414f", hat="cap", hatc=RED))
    q = cam.man(.55, 5.4, 1.72, **on(VOL, view="back", pose="walk", rh=(17, 40), bottom="#5a5348", hat="cap", hatc=RED))
    p.line([q["r"], (q["r"][0] + 36, q["r"][1] + 105)], WOOD, 7)
    p.poly([(q["r"][0] + 26, q["r"][1] + 100), (q["r"][0] + 46, q["r"][1] + 97), (q["r"][0] + 78, q["r"][1] + 160), (q["r"][0] + 22, q["r"][1] + 168)], "#c3a55f")
    


@pic(1200, 820)
def bins(p):
    p.sky()
    cam = Cam(p, .5, .42, .77, 1.55)
    F = front(cam, 11)
    F.bricks(-9, 0, 9, 8, mix(BRICK, STONE, .25), .22, .6, .3)
    for s in (-6, -3.2, 3.4, 6):
        F.window(s, 4.6, 1.1, 1.6)
    plane_tree(p, 1080, 640, 84, 8)
    G = ground(cam)
    G.slabs(-9, 2.5, 9, 11, PAVE, .9, .9)
    shade(cam, [(-9, 0, 8.4), (9, 0, 8.4), (9, 0, 11), (-9, 0, 11)], .15)
    # bin house
    cam.box(-3.1, 0, 7.2, 3.1, 2.7, 9, "#e6decb")
    H = front(cam, 7.2)
    H.bricks(-3.1, 0, 3.1, .55, GREY, .14, .36)
    cs = ["#3f6f94", "#9b4038", "#7a5a3d", "#55595c"]
    for i, c in enumerate(cs):
        s = -2.85 + i * 1.46
        H.rect(s, .55, s + 1.32, 2.05, "#4a4a48")
        H.rect(s + .04, .1, s + 1.28, 1.5, dark(c, .15))
        H.rect(s + .1, .1, s + 1.22, 1.22, c)
        H.rect(s, 1.22, s + 1.32, 1.36, light(c, .2))
        H.rect(s + .45, .5, s + .87, .92, WHITE, .9)
        H.poly([(s + .53, .58), (s + .79, .58), (s + .66, .84)], c)
        H.rect(s, 2.1, s + 1.32, 2.5, c)
        H.bars(s + .2, 2.42, .92, WHITE, 2, .09, .06)
    H.poly([(-3.5, 2.7), (3.5, 2.7), (3.1, 3.35), (-3.1, 3.35)], "#5f676a")
    for i in range(24):
        H.line((-3.4 + i * .29, 2.7), (-3.05 + i * .26, 3.35), "#4a5155", .03)
    H.rect(-3.5, 2.62, 3.5, 2.74, "#474d50")
    H.rect(-3.1, 2.4, 3.1, 2.62, "#1d2233", .22)
    pots(cam, [(-3.6, 7, 2), (-4.1, 6.8, 1.6), (3.6, 7, 2.1)])
    cam.man(3.9, 7.8, 1.66, **on(YOUNGM, view="34", flip=True, pose="walk", top="#c2cbb5"))
    q = cam.man(-.95, 5.6, 1.62, **on(GRANDPA, view="34", rh=(18, 48), mask=BLUEMASK))
    for a, c in ((q["r"], "#6f8f5e"),):
        p.path("M%f %fq-26 20 -30 62q32 12 62 0q-4 -42 -32 -62Z" % a, c)
        p.path("M%f %fq-6 30 4 66q16 -1 28 -5q-4 -42 -32 -62Z" % a, dark(c, .2))
    cam.man(.55, 5.4, 1.62, **on(VOL, view="34", flip=True, girl=True, hair="bob", lh=(16, 52), rh=(-18, 70), mask=WHITEMASK, top="#4f8a63"))
    cam.man(2.2, 5.0, 1.2, **on(BOY, view="34", flip=True, rh=(8, 40), lh=(6, 42)))
    q = cam.man(-2.9, 5.2, 1.6, **on(GRANNY, view="34", pose="walk", mask=BLUEMASK, rh=(12, 36)))
    p.rect(q["r"][0] - 20, q["r"][1] + 8, 52, 50, "#b98a5e", None, 6)
    p.line([(q["r"][0] - 14, q["r"][1] + 10), q["r"], (q["r"][0] + 26, q["r"][1] + 10)], WOOD_D, 4)


@pic(1200, 800)
def service_hall(p):
    cam = Cam(p, .52, .40, .76, 1.75)
    L, B, R = room(cam, 11, 3.9, 8.6, "#e9e4d8", "#cfc8ba", "#d5dad6")
    B.rect(.5, 2.5, 10.5, 3.4, "#4c6f86")
    for i in range(4):
        s = 1.2 + i * 2.5
        B.rect(s, 2.7, s + .5, 3.2, MUSTARD if i != 1 else CORAL)
        B.bars(s + .65, 3.12, 1.2, WHITE, 2, .13, .1)
    B.rect(.5, .9, 10.5, 2.5, "#dfe3dd")
    for i in range(5):
        B.rect(.8 + i * 2, 1.1, 2.4 + i * 2, 2.3, "#c6d3d2")
    clerks = [on(YOUNGF, top="#4c6f86", wear="collar", hair="bob"), on(YOUNGM, top="#4c6f86", wear="collar", glasses=True), on(AUNT, top="#4c6f86", wear="collar", hair="pony"), on(YOUNGF, top="#4c6f86", wear="collar", hair="bun")]
    for i, c in enumerate(clerks):
        cam.man(-2.6 + i * 2.1, 7.5, 1.62, .42, False, **on(c, pose="sit", mask=BLUEMASK, lh=(-8, 46), rh=(9, 46)))
        cam.box(-2.2 + i * 2.1, 1.05, 7, -1.55 + i * 2.1, 1.5, 7.06, "#3a4148")
    cam.box(-3.7, 0, 6.5, 5.2, 1.05, 7.2, "#b5875c", front="#c79a6c", top="#efe6d4")
    for i in range(5):
        x = -3.7 + i * 2.2
        cam.poly([(x, 1.05, 6.6), (x + 2.1, 1.05, 6.6), (x + 2.1, 1.9, 6.6), (x, 1.9, 6.6)], "#dcecee", .28, WHITE, 2)
    for i in range(4):
        x, y = cam.p(-2.6 + i * 2.1, .62, 6.5)
        p.rect(x - 34, y - 26, 68, 44, "#4c6f86")
        p.rect(x - 22, y - 14, 44, 8, WHITE)
        p.rect(x - 22, y, 30, 6, WHITE)
    # customers at the counter
    stool(cam, 1.0, 5.7, .5, .4, "#5c7c74")
    cam.man(1.0, 5.6, 1.62, **on(GRANDPA, view="back", pose="sit", top="#c8b48e", lh=(-10, 44), rh=(10, 44)))
    stool(cam, 3.7, 5.7, .5, .4, "#5c7c74")
    cam.man(3.7, 5.6, 1.6, **on(GRANNY2, view="back", pose="sit", lh=(-10, 44), rh=(10, 44)))
    # kiosks on the left
    for z in (6.0, 4.7):
        cam.box(-2.7, 0, z, -2.0, 1.1, z + .5, "#e8ebe6")
        cam.box(-2.75, 1.1, z, -1.95, 1.95, z + .3, "#3d5b6e")
        cam.poly([(-2.67, 1.2, z), (-2.03, 1.2, z), (-2.03, 1.86, z), (-2.67, 1.86, z)], "#a8d0d4")
    q = cam.man(-1.25, 4.6, 1.68, **on(YOUNGM, view="side", flip=True, lh=(14, 66), rh=(20, 70), top="#d9d3c3", mask=BLUEMASK))
    q = cam.man(-.35, 4.4, 1.6, **on(VOL, view="34", flip=True, girl=True, hair="bob", lh=(-22, 62), rh=(10, 46), mask=BLUEMASK))
    x, y = cam.p(3.5, 0, 5.2)
    plant(p, x, y, 150, "#7c8a8b", GREEN, None)
    q = cam.man(1.55, 4.2, 1.66, **on(UNCLE, view="34", flip=True, pose="walk", lh=(9, 56), mask=BLUEMASK, top="#b5654c"))
    p.rect(q["l"][0] - 26, q["l"][1] - 30, 40, 52, MUSTARD)
    cam.man(2.25, 4.4, 1.15, **on(GIRL, view="34", flip=True, mask=WHITEMASK, top="#e0c26d"))


@pic(1200, 800)
def farewell(p):
    p.sky()
    cam = Cam(p, .5, .40, .76, 1.6)
    W = front(cam, 8.4)
    wall(W, -8, 8, GREY, gates=[(0, "arch")], first=-6.6, step=2.65, bh=.18, bl=.46)
    G = ground(cam)
    G.slabs(-8, 2.5, 8, 8.4, PAVE, .9, .7)
    shade(cam, [(-8, 6.4, 8.4), (-8, 0, 8.4), (-4.6, 0, 8.4), (-2.9, 6.4, 8.4)], .18)
    shade(cam, [(-8, 0, 8.4), (-4.6, 0, 8.4), (-5.4, 0, 2.5), (-8, 0, 2.5)], .18)
    for x, z, c in ((3.9, 7.3, "#b9905e"), (4.7, 7.1, "#a98151")):
        cam.box(x, 0, z, x + .75, .55, z + .6, c)
        cam.box(x + .05, .55, z + .05, x + .6, .95, z + .5, light(c, .1))
        cam.poly([(x + .28, 0, z), (x + .42, 0, z), (x + .42, .55, z), (x + .28, .55, z)], "#e6d8b4")
    pots(cam, [(-4.2, 7.6, 2), (-4.8, 7.2, 1.6)])
    cam.man(3.6, 6.6, 1.7, **on(YOUNGM, top=CORAL, wear="stripes", view="34", flip=True, lh=(-9, 46)))
    back = [on(YOUNGM, top="#c5ccc0"), on(AUNT2), on(UNCLE), on(AUNT, hair="long", top="#d9b56a"), on(GRANDPA2), on(YOUNGF, top="#e7ddc9"), on(UNCLE, top=NAVY, glasses=True), on(AUNT, top="#5d8577", hair="pony")]
    for i, c in enumerate(back):
        cam.man(-3.05 + i * .87, 6.6, (1.76, 1.6, 1.7, 1.64, 1.68, 1.62, 1.74, 1.6)[i], **on(c, mouth="laugh" if i % 3 == 0 else "smile", lh=(-11, 44), rh=(11, 44) if i != 7 else (13, 92)))
    frontrow = [on(GRANNY), on(GRANDPA, top="#d9cdb2"), on(GRANNY2), on(GRANDPA2, top="#7f93a3", hair="bald", hc=WHITEHAIR), on(GRANNY, top="#4f7a75", hc=WHITEHAIR)]
    for i, c in enumerate(frontrow):
        x = -2.1 + i * 1.05
        chair(cam, x, 5.7, WOOD, True, "far")
        cam.man(x, 5.5, 1.62, **on(c, pose="sit", mouth="laugh" if i == 2 else "smile"))
    cam.man(-3.0, 5.6, 1.2, **on(BOY, lh=(-4, 58), rh=(13, 88), mouth="laugh"))
    cam.man(3.0, 5.6, 1.14, **on(GIRL, mouth="laugh"))


# ------------------------------------------------------------------ page 3
@pic(1200, 820)
def flower_rack(p):
    p.sky()
    cam = Cam(p, .5, .36, .74, 1.7)
    W = front(cam, 5.6)
    W.bricks(-5, 0, 5, 5, mix(STONE, GREY, .35), .16, .42, .3)
    W.rect(-5, 0, 5, .5, "#8d8a82")
    W.window(-3.2, 1.5, 1.1, 1.6, "#4f6a5c")
    W.gate(3.3, 1.3, 2.3, top="flat")
    for i in range(3):                       # wall pockets
        W.rect(-1.4 + i * 1.05, 2.45, -.7 + i * 1.05, 2.62, WOOD)
        x, y = W.p(-1.05 + i * 1.05, 2.6)
        foliage(p, x, y - 20, 105, 70, p.r.choice([GREEN, GREEN_L]), 6)
        for _ in range(6):
            p.ell(x + p.r.uniform(-40, 40), y - p.r.uniform(0, 45), 6, 6, p.r.choice([CORAL, ROSE, WHITE]))
    G = ground(cam)
    G.slabs(-5, 2, 5, 5.6, PAVE, .8, .6)
    shade(cam, [(-5, 5, 5.6), (-5, 1.2, 5.6), (1.6, 5, 5.6)], .15)
    # stepped rack with mailboxes beside
    for i, (h, z) in enumerate(((1.45, 5.15), (.98, 4.8), (.5, 4.45))):
        cam.box(-1.7, h - .07, z, 1.7, h, z + .34, WOOD_L)
        for x in (-1.6, 0, 1.52):
            cam.box(x, 0, z + .02, x + .08, h - .07, z + .1, WOOD)
        for j in range(6):
            X = -1.4 + j * .56
            x, y = cam.p(X, h, z + .15)
            plant(p, x, y, cam.k(X, z) * .36)
    for i in range(4):
        s, t = 1.72 + (i % 2) * .48, 1.95 - (i // 2) * .55
        W.rect(s + .04, t - .04, s + .46, t + .44, "#1d2233", .3)
        W.rect(s, t, s + .42, t + .46, ["#3f7a5c", WOOD, "#54708a", "#3f7a5c"][i])
        W.rect(s + .06, t + .32, s + .36, t + .38, INK)
        W.rect(s + .1, t + .1, s + .32, t + .2, CREAM)
    pots(cam, [(-2.2, 4.6, 1.4), (2.15, 4.7, 1.3), (-2.6, 4.3, 1), (2.5, 4.2, 1.1)])
    q = cam.man(-2.05, 3.75, 1.6, **on(GRANNY, view="34", rh=(24, 62), lh=(10, 60)))
    x, y = q["r"]
    p.path("M%f %fl54 -6l6 44l-56 2Z" % (x - 6, y), "#4c7f80")
    p.line([(x + 50, y + 20), (x + 92, y - 10)], "#3b6668", 9)
    for i in range(6):
        p.line([(x + 94, y - 8), (x + 104 + i * 7, y + 26 + i * 2)], "#cfe6ec", 2, .9)
    q = cam.man(1.95, 3.7, 1.66, **on(AUNT, view="34", flip=True, wear="apron", under="#e9dfc8", lh=(12, 60), rh=(22, 56)))
    x, y = q["r"]
    plant(p, x + 4, y + 16, 74, "#a9623f", GREEN_L, CORAL)
    cam.man(.35, 3.4, 1.12, **on(GIRL, view="back", rh=(20, 66), top="#e3b94f"))


@pic(900, 1200)
def stairwell(p):
    p.wash("#d9cdb6", 1)
    cam = Cam(p, .5, .42, .8, 1.9)
    L, R, B = Plane(cam, (-1.9, 0, 0), (0, 0, 1)), Plane(cam, (1.9, 0, 0), (0, 0, 1)), front(cam, 7)
    B.rect(-1.9, 0, 1.9, 6.5, "#e9dfca")
    B.window(-.75, 3.6, 1.5, 1.9, "#7b5a3e", "#cfe2e4", head=False)
    L.rect(.4, 0, 7, 6.5, "#d6c9af")
    L.rect(.4, 0, 7, 1.2, "#6d8f82")
    R.rect(.4, 0, 7, 6.5, "#e6dcc6")
    cam.poly([(1.9, .0, 3), (1.9, 2.1, 7), (1.9, 3.4, 7), (1.9, 1.2, 2)], "#7fa093")
    ground(cam).slabs(-1.9, 1.5, 1.9, 7, "#a89a86", .5, .5)
    # pictures on the left wall
    for s, t, c in ((2.7, 1.7, CORAL), (3.6, 2.0, TEAL), (4.5, 2.3, MUSTARD), (5.5, 2.7, PLUM)):
        L.rect(s - .05, t - .05, s + .65, t + .85, WOOD_D)
        L.rect(s, t, s + .6, t + .8, CREAM)
        L.rect(s + .1, t + .12, s + .5, t + .5, c)
        L.disc(s + .3, t + .6, .1, light(c, .3))
    # flight of stairs
    N, z0 = 11, 3.2
    for i in reversed(range(N)):
        z, y = z0 + i * .3, .19 * i
        cam.poly([(-1.1, y + .19, z), (1.9, y + .19, z), (1.9, y + .19, z + .3), (-1.1, y + .19, z + .3)], "#b98a5e")
        cam.poly([(-1.1, 0, z), (1.9, 0, z), (1.9, y + .19, z), (-1.1, y + .19, z)], "#8a5f41")
        cam.poly([(-1.1, y + .15, z), (1.9, y + .15, z), (1.9, y + .19, z), (-1.1, y + .19, z)], "#d3a878")
    for i in reversed(range(N)):               # balusters
        z, y = z0 + i * .3 + .1, .19 * (i + 1)
        cam.line((-1.02, y, z), (-1.02, y + .85, z), WOOD_D, .06)
        if i == 9:
            x, yy = cam.p(1.5, y, z)
            plant(p, x, yy, 66)
        if i == 6:
            cam.man(.2, z, 1.62, y, **on(GRANNY2, lh=(-22, 58), rh=(12, 46), view="34", flip=True))
    cam.line((-1.02, 1.05, z0), (-1.02, 1.05 + .19 * N, z0 + .3 * N), WOOD, .12)
    cam.box(-1.14, 0, z0 - .12, -.92, 1.3, z0 + .06, WOOD)
    x, y = cam.p(-1.03, 1.32, z0 - .1)
    p.ell(x, y - 10, 24, 24, WOOD_L)
    p.poly([(300, 290), (620, 290), (860, 1060), (330, 1060)], "#fff4d2", .13)
    q = cam.man(.95, 3.0, 1.7, **on(YOUNGM, view="back", lh=(-8, 62), rh=(10, 62), top="#c4684f", wear=""))
    pots(cam, [(-1.5, 3.1, 1.3), (-1.6, 4, 1.4)])
    q = cam.man(-.75, 2.75, 1.56, **on(AUNT2, view="34", lh=(4, 58), rh=(13, 60)))
    plant(p, q["l"][0] + 18, q["l"][1] + 22, 92, "#c8b594", GREEN_L, ROSE)


@pic(1200, 800)
def mungbean(p):
    p.sky("#e8d9ba", "#f3e7cd")
    cam = Cam(p, .5, .30, .76, 1.95)
    W = front(cam, 5.4)
    W.bricks(-5, 0, 5, 5, mix(GREY, STONE, .45), .16, .42, .3)
    W.rect(-5, 0, 5, .6, GREY_D)
    W.window(-3.5, 1.35, 1.7, 1.5, "#5f7a6c", "#8fa7a8")
    W.rect(1.5, 0, 2.9, 2.5, "#4b4038")
    W.rect(1.35, 0, 1.5, 2.6, WOOD)
    W.rect(2.9, 0, 3.05, 2.6, WOOD)
    W.poly([(1.5, 2.5), (2.9, 2.5), (2.9, 1.2), (2.55, 1), (2.2, 1.25), (1.85, 1), (1.5, 1.2)], "#6f93ad")
    for i in range(5):
        W.disc(1.75 + i * .22, 1.7 + (i % 2) * .3, .06, WHITE)
    W.lamp(-1.1, 2.9)
    W.rect(.55, 1.5, .95, 1.8, "#3f5f7a")
    W.bars(.6, 1.74, .28, CREAM, 2, .05, .05)
    shade(cam, [(-5, 5, 5.4), (-5, 1.5, 5.4), (-3.6, 2.4, 5.4), (-1.8, 5, 5.4)], .16)
    ground(cam).slabs(-5, 1.5, 5, 5.4, "#b7a98f", .7, .6)
    pots(cam, [(-3.4, 4.9, 1.4), (3.6, 4.8, 1.5)])
    cam.man(2.6, 4.5, 1.7, **on(YOUNGM, top="#3f7a5c", hat="cap", hatc="#2f6349", wear="collar", view="34", flip=True, lh=(7, 66), rh=(14, 46)))
    q0 = cam.man(-1.95, 4.3, 1.64, **on(AUNT, view="34", rh=(12, 64), lh=(0, 60), top="#c9a45a"))
    q1 = cam.man(.1, 4.1, 1.6, **on(GRANNY, wear="apron dots", under="#f0e7d2", lh=(-9, 60), rh=(16, 62), mouth="laugh"))
    cam.man(1.35, 4.2, 1.2, **on(GIRL, lh=(-6, 62), rh=(8, 60), hair="bob", mouth="laugh", view="34", flip=True))
    table(cam, -2.2, 2.2, 2.9, 3.9, .78, "#b98a5e")
    # big pot
    x, y = cam.p(0, .78, 3.45)
    p.path("M%f %fq4 96 20 104h150q16 -8 20 -104Z" % (x - 95, y - 100), "#8d9496")
    p.path("M%f %fq4 96 20 104h54q16 -8 20 -104Z" % (x + 0, y - 100), "#6d7577")
    p.ell(x, y - 100, 95, 26, "#a9b0b0")
    p.ell(x, y - 98, 84, 20, "#7d8f4f")
    for _ in range(22):
        p.ell(x + p.r.uniform(-66, 66), y - 98 + p.r.uniform(-12, 12), 4, 3, "#4f6a35")
    p.rect(x - 118, y - 78, 26, 12, "#5d6365", None, 5)
    p.rect(x + 92, y - 78, 26, 12, "#5d6365", None, 5)
    p.line([q1["r"], (x + 52, y - 104)], WOOD_D, 9)
    for X, Z, s in ((-1.7, 3.3, 96), (-1.05, 3.1, 106), (1.15, 3.15, 104), (1.75, 3.4, 94)):
        a, b = cam.p(X, .78, Z)
        p.ell(a + 10, b - 2, s * .42, 8, "#22243a", .25)
        bowl(p, a, b, s, WHITE, "#8f9c58")
    bowl(p, q0["r"][0] + 4, q0["r"][1] + 14, 70, WHITE, "#8f9c58")
    bowl(p, q1["l"][0], q1["l"][1] + 16, 74, WHITE, "#8f9c58")
    # boy at the near side
    stool(cam, -1.4, 2.6, .4, .34, WOOD)
    cam.man(-1.4, 2.6, 1.22, Y=0, **on(BOY, view="back", lh=(-12, 62), rh=(12, 62)))


@pic(1200, 760)
def brief_wenmiao(p):
    p.sky()
    cam = Cam(p, .5, .40, .74, 1.55)
    W = front(cam, 9)
    hall_roof(cam, 15, 0, 6, 4.5, 3.6)
    W.rect(-9, 0, 9, 3.2, "#a84a39")
    W.rect(-9, 0, 9, .6, GREY)
    for i in range(60):
        W.rect(-9 + i * .3, 3.2, -8.78 + i * .3, 3.5, "#4b5153")
    W.rect(-9, 3.45, 9, 3.7, "#5e6466")
    W.rect(-9, 2.95, 9, 3.2, "#1d2233", .25)
    for s in (-3.4, 3.4):
        W.disc(s, 1.9, .72, STONE)
        W.disc(s, 1.9, .58, "#3f4b4a")
        for i in range(-2, 3):
            W.line((s + i * .2, 1.4), (s + i * .2, 2.4), STONE, .05)
            W.line((s - .5, 1.9 + i * .2), (s + .5, 1.9 + i * .2), STONE, .05)
    plane_tree(p, 120, 560, 90, 7)
    G = ground(cam)
    G.slabs(-9, 2.5, 9, 9, PAVE, .9, .9)
    shade(cam, [(-9, 0, 6), (-3.4, 0, 6.4), (-2.6, 0, 8), (-9, 0, 9)], .2)
    # leaflet table under a parasol
    cam.line((.2, 0, 6.6), (.2, 2.9, 6.6), "#d8d2c2", .06)
    x, y = cam.p(.2, 3.2, 6.6)
    k = cam.k(.2, 6.6)
    for i, c in enumerate(["#4c7f80", "#e6dcc6"] * 3):
        a, b = -1.7 + i * .567, -1.7 + (i + 1) * .567
        p.poly([(x, y), (x + a * k, y + .75 * k), (x + b * k, y + .75 * k)], c if i < 3 else dark(c, .14))
    cam.man(-.6, 6.7, 1.62, **on(VOL, girl=True, hair="bob", lh=(-9, 56), rh=(9, 56)))
    cam.man(1, 6.8, 1.7, **on(VOL, glasses=True, lh=(-9, 56), rh=(14, 60)))
    table(cam, -2.3, 2.7, 5.7, 6.4, .76, cloth="#4f6f62")
    cols = [CORAL, NAVY, CREAM, MUSTARD, TEAL, PLUM, BRICK, "#c9b48f"]
    T = Plane(cam, (-2.25, .77, 5.75), (1, 0, 0), (0, 0, 1))
    for i in range(12):
        s = .06 + i * .41
        for j in range(2):
            c = cols[(i * 3 + j * 5) % 8]
            T.rect(s + .02, .01 + j * .31, s + .32, .29 + j * .31, "#1d2233", .35)
            T.rect(s, .03 + j * .31, s + .3, .3 + j * .31, c)
            T.rect(s + .05, .18 + j * .31, s + .25, .24 + j * .31, light(c, .7))
    for X, m in ((-2.2, 5), (2.3, 4)):
        for i in range(m):
            cam.box(X, .76 + i * .07, 6.0, X + .34, .82 + i * .07, 6.25, cols[(i * 3 + m) % 8])

    def reading(X, Z, c, **kw):
        q = cam.man(X, Z, 1.64, **on(c, lh=(6, 60), rh=(14, 60), view="34", **kw))
        a, b, k = (q["l"][0] + q["r"][0]) / 2, q["l"][1], q["k"] / 2.2
        p.poly([(a, b), (a - 20 * k, b - 7 * k), (a - 20 * k, b - 30 * k), (a, b - 22 * k)], TEAL)
        p.poly([(a, b), (a + 20 * k, b - 7 * k), (a + 20 * k, b - 30 * k), (a, b - 22 * k)], CORAL)
    reading(-3.2, 5.9, GRANDPA2)
    reading(3.4, 5.8, YOUNGM, flip=True)
    cam.man(-1.55, 5.1, 1.6, **on(GRANNY2, view="back", rh=(11, 58)))
    cam.man(.3, 5.0, 1.16, **on(BOY, view="back", lh=(-9, 62), rh=(9, 62)))
    cam.man(1.5, 5.0, 1.66, **on(AUNT, view="back", wear="skirt", lh=(-11, 58)))
    cam.man(5, 7.6, 1.68, **on(YOUNGM, view="side", flip=True, pose="walk"))


def hall_roof(cam, z, x, hw, y0, rise, wall_c="#8f3d30", h0=0):
    """Temple hall: red wall, upturned grey eaves."""
    F = front(cam, z, x)
    F.rect(-hw * .8, h0, hw * .8, y0, wall_c)
    for i in range(-3, 4):
        F.rect(i * hw * .25 - .12, h0, i * hw * .25 + .12, y0, "#6f2c25")
    pts = [(-hw - .9, y0 + .75), (-hw, y0), (0, y0 - .1), (hw, y0), (hw + .9, y0 + .75), (hw * .86, y0 + .7), (hw * .62, y0 + rise),
           (hw * .7, y0 + rise + .35), (-hw * .7, y0 + rise + .35), (-hw * .62, y0 + rise), (-hw * .86, y0 + .7)]
    F.poly(pts, "#5b6468")
    for i in range(-12, 13):
        F.line((i * hw / 12.5, y0 + .1), (i * hw / 20.5, y0 + rise), "#495155", .09)
    F.rect(-hw * .66, y0 + rise, hw * .66, y0 + rise + .35, "#434a4d")
    for k in (-1, 1):
        F.poly([(k * hw * .66, y0 + rise), (k * hw * .56, y0 + rise), (k * hw * .6, y0 + rise + .5), (k * hw * .72, y0 + rise + .95)], "#434a4d")
    F.poly([(-hw, y0), (0, y0 - .1), (hw, y0), (hw * .95, y0 - .3), (-hw * .95, y0 - .3)], "#1d2233", .35)


@pic(1200, 800)
def brief_longmen(p):
    p.sky()
    cam = Cam(p, .5, .45, .76, 1.55)
    W = front(cam, 8)
    W.bricks(-7, 0, 7, 7, BRICK_D, .18, .46, .4)
    W.string_course(-7, 7, 4.9, STONE, .25)
    for s in (-5, -2.7, 1.6, 3.9):
        W.window(s, 5.4, 1.1, 1.5)
    # archway through to the lane behind
    op = [(-2, 0)] + list(reversed(W.arc(0, 2.6, 2, 1.35))) + [(2, 0)]
    W.poly([(-2.4, 0)] + list(reversed(W.arc(0, 2.6, 2.4, 1.75))) + [(2.4, 0)], STONE)
    W.poly([(-2.15, 0)] + list(reversed(W.arc(0, 2.6, 2.15, 1.5))) + [(2.15, 0)], STONE_D)
    W.poly(op, "#d9d6c8")
    p.defs.append('<clipPath id="arch"><path d="M%s Z"/></clipPath>' % "L".join("%.1f %.1f" % W.p(*q) for q in op))
    p.begin('clip-path="url(#arch)"')
    p.sky("#c9dadd", "#f2ead8")
    far_end(cam, 30, -4, 4)
    L, R = side_walls(cam, -2.1, 2.1)
    wall(L, 8, 30, mix(BRICK, STONE, .2), gates=[(12,), (17, "tri"), (22,)], first=9)
    wall(R, 8, 30, mix(BRICK, STONE, .3), gates=[(14, "tri"), (20,)], first=9)
    shade(cam, [(-2.1, 0, 8), (-2.1, 0, 30), (-2.1, 6.4, 30), (-2.1, 6.4, 8)], .2)
    ground(cam).slabs(-2.1, 7, 2.1, 30, PAVE, .8, 1)
    cam.man(-.9, 17, 1.62, **on(AUNT, view="back", wear="skirt"))
    cam.man(.9, 13, 1.68, **on(YOUNGM, pose="walk", view="34", flip=True))
    p.end()
    W.poly([(-.32, 4.0), (.32, 4.0), (.24, 4.5), (-.24, 4.5)], STONE_L)
    W.sign(-1.5, 4.38, 3, .5, "#e2d6bd", "#54473a", 3)
    G = ground(cam)
    G.slabs(-7, 2.5, 7, 8, "#b9b2a4", 1, .8)
    shade(cam, [(-7, 7, 8), (-7, 0, 8), (-5.6, 0, 8), (-4, 7, 8)], .2)
    W.rect(3.1, 1.2, 5.2, 2.6, "#54646a")
    W.rect(3.2, 1.3, 5.1, 2.5, PAPER)
    for i in range(3):
        W.rect(3.32 + i * .6, 1.45, 3.82 + i * .6, 2.35, [CORAL, "#cfd8cf", MUSTARD][i], .8)
        W.bars(3.38 + i * .6, 2.2, .36, WHITE, 4, .06, .08)
    pots(cam, [(-2.75, 7.6, 1.9), (2.75, 7.6, 1.8), (-3.3, 7.3, 1.4)])
    for i in range(9):                       # carved rosettes on the arch
        a = math.radians(14 + i * 19)
        W.disc(2.2 * math.cos(a), 2.6 + 1.57 * math.sin(a), .13, STONE_L, None, STONE_D, .03)
        W.disc(2.2 * math.cos(a), 2.6 + 1.57 * math.sin(a), .05, STONE_D)
    # the young guide points up, others listen
    stool(cam, -3.4, 6, .4, .36)
    cam.man(-3.4, 5.9, 1.6, **on(GRANDPA, view="34", pose="sit", rh=(12, 42), lh=(2, 40)))
    cam.man(-2.6, 6.3, 1.6, **on(GRANNY, view="34", rh=(10, 52)))
    cam.man(-1.75, 5.9, 1.24, **on(BOY, view="34", top="#5f7f95", look=.6, hat="cap", hatc=MUSTARD))
    cam.man(-1.0, 6.3, 1.2, **on(GIRL, view="34", mouth="laugh", hat="cap", hatc=MUSTARD))
    q = cam.man(.55, 5.5, 1.34, **on(GIRL, hair="pony", top=RED, wear="skirt scarf", bottom=NAVY, view="34", flip=True, lh=(-20, 104), rh=(11, 60), mouth="open", hat="cap", hatc=RED))
    p.rect(q["r"][0] - 24, q["r"][1] - 26, 30, 38, PAPER, st=WOOD, sw=3)
    cam.man(1.75, 5.8, 1.26, **on(BOY, view="34", flip=True, top="#e8dfc9", mouth="laugh", hat="cap", hatc=MUSTARD))
    cam.man(2.5, 6.2, 1.18, **on(GIRL, view="34", flip=True, hair="bob", top="#8fb0b8", hat="cap", hatc=MUSTARD))
    cam.man(3.3, 6.0, 1.66, **on(YOUNGF, view="34", flip=True, lh=(9, 60), rh=(13, 58)))

@pic(1200, 760)
def brief_menghua(p):
    p.sky()
    cam = Cam(p, .46, .40, .76, 1.55)
    W = front(cam, 6.6)
    W.rect(-6, 0, 6, 4.6, "#ece4d2")
    W.rect(-6, 0, 6, .4, GREY)
    W.rect(-6, 4.3, 6, 4.6, "#6a6867")
    # mural: hill, big flowers, shikumen outline
    W.poly([(-4.4, .5), (3.6, .5), (3.6, 3.7), (-4.4, 3.7)], "#cfe0dc")
    W.poly([(-4.4, .5), (-4.4, 1.6), (-2.5, 2.2), (-.5, 1.5), (1.5, 2.1), (3.6, 1.4), (3.6, .5)], "#a9c29a")
    W.disc(2.6, 3.1, .36, "#e7b95a")
    W.gate(-3.4, .8, 1.1, .7)
    for s, t, r_, c in ((-1.7, 2.4, .5, CORAL), (-.5, 1.75, .4, ROSE), (.6, 2.55, .52, MUSTARD), (1.6, 1.6, .42, "#9a6a8a"), (-2.4, 1.5, .3, WHITE), (2.7, 2.0, .36, CORAL)):
        W.line((s, .6), (s + .05, t), GREEN_D, .07)
        W.poly([(s, 1.0), (s + .4, 1.3), (s + .1, 1.35)], GREEN)
        for i in range(7):
            a = i * 2 * math.pi / 7
            W.disc(s + r_ * .62 * math.cos(a), t + r_ * .62 * math.sin(a), r_ * .42, c if i % 2 else light(c, .15))
        W.disc(s, t, r_ * .36, "#f3e2a8" if c != MUSTARD else BRICK)
    for i in range(5):                       # outline still to be filled
        W.disc(3.0 + .2 * math.cos(i * 1.257), 1.2 + .2 * math.sin(i * 1.257), .14, None, None, GREY_D, .02)
    G = ground(cam)
    G.slabs(-6, 2.2, 6, 6.6, PAVE, .8, .8)
    shade(cam, [(3.9, 0, 6.6), (6, 0, 6.6), (6, 4.6, 6.6), (5, 4.6, 6.6)], .2)
    # neighbours round the tea table
    def sitter(X, Z, c, **kw):
        chair(cam, X, Z + .1, "#c0a05e", True, "far")
        return cam.man(X, Z, 1.62, **on(c, pose="sit", **kw))
    sitter(-1.5, 5.3, GRANDPA, lh=(-8, 44), rh=(16, 60), mouth="open", look=.5)
    sitter(-.5, 5.4, on(AUNT, top="#d9b56a"), lh=(-7, 45), rh=(7, 45), mouth="laugh")
    q = sitter(.55, 5.4, on(YOUNGF, top="#e8e3d6", wear="collar", hair="bob"), lh=(-6, 47), rh=(6, 50), look=-.6)
    sitter(1.5, 5.3, GRANDPA2, lh=(-8, 44), rh=(8, 45), look=-.8)
    table(cam, -1.6, 1.7, 4.3, 4.95, .72, "#9b6b45")
    x, y = cam.p(0, .72, 4.65)
    p.ell(x + 6, y, 44, 10, "#22243a", .25)
    p.path("M%f %fq-36 -34 -4 -52h50q32 18 -4 52Z" % (x - 20, y), "#8d4f3c")
    p.path("M%f %fq24 -30 8 -52h12q32 18 -4 52Z" % (x + 4, y), dark("#8d4f3c", .25))
    p.line([(x + 30, y - 26), (x + 58, y - 46)], "#8d4f3c", 11)
    p.ell(x + 4, y - 54, 12, 6, dark("#8d4f3c", .3))
    for X, c in ((-1.3, WHITE), (-.7, "#cfdcd6"), (.62, WHITE), (1.4, "#e6c98e"), (-1.05, WHITE), (1.0, WHITE)):
        a, b = cam.p(X, .72, 4.5 + (abs(X) > 1) * .2)
        cup(p, a, b, 34, c)
    for X in (-.35, 1.1):
        a, b = cam.p(X, .72, 4.45)
        p.ell(a, b, 36, 9, CREAM)
        for i in range(14):
            p.ell(a + p.r.uniform(-24, 24), b - 3 + p.r.uniform(-4, 4), 4, 2.4, INK)
    a, b = q["l"][0] + 20, q["l"][1] + 8
    p.poly([(a - 34, b + 10), (a + 20, b + 10), (a + 28, b - 8), (a - 24, b - 8)], WHITE, st=TEAL, sw=3)
    for X, c, kw in ((-2.15, GRANNY, dict()), (2.3, UNCLE, dict(flip=True))):
        stool(cam, X, 4.6, .45, .36, "#c0a05e")
        cam.man(X, 4.5, 1.6, **on(c, view="side", pose="sitside", lh=(22, 44), rh=(24, 52), **kw))
    stool(cam, .1, 3.7, .45, .36)
    cam.man(.1, 3.65, 1.6, **on(AUNT2, view="back", pose="sit", lh=(-9, 42), rh=(9, 42)))
    x, y = cam.p(-3.1, 0, 4.9)
    cat(p, x, y, 56)
    x, y = cam.p(3.3, 0, 5.6)
    plant(p, x, y, 120)


# ------------------------------------------------------------------ page 4
@pic(1500, 1000)
def renovation(p):
    p.sky("#b3cbd5", "#efe8d8")
    cam = Cam(p, .5, .62, .7, 1.6)
    W = front(cam, 9)
    wall(W, -11, 11, BRICK, 7.4, gates=[(-4.4, "arch"), (3.9, "tri")], first=-8.6, step=2.75, bh=.17, bl=.44, course=3.5)
    W.bricks(2.2, 3.9, 9, 7.1, mix(BRICK, STONE, .45), .17, .44, .3)
    for s in (2.4, 5.15, 7.9):
        W.window(s, 4.25, 1.05, 1.55)
    G = ground(cam)
    G.slabs(-11, 3, 11, 9, "#b8afa0", 1, .9)
    W.poly([(-11, 7.6), (11, 7.6), (11, 8.8), (-11, 8.8)], "#595b5c")
    for i in range(60):
        W.line((-11 + i * .37, 7.6), (-11 + i * .37, 8.8), "#494b4d", .05)
    # scaffold: two lifts
    z0, z1 = 7.3, 8.2
    pole = "#c4a65c"
    for z in (z1, z0):
        if z == z0:
            for i, (X, lv, kw) in enumerate((
                    (-4.6, 2, on(UNCLE, view="back", hat="hard", rh=(14, 84), lh=(-13, 60), top="#c0713f")),
                    (-1.2, 2, on(YOUNGM, view="side", hat="hard", hatc="#e8e3d4", rh=(24, 66), lh=(20, 60), top="#5f7f95")),
                    (2.6, 2, on(UNCLE, view="side", flip=True, pose="squat", hat="hard", hatc=CORAL, top="#d9cba6")),
                    (.6, 4, on(YOUNGM, view="back", hat="hard", lh=(-20, 80), rh=(14, 64), top="#d6a548", wear="vest", under=GREY_L)),
                    (-3.6, 4, on(UNCLE, view="34", hat="hard", hatc="#e8e3d4", rh=(20, 60), top="#7d8f74")))):
                cam.man(X, 7.75, 1.68, lv, False, **kw)
        for y in (2, 4):
            cam.line((-6.2, y + 1, z), (4.6, y + 1, z), dark(pole, .15), .07)
        for x in (-6.2, -4, -1.8, .4, 2.6, 4.6):
            cam.line((x, 0, z), (x, 6.2, z), pole if z == z0 else dark(pole, .35), .09)
        if z == z1:
            for y in (2, 4):
                cam.box(-6.4, y - .1, z0, 4.8, y, z1, "#a5814f")
    cam.line((-6.2, 0, z0), (-4, 2, z0), pole, .06)
    cam.line((2.6, 2, z0), (4.6, 4, z0), pole, .06)
    cam.poly([(-6.2, 4.1, z0), (-4, 4.1, z0), (-4, 6.2, z0), (-6.2, 6.2, z0)], "#4f7a5c", .72)
    cam.poly([(2.6, 4.1, z0), (4.6, 4.1, z0), (4.6, 6.2, z0), (2.6, 6.2, z0)], "#4f7a5c", .72)
    # ground: brick stack, barrow, two workers with a plan
    for i in range(4):
        for j in range(5):
            cam.box(-5.6 + j * .34, i * .17, 6.2, -5.3 + j * .34, i * .17 + .15, 6.5, [BRICK, BRICK_L, BRICK_D][(i + j) % 3])
    q = cam.man(-2.6, 5.8, 1.7, **on(UNCLE, view="34", hat="hard", top="#54708a", rh=(16, 58), lh=(6, 58)))
    cam.man(-1.2, 5.7, 1.66, **on(YOUNGF, view="34", flip=True, hat="hard", hatc="#eee7d6", top="#e7ddc9", rh=(18, 62), lh=(12, 56), wear="collar"))
    p.poly([(q["r"][0] - 26, q["r"][1] - 24), (q["r"][0] + 80, q["r"][1] - 34), (q["r"][0] + 92, q["r"][1] + 26), (q["r"][0] - 20, q["r"][1] + 36)], "#dfe8ea", st="#7f97a5", sw=3)
    for i in range(3):
        p.line([(q["r"][0] - 10 + i * 28, q["r"][1] - 14), (q["r"][0] - 4 + i * 28, q["r"][1] + 24)], BLUE, 3)
    p.line([(q["r"][0] - 16, q["r"][1] + 4), (q["r"][0] + 80, q["r"][1] - 6)], BLUE, 3)
    q = cam.man(2.3, 5.9, 1.68, **on(UNCLE, view="side", lean=16, pose="walk", hat="hard", hatc=CORAL, top="#c9b48c", rh=(26, 40), lh=(24, 41)))
    x, y = cam.p(3.4, 0, 5.9)
    k = cam.k(3.4, 5.9)
    p.line([q["r"], (x + .2 * k, y - .42 * k)], WOOD_D, 9)
    p.poly([(x - .35 * k, y - .75 * k), (x + .75 * k, y - .75 * k), (x + .5 * k, y - .32 * k), (x - .1 * k, y - .32 * k)], "#5e7d6b")
    p.path("M%f %fq%f %f %f 0Z" % (x - .3 * k, y - .75 * k, .5 * k, -.42 * k, k), "#b9a582")
    wheel(p, x + .55 * k, y - .2 * k, .2 * k, .2)
    p.line([(x - .15 * k, y - .4 * k), (x - .2 * k, y)], INK, 8)


@pic(1200, 800)
def clothes_rack(p):
    p.sky("#a9c8d6", "#f0ead9")
    hanging_cloud(p, 250, 90, 60)
    cam = Cam(p, .42, .44, .72, 1.55, yaw=8)
    W = Plane(cam, (-7, 0, 10))
    wall(W, 0, 18, "#c9a98a", 6.4, gates=[(12.6,)], first=.8, step=2.6, frame="#5d7268", k=.25)
    for s in (1.1, 6.3, 11.5):
        W.ac(s, 3.5)
    # racks under the upper windows
    for s in (.9, 3.5, 6.1, 8.7):
        a = W.at(s - .15, 3.95)
        for e in (0, 1.35):
            b = W.at(s - .15 + e, 3.95)
            cam.line(b, (b[0], b[1] - .1, b[2] - 1), "#e7e7e2", .05)
        for i, z in enumerate((9.2, 9.6)):
            cols = [("shirt", WHITE), ("trousers", NAVY), ("shirt", CORAL)] if (s > 3) == (i == 0) else [("dress", MUSTARD), ("shirt", BLUE)]
            laundry(cam, (a[0], a[1] - .02, z), (a[0] + 1.35, a[1] - .02, z), cols)
    G = ground(cam)
    G.slabs(-9, 2.5, 12, 10, PAVE, .9, .9)
    shade(cam, [(-9, 0, 8.6), (12, 0, 8.6), (12, 0, 10), (-9, 0, 10)], .2)
    plane_tree(p, 1110, 610, 90, 7)
    # standing frame with bedding in front
    for x in (-1.6, 2.5):
        cam.line((x, 0, 5.4), (x, 2.05, 5.4), "#6f7d80", .08)
        cam.line((x - .3, 0, 5.4), (x + .3, 0, 5.4), "#6f7d80", .07)
    laundry(cam, (-1.7, 2.0, 5.4), (2.6, 2.0, 5.4), [("sheet", "#d98a86"), ("sheet", "#efe6d2"), ("shirt", TEAL), ("sheet", "#8fb0b8")], 1.1)
    for x, w in ((-1.1, .9), (0, .9), (2.1, .9)):
        shade(cam, [(x - .45, 0, 5.4), (x + .45, 0, 5.4), (x + 1.1, 0, 4.9), (x + .2, 0, 4.9)], .2)
    cam.man(-2.25, 5.0, 1.6, **on(AUNT2, view="34", rh=(26, 88), lh=(14, 84)))
    q = cam.man(1.05, 4.6, 1.58, **on(GRANNY, view="34", flip=True, rh=(10, 56), lh=(6, 58), mouth="laugh"))
    p.ell(q["r"][0], q["r"][1] + 20, 58, 22, "#b98a5e")
    p.ell(q["r"][0], q["r"][1] + 8, 52, 16, "#8fb0b8")
    p.ell(q["r"][0] - 12, q["r"][1] + 2, 26, 12, WHITE)
    cam.man(2.9, 4.7, 1.12, **on(GIRL, view="34", flip=True, lh=(10, 74)))
    pots(cam, [(-3.4, 5.5, 1.6), (-3.9, 6, 1.4)])


@pic(900, 1200)
def night_lane(p):
    p.rect(0, 0, 900, 1200, p.grad([(0, "#1c2946"), (.6, "#3a4a6b"), (1, "#6a6a7c")]))
    for _ in range(26):
        p.ell(p.r.uniform(0, 900), p.r.uniform(0, 380), 1.8, 1.8, "#fff4d8", .8)
    p.ell(560, 130, 34, 34, "#f8ecc8")
    p.ell(574, 122, 30, 30, "#26345a")
    cam = Cam(p, .5, .50, .8, 1.6)
    F = front(cam, 24)
    F.rect(-4, 0, 4, 5.4, "#2f3547")
    F.window(-1, 3, 1, 1.4, lit=True, head=False)
    L, R = side_walls(cam, -2.1, 2.1)
    wall(L, 3, 24, "#5a4650", gates=[(6.2,), (11,), (16,)], first=3.4, lit=.5, dado="#4f4f58", frame="#3b2a2c")
    wall(R, 3, 24, "#665058", gates=[(8.4, "tri"), (13.6,)], first=3.8, lit=.45, dado="#55545c", frame="#3b2a2c")
    G = ground(cam)
    G.slabs(-2.1, 1.8, 2.1, 24, "#5f5f68", .7, .8)
    for s in ("L", "R"):
        x = -2.1 if s == "L" else 2.1
        cam.poly([(x, 0, 1), (x, 0, 24), (x, 6.3, 24), (x, 6.3, 1)], "#101a34", .38)
    # pools of light
    for W, z, X in ((L, 14, -1.7), (R, 10.6, 1.7), (L, 8.4, -1.7), (R, 5.6, 1.7)):
        a = [(X * .5 + 1.5 * math.cos(t / 10 * math.pi), 0, z + 1.5 * math.sin(t / 10 * math.pi)) for t in range(20)]
        cam.poly(a, "#f4cf85", .28)
        cam.poly([(X * .5 + (q[0] - X * .5) * .6, 0, z + (q[2] - z) * .6) for q in a], "#ffe2a6", .32)
    for W, z, r_ in ((L, 14, 70), (R, 10.6, 100), (L, 8.4, 130), (R, 5.6, 190)):
        W.lamp(z, 3.0, True, r_)
    laundry(cam, (-2, 4.7, 9.5), (2, 4.7, 9.5), [("shirt", "#8d93a6"), ("trousers", "#4a5470"), ("shirt", "#a6858a")])
    cam.man(-.6, 15, 1.6, **on(AUNT, view="back", top="#a76a62", wear="skirt"))
    pots(cam, [(-1.85, 6.8, 1.4), (1.8, 7.4, 1.3), (-1.8, 5.2, 1.6)])
    stool(cam, -1.45, 7.4, .36)
    q = cam.man(-1.45, 7.3, 1.6, **on(GRANDPA, view="34", pose="sit", top="#d9cfb8", rh=(12, 44)))
    fan(p, q["r"][0], q["r"][1], 30, 25)
    # cyclist walking home
    x, y = cam.p(.55, 0, 5)
    bicycle(p, x + 40, y, cam.k(.55, 5), "#7fa09a", True)
    cam.man(.85, 5.1, 1.68, **on(YOUNGM, view="34", flip=True, pose="walk", lh=(16, 52), rh=(20, 52), top="#dcd6c6"))
    x, y = cam.p(-.9, 0, 4.6)
    cat(p, x, y, 74, "#3a3536")
    p.wash("#16204a", .1)


@pic(900, 1200)
def door_detail(p):
    p.wash(BRICK, 1)
    cam = Cam(p, .52, .62, .82, 2.6)
    W = front(cam, 4.6)
    W.bricks(-3, 0, 3, 7, BRICK, .15, .4, .45)
    st, sd, sl = STONE, dark(STONE, .3), light(STONE, .45)
    W.rect(-2.0, 2.9, 2.12, 3.1, "#1d2233", .3)
    for s in (-1.75, 1.25):
        W.rect(s + .1, 0, s + .62, 3.3, "#1d2233", .28)
        W.rect(s, 0, s + .5, 3.3, st)
        W.rect(s + .34, 0, s + .5, 3.3, sd, .45)
        for i in range(3):
            W.rect(s + .1 + i * .12, 1.2, s + .14 + i * .12, 2.85, sd, .7)
        W.rect(s - .1, 2.95, s + .6, 3.1, sl)
        for k in (0, 1):
            W.disc(s + .04 + k * .42, 3.2, .13, st, None, sd, .03)
            W.disc(s + .04 + k * .42, 3.2, .05, sd)
    W.rect(-1.25, 0, 1.25, 2.7, DOOR)
    W.line((0, 0), (0, 2.7), "#111111", .03)
    for s in (-1.12, .1):
        W.rect(s, 1.5, s + 1.02, 2.5, light(DOOR, .12))
        W.rect(s + .08, 1.58, s + .94, 2.42, DOOR)
    W.rect(-1.25, 2.5, 1.25, 2.7, "#000000", .4)
    W.rect(-1.9, 3.3, 1.9, 3.75, st)
    W.rect(-1.9, 3.3, 1.9, 3.36, sd)
    W.rect(-1.3, 3.4, 1.3, 3.68, dark(st, .12))
    for i in range(4):                      # characters of the door head, as blocks
        W.rect(-1.02 + i * .57, 3.44, -.72 + i * .57, 3.64, "#6b5c48")
    W.rect(-2.0, 3.75, 2.0, 3.92, sl)
    for i in range(24):
        W.rect(-1.95 + i * .164, 3.66, -1.87 + i * .164, 3.75, sd)
    # pediment
    y0 = 3.92
    W.poly([(q[0] + .1, q[1] - .06) for q in W.arc(0, y0, 1.95, 1.5)], "#1d2233", .3)
    W.poly(W.arc(0, y0, 1.95, 1.5), sd)
    W.poly(W.arc(0, y0, 1.86, 1.42), sl)
    W.poly(W.arc(0, y0, 1.72, 1.28), st)
    W.poly(W.arc(0, y0, 1.5, 1.08), dark(st, .14))
    for i in range(13):
        a = math.radians(10 + i * 13.3)
        W.disc(1.6 * math.cos(a), y0 + 1.18 * math.sin(a), .06, sl, None, sd, .015)
    # carved flower and scrolls
    for k in (-1, 1):
        for j, (cx, cy, r_) in enumerate(((.62, .3, .25), (1.02, .22, .18), (.42, .62, .17))):
            pts = [(k * (cx + r_ * (1 - t / 30) * math.cos(t * .42)), y0 + cy + r_ * (1 - t / 30) * math.sin(t * .42)) for t in range(27)]
            W.poly([(a, b - .025) for a, b in pts], None, None, sd, .07, close=False)
            W.poly(pts, None, None, sl, .055, close=False)
        for j in range(3):
            s, t = k * (.82 + j * .16), y0 + .5 - j * .09
            W.poly([(s, t), (s + k * .14, t + .16), (s + k * .24, t + .04)], sl)
    for i in range(8):
        a = i * math.pi / 4
        W.disc(.2 * math.cos(a), y0 + .42 + .2 * math.sin(a), .13, sl if i % 2 else st, None, sd, .02)
    W.disc(0, y0 + .42, .12, sd)
    W.disc(-.02, y0 + .44, .08, st)
    W.poly([(-.2, y0 + 1.05), (.2, y0 + 1.05), (.28, y0 + 1.62), (-.28, y0 + 1.62)], sl)
    W.poly([(.06, y0 + 1.05), (.2, y0 + 1.05), (.28, y0 + 1.62), (.1, y0 + 1.62)], sd, .6)
    W.rect(-3, 6.1, 3, 6.3, st)
    p.poly([(0, 0), (330, 0), (0, 520)], "#1d2233", .16)
    # the mason on a ladder, at the left
    for x in (-1.95, -1.45):
        cam.line((x, .8, 3.3), (x + .05, 3.6, 4.3), WOOD, .07)
    for i in range(7):
        cam.line((-1.95, 1 + i * .36, 3.35 + i * .13), (-1.42, 1 + i * .36, 3.35 + i * .13), WOOD_L, .06)
    q = cam.man(-1.45, 3.7, 1.7, 1.78, False, **on(UNCLE, view="side", hat="cap", hatc=NAVY, top="#54708a", rh=(30, 88), lh=(16, 70), wear=""))
    p.line([q["r"], (q["r"][0] + 36, q["r"][1] - 30)], WOOD_D, 9)
    p.poly([(q["r"][0] + 30, q["r"][1] - 38), (q["r"][0] + 46, q["r"][1] - 22), (q["r"][0] + 60, q["r"][1] - 50)], CREAM)


# ------------------------------------------------------------------ page 5
@pic(1500, 1000)
def council(p):
    p.sky("#c9a98f", "#f0dcb8")
    cam = Cam(p, .5, .36, .74, 1.9)
    W = front(cam, 8.2)
    wall(W, -9, 9, mix(BRICK, "#d99a62", .22), 6.4, gates=[(-3.9, "arch"), (3.6, "tri")], first=-2.0, step=2.3, bh=.17, bl=.44, lit=.25)
    W.lamp(-1.95, 2.9, True, 120)
    W.lamp(1.6, 2.9, True, 120)
    ground(cam).slabs(-9, 2, 9, 8.2, "#c6b497", .9, .7)
    shade(cam, [(-9, 0, 7.2), (9, 0, 7.2), (9, 0, 8.2), (-9, 0, 8.2)], .18, "#3b2a4a")
    pots(cam, [(-5.2, 7.6, 1.9), (-2.6, 7.7, 1.6), (2.1, 7.7, 1.7), (5.1, 7.5, 2), (4.8, 7.2, 1.4)])
    cam.box(-4.8, 0, 7.6, -3.0, .16, 8.2, STONE)
    cam.man(-3.9, 7.5, 1.56, .14, False, **on(GRANNY2, view="34", pose="sit", hip=(0, 22), rh=(12, 36)))
    cam.man(4.0, 7.0, 1.66, **on(YOUNGM, view="34", flip=True, lh=(8, 52), top="#e0c26d"))
    cam.man(3.3, 7.3, 1.14, **on(GIRL, view="34", flip=True))
    # far side
    far = [on(AUNT, top="#b5654c"), on(GRANDPA2), on(UNCLE, top="#5e7f95"), on(GRANNY), on(YOUNGM, top="#e2d8c4", glasses=True)]
    for i, c in enumerate(far):
        x = -2.3 + i * 1.15
        if i == 2:
            cam.man(x, 6.3, 1.7, **on(c, lh=(-12, 56), rh=(19, 66), mouth="open"))
        else:
            chair(cam, x, 6.4, WOOD, True, "far")
            cam.man(x, 6.2, 1.64, sh=False, **on(c, pose="sit", lh=(-8, 45), rh=(8, 45) if i != 0 else (6, 60), look=(.8, .5, 0, -.6, -1)[i], view="front"))
    # two square tables pushed together, chequered cloth
    table(cam, -2.5, 2.5, 4.6, 5.8, .76, "#9b6b45")
    T = Plane(cam, (-2.55, .77, 4.55), (1, 0, 0), (0, 0, 1))
    T.rect(0, 0, 5.1, 1.3, "#efe7d6")
    for i in range(17):
        T.rect(.06 + i * .3, 0, .2 + i * .3, 1.3, "#8fb0b0", .55)
    for i in range(4):
        T.rect(0, .06 + i * .33, 5.1, .2 + i * .33, "#8fb0b0", .55)
    cam.poly([(-2.55, .77, 4.55), (2.55, .77, 4.55), (2.55, .58, 4.55), (-2.55, .58, 4.55)], "#d3d6c8")
    for i in range(17):
        cam.poly([(-2.49 + i * .3, .77, 4.55), (-2.35 + i * .3, .77, 4.55), (-2.35 + i * .3, .58, 4.55), (-2.49 + i * .3, .58, 4.55)], "#7fa0a0", .6)
    for X, Z in ((-2.3, 5.5), (-1.1, 5.5), (1.2, 5.5), (2.3, 5.5), (-1.6, 4.9), (1.6, 4.9)):
        x, y = cam.p(X + .3, .76, Z)
        p.ell(x + 8, y, 20, 6, "#22243a", .25)
        cup(p, x, y, 40, p.r.choice([WHITE, "#cfdcd6", "#e6c98e"]))
        x, y = cam.p(X - .1, .76, Z)
        p.poly([(x - 40, y + 8), (x + 22, y + 8), (x + 30, y - 14), (x - 30, y - 14)], WHITE)
        p.line([(x - 20, y - 6), (x + 14, y - 6)], GREY, 2)
    x, y = cam.p(0, .76, 5.2)
    p.ell(x, y, 74, 18, CREAM)
    for i in range(9):
        p.ell(x - 44 + i * 11, y - 8 - (i % 3) * 9, 13, 12, [CORAL, MUSTARD, "#9bb06f"][i % 3])
    # ends
    chair(cam, -3.05, 5.2, WOOD, False)
    cam.man(-3.05, 5.1, 1.62, **on(GRANNY2, view="side", pose="sitside", lh=(22, 48), rh=(26, 50)))
    chair(cam, 3.05, 5.2, WOOD, False)
    cam.man(3.05, 5.1, 1.68, **on(GRANDPA, view="side", flip=True, pose="sitside", lh=(20, 46), rh=(24, 60), top="#c7b68f"))
    # near side, back to us
    for x, c in ((-1.45, on(YOUNGF, hair="pony", top="#cf8a5a")), (0, on(UNCLE, top="#6f8573", hc=GRAYHAIR)), (1.45, on(AUNT2, top="#7c4c60", wear=""))):
        chair(cam, x, 3.9, WOOD, False)
        cam.man(x, 3.75, 1.64, **on(c, view="back", pose="sit", lh=(-12, 44), rh=(12, 44)))
        for t in (.55, .76):
            cam.box(x - .25, t, 3.6, x + .25, t + .12, 3.64, WOOD)
        for e in (-.27, .22):
            cam.box(x + e, 0, 3.6, x + e + .05, .98, 3.64, WOOD_D)
    p.wash("#e08a4a", .07)


@pic(1200, 800)
def noticeboard(p):
    p.sky()
    cam = Cam(p, .5, .42, .82, 1.55)
    W = front(cam, 6)
    W.bricks(-6, 0, 6, 6, GREY, .16, .42, .35)
    W.rect(-6, 0, 6, .5, GREY_D)
    W.window(-4.6, 1.5, 1, 1.6)
    # glazed board
    W.rect(-2.35, .85, 2.75, 2.75, "#1d2233", .3)
    W.rect(-2.5, .95, 2.5, 2.85, "#7a3f33")
    W.rect(-2.38, 1.05, 2.38, 2.45, PAPER)
    W.rect(-2.5, 2.45, 2.5, 2.85, "#8f4b3c")
    for i in range(5):
        W.rect(-1.1 + i * .46, 2.53, -.8 + i * .46, 2.78, "#f3dfae")
    specs = [(-2.25, 1.2, .8, 1.1, WHITE), (-1.35, 1.35, 1.0, .9, "#f1d9c4"), (-.25, 1.15, .7, 1.15, "#d5e3dd"), (.55, 1.7, .75, .6, "#f3e3ae"), (.55, 1.15, .75, .5, WHITE), (1.4, 1.15, .85, 1.15, "#e9c6bd")]
    for s, t, w, h, c in specs:
        W.rect(s + .03, t - .03, s + w + .03, t + h - .03, "#1d2233", .2)
        W.rect(s, t, s + w, t + h, c)
        W.rect(s + .08, t + h - .2, s + w - .08, t + h - .1, CORAL if c != "#e9c6bd" else NAVY)
        W.bars(s + .08, t + h - .28, w - .16, GREY, int((h - .35) / .12), .05, .06)
    W.rect(-2.2 + 3.7, 1.25, 2.15, 1.7, TEAL)
    for a, b in ((-1.75, 1.35), (-.75, 1.5), (.12, 1.35), (1.0, 1.85)):
        W.poly([(a, b), (a + .09, b - .1), (a + .3, b + .16)], None, None, RED, .055, close=False)
    W.poly([(-2.38, 1.05), (-1.6, 1.05), (-.4, 2.45), (-1.2, 2.45)], "#ffffff", .18)
    W.poly([(-2.7, 2.85), (2.7, 2.85), (2.4, 3.2), (-2.4, 3.2)], "#5c5a5a")
    W.gate(4.1, 1.4, 2.4, top="tri")
    G = ground(cam)
    G.slabs(-6, 2, 6, 6, PAVE, .8, .7)
    shade(cam, [(-6, 6, 6), (-6, 0, 6), (-4.4, 0, 6), (-2.9, 6, 6)], .16)
    plane_tree(p, 40, 600, 100, 7.6, -.6)
    pots(cam, [(-2.9, 5.5, 1.6), (3, 5.5, 1.7), (5, 5.4, 1.6)])
    cam.man(-1.75, 4.4, 1.62, **on(GRANNY2, view="back", lh=(-10, 46), rh=(9, 46)))
    cam.man(-.85, 4.5, 1.7, **on(GRANDPA, view="back", lh=(-6, 42), rh=(6, 42), top="#d9c9a2"))
    cam.man(.35, 4.2, 1.66, **on(AUNT, view="back", rh=(17, 86), lh=(-13, 46), wear="skirt"))
    q = cam.man(1.75, 4.3, 1.72, **on(YOUNGM, view="34", flip=True, lh=(8, 68), rh=(16, 46), top="#6f8573"))
    p.rect(q["l"][0] - 12, q["l"][1] - 34, 24, 40, INK, None, 4)
    cam.man(1.02, 4.0, 1.12, **on(BOY, view="back", lh=(-12, 50)))


@pic(900, 1200)
def gatekeeper(p):
    p.sky()
    cam = Cam(p, .5, .46, .85, 1.5)
    far_end(cam, 24, -4, 4)
    L, R = side_walls(cam, -2.6, 2.9)
    wall(R, 5, 24, BRICK, gates=[(9.5,), (15, "tri")], first=6)
    wall(L, 7, 24, mix(BRICK, STONE, .3), gates=[(13,)], first=9)
    G = ground(cam)
    G.slabs(-6, 2, 6, 24, PAVE, .9, .9)
    shade(cam, [(-2.6, 0, 7), (-2.6, 0, 24), (-2.6, 6.4, 24), (-2.6, 6.4, 7)], .2)
    shade(cam, [(-2.6, 0, 5), (-2.6, 0, 24), (.2, 0, 24), (-.4, 0, 5)], .16)
    cam.man(1.3, 12, 1.62, **on(AUNT, view="back", wear="skirt"))
    # booth
    cam.box(-3.4, 0, 5.6, -1.05, 2.75, 7.4, "#6e7f83", side="#5a696d")
    B = front(cam, 5.6)
    B.rect(-3.4, 0, -1.05, 1.05, "#8b9a99")
    B.rect(-2.9, 1.15, -1.25, 2.3, WHITE)
    B.rect(-2.82, 1.22, -1.33, 2.23, "#55707a")
    B.poly([(-2.6, 1.22), (-2.2, 1.22), (-1.6, 2.23), (-2.0, 2.23)], "#ffffff", .2)
    B.rect(-3.0, 1.02, -1.15, 1.14, STONE_L)
    B.rect(-3.4, 2.4, -1.05, 2.75, NAVY)
    for i in range(3):
        B.rect(-2.5 + i * .45, 2.47, -2.2 + i * .45, 2.69, CREAM)
    B.rect(-3.6, 2.75, -.85, 2.95, "#4a5a5f")
    x, y = cam.p(-1.5, 1.14, 5.5)
    cup(p, x, y, 56, "#b9c9c2")
    # lift barrier behind him
    cam.box(1.9, 0, 6.2, 2.2, 1.05, 6.5, CORAL)
    cam.line((2.05, .95, 6.3), (2.05, 3.6, 6.3), WHITE, .1)
    for i in range(4):
        cam.line((2.05, 1.2 + i * .65, 6.3), (2.05, 1.5 + i * .65, 6.3), RED, .1)
    # parcels on a shelf
    for i, (w, h, c) in enumerate(((.5, .35, "#b9905e"), (.42, .3, "#c8a572"), (.36, .26, "#a98151"))):
        cam.box(-2.6 + i * .52, 0, 4.75, -2.6 + i * .52 + w, h, 5.1, c)
    cam.box(-2.45, .35, 4.8, -2.1, .6, 5.1, "#cfae7d")
    q = cam.man(.3, 3.25, 1.72, **on(UNCLE, top="#8fa9bb", bottom=NAVY, wear="collar belt", hat="peaked", hatc=NAVY, hc=GRAYHAIR, rh=(22, 90), lh=(-14, 46), mouth="laugh", skin="#d9a578"))
    p.rect(q["l"][0] - 18, q["l"][1] - 4, 24, 46, INK, None, 5)
    p.line([(q["l"][0] - 12, q["l"][1] - 4), (q["l"][0] - 12, q["l"][1] - 34)], INK, 5)
    cam.man(1.75, 7.6, 1.18, **on(BOY, view="34", flip=True, lh=(10, 88), mouth="laugh"))
    cam.man(1.15, 7.8, 1.58, **on(GRANNY, view="34", flip=True, rh=(9, 46)))
    pots(cam, [(2.6, 5.4, 1.6), (2.5, 4.7, 1.3)])
    foliage(p, 800, 60, 420, 260, GREEN, 16)


@pic(1200, 800)
def young_bike(p):
    p.sky("#e9cfa8", "#f6e8cb")
    cam = Cam(p, .5, .46, .8, 1.5)
    W = front(cam, 7)
    wall(W, -8, 8, mix(BRICK, "#e0a060", .25), 6.2, gates=[(-2.6, "tri"), (4.4,)], first=-5.6, step=2.5, bh=.17, bl=.44, skip=(1.9,))
    W.rect(.5, 1.1, 2.4, 2.5, WOOD_D)
    W.rect(.6, 1.2, 2.3, 2.4, "#f0d9a4")
    W.line((1.45, 1.2), (1.45, 2.4), WOOD_D, .06)
    W.poly([(.3, 2.5), (2.6, 2.5), (2.8, 2.95), (.1, 2.95)], "#4c7f80")
    for i in range(4):
        W.poly([(.32 + i * .6, 2.5), (.6 + i * .6, 2.5), (.55 + i * .63, 2.95), (.22 + i * .64, 2.95)], CREAM, .85)
    x, y = W.p(1.0, 1.2)
    plant(p, x, y, 60)
    x, y = W.p(1.95, 1.2)
    plant(p, x, y, 52)
    G = ground(cam)
    G.slabs(-8, 2.5, 8, 7, "#c9b495", .9, .7)
    # long evening shadows
    shade(cam, [(-8, 0, 7), (-8, 6.2, 7), (-6.6, 6.2, 7), (-5.2, 0, 7)], .2, "#3b2a4a")
    shade(cam, [(.5, 0, 4.6), (1.4, 0, 4.6), (4.6, 0, 6.4), (3.9, 0, 6.6)], .22, "#3b2a4a")
    pots(cam, [(-4, 6.5, 1.8), (-4.6, 6.3, 1.4), (-1.2, 6.5, 1.6), (2.9, 6.5, 1.7), (3.2, 6.2, 1.2)])
    stool(cam, -2.75, 5.6, .4, .36)
    cam.man(-2.75, 5.5, 1.58, **on(GRANNY2, view="34", pose="sit", rh=(18, 60), mouth="laugh"))
    x, y = cam.p(-2.0, 0, 5.2)
    cat(p, x, y, 66)
    x, y = cam.p(.55, 0, 4.5)
    k = cam.k(.55, 4.5)
    cam.man(-.15, 4.7, 1.66, **on(YOUNGF, view="34", pose="walk", hair="long", top="#f0e6d2", bottom="#54708a", rh=(26, 56), lh=(16, 54), mouth="laugh"))
    bicycle(p, x, y, k * 1.05, CORAL)
    bx, by = x + .62 * k, y - .85 * k * 1.05
    for i in range(5):
        p.ell(bx - 22 + i * 12, by - 26 - (i % 2) * 14, 13, 13, [MUSTARD, WHITE, ROSE][i % 3])
        p.line([(bx - 22 + i * 12, by - 20), (bx, by)], GREEN_D, 4)
    p.poly([(bx - 34, by), (bx + 34, by), (bx + 24, by - 12), (bx - 24, by - 12)], GREEN)
    cam.man(2.75, 5.9, 1.68, **on(YOUNGM, view="34", flip=True, lh=(20, 78), top="#6f8573", wear="apron", under="#4a4540", mouth="laugh"))


# ------------------------------------------------------------------ page 6
@pic(1200, 800)
def doctor(p):
    cam = Cam(p, .5, .36, .76, 1.8)
    L, B, R = room(cam, 7.4, 3.6, 5.8, "#dfe6e0", "#b9b7a8", "#cfd9d4")
    B.rect(0, 0, 7.4, 1.1, "#a9c3bb")
    B.rect(.6, 1.5, 1.7, 3.1, WHITE)
    for i in range(6):
        for j in range(2 + i // 2):
            w = .3 - i * .035
            B.rect(1.15 - (2 + i // 2) * w * .62 + j * w * 1.24, 2.85 - i * .24, 1.15 - (2 + i // 2) * w * .62 + j * w * 1.24 + w * .8, 2.85 - i * .24 + w * .6, INK)
    B.window(2.6, 1.4, 1.7, 1.6, WHITE, "#bcd6da", head=False)
    B.rect(5.1, 1.1, 6.9, 3.1, WOOD_L)
    for i in range(3):
        B.rect(5.2, 1.2 + i * .63, 6.8, 1.74 + i * .63, "#8a6a4a")
        for j in range(6):
            h = p.r.uniform(.25, .45)
            B.rect(5.25 + j * .25, 1.2 + i * .63, 5.44 + j * .25, 1.2 + i * .63 + h, p.r.choice([WHITE, TEAL, CORAL, "#cfdcd6", MUSTARD]))
    # nurse behind
    q = cam.man(.75, 5.0, 1.64, **on(YOUNGF, wear="coat", top="#cfe0e4", hair="bun", mask=BLUEMASK, lh=(-8, 58), rh=(8, 58)))
    p.rect(q["l"][0] - 8, q["l"][1] - 34, 62, 44, WHITE, st=GREY, sw=3)
    chair(cam, 1.65, 4.0, WOOD, True, "far")
    cam.man(1.6, 4.0, 1.7, **on(OFFICIAL, wear="coat", top="#8fb0b8", glasses=True, mask=BLUEMASK, view="34", flip=True, pose="sit", lh=(13, 50), rh=(26, 55)))
    chair(cam, -1.3, 3.8, WOOD, True, "far")
    cam.man(-1.3, 3.8, 1.62, **on(GRANNY, view="34", pose="sit", mask=WHITEMASK, rh=(25, 51), lh=(4, 42)))
    c1 = cam.p(-.93, .9, 3.8)
    doctor_cuff = (c1[0] + 8, c1[1] - 6)
    table(cam, -.7, 1.85, 3.35, 3.95, .76, "#d8c7a6", cloth="#c2a77c")
    cam.poly([(-.6, .08, 3.35), (.5, .08, 3.35), (.5, .66, 3.35), (-.6, .66, 3.35)], "#b2966b")
    cam.poly([(.65, .08, 3.35), (1.75, .08, 3.35), (1.75, .66, 3.35), (.65, .66, 3.35)], "#b2966b")
    x, y = cam.p(.12, .76, 3.6)
    p.rect(x - 30, y - 62, 116, 66, "#4c6f86", None, 8)
    p.rect(x - 18, y - 52, 60, 40, "#dcebe6", None, 4)
    p.rect(x - 10, y - 44, 40, 8, INK)
    p.rect(x - 10, y - 28, 28, 8, INK)
    p.path("M%f %fq-40 30 -76 -6" % (x - 30, y - 20), None, None, INK, 5)
    x, y = cam.p(1.35, .76, 3.55)
    p.poly([(x - 60, y + 14), (x + 46, y + 14), (x + 54, y - 22), (x - 46, y - 22)], WHITE)
    for i in range(3):
        p.line([(x - 40, y - 12 + i * 9), (x + 30 - i * 12, y - 12 + i * 9)], GREY, 3)
    x, y = cam.p(1.72, .76, 3.75)
    cup(p, x, y, 60, "#cfdcd6")
    p.begin('transform="translate(%f %f) rotate(-14)"' % doctor_cuff)
    p.rect(-26, -18, 46, 36, "#4c6f86", None, 7)
    p.rect(-26, -2, 46, 6, "#a9c8d8")
    p.end()
    # waiting patients at the left
    cam.box(-3.6, 0, 4.5, -2.2, .45, 5, "#6f8f8a")
    cam.man(-2.5, 4.5, 1.66, **on(GRANDPA, pose="sit", mask=BLUEMASK, top="#d8c89e"))
    cam.man(-3.25, 4.5, 1.6, **on(AUNT, pose="sit", mask=WHITEMASK, top="#b5654c"))
    x, y = cam.p(3.2, 0, 4.4)
    plant(p, x, y, 190, "#c8b594", GREEN, None)


@pic(1260, 840)
def fire_drill(p):
    p.sky()
    cam = Cam(p, .5, .40, .8, 1.6)
    W = front(cam, 12)
    wall(W, -11, 11, mix(GREY, STONE, .3), 6.4, gates=[(-5.5, "tri"), (0,), (5.5, "tri")], first=-9, step=2.75, frame="#5a4a42", k=.25)
    plane_tree(p, 110, 600, 80, 7)
    G = ground(cam)
    G.slabs(-11, 3, 11, 12, PAVE, 1, .9)
    shade(cam, [(-11, 0, 8), (-4, 0, 8.2), (-3, 0, 10), (-11, 0, 11)], .2)
    # spectators
    crowd = [on(GRANNY), on(UNCLE), on(AUNT2), on(GRANDPA2), on(YOUNGF), on(GRANDPA), on(AUNT, wear="dress"), on(YOUNGM, glasses=True)]
    for i, c in enumerate(crowd):
        x = -4.6 + i * 1.05
        if i in (4,):
            continue
        v = dict(view="34") if x < 0 else dict(view="34", flip=True)
        cam.man(x, 9.6 - abs(i - 4) * .28, 1.58 + (i % 3) * .06, **on(c, **v))
    cam.man(-2.9, 8.4, 1.15, **on(BOY, view="34"))
    # tray fire
    x, y = cam.p(1.5, 0, 6.4)
    p.glow(x, y - 70, 190, "#ffcf7a", .5)
    for i, (dx, dy, r_) in enumerate(((40, -250, 50), (80, -330, 66), (20, -310, 44), (120, -400, 74), (60, -410, 52))):
        blob(p, x + dx, y + dy, r_, "#b9b5ae", .62)
    for c, s in ((CORAL, 1), ("#e39a4a", .72), ("#f6d98a", .42)):
        p.path("M%f %fq%f %f %f %fq%f %f %f %fq%f %f %f %fq%f %f %f %fq%f %f %f %fZ" % (
            x - 84 * s, y - 26, -10 * s, -70 * s, 26 * s, -96 * s, 2 * s, 30 * s, 24 * s, 44 * s, 6 * s, -76 * s, 40 * s, -118 * s,
            0, 70 * s, 34 * s, 96 * s, 16 * s, -14 * s, 14 * s, -40 * s), c)
    p.path("M%f %fh196l-22 40h-152Z" % (x - 98, y - 30), "#4a4d50")
    # fireman with extinguisher and resident taking part
    q = cam.man(-1.35, 5.8, 1.76, **on(UNCLE, view="34", hat="fire", hatc="#d6a548", top="#3d4552", bottom="#3d4552", sleeve="long", wear="belt", rh=(28, 66), lh=(-14, 44), mouth="open"))
    q = cam.man(-.25, 5.5, 1.62, **on(AUNT, view="side", lean=8, lf=(-10, 0), rf=(9, 0), rh=(27, 52), lh=(12, 44)))
    hx, hy = q["r"]
    lx, ly = q["l"]
    p.rect(lx - 22, ly - 6, 46, 104, RED, None, 16)
    p.rect(lx + 4, ly - 6, 20, 104, dark(RED, .22), None, 10)
    p.rect(lx - 16, ly + 34, 30, 34, CREAM)
    p.rect(lx - 8, ly - 24, 20, 20, INK)
    p.path("M%f %fq50 30 %f %f" % (lx + 4, ly - 16, hx - lx, hy - ly + 8), None, None, INK, 9)
    p.poly([(hx + 6, hy - 4), (x - 60, y - 110), (x + 40, y - 40), (x - 90, y - 16), (hx + 6, hy + 10)], "#ffffff", .75)
    for i in range(10):
        p.ell(x - 60 + i * 12, y - 40 - (i % 3) * 22, 24, 16, "#ffffff", .6)
    for X in (-3.2, 4.4):
        cam.box(X, 0, 5.9, X + .3, .02, 6.2, "#c76a3f")
        a, b = cam.p(X + .15, 0, 6)
        p.poly([(a - 20, b), (a + 20, b), (a + 5, b - 84), (a - 5, b - 84)], CORAL)
        p.poly([(a - 14, b - 26), (a + 14, b - 26), (a + 10, b - 46), (a - 10, b - 46)], WHITE)
    cam.man(3.6, 6.6, 1.72, **on(YOUNGM, view="34", flip=True, hat="fire", hatc="#d6a548", top="#3d4552", bottom="#3d4552", sleeve="long", wear="belt", lh=(20, 60)))


@pic(1200, 800)
def census(p):
    p.sky()
    cam = Cam(p, .5, .42, .95, 1.5)
    W = front(cam, 5.6)
    W.bricks(-5, 0, 5, 6, mix(BRICK, STONE, .1), .15, .4, .42)
    W.rect(-5, 0, 5, .55, "#a29a8b")
    W.window(-4, 1.35, 1.1, 1.6)
    W.window(3.0, 1.35, 1.1, 1.6)
    W.gate(1.1, 1.9, 2.65, open_=True, top="flat")
    # interior glimpse
    W.rect(.75, .1, 1.9, 2.1, "#d2bd94")
    W.rect(1.0, 1.3, 1.6, 1.8, WOOD)
    W.rect(1.06, 1.36, 1.54, 1.74, "#b7c7b4")
    W.lamp(-.75, 2.7)
    W.rect(-.75, 1.7, -.42, 1.95, "#3f5f7a")
    W.bars(-.7, 1.9, .22, CREAM, 2, .05, .04)
    G = ground(cam)
    G.slabs(-5, 2, 5, 5.6, PAVE, .8, .6)
    shade(cam, [(-5, 6, 5.6), (-5, 0, 5.6), (-3.4, 0, 5.6), (-1.6, 6, 5.6)], .17)
    cam.box(-.1, 0, 5.0, 2.3, .14, 5.6, "#b9b1a0")
    pots(cam, [(-.6, 5.2, 1.5), (2.75, 5.2, 1.6), (3.2, 5, 1.3), (-3.9, 5.2, 1.6)])
    cam.man(1.7, 5.0, 1.66, .14, **on(GRANDPA, view="34", flip=True, lh=(6, 46)))
    cam.man(1.0, 4.4, 1.58, **on(GRANNY, view="34", flip=True, lh=(18, 62), rh=(10, 46), mouth="laugh"))
    q = cam.man(-.55, 4.1, 1.66, **on(YOUNGF, view="34", top="#e8e3d6", wear="collar lanyard", rh=(18, 62), lh=(8, 58), mask=BLUEMASK))
    p.begin('transform="translate(%f %f) rotate(-12)"' % (q["r"][0] + 8, q["r"][1] - 4))
    p.rect(-38, -50, 78, 62, INK, None, 7)
    p.rect(-31, -43, 64, 48, "#bcd8da")
    p.rect(-24, -36, 36, 7, NAVY)
    p.rect(-24, -23, 48, 5, TEAL)
    p.rect(-24, -12, 30, 5, TEAL)
    p.end()
    q = cam.man(-1.7, 4.4, 1.72, **on(YOUNGM, view="34", top="#54708a", wear="lanyard collar", rh=(12, 58), lh=(4, 56), mask=BLUEMASK, glasses=True))
    p.rect(q["l"][0] - 16, q["l"][1] - 44, 62, 56, WHITE, st=WOOD, sw=4)
    for i in range(4):
        p.rect(q["l"][0] - 8, q["l"][1] - 34 + i * 11, 42 - i * 6, 4, GREY)
    q = cam.man(-3.1, 5.1, 1.6, **on(AUNT2, view="34", pose="walk", rh=(12, 40)))
    p.rect(q["r"][0] - 20, q["r"][1] + 6, 44, 48, GREEN, None, 6)


# ------------------------------------------------------------------ page 7
@pic(1200, 820)
def book_stall(p):
    p.sky("#bcd3da", "#f2ead8")
    cam = Cam(p, .5, .36, .78, 1.95)
    hall_roof(cam, 15, -2, 5.2, 4.6, 3)
    W = front(cam, 12)
    W.rect(-10, 0, 10, 3.0, "#a84a39")
    W.rect(-10, 3.0, 10, 3.35, "#5e6466")
    plane_tree(p, 1090, 560, 84, 7.5)
    G = ground(cam)
    G.slabs(-10, 2, 10, 12, PAVE, .9, .9)
    shade(cam, [(1, 0, 6.5), (10, 0, 5.5), (10, 0, 11), (2.4, 0, 10)], .18)
    # far stalls with people
    for X, c in ((-4.6, TEAL), (-.6, MUSTARD)):
        for x in (X - 1.3, X + 1.3):
            cam.line((x, 0, 9), (x, 2.6, 9), WOOD, .06)
        cam.poly([(X - 1.6, 2.4, 8.6), (X + 1.6, 2.4, 8.6), (X + 1.3, 3, 9.6), (X - 1.3, 3, 9.6)], c)
        cam.poly([(X - 1.6, 2.2, 8.6), (X + 1.6, 2.2, 8.6), (X + 1.6, 2.4, 8.6), (X - 1.6, 2.4, 8.6)], light(c, .4))
        cam.man(X + .3, 9.3, 1.66, **on(UNCLE, top="#d9cfb8"))
        table(cam, X - 1.2, X + 1.2, 8.4, 9, .7, cloth=WOOD)
        for i in range(9):
            a, b = cam.p(X - 1.05 + i * .26, .8, 8.6)
            p.rect(a - 9, b - 22, 15, 30, p.r.choice([CORAL, NAVY, CREAM, GREEN_D, MUSTARD]))
        cam.man(X - .6, 7.9, 1.66, **on(p.r.choice([YOUNGM, AUNT, GRANDPA2]), view="back"))
    cam.man(3.3, 9, 1.68, **on(YOUNGM, view="side", flip=True, pose="walk", top=CORAL))
    # owner behind the near table
    stool(cam, 2.3, 5.7, .45)
    q = cam.man(2.3, 5.7, 1.64, **on(GRANDPA, view="34", flip=True, pose="sit", hat="straw", top="#e8dfc9", rh=(12, 44), hatc="#dcc285"))
    fan(p, q["r"][0], q["r"][1], 34, -15)
    cam.man(.75, 5.7, 1.62, **on(GRANDPA2, lh=(-8, 60), rh=(8, 60), view="34", flip=True))
    cam.man(-.35, 5.8, 1.68, **on(YOUNGF, hair="long", lh=(-6, 60), rh=(9, 60), top="#dfe6e0"))
    for X in (.74, -.31):
        a, b = cam.p(X, 1.0, 5.6)
        p.poly([(a, b - 6), (a - 34, b - 16), (a - 34, b + 22), (a, b + 32)], WHITE)
        p.poly([(a, b - 6), (a + 34, b - 16), (a + 34, b + 22), (a, b + 32)], "#e6ddc9")
        p.line([(a, b - 6), (a, b + 32)], WOOD, 3)
    table(cam, -.7, 2.5, 4.2, 5.1, .72, cloth="#6f5a48")
    cols = [CORAL, NAVY, CREAM, GREEN_D, MUSTARD, TEAL, PLUM, "#c9b48f", BRICK]
    T = Plane(cam, (-.65, .73, 4.25), (1, 0, 0), (0, 0, 1))
    for j in range(2):
        for i in range(7):
            c = cols[(i * 4 + j * 7) % 9]
            s, t, e = .06 + i * .44, .06 + j * .4, p.r.uniform(-.03, .03)
            T.poly([(s + .02, t - .02), (s + .34, t - .02 + e), (s + .34, t + .28 + e), (s + .02, t + .28)], "#1d2233", .35)
            T.poly([(s, t), (s + .32, t + e), (s + .32, t + .29 + e), (s, t + .29)], c)
            T.poly([(s + .05, t + .17), (s + .27, t + .17), (s + .27, t + .24), (s + .05, t + .24)], light(c, .7))
    for i in range(7):
        a = -.6 + i * .13
        cam.box(a, .73, 5.0, a + .1, 1.0, 5.15, cols[i])
    # a cloth on the ground, a reader squatting
    G.rect(-3.1, 3.55, -1.15, 4.6, "#c9a45a")
    for j in range(3):
        for i in range(5):
            c = cols[(i * 5 + j * 2) % 9]
            G.rect(-3.02 + i * .38, 3.6 + j * .34, -2.72 + i * .38, 3.86 + j * .34, "#1d2233", .3)
            G.rect(-3.04 + i * .38, 3.62 + j * .34, -2.74 + i * .38, 3.88 + j * .34, c)
            G.rect(-3.0 + i * .38, 3.76 + j * .34, -2.8 + i * .38, 3.82 + j * .34, light(c, .6))
    q = cam.man(-1.15, 3.95, 1.66, **on(YOUNGM, view="side", flip=True, pose="squat", top="#5f7f95", lh=(24, 24), rh=(28, 30), glasses=True))
    a, b = q["r"]
    p.poly([(a, b + 6), (a - 44, b - 6), (a - 50, b - 34), (a - 4, b - 24)], CREAM)
    p.poly([(a, b + 6), (a + 38, b - 12), (a + 34, b - 42), (a - 4, b - 24)], "#e0d5bd")
    cam.man(-2.75, 4.75, 1.2, **on(BOY, view="34", rh=(12, 58), lh=(2, 56)))
    cam.man(1.15, 3.5, 1.68, **on(UNCLE, view="back", rh=(10, 56), lh=(-10, 56), top="#b5654c"))


@pic(900, 1200)
def wenmiao(p):
    p.sky("#b5cfd8", "#f4ecd8")
    cam = Cam(p, .5, .62, .76, 1.55)
    hanging_cloud(p, 180, 140, 70)
    hall_roof(cam, 22, 0, 8, 6.6, 4.2)
    for x, y in ((60, 560), (850, 540)):
        plane_tree(p, x, 800, 62, 7.5, c="#7d9a58")
    G = ground(cam)
    G.slabs(-9, 2, 9, 22, "#cfc6b3", .9, 1)
    G.rect(-.9, 2, .9, 22, "#ded6c4")
    F = front(cam, 9.5)
    st, sd, sl = "#cfc8b8", "#9c9585", "#ebe6d8"
    # six-column lingxing gate: side bays then the tall middle bay
    for k in (-1, 1):
        for j, (s, h) in enumerate(((k * 1.5, 7.0), (k * 3.6, 6.0))):
            F.rect(s - .18, 0, s + .18, h, st)
            F.rect(s + .04, 0, s + .18, h, sd)
            F.rect(s - .26, 0, s + .26, .9, sl)
            F.rect(s + .05, 0, s + .26, .9, sd)
            F.poly([(s - .26, h), (s + .26, h), (s + .14, h + .5), (s - .14, h + .5)], sl)
            F.disc(s, h + .62, .18, st, None, sd, .03)
            # cloud board
            F.poly([(s - .75, h - 1.1), (s + .75, h - 1.1), (s + .85, h - .95), (s + .6, h - .75), (s - .6, h - .75), (s - .85, h - .95)], sl)
            F.poly([(s, h - 1.1), (s + .75, h - 1.1), (s + .85, h - .95), (s + .6, h - .75), (s, h - .75)], sd, .6)
    for a, b, h in ((-1.5, 1.5, 5.1), (-3.6, -1.5, 4.2), (1.5, 3.6, 4.2)):
        for t in (h, h - .95):
            F.rect(a, t, b, t + .32, st)
            F.rect(a, t, b, t + .1, sd)
        F.rect(a + .18, h - .63, b - .18, h, dark(st, .12))
        m = (a + b) / 2
        w = (b - a) / 2
        for i in range(-2, 3):
            F.disc(m + i * w * .34, h - .32, .16, sl, None, sd, .03)
        if a == -1.5:
            F.rect(-.75, h - .62, .75, h - .02, sl)
            for i in range(3):
                F.rect(-.55 + i * .4, h - .48, -.27 + i * .4, h - .16, "#6b5c48")
            F.poly([(0, h + 1.25), (.3, h + .85), (.18, h + .32), (-.18, h + .32), (-.3, h + .85)], sl, None, sd, .03)
    for x in (-1.5, 1.5, -3.6, 3.6):
        shade(cam, [(x - .2, 0, 9.5), (x + .2, 0, 9.5), (x + 2.2, 0, 7.6), (x + 1.8, 0, 7.6)], .22)
    for k in (-1, 1):                       # stone drums and low rails
        cam.box(k * 2.6 - .8, 0, 9.4, k * 2.6 + .8, .15, 9.7, st)
    # visitors
    cam.man(-.6, 15, 1.66, **on(AUNT, view="back"))
    cam.man(.5, 12.4, 1.7, **on(YOUNGM, view="34", flip=True, pose="walk"))
    cam.man(-.9, 7.2, 1.68, **on(GRANDPA, view="back", lh=(-4, 44), rh=(5, 44), top="#d8c89e"))
    cam.man(-.05, 7.0, 1.16, **on(GIRL, view="back", lh=(-14, 56), rh=(18, 78)))
    q = cam.man(2.1, 6.6, 1.64, **on(YOUNGF, view="34", flip=True, lh=(10, 76), rh=(14, 76), top="#b5654c", wear="skirt"))
    p.rect(q["l"][0] - 22, q["l"][1] - 22, 44, 28, INK, None, 5)
    foliage(p, -10, 60, 420, 320, "#7d9a58", 16)


@pic(1260, 840)
def cooling(p):
    p.rect(0, 0, 1260, 840, p.grad([(0, "#33456b"), (.45, "#8b7d8c"), (.75, "#d79a72"), (1, "#d8a882")]))
    for _ in range(14):
        p.ell(p.r.uniform(300, 980), p.r.uniform(0, 160), 1.8, 1.8, "#fff4d8", .9)
    cam = Cam(p, .5, .38, .7, 1.7)
    L, R = side_walls(cam, -4.2, 4.4)
    F = front(cam, 22)
    F.rect(-6, 0, 6, 4.6, "#584b5c")
    for s in (-4, -1, 2):
        F.window(s, 2.6, 1, 1.2, lit=s != -1, head=False)
    wall(L, 3, 22, "#7b5560", gates=[(8.4,), (14,)], first=4, lit=.4, dado="#645f68", frame="#45302f")
    wall(R, 3, 22, "#86606a", gates=[(10, "tri"), (16,)], first=4, lit=.5, dado="#6a636a", frame="#45302f")
    G = ground(cam)
    G.slabs(-4.4, 2, 4.6, 22, "#9a8a88", .9, .9)
    a = [(0.2 + 3.2 * math.cos(t / 12 * math.pi), 0, 6.2 + 2.3 * math.sin(t / 12 * math.pi)) for t in range(24)]
    cam.poly(a, "#f6cf8d", .3)
    # string lamp overhead
    cam.line((-4.2, 4.4, 7.5), (4.4, 4.4, 7.5), INK, .03)
    x, y = cam.p(.2, 3.9, 7.5)
    p.line([cam.p(.2, 4.4, 7.5), (x, y)], INK, 3)
    p.glow(x, y + 14, 210, "#ffdf9a", .8)
    p.poly([(x - 34, y + 6), (x + 34, y + 6), (x + 8, y - 20), (x - 8, y - 20)], "#3c4a4a")
    p.ell(x, y + 12, 14, 14, "#fff3c8")
    cam.man(1.3, 10, 1.62, **on(AUNT, view="34", flip=True, wear="dress", top="#b98a9a"))
    cam.man(.55, 10.2, 1.66, **on(UNCLE, view="34", top="#cfc4ae"))
    # storyteller on a bamboo chair, centre left
    stool(cam, -2.4, 6.2, .42, .5, "#c0a05e")
    cam.box(-2.68, .42, 6.44, -2.12, 1.1, 6.48, "#c0a05e")
    q = cam.man(-2.4, 6.1, 1.66, **on(GRANDPA, view="34", pose="sit", top="#ece4d0", wear="", sleeve="none", rh=(26, 62), lh=(8, 40), mouth="open"))
    fan(p, q["r"][0], q["r"][1], 42, 30)
    # recliner, right
    for z in (5.4, 6.0):
        cam.line((1.2, .35, z), (2.8, .4, z), "#c7a661", .08)
        cam.line((2.8, .4, z), (3.5, 1.15, z), "#c7a661", .08)
        cam.line((1.4, .35, z), (1.6, 0, z), "#9d7f45", .07)
        cam.line((2.7, .4, z), (2.9, 0, z), "#9d7f45", .07)
    cam.poly([(1.2, .36, 5.4), (2.8, .41, 5.4), (2.8, .41, 6.0), (1.2, .36, 6.0)], "#dcc083")
    cam.poly([(2.8, .41, 5.4), (3.5, 1.15, 5.4), (3.5, 1.15, 6.0), (2.8, .41, 6.0)], "#cfb173")
    x, y = cam.p(2.65, 0, 5.6)
    q = person(p, x, y, 1.64 * cam.k(3.1, 5.6), view="side", flip=True, hip=(0, 30), lean=-38, lf=(40, 20), rf=(44, 17), lh=(14, 46), rh=(22, 50), **on(GRANNY, wear="dots", top="#5d8577"))
    fan(p, q["r"][0], q["r"][1], 36, -25)
    # children and watermelon
    cam.man(-1.05, 6.8, 1.18, **on(BOY, view="34", flip=True, pose="sit", lh=(6, 42), top="#dfc37a"))
    stool(cam, -1.05, 6.9, .3, .3)
    cam.man(-1.05, 6.8, 1.18, **on(BOY, view="34", flip=True, pose="sit", lh=(6, 42), top="#dfc37a", mouth="laugh"))
    stool(cam, .95, 6.7, .3, .3)
    cam.man(.95, 6.6, 1.14, **on(GIRL, view="34", flip=True, pose="sit", hair="bob", mouth="laugh"))
    table(cam, -.6, .5, 5.3, 5.9, .42, "#a87a4c")
    for i in range(4):
        x, y = cam.p(-.42 + i * .24, .42, 5.5)
        p.path("M%f %fa26 26 0 0 0 52 0Z" % (x - 26, y - 26), "#4f7350")
        p.path("M%f %fa21 21 0 0 0 42 0Z" % (x - 21, y - 26), "#e3ead0")
        p.path("M%f %fa18 18 0 0 0 36 0Z" % (x - 18, y - 26), "#cf5b4c")
    x, y = cam.p(.42, .42, 5.6)
    cup(p, x, y, 50, "#cfdcd6")
    x, y = cam.p(1.0, 0, 4.6)
    cat(p, x, y, 70, "#4a4244", True)
    pots(cam, [(-3.8, 6.2, 1.5), (-3.8, 7.2, 1.4)])


@pic(1200, 800)
def calligraphy(p):
    cam = Cam(p, .5, .27, .74, 2.2)
    L, B, R = room(cam, 8.6, 3.9, 7.6, "#ece2cc", "#a58763", "#ddd1b7")
    for i in range(5):
        s = .7 + i * 1.55
        B.rect(s, 1.2, s + .85, 3.5, "#b79f78" if i % 2 else "#8d9a86")
        B.rect(s + .1, 1.45, s + .75, 3.25, PAPER)
        B.line((s - .05, 3.5), (s + .9, 3.5), WOOD_D, .07)
        B.line((s - .05, 1.2), (s + .9, 1.2), WOOD_D, .08)
        if i == 2:
            for a in range(6):
                B.line((s + .3 + a * .05, 1.6), (s + .2 + a * .1, 2.4 + (a % 3) * .3), GREEN_D, .04)
            B.disc(s + .5, 2.9, .12, CORAL)
        else:
            for a in range(4):
                B.rect(s + .28, 3.0 - a * .42, s + .56, 3.28 - a * .42, INK)
                B.rect(s + .34, 3.06 - a * .42, s + .5, 3.12 - a * .42, PAPER)
            B.rect(s + .55, 1.5, s + .66, 1.62, RED)
    for s in (2.6, 4.8):
        R.window(s, 1.2, 1.6, 1.9, WHITE, "#cfe0dd", head=False)
    x, y = cam.p(-3.9, 0, 7)
    plant(p, x, y, 150, "#7c8a8b", GREEN, None)

    def desk(x0, x1, z, k):
        table(cam, x0, x1, z, z + .75, .76, "#a8734a")
        T = Plane(cam, (x0, .77, z), (1, 0, 0), (0, 0, 1))
        w = x1 - x0
        T.rect(w * .12, .06, w * .88, .7, "#5d6b5e")
        T.rect(w * .22, .1, w * .72, .68, PAPER)
        for j in range(2):
            for i in range(2):
                s, t = w * .3 + i * w * .2, .42 - j * .28
                T.line((s, t + .1), (s + .2, t + .12), INK, .045)
                T.line((s + .1, t + .2), (s + .08, t - .02), INK, .05)
                T.line((s + .1, t + .09), (s + .22, t - .02), INK, .04)
        x, y = cam.p(x1 - .2, .77, z + .4)
        p.ell(x, y - 4, 24 * k, 10 * k, INK)
        p.ell(x, y - 6, 17 * k, 6 * k, "#555555")

    def writer(x, z, kw, **e):
        q = cam.man(x, z, 1.6, **on(kw, mask=BLUEMASK, pose="sit", lh=(-11, 43), rh=(6, 50), head=(0, -1.5, 4), look=-.3, blink=True, **e))
        return q["r"]

    def brush(h, k=1):
        p.line([(h[0] + 8 * k, h[1] - 46 * k), (h[0] - 3 * k, h[1] + 26 * k)], "#b08a52", 6 * k)
        p.poly([(h[0] - 8 * k, h[1] + 22 * k), (h[0] + 3 * k, h[1] + 24 * k), (h[0] - 6 * k, h[1] + 46 * k)], INK)

    row2 = [(-2.6, GRANDPA2), (-.4, AUNT2), (1.9, on(UNCLE, hc=GRAYHAIR))]
    hs = [writer(x, 6.0, c) for x, c in row2]
    for (x, _), h in zip(row2, hs):
        desk(x - .8, x + .8, 5.15, .8)
        brush(h, .7)
    # teacher behind the front row
    cam.man(.05, 4.7, 1.7, **on(GRANDPA, view="34", flip=True, top="#3f4754", sleeve="long", wear="collar", lh=(22, 52), rh=(13, 46), glasses=True, hc=WHITEHAIR, mask=WHITEMASK))
    q1 = writer(-1.15, 4.15, on(GRANNY2, glasses=True))
    q = cam.man(1.3, 4.2, 1.25, .1, **on(GIRL, lh=(-11, 52), rh=(4, 62), head=(0, -1, 3), mask=WHITEMASK))
    desk(-2.1, -.2, 3.2, 1.1)
    desk(.3, 2.15, 3.2, 1.1)
    brush(q1, 1.05)
    brush(q["r"], 1)


# ------------------------------------------------------------------ page 8
@pic(1200, 800)
def cold_noodles(p):
    p.rect(0, 0, 1200, 800, p.grad([(0, "#dfe6dc"), (1, "#cfd8cd")]))
    for i in range(9):                      # white tiles of the shop
        p.line([(i * 150, 0), (i * 150, 400)], "#b9c6bd", 4)
    for i in range(4):
        p.line([(0, 20 + i * 120), (1200, 20 + i * 120)], "#b9c6bd", 4)
    p.rect(0, 400, 1200, 400, "#a5714a")
    for i in range(7):
        p.line([(0, 452 + i * 56), (1200, 452 + i * 56)], "#94623e", 5)
    p.rect(0, 396, 1200, 22, "#c58f63")
    # electric fan at the back, vinegar and chilli oil
    p.rect(196, 300, 22, 120, "#6f8a94")
    p.ell(207, 424, 96, 20, "#5b747e")
    p.ell(207, 186, 150, 150, "#eef2ee", None, "#6f8a94", 10)
    for i in range(4):
        p.begin('transform="rotate(%d 207 186)"' % (i * 90 + 20))
        p.path("M207 186q-14 -90 44 -124q48 58 -44 124Z", "#7fa8b4")
        p.end()
    for r in (50, 96, 134):
        p.ell(207, 186, r, r, None, None, "#9fb3b8", 4)
    p.ell(207, 186, 26, 26, "#44606b")
    for x, c, cap in ((1010, "#4a2a22", RED), (1104, "#b8402f", MUSTARD)):
        p.rect(x - 40, 250, 80, 206, c, None, 20)
        p.rect(x - 17, 196, 34, 66, c)
        p.rect(x - 22, 178, 44, 34, cap, None, 6)
        p.rect(x - 40, 318, 80, 74, CREAM)
    # the bowl
    p.ell(620, 690, 400, 62, "#22243a", .28)
    p.path("M250 452q20 250 240 262h230q220 -12 240 -262Z", WHITE)
    p.path("M760 714q186 -30 200 -262h-84q-20 200 -116 262Z", "#d6dcd8")
    p.path("M268 530q340 96 674 0l-8 30q-330 92 -658 0Z", "#4c7f96")
    p.ell(605, 452, 358, 112, "#e5e8e2")
    p.ell(605, 456, 326, 96, "#c79a55")
    for _ in range(90):                     # noodles, strand over strand
        y = 466 + p.r.uniform(-60, 66)
        w, h = p.r.uniform(60, 130), p.r.uniform(10, 34)
        room = 300 * (1 - ((y - 456) / 100) ** 2) ** .5 - w
        x = 605 + p.r.uniform(-room, room)
        p.path("M%s %sq%s %s %s %s" % (n(x - w), n(y), n(w), n(-h), n(w * 2), n(p.r.uniform(-12, 18))), None, None,
               p.r.choice(["#eecb83", "#e3b866", "#f4d999"]), 13)
    p.path("M430 420q60 -86 190 -70q150 16 170 84q-60 66 -180 60q-150 -4 -180 -74Z", "#9c6a3a")       # peanut sauce
    p.path("M470 404q70 -54 150 -40q60 6 92 32q-110 -22 -242 8Z", "#b98350")
    for i in range(22):                     # bean sprouts
        x, y = 500 + p.r.uniform(-110, 60), 396 + p.r.uniform(-30, 60)
        a = p.r.uniform(-40, 40)
        p.path("M%s %sq%s -16 %s %s" % (n(x), n(y), n(20 + a / 4), n(52), n(a / 2)), None, None, "#f6f3df", 8)
        p.ell(x, y, 8, 6, "#b7bd6a")
    for i in range(16):                     # shreds of pork and pepper
        x, y = 690 + p.r.uniform(-50, 70), 400 + p.r.uniform(-22, 48)
        p.line([(x, y), (x + p.r.uniform(26, 52), y + p.r.uniform(-18, 18))], p.r.choice(["#8c4b3a", "#6d8f5c", "#c25a42"]), 10)
    for i in range(12):
        p.ell(605 + p.r.uniform(-150, 150), 392 + p.r.uniform(-10, 60), 7, 5, "#7d9a58")
    p.line([(1130, 560), (650, 372)], "#22243a", 15, .2)
    p.line([(1140, 520), (640, 356)], WOOD_D, 15)
    p.line([(1160, 556), (652, 384)], WOOD, 15)
    # an enamel dish of garlic and a checked cloth
    p.poly([(0, 640), (190, 610), (250, 800), (0, 800)], "#efe7d6")
    for i in range(5):
        p.line([(i * 42 - 6, 642 - i * 6), (i * 52, 810)], "#8fb0b0", 12, .6)
        p.line([(0, 662 + i * 34), (184 + i * 10, 634 + i * 34)], "#8fb0b0", 12, .6)


@pic(1260, 800)
def clear_lane(p):
    p.sky("#a8cbd9", "#f5eedb")
    hanging_cloud(p, 420, 100, 60)
    cam = Cam(p, .36, .45, .82, 1.5, yaw=10)
    far_end(cam, 40, -2, 9, "#d9cdb6")
    L, R = side_walls(cam, -2.4, 4.6)
    G = ground(cam)
    G.slabs(-7, 1.5, 9, 40, "#d3cab6", 1.2, 1)
    wall(L, 3, 40, "#d9c7a3", gates=[(8, "tri"), (14, "tri")], first=4, frame="#55706a", k=.12, dado="#8f948e")
    wall(R, 3, 40, "#c4a07e", gates=[(9.4,), (15.5,), (21.5,)], first=4.6, frame="#7a4230", k=.25)
    shade(cam, [(-2.4, 0, 2), (-2.4, 0, 40), (-2.4, 6.4, 40), (-2.4, 6.4, 2)], .22)
    shade(cam, [(-2.4, 0, 2), (-2.4, 0, 40), (-.4, 0, 40), (-.2, 0, 2)], .2)
    G.rect(4.0, 2, 4.06, 40, "#f3e6b8")
    for z in (14, 10, 7):
        cam.box(3.6, 0, z, 4.4, .42, z + 1.6, "#a08c72")
        for i in range(3):
            x, y = cam.p(4, .45, z + .3 + i * .5)
            k = cam.k(4, z)
            foliage(p, x, y - .2 * k, .9 * k, .6 * k, GREEN_L, 6)
    cam.man(1.4, 20, 1.66, **on(AUNT, view="back", wear="skirt"))
    cam.man(-.9, 12.5, 1.66, **on(GRANDPA, view="34", pose="walk", rh=(12, 44)))
    cam.man(-.2, 12.6, 1.58, **on(GRANNY, view="34", pose="walk"))
    # children with a shuttlecock
    cam.man(.55, 5.4, 1.2, **on(BOY, view="34", rf=(14, 14), lh=(-22, 60), rh=(20, 62), mouth="laugh"))
    cam.man(1.95, 5.5, 1.16, **on(GIRL, view="34", flip=True, lh=(-18, 66), rh=(20, 70), mouth="laugh"))
    x, y = cam.p(1.25, 1.45, 5.4)
    for i in range(-2, 3):
        p.line([(x, y), (x + i * 9, y - 32)], [CORAL, MUSTARD, TEAL][i % 3], 6)
    p.ell(x, y + 2, 9, 6, INK)
    cam.man(-1.05, 6.6, 1.66, **on(YOUNGM, view="34", rh=(12, 58), lh=(4, 58), top="#e3dac6"))
    x, y = cam.p(3.4, 0, 5.6)
    cat(p, x, y, 60, "#d8d0c4")


@pic(1200, 800)
def bike_shed(p):
    p.sky()
    cam = Cam(p, .38, .38, .9, 1.75, yaw=16)
    W = Plane(cam, (-4, 0, 9.5), (1, 0, 0))
    W.bricks(-3, 0, 16, 6.4, mix(BRICK, STONE, .2), .2, .5, .3)
    for s in (-1, 2, 5, 8, 11):
        W.window(s, 3.9, 1.1, 1.5)
    G = ground(cam)
    G.slabs(-10, 2, 14, 9.5, "#b9b4a8", 1, .9)
    # back wall, posts and roof of the shed
    W2 = Plane(cam, (-2.6, 0, 8.4))
    W2.rect(0, 0, 9, 2.3, "#dbd5c6")
    W2.rect(0, 0, 9, .8, "#8a9a98")
    for i in range(8):
        W2.rect(.7 + i * 1.1, 1.15, 1.0 + i * 1.1, 1.5, "#3d5b6e")
        W2.rect(.77 + i * 1.1, 1.3, .93 + i * 1.1, 1.4, "#8fd0a0")
    W2.sign(3.2, 1.75, 2.4, .42, "#4f7a5c", WHITE, 5)
    shade(cam, [(-2.6, 0, 6.1), (6.4, 0, 6.1), (6.4, 0, 8.4), (-2.6, 0, 8.4)], .22)
    for x in (-2.5, .4, 3.4, 6.3):
        cam.line((x, 0, 8.2), (x, 2.4, 8.2), "#7f8b8c", .07)
    kinds = [("e", TEAL), ("b", CORAL), ("e", CORAL), ("b", GREEN_D), ("e", "#c9b48f"), ("b", NAVY), ("e", MUSTARD), ("e", "#8a94a0")]
    for i, (kd, c) in enumerate(kinds):
        x, y = cam.p(-1.9 + i * 1.05, 0, 7.4)
        (ebike if kd == "e" else bicycle)(p, x, y, cam.k(-1.9 + i * 1.05, 7.4) * .88, c)
    for x in (-2.5, .4, 3.4, 6.3):
        cam.line((x, 0, 6.1), (x, 2.6, 6.1), "#93a0a0", .09)
    cam.poly([(-2.9, 2.65, 5.8), (6.7, 2.65, 5.8), (6.7, 2.35, 8.5), (-2.9, 2.35, 8.5)], "#8fb3b4", .92)
    cam.poly([(-2.9, 2.6, 5.8), (6.7, 2.6, 5.8), (6.7, 2.8, 5.8), (-2.9, 2.8, 5.8)], "#5d7f82")
    for i in range(17):
        x = -2.9 + i * .6
        cam.line((x, 2.65, 5.8), (x, 2.35, 8.5), "#cfe2e0", .03, .7)
    G.line((-2.9, 5.6), (6.7, 5.6), "#f3e6b8", .07)
    cam.man(4.1, 6.4, 1.62, **on(GRANDPA, view="34", flip=True, rh=(12, 50)))
    # woman parking, guard advising
    x, y = cam.p(.9, 0, 4.9)
    cam.man(.15, 5.0, 1.64, **on(AUNT, view="34", rh=(26, 56), lh=(18, 55), bottom="#4a5568"))
    ebike(p, x + 20, y, cam.k(.9, 4.9) * 1.02, "#c7d0cf")
    cam.man(2.6, 4.7, 1.7, **on(UNCLE, view="34", flip=True, top="#8fa9bb", bottom=NAVY, wear="collar belt", hat="peaked", hatc=NAVY, lh=(-30, 76), rh=(12, 46), mouth="open"))
    pots(cam, [(-3, 6, 1.7), (-3.2, 5.4, 1.3)])


@pic(1200, 800)
def camp(p):
    cam = Cam(p, .5, .29, .8, 2.1)
    L, B, R = room(cam, 8.6, 3.8, 7.4, "#e6e6d4", "#c0a47c", "#d3d9c6")
    B.rect(2, 1.3, 6.6, 3.2, WOOD)
    B.rect(2.1, 1.4, 6.5, 3.1, "#47685a")
    B.disc(2.9, 2.6, .3, None, None, "#f3e2a8", .05)
    B.line((3.6, 1.7), (3.6, 2.4), WHITE, .04)
    B.poly([(4.2, 1.7), (4.2, 2.3), (4.7, 2.75), (5.2, 2.3), (5.2, 1.7)], None, None, WHITE, .05)
    B.line((5.6, 2.0), (6.2, 2.0), ROSE, .05)
    B.line((5.6, 2.3), (6.1, 2.3), ROSE, .05)
    for i in range(9):
        c = [CORAL, MUSTARD, TEAL][i % 3]
        B.poly([(.3 + i * .92, 3.65), (.9 + i * .92, 3.6), (.6 + i * .92, 3.3)], c)
    for i in range(3):
        L.rect(3 + i * 1.2, 1.5, 3.9 + i * 1.2, 2.5, [CREAM, "#f0d9c8", "#d5e3dd"][i])
        L.disc(3.45 + i * 1.2, 2, .25, [CORAL, TEAL, MUSTARD][i])
    for s in (3, 5):
        R.window(s, 1.3, 1.5, 1.8, WHITE, "#c4dcdc", head=False)
    cam.man(-2.2, 6.4, 1.7, **on(YOUNGM, view="34", top="#4f8a63", wear="", rh=(28, 70), lh=(-12, 46), mouth="open"))
    kids = [(-1.6, 5.7, on(GIRL, hair="bob")), (-.6, 5.8, BOY), (.55, 5.8, on(GIRL, top="#8fb0b8")), (1.6, 5.7, on(BOY, top=CORAL, glasses=True))]
    for x, z, c in kids:
        stool(cam, x, z + .1, .34, .3)
        cam.man(x, z, 1.24, **on(c, pose="sit", lh=(-8, 50), rh=(8, 50), mouth="laugh" if x < 0 else "smile", wear=c["wear"]))
    cam.man(2.75, 5.3, 1.64, **on(YOUNGF, view="34", flip=True, top="#4f8a63", lean=10, lh=(26, 52), rh=(28, 54), hair="pony"))

    def craft_table(x0, x1, z0, z1):
        table(cam, x0, x1, z0, z1, .62, "#d9b67e")
        T = Plane(cam, (x0, .63, z0), (1, 0, 0), (0, 0, 1))
        w, d = x1 - x0, z1 - z0
        for i in range(7):
            s, t = w * (.06 + .13 * i), d * p.r.uniform(.1, .55)
            c = [CORAL, MUSTARD, TEAL, WHITE, ROSE, GREEN_L, BLUE][i]
            T.poly([(s, t), (s + .3, t + .04), (s + .28, t + .3), (s + .02, t + .26)], c)
        for i in range(3):
            x, y = cam.p(x0 + w * (.25 + .25 * i), .62, z1 - .2)
            cup(p, x, y, 34, [TEAL, CORAL, MUSTARD][i])
            for j in range(4):
                p.line([(x - 6 + j * 4, y - 22), (x - 14 + j * 9, y - 52)], [RED, NAVY, GREEN, MUSTARD][j], 5)
    craft_table(-2.1, 2.1, 4.5, 5.35)
    ring = lambda r_, h: [(r_ * math.cos(i * math.pi / 14), h, 4.95 + r_ * .5 * math.sin(i * math.pi / 14)) for i in range(28)]
    cam.poly(ring(.72, .64), "#a98151")
    for i in range(14, 28):
        a, b = ring(.7, .64)[i % 28], ring(.7, .64)[(i + 1) % 28]
        for z in ((14 - (i - 14)) % 28,):
            a2, b2 = ring(.7, .64)[z], ring(.7, .64)[z - 1]
            cam.poly([a2, b2, (b2[0], .82, b2[2]), (a2[0], .82, a2[2])], "#c7a173")
    for X, Z, c in ((-.3, 5.0, CORAL), (.05, 5.05, CREAM), (.3, 4.95, TEAL), (-.05, 4.85, MUSTARD)):
        cam.box(X, .64, Z, X + .18, .8, Z + .1, c)
    for i in range(14, 28):
        a, b = ring(.7, .64)[i], ring(.7, .64)[(i + 1) % 28]
        cam.poly([a, b, (b[0], .8, b[2]), (a[0], .8, a[2])], "#b98a5e" if i % 2 else "#c79a6c")
    for X, Z in ((-.74, 4.93), (.62, 4.93), (-.06, 4.58)):
        cam.box(X, .64, Z, X + .14, .94, Z + .06, "#9b6b45")
    for x, c in ((-1.35, on(BOY, top="#5f7f95")), (-.2, on(GIRL, hair="tails", top="#dfc37a")), (1.2, on(GIRL, hair="pony", top="#b98a9a"))):
        stool(cam, x, 3.95, .34, .3, WOOD_L)
        cam.man(x, 3.85, 1.26, **on(c, view="back", pose="sit", lh=(-12, 52), rh=(12, 52)))
    x, y = cam.p(-3.7, 0, 5.4)
    plant(p, x, y, 170, "#a9623f", GREEN, None)
    cam.box(2.6, 0, 3.6, 3.7, .7, 4.1, "#b98a5e")
    for i in range(8):
        cam.box(2.68 + i * .12, .7, 3.7, 2.78 + i * .12, 1.0, 3.9, [CORAL, NAVY, MUSTARD, GREEN_D][i % 4])


@pic(1200, 800)
def haircut(p):
    p.sky()
    cam = Cam(p, .5, .40, .76, 1.55)
    W = front(cam, 8)
    wall(W, -7, 7, mix(GREY, BRICK, .2), 6.2, gates=[(-4.2, "flat"), (4.4, "flat")], first=-2.4, step=2.6, bh=.17, bl=.44)
    G = ground(cam)
    G.slabs(-7, 2.2, 7, 8, PAVE, .9, .7)
    plane_tree(p, 960, 590, 110, 6.5)
    shade(cam, [(-1, 0, 4.6), (6, 0, 4.2), (6, 0, 7.6), (0, 0, 7.2)], .18)
    # queue on a bench
    cam.box(-4.2, .38, 6.4, -1.9, .46, 6.8, WOOD_L)
    for x in (-4.1, -2.1):
        cam.box(x, 0, 6.45, x + .1, .38, 6.75, WOOD)
    for x, c in ((-3.8, GRANDPA2), (-3.05, on(GRANNY, wear="dots")), (-2.3, on(UNCLE, hc=GRAYHAIR, top="#b7a57e"))):
        cam.man(x, 6.35, 1.62, **on(c, view="34", pose="sit", look=.3))
    # knife grinder on the right
        cam.box(2.1, .42, 5.5, 3.1, .52, 5.8, WOOD)
    for a in (2.15, 2.95):
        cam.box(a, 0, 5.52, a + .1, .42, 5.75, WOOD_D)
    cam.box(2.15, .52, 5.55, 2.55, .62, 5.75, "#6d7577")
    q = cam.man(3.2, 5.5, 1.66, **on(UNCLE, view="side", flip=True, hip=(0, 30), lean=16, lf=(14, 0), rf=(18, 0), lh=(25, 40), rh=(28, 41), hat="cap", hatc=NAVY, top="#5e7f95"))
    p.poly([(q["r"][0] - 62, q["r"][1] + 8), (q["r"][0], q["r"][1] - 2), (q["r"][0], q["r"][1] + 12), (q["r"][0] - 56, q["r"][1] + 20)], "#d3d8d8", st=GREY_D, sw=2)
    cam.man(1.55, 6.3, 1.6, **on(AUNT, view="34", lh=(-10, 46), rh=(9, 48)))
    # barber and customer
    stool(cam, -.3, 4.3, .5, .46, "#6d7577")
    q = cam.man(-.3, 4.2, 1.66, **on(GRANDPA, pose="sit", hip=(0, 31), hair="crop", top="#c9d5d8", lh=(-6, 38), rh=(6, 38), blink=True, hc=WHITEHAIR))
    hx, hy = q["head"]
    kk = q["k"]
    p.path("M%f %fq-62 14 -92 150q8 60 24 92h150q16 -32 24 -92q-30 -136 -92 -150Z" % (hx - 7, hy + 9 * kk), "#eef0ea")
    p.path("M%f %fq40 100 34 242h50q16 -32 24 -92q-30 -136 -92 -150Z" % (hx + 8, hy + 9 * kk), "#cdd5d3")
    for i in range(5):
        p.line([(hx - 80 + i * 40, hy + 40 * kk), (hx - 30 + i * 14, hy + 15 * kk)], "#b9c7c8", 4)
    q = cam.man(.55, 4.35, 1.64, **on(AUNT2, view="34", flip=True, wear="apron", under="#4c6f86", top="#e4dccb", lh=(22, 73), rh=(14, 68), hair="bob"))
    lx, ly = q["l"]
    p.line([(lx + 4, ly + 4), (lx - 36, ly - 4)], "#7b8587", 5)
    p.line([(lx + 4, ly - 2), (lx - 34, ly + 8)], "#b9c2c4", 5)
    table(cam, 1.35, 1.95, 4.0, 4.4, .72, "#b98a5e")
    x, y = cam.p(1.52, .72, 4.15)
    p.rect(x - 12, y - 58, 26, 60, "#cfe0e4", None, 6)
    p.rect(x - 5, y - 72, 12, 16, INK)
    p.rect(x + 30, y - 12, 70, 14, WOOD_L, None, 4)
    p.rect(x + 30, y - 34, 16, 34, TEAL)
    for _ in range(22):
        a, b = cam.p(p.r.uniform(-.9, .5), 0, p.r.uniform(3.8, 4.4))
        p.line([(a, b), (a + p.r.uniform(-10, 10), b + 4)], GRAYHAIR, 3)
    cam.man(-1.75, 4.7, 1.2, **on(BOY, view="34", lh=(-10, 46), rh=(10, 52)))


@pic(1200, 800)
def choir(p):
    cam = Cam(p, .5, .37, .76, 1.8)
    L, B, R = room(cam, 9.4, 4.2, 8.6, "#d9cdb8", "#a5805a", "#c5bba6")
    B.rect(.4, .1, 9.0, 3.9, "#74505a")
    for i in range(22):
        B.rect(.4 + i * .39, .1, .55 + i * .39, 3.9, "#66444e")
    B.rect(2.4, 3.1, 7.0, 3.6, "#e9dcc0")
    for i in range(7):
        B.rect(2.75 + i * .58, 3.2, 3.12 + i * .58, 3.5, "#7c3f3a")
    for j in (2, 1, 0):
        z, y = 7.6 - (2 - j) * .75, .32 * j
        cam.box(-3.7 + .1 * j, 0, z - .3, 3.4 - .1 * j, y, z + .5, "#8a6a4a") if j else None
        m = 5 + (j % 2)
        for i in range(m):
            x = -2.95 + i * (5.6 / (m - 1))
            f = (i + j) % 2 == 0
            hs = [("perm", GRAYHAIR), ("bob", HAIR), ("bun", WHITEHAIR), ("perm", HAIR), ("bob", BROWNHAIR)][(i * 2 + j) % 5] if f else [("short", HAIR), ("bald", GRAYHAIR), ("crop", WHITEHAIR)][(i + j) % 3]
            q = cam.man(x, z, 1.58 + (0 if f else .1), y, False, girl=f, hair=hs[0], hc=hs[1], top="#dfe3da" if not f else "#4c7f80", bottom=INK,
                        wear="dress" if f else "collar", mouth="open", glasses=(i + j) % 4 == 1, lh=(-5, 60), rh=(5, 60), look=(x < 0) * .5 - (x > 0) * .5)
            a, b = (q["l"][0] + q["r"][0]) / 2, q["l"][1]
            w = 17 * q["k"] / 2.2
            p.poly([(a, b - w * .3), (a - w, b - w * .75), (a - w, b + w * .6), (a, b + w)], "#7c3f3a")
            p.poly([(a, b - w * .3), (a + w, b - w * .75), (a + w, b + w * .6), (a, b + w)], "#96524a")
    # piano at the left
    cam.box(-4.4, 0, 4.4, -2.6, 1.25, 5.1, "#3a3130", top="#5a4d4a")
    cam.box(-4.4, .68, 4.0, -2.6, .78, 4.4, "#4a3f3d", top="#f3efe4")
    for i in range(14):
        cam.poly([(-4.3 + i * .12, .785, 4.2), (-4.25 + i * .12, .785, 4.2), (-4.25 + i * .12, .785, 4.38), (-4.3 + i * .12, .785, 4.38)], INK)
    stool(cam, -3.4, 3.6, .46, .5, WOOD_D)
    cam.man(-3.4, 3.55, 1.62, **on(YOUNGF, view="back", pose="sit", lh=(-14, 44), rh=(14, 44), hair="long", top="#e6dccb"))
    # conductor, back to us, and a fan
    cam.man(.2, 4.3, 1.7, **on(UNCLE, view="back", top="#2f3948", sleeve="long", lh=(-27, 84), rh=(28, 92), hc=GRAYHAIR, bottom=INK))
    cam.box(2.0, 0, 4.3, 2.06, 1.1, 4.36, INK)
    x, y = cam.p(2.03, 1.25, 4.3)
    p.poly([(x - 54, y + 34), (x + 54, y + 34), (x + 44, y - 40), (x - 44, y - 40)], "#4a4d50")
    p.poly([(x - 44, y + 22), (x + 44, y + 22), (x + 36, y - 32), (x - 36, y - 32)], PAPER)
    for i in range(4):
        p.line([(x - 32, y - 20 + i * 11), (x + 32, y - 20 + i * 11)], GREY, 2)
    x, y = cam.p(4, 0, 5.4)
    plant(p, x, y, 170, "#7c8a8b", GREEN, CORAL)


def main():
    OUT.mkdir(exist_ok=True)
    for name, (w, h, fn) in PICS.items():
        if len(sys.argv) > 1 and name not in sys.argv[1:]:
            continue
        p = Pic(w, h, zlib.crc32(name.encode()))
        fn(p)
        p.save(OUT / (name + ".svg"))


if __name__ == "__main__":
    main()
