"""Shared drawing kit for the flat-illustration pictures of the paper 老西门.

Everything is laid out in metres and projected by one small camera, so that people,
walls and furniture keep the same scale.  `Pic` collects SVG, `Cam` projects,
`Plane` is a wall or floor one can draw on, `person` draws a figure from joints.
"""
import math
import random
from pathlib import Path

# ---------------------------------------------------------------- palette
BRICK, BRICK_D, BRICK_L = "#a85f49", "#8c4b3a", "#c07e64"
GREY, GREY_D, GREY_L = "#8f9391", "#747a7a", "#abaea9"
STONE, STONE_D, STONE_L = "#d8cab0", "#b5a486", "#ebe1cb"
PLASTER, CREAM, PAPER = "#e8decb", "#f3ead6", "#faf6ea"
WOOD, WOOD_D, WOOD_L = "#8a5a3c", "#553626", "#b98a5e"
DOOR, INK, NAVY = "#33302f", "#2b2d33", "#34475e"
GREEN, GREEN_D, GREEN_L = "#6d8f5c", "#48684a", "#9cb47c"
TEAL, MUSTARD, CORAL = "#4c7f80", "#d6a548", "#cf6f55"
PLUM, ROSE, BLUE = "#7c4c60", "#d59a92", "#6f93ad"
RED, WHITE, PAVE = "#b8402f", "#f7f4ec", "#c3bbab"
SKINS = ["#f0c9a4", "#e6b78e", "#d9a578", "#f3d3b3"]
HAIR, GRAYHAIR, WHITEHAIR, BROWNHAIR = "#2a2526", "#8e8b88", "#d8d5cf", "#4b3529"


def rgb(c):
    return [int(c[i:i + 2], 16) for i in (1, 3, 5)]


def mix(a, b, k):
    """Colour between a and b."""
    return "#" + "".join("%02x" % round(x + (y - x) * k) for x, y in zip(rgb(a), rgb(b)))


def dark(c, k=.2):
    return mix(c, "#1d2233", k)


def light(c, k=.2):
    return mix(c, "#fffaf0", k)


def n(v):
    return ("%.1f" % v).rstrip("0").rstrip(".") if abs(v) > 6 else ("%.2f" % v).rstrip("0").rstrip(".")


# ---------------------------------------------------------------- SVG sink
class Pic:
    """Collects SVG elements for one picture."""

    def __init__(self, w, h, seed=1):
        self.w, self.h, self.o, self.defs, self.k = w, h, [], [], 0
        self.r = random.Random(seed)

    def add(self, s):
        self.o.append(s)

    def _a(self, fill, op, st, sw, extra):
        a = ' fill="%s"' % (fill or "none")
        if op is not None:
            a += ' opacity="%s"' % n(op)
        if st:
            a += ' stroke="%s" stroke-width="%s" stroke-linecap="round" stroke-linejoin="round"' % (st, n(sw))
        return a + extra

    def path(self, d, fill=None, op=None, st=None, sw=1, extra=""):
        self.add('<path d="%s"%s/>' % (d, self._a(fill, op, st, sw, extra)))

    def poly(self, pts, fill=None, op=None, st=None, sw=1, close=True):
        if len(pts) > 1:
            d = "M" + "L".join("%s %s" % (n(x), n(y)) for x, y in pts) + ("Z" if close else "")
            self.path(d, fill, op, st, sw)

    def line(self, pts, st, sw=1, op=None):
        self.poly(pts, None, op, st, sw, close=False)

    def rect(self, x, y, w, h, fill, op=None, rx=0, st=None, sw=1):
        self.add('<rect x="%s" y="%s" width="%s" height="%s" rx="%s"%s/>'
                 % (n(x), n(y), n(w), n(h), n(rx), self._a(fill, op, st, sw, "")))

    def ell(self, x, y, rx, ry, fill, op=None, st=None, sw=1):
        self.add('<ellipse cx="%s" cy="%s" rx="%s" ry="%s"%s/>'
                 % (n(x), n(y), n(rx), n(ry), self._a(fill, op, st, sw, "")))

    def grad(self, stops, x1=0, y1=0, x2=0, y2=1, radial=False):
        """Make a gradient, give back its url."""
        self.k += 1
        s = "".join('<stop offset="%s" stop-color="%s" stop-opacity="%s"/>'
                    % (n(p), c, n(a[0]) if a else 1) for p, c, *a in stops)
        if radial:
            self.defs.append('<radialGradient id="g%d">%s</radialGradient>' % (self.k, s))
        else:
            self.defs.append('<linearGradient id="g%d" x1="%s" y1="%s" x2="%s" y2="%s">%s</linearGradient>'
                             % (self.k, x1, y1, x2, y2, s))
        return "url(#g%d)" % self.k

    def sky(self, top="#b9d0d8", low="#eee7d6", h=None):
        self.rect(0, 0, self.w, h or self.h, self.grad([(0, top), (1, low)]))

    def glow(self, x, y, r, c="#ffe2a0", op=.7):
        self.ell(x, y, r, r, self.grad([(0, c, op), (.35, c, op * .45), (1, c, 0)], radial=True))

    def wash(self, c, op):
        self.rect(0, 0, self.w, self.h, c, op)

    def begin(self, attr=""):
        self.add("<g %s>" % attr)

    def end(self):
        self.add("</g>")

    def save(self, path):
        Path(path).write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d"><defs>%s</defs>%s</svg>\n'
            % (self.w, self.h, self.w, self.h, "".join(self.defs), "\n".join(self.o)), encoding="utf-8")


# ---------------------------------------------------------------- camera
class Cam:
    """Pinhole camera at the origin, `eye` metres up; horizon at hy, yaw in degrees to the right."""

    def __init__(self, pic, cx=.5, hy=.42, f=.9, eye=1.55, yaw=0):
        self.pic, self.eye = pic, eye
        self.cx, self.hy, self.f = cx * pic.w, hy * pic.h, f * max(pic.w, pic.h)
        a = math.radians(yaw)
        self.c, self.s = math.cos(a), math.sin(a)

    def view(self, X, Y, Z):
        return X * self.c - Z * self.s, Y - self.eye, X * self.s + Z * self.c

    def p(self, X, Y, Z):
        x, y, z = self.view(X, Y, Z)
        z = max(z, .05)
        return self.cx + self.f * x / z, self.hy - self.f * y / z

    def k(self, X, Z):
        """Pixels for one metre there."""
        return self.f / max(self.view(X, 0, Z)[2], .05)

    def poly(self, pts, fill=None, op=None, st=None, sw=1, close=True):
        """Polygon in 3D, clipped at the near plane."""
        v = [self.view(*q) for q in pts]
        out, near = [], .25
        for i, a in enumerate(v):
            b = v[(i + 1) % len(v)]
            if a[2] >= near:
                out.append(a)
            if (a[2] < near) != (b[2] < near) and (close or i + 1 < len(v)):
                t = (near - a[2]) / (b[2] - a[2])
                out.append(tuple(p + (q - p) * t for p, q in zip(a, b)))
        pts = [(self.cx + self.f * x / z, self.hy - self.f * y / z) for x, y, z in out]
        self.pic.poly(pts, fill, op, st, sw, close)

    def line(self, a, b, st, w=.03, op=None):
        """Straight line, w metres thick."""
        m = (a[0] + b[0]) / 2, (a[2] + b[2]) / 2
        self.poly([a, b], None, op, st, max(w * self.k(*m), .8), close=False)

    def floor(self, c, z0=.3, z1=60, x=60):
        self.poly([(-x, 0, z0), (x, 0, z0), (x, 0, z1), (-x, 0, z1)], c)

    def box(self, x0, y0, z0, x1, y1, z1, c, top=None, side=None, front=None, op=None):
        """Cuboid; only the faces that show."""
        if x0 > 0:
            self.poly([(x0, y0, z0), (x0, y0, z1), (x0, y1, z1), (x0, y1, z0)], side or dark(c, .1), op)
        if x1 < 0:
            self.poly([(x1, y0, z0), (x1, y0, z1), (x1, y1, z1), (x1, y1, z0)], side or dark(c, .3), op)
        if y1 < self.eye:
            self.poly([(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)], top or light(c, .22), op)
        if y0 > self.eye:
            self.poly([(x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)], dark(c, .4), op)
        self.poly([(x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0)], front or c, op)

    def shadow(self, X, Z, rx=.35, rz=.14, op=.25, dx=.18):
        """Soft-edged shadow lying to the right of something."""
        a = [(X + dx + rx * math.cos(t / 9 * math.pi), .0, Z + rz * math.sin(t / 9 * math.pi)) for t in range(18)]
        self.poly(a, "#22243a", op)

    def man(self, X, Z, h=1.66, Y=0, sh=True, **kw):
        """A person standing at X, Z (metres)."""
        if sh and Y < .2:
            self.shadow(X, Z, .36 * h / 1.66)
        x, y = self.p(X, Y, Z)
        return person(self.pic, x, y, h * self.k(X, Z), **kw)


class Plane:
    """A flat surface: s runs along u, t along v (metres), from the origin o."""

    def __init__(self, cam, o, u=(1, 0, 0), v=(0, 1, 0)):
        self.cam, self.pic, self.o, self.u, self.v = cam, cam.pic, o, u, v
        self.m = (u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])

    def at(self, s, t, d=0):
        return tuple(o + s * u + t * v + d * m for o, u, v, m in zip(self.o, self.u, self.v, self.m))

    def p(self, s, t):
        return self.cam.p(*self.at(s, t))

    def k(self, s, t=0):
        X, _, Z = self.at(s, t)
        return self.cam.k(X, Z)

    def poly(self, pts, fill=None, op=None, st=None, w=.03, close=True):
        sw = w * self.k(*pts[len(pts) // 2]) if st else 1
        self.cam.poly([self.at(*q) for q in pts], fill, op, st, sw, close)

    def rect(self, s0, t0, s1, t1, fill=None, op=None, st=None, w=.03):
        self.poly([(s0, t0), (s1, t0), (s1, t1), (s0, t1)], fill, op, st, w)

    def line(self, a, b, c, w=.03, op=None):
        self.cam.line(self.at(*a), self.at(*b), c, w, op)

    def arc(self, s, t, rx, ry, a0=0, a1=180, steps=22):
        return [(s + rx * math.cos(math.radians(a0 + (a1 - a0) * i / steps)),
                 t + ry * math.sin(math.radians(a0 + (a1 - a0) * i / steps))) for i in range(steps + 1)]

    def disc(self, s, t, r, fill, op=None, st=None, w=.02, ry=None):
        self.poly(self.arc(s, t, r, ry or r, 0, 360)[:-1], fill, op, st, w)

    # -- wall finishes
    def bricks(self, s0, t0, s1, t1, base=BRICK, h=.16, ln=.42, k=.4, joint=None, lines=True):
        """Brickwork: base colour, joints, and some bricks lighter or darker."""
        r = self.pic.r
        self.rect(s0, t0, s1, t1, base)
        row, t = 0, t0
        while t < t1 - .01:
            if lines:
                self.line((s0, t), (s1, t), joint or light(base, .22), .018, .75)
            s = s0 - (ln / 2 if row % 2 else 0)
            while s < s1:
                if r.random() < k:
                    a, b = max(s, s0) + .015, min(s + ln, s1) - .015
                    if b > a:
                        self.rect(a, t + .015, b, min(t + h, t1) - .015,
                                  dark(base, r.uniform(.06, .22)) if r.random() < .6 else light(base, r.uniform(.08, .2)))
                s += ln
            t += h
            row += 1

    def slabs(self, s0, t0, s1, t1, base=PAVE, a=.7, b=.9, k=.35):
        """Paving on a floor plane."""
        self.rect(s0, t0, s1, t1, base)
        r, t, row = self.pic.r, t0, 0
        while t < t1:
            s = s0 - (a / 2 if row % 2 else 0)
            while s < s1:
                if r.random() < k:
                    self.rect(max(s, s0), t, min(s + a, s1), min(t + b, t1),
                              dark(base, r.uniform(.03, .1)) if r.random() < .5 else light(base, r.uniform(.05, .2)))
                self.line((s, t), (s, min(t + b, t1)), dark(base, .22), .014, .8)
                s += a
            self.line((s0, t), (s1, t), dark(base, .22), .016, .8)
            t += b
            row += 1

    def string_course(self, s0, s1, t, c=STONE, h=.2):
        self.rect(s0, t - .12, s1, t, "#1d2233", .3)
        self.rect(s0, t, s1, t + h, c)
        self.rect(s0, t + h * .7, s1, t + h, light(c, .3))

    # -- openings
    def window(self, s, t, w=1.1, h=1.5, frame="#7a4230", glass="#5d7482", head=True, lit=False, sill=STONE):
        """Casement window with stone head and sill."""
        if head:
            self.rect(s - .14, t + h, s + w + .14, t + h + .2, STONE)
            self.rect(s - .14, t + h - .04, s + w + .14, t + h, "#1d2233", .3)
        self.rect(s - .07, t - .03, s + w + .07, t + h + .02, frame)
        g = "#f3cf84" if lit else glass
        self.rect(s, t + .03, s + w, t + h - .05, g)
        self.rect(s, t + h * .72, s + w, t + h - .05, dark(g, .35), .7)
        if not lit:
            self.poly([(s + w * .1, t + .05), (s + w * .35, t + .05), (s + w * .8, t + h * .7), (s + w * .55, t + h * .7)],
                      "#ffffff", .16)
        for x in (.0, .5, 1.0):
            self.line((s + w * x, t), (s + w * x, t + h), frame, .06)
        for y in (.38, .72):
            self.line((s, t + h * y), (s + w, t + h * y), frame, .045)
        self.rect(s - .12, t - .14, s + w + .12, t - .02, sill)
        self.rect(s - .12, t - .24, s + w + .12, t - .14, "#1d2233", .28)

    def gate(self, s, w=1.5, h=2.6, t=0, stone=STONE, door=DOOR, top="arch", open_=False):
        """Shikumen gate, centred on s: stone frame, two dark leaves, pediment with carving."""
        j = .28
        a, b = s - w / 2, s + w / 2
        sd, sl = dark(stone, .28), light(stone, .4)
        self.rect(a - j - .06, t, b + j + .2, t + h + .5, "#1d2233", .25)
        self.rect(a - j, t, b + j, t + h + j, stone)
        for x0 in (a - j, b):                                     # jambs with a fillet
            self.rect(x0 + .06, t + .3, x0 + j - .06, t + h, sd, .35)
            self.rect(x0 - .03, t, x0 + j + .03, t + .3, dark(stone, .12))
        if open_:
            self.rect(a, t, b, t + h, "#4b4038")
            self.rect(a + w * .22, t + .1, b - w * .22, t + h * .8, "#c9b58d")
            self.rect(a, t, a + w * .16, t + h, door)
            self.rect(b - w * .16, t, b, t + h, door)
        else:
            self.rect(a, t, b, t + h, door)
            self.rect(a, t + h - .16, b, t + h, "#000000", .4)
            for k in (0, 1):
                x0 = a + k * w / 2
                self.rect(x0 + .1, t + .15, x0 + w / 2 - .1, t + h * .42, light(door, .1))
                self.rect(x0 + .1, t + h * .48, x0 + w / 2 - .1, t + h - .25, light(door, .1))
            self.line((s, t), (s, t + h), "#111111", .03)
            for k in (-1, 1):
                self.disc(s + k * .16, t + 1.15, .075, MUSTARD)
                self.disc(s + k * .16, t + 1.03, .07, None, None, dark(MUSTARD, .15), .025)
        self.rect(a - j - .08, t + h + j - .06, b + j + .08, t + h + j + .1, sl)
        # pediment
        y0, r = t + h + j + .1, w / 2 + j
        if top == "arch":
            self.poly(self.arc(s, y0, r + .04, r * .82), sd)
            self.poly(self.arc(s, y0, r - .05, r * .72), stone)
            self.poly(self.arc(s, y0, r * .66, r * .5), mix(BRICK, stone, .25))
            self.poly(self.arc(s, y0, r * .5, r * .36), sl)
            for i in range(-3, 4):
                an = math.radians(90 + i * 26)
                self.disc(s + r * .78 * math.cos(an), y0 + r * .6 * math.sin(an), .06, sd)
            self.disc(s, y0 + r * .18, .12, sd)
        elif top == "tri":
            self.poly([(s - r - .12, y0), (s + r + .12, y0), (s, y0 + r * .85)], sd)
            self.poly([(s - r * .8, y0 + .07), (s + r * .8, y0 + .07), (s, y0 + r * .66)], stone)
            self.disc(s, y0 + r * .24, .15, sd)
            for k in (-1, 1):
                self.poly(self.arc(s + k * r * .36, y0 + .1, .2, .13), sd)
        else:
            self.rect(s - r, y0, s + r, y0 + .55, stone)
            self.rect(s - r + .2, y0 + .1, s + r - .2, y0 + .44, sd, .55)
            for i in range(4):
                self.disc(s - .45 + i * .3, y0 + .27, .085, sl)
            self.rect(s - r - .1, y0 + .55, s + r + .1, y0 + .7, sl)
        self.rect(a - j - .1, t, b + j + .1, t + .1, dark(stone, .18))

    def shutters(self, s, t, w=1.1, h=1.4, c="#5f7a6c"):
        for x in (s, s + w / 2 + .02):
            self.rect(x, t, x + w / 2 - .02, t + h, c)
            i = .1
            while i < h - .05:
                self.line((x + .06, t + i), (x + w / 2 - .08, t + i), dark(c, .35), .03)
                i += .11

    def ac(self, s, t, c="#d9d8d0"):
        """Air-conditioner in a slatted cover."""
        self.rect(s + .06, t - .1, s + .96, t + .5, "#1d2233", .3)
        self.rect(s, t, s + .88, t + .6, c)
        for i in range(6):
            self.line((s + .05, t + .08 + i * .09), (s + .83, t + .08 + i * .09), dark(c, .3), .025)

    def bars(self, s, t, w, c, rows=2, h=.07, gap=.06, k=.75):
        """Lines of a sign, no letters."""
        r = self.pic.r
        for i in range(rows):
            e = w * (1 if i == 0 else r.uniform(.45, .95)) * (k if i else 1)
            self.rect(s, t - i * (h + gap) - h, s + e, t - i * (h + gap), c)

    def sign(self, s, t, w, h, c=NAVY, ink=CREAM, n_=4):
        """Sign board with square blocks for characters."""
        self.rect(s + .04, t - .06, s + w + .04, t + h - .04, "#1d2233", .25)
        self.rect(s, t, s + w, t + h, c)
        b = min(h * .5, w / (n_ * 1.35))
        g = (w - n_ * b) / (n_ + 1)
        for i in range(n_):
            x = s + g + i * (b + g)
            self.rect(x, t + h / 2 - b / 2, x + b, t + h / 2 + b / 2, ink, .9)

    def pot(self, s, t, k=1):
        x, y = self.p(s, t)
        plant(self.pic, x, y, self.k(s, t) * .5 * k)

    def lamp(self, s, t, on=False, r=90):
        """Wall lantern on a bracket."""
        x, y = self.p(s, t)
        k = self.k(s, t)
        q = self.pic
        q.line([(x, y), (x, y - .25 * k), (x + .25 * k, y - .3 * k)], INK, .04 * k)
        lx, ly = x + .25 * k, y - .27 * k
        if on:
            q.glow(lx, ly + .15 * k, r, "#ffd98a", .85)
        q.poly([(lx - .13 * k, ly), (lx + .13 * k, ly), (lx + .09 * k, ly + .3 * k), (lx - .09 * k, ly + .3 * k)],
               "#fff0c0" if on else "#e9dfc4", st=INK, sw=.03 * k)
        q.poly([(lx - .18 * k, ly), (lx + .18 * k, ly), (lx, ly - .14 * k)], INK)
        return lx, ly + .15 * k


# ---------------------------------------------------------------- ready-made surroundings
def side_walls(cam, left, right, z0=.4, z1=30):
    """Left and right wall planes of a lane; s is the depth Z."""
    L = Plane(cam, (left, 0, 0), (0, 0, 1))
    R = Plane(cam, (right, 0, 0), (0, 0, 1))
    return L, R


def front(cam, z, x=0):
    return Plane(cam, (x, 0, z))


def ground(cam):
    return Plane(cam, (0, 0, 0), (1, 0, 0), (0, 0, 1))


def room(cam, w, h, d, wall="#e6dcc8", floor="#b99f7d", side=None, ceil="#f2ecdf", x0=None, tiles=True):
    """A box room; gives back left, back, right planes."""
    a = -w / 2 if x0 is None else x0
    b = a + w
    L, R, B = Plane(cam, (a, 0, 0), (0, 0, 1)), Plane(cam, (b, 0, 0), (0, 0, 1)), Plane(cam, (a, 0, d))
    g = ground(cam)
    cam.pic.wash(ceil, 1)
    g.rect(a, .3, b, d, floor)
    if tiles:
        for i in range(1, int(w)):
            g.line((a + i, .3), (a + i, d), dark(floor, .14), .02)
        for i in range(1, int(d) + 1):
            g.line((a, i), (b, i), dark(floor, .14), .02)
    L.rect(.3, 0, d, h, side or dark(wall, .12))
    R.rect(.3, 0, d, h, light(side or wall, .1))
    B.rect(0, 0, w, h, wall)
    for q, e in ((L, d), (R, d)):
        q.rect(.3, 0, e, .12, dark(wall, .35))
    B.rect(0, 0, w, .12, dark(wall, .35))
    for i in range(2, int(d), 2):
        cam.poly([(a + w * .3, h, i), (a + w * .7, h, i), (a + w * .7, h, i + .35), (a + w * .3, h, i + .35)], "#fffdf4")
    return L, B, R


# ---------------------------------------------------------------- nature and things (2D, k = pixels per metre)
def blob(pic, x, y, r, c, op=None, sq=.85):
    """Leafy lump with a wobbly rim."""
    m = 11
    pts = [(x + r * pic.r.uniform(.82, 1.12) * math.cos(i * 2 * math.pi / m),
            y + r * sq * pic.r.uniform(.82, 1.12) * math.sin(i * 2 * math.pi / m)) for i in range(m)]
    d = ""
    for i in range(m):
        a, b = pts[i], pts[(i + 1) % m]
        e = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        d += ("M%s %s" % (n(e[0]), n(e[1]))) if not d else ""
        c2 = pts[(i + 1) % m]
        f = pts[(i + 2) % m]
        d += "Q%s %s %s %s" % (n(c2[0]), n(c2[1]), n((c2[0] + f[0]) / 2), n((c2[1] + f[1]) / 2))
    pic.path(d + "Z", c, op)


def foliage(pic, x, y, w, h, c=GREEN, m=16, r=None):
    """Cluster of leaves: dark below right, light upper left, small flecks."""
    r = r or min(w, h) * .32
    for tone, dx, dy, q in ((dark(c, .38), .06, .08, 1), (c, 0, 0, .95), (light(c, .25), -.07, -.1, .62)):
        for _ in range(m):
            a, e = pic.r.uniform(0, 6.3), math.sqrt(pic.r.random())
            blob(pic, x + w * (dx + e * .42 * math.cos(a)), y + h * (dy + e * .4 * math.sin(a)),
                 r * q * pic.r.uniform(.6, 1), tone)
    for _ in range(m * 5):
        a, e = pic.r.uniform(0, 6.3), math.sqrt(pic.r.random())
        pic.ell(x + w * .45 * e * math.cos(a), y + h * .42 * e * math.sin(a), r * .06, r * .035,
                light(c, .42) if pic.r.random() < .6 else dark(c, .3), .8)


def plane_tree(pic, x, y, k, h=7, lean=0, c=GREEN, crown=1):
    """Plane tree with mottled trunk."""
    t = .2 * k
    top = y - h * .55 * k
    xl = x + lean * k
    bark = "#a89a80"
    for bx, by in ((-1.1, -1.4), (.2, -2), (1.2, -1.3)):
        pic.line([(xl, top + .3 * k), (xl + bx * k * .6, top + by * .5 * k), (xl + bx * k, top + by * k)], dark(bark, .25), t * .7)
    pic.path("M%s %sQ%s %s %s %sL%s %sQ%s %s %s %sZ" % tuple(map(n, (
        x - t * 1.3, y, x - t * .7, y - k, xl - t * .8, top, xl + t * .8, top, x + t * .9, y - k, x + t * 1.5, y))), bark)
    pic.path("M%s %sQ%s %s %s %sL%s %sQ%s %s %s %sZ" % tuple(map(n, (
        x + t * .4, y, x + t * .3, y - k, xl + t * .1, top, xl + t * .8, top, x + t * .9, y - k, x + t * 1.5, y))), dark(bark, .3))
    for _ in range(14):
        f = pic.r.random()
        pic.ell(x + (xl - x) * f + pic.r.uniform(-.7, .6) * t, y + (top - y) * f, t * pic.r.uniform(.15, .32), t * pic.r.uniform(.3, .6),
                pic.r.choice([light(bark, .4), dark(bark, .2), "#8d9470"]), .9)
    if crown:
        foliage(pic, xl, top - 1.5 * k * crown, 5.2 * k * crown, 3.6 * k * crown, c, 18)


def plant(pic, x, y, k, pot=None, c=None, flower=None):
    """Potted plant, about one k high."""
    pot = pot or pic.r.choice(["#a9623f", "#7f8b8c", "#c8b594", "#5f6f70"])
    c = c or pic.r.choice([GREEN, GREEN_L, "#5f8a67", "#7d9a52"])
    pic.ell(x + .15 * k, y, .34 * k, .08 * k, "#22243a", .25)
    kind = pic.r.randint(0, 2)
    if kind == 0:
        foliage(pic, x, y - .78 * k, .8 * k, .8 * k, c, 6)
    elif kind == 1:
        for i in range(-4, 5):
            pic.path("M%s %sQ%s %s %s %s" % tuple(map(n, (x, y - .4 * k, x + i * .05 * k, y - .9 * k, x + i * .13 * k, y - (1.15 - abs(i) * .09) * k))),
                     None, None, dark(c, .3) if i % 2 else c, .08 * k)
    else:
        for i in range(9):
            a = math.pi * (i + .5) / 9
            q, w = x + .42 * k * math.cos(a), y - .5 * k - .5 * k * math.sin(a)
            pic.line([(x, y - .4 * k), (q, w)], dark(c, .3), .03 * k)
            pic.ell(q, w, .13 * k, .1 * k, c if i % 2 else light(c, .25))
    fl = flower or pic.r.choice([None, None, CORAL, ROSE, MUSTARD, WHITE])
    if fl:
        for _ in range(7):
            pic.ell(x + pic.r.uniform(-.35, .35) * k, y - pic.r.uniform(.6, 1.1) * k, .06 * k, .06 * k, fl)
    pic.poly([(x - .27 * k, y - .48 * k), (x + .27 * k, y - .48 * k), (x + .19 * k, y), (x - .19 * k, y)], pot)
    pic.poly([(x + .05 * k, y - .48 * k), (x + .27 * k, y - .48 * k), (x + .19 * k, y), (x + .05 * k, y)], dark(pot, .25))
    pic.rect(x - .3 * k, y - .52 * k, .6 * k, .11 * k, light(pot, .12))


def wheel(pic, x, y, r, thick=.1):
    pic.ell(x, y, r, r, None, None, INK, r * thick * 1.6)
    pic.ell(x, y, r * .88, r * .88, None, None, "#9a9c9a", r * .05)
    for i in range(8):
        a = i * math.pi / 8
        pic.line([(x - r * .85 * math.cos(a), y - r * .85 * math.sin(a)), (x + r * .85 * math.cos(a), y + r * .85 * math.sin(a))], "#8b8d8c", r * .025)
    pic.ell(x, y, r * .12, r * .12, INK)


def bicycle(pic, x, y, k, c=TEAL, flip=False, basket=True):
    """Bicycle seen from the side, centred on x, standing on y."""
    pic.begin('transform="translate(%s %s) scale(%s %s)"' % (n(x), n(y), n(k * (-1 if flip else 1)), n(k)))
    pic.ell(.1, 0, .95, .07, "#22243a", .25)
    r = .34
    wheel(pic, -.52, -r, r)
    wheel(pic, .52, -r, r)
    A, Bk, Ft, Sd, Hd = (-.02, -.3), (-.52, -r), (.52, -r), (-.2, -.82), (.36, -.85)
    for a, b in ((A, Sd), (Sd, Hd), (A, Hd), (A, Bk), (Sd, Bk), (Hd, Ft)):
        pic.add('<path d="M%s %sL%s %s" stroke="%s" stroke-width=".055" stroke-linecap="round"/>' % (a + b + (c,)))
    pic.add('<path d="M-.2 -.82L-.23 -.92M.36 -.85L.33 -1.02L.2 -1.04" stroke="#2b2d33" stroke-width=".045" fill="none" stroke-linecap="round"/>')
    pic.add('<path d="M-.4 -.95Q-.22 -1.0 -.06 -.93Q-.2 -.86 -.4 -.95Z" fill="#2b2d33"/>')
    pic.add('<path d="M-.9 -.42A.4 .4 0 0 1 -.3 -.62" stroke="%s" stroke-width=".05" fill="none"/>' % dark(c, .2))
    pic.add('<circle cx="-.02" cy="-.3" r=".09" fill="#2b2d33"/><path d="M-.02 -.3L.1 -.14" stroke="#2b2d33" stroke-width=".04"/>')
    if basket:
        pic.add('<path d="M.42 -.92L.8 -.92L.73 -.66L.46 -.66Z" fill="#b9a27a" stroke="#6d573a" stroke-width=".025"/>')
    pic.end()


def ebike(pic, x, y, k, c=CORAL, flip=False):
    """Electric scooter from the side."""
    pic.begin('transform="translate(%s %s) scale(%s %s)"' % (n(x), n(y), n(k * (-1 if flip else 1)), n(k)))
    pic.ell(.1, 0, .95, .07, "#22243a", .28)
    for q in (-.5, .55):
        pic.ell(q, -.22, .22, .22, INK)
        pic.ell(q, -.22, .11, .11, "#a9aaa6")
    d = dark(c, .25)
    pic.add('<path d="M-.78 -.42Q-.7 -.62 -.45 -.64L-.02 -.62L.02 -.3L.34 -.28L.38 -.85L.5 -.95L.56 -.5L.5 -.3L.4 -.16L-.2 -.16L-.3 -.3Q-.5 -.52 -.78 -.42Z" fill="%s"/>' % c)
    pic.add('<path d="M-.02 -.62L.02 -.3L.34 -.28L.4 -.16L-.2 -.16L-.16 -.45Z" fill="%s"/>' % d)
    pic.add('<path d="M-.72 -.66Q-.4 -.8 .02 -.7L0 -.6L-.66 -.58Z" fill="#2b2d33"/>')
    pic.add('<path d="M.42 -.9L.34 -1.08L.2 -1.1M.5 -.5L.58 -.24" stroke="#2b2d33" stroke-width=".06" fill="none" stroke-linecap="round"/>')
    pic.add('<path d="M.4 -.9Q.56 -.98 .56 -.8L.44 -.72Z" fill="#f2e6b8"/>')
    pic.add('<path d="M-.98 -.9h.3v.26h-.3z" fill="%s"/>' % dark(c, .4))
    pic.end()


def cat(pic, x, y, k, c="#c98b4e", flip=False):
    """Sitting cat, k pixels high."""
    pic.begin('transform="translate(%s %s) scale(%s %s)"' % (n(x), n(y), n(k * (-1 if flip else 1)), n(k)))
    pic.ell(.05, 0, .42, .06, "#22243a", .25)
    pic.add('<path d="M-.3 0Q-.36 -.5 -.05 -.62L.16 -.62Q.24 -.3 .2 0Z" fill="%s"/><path d="M-.28 -.04Q-.6 -.02 -.58 -.3" stroke="%s" stroke-width=".09" fill="none" stroke-linecap="round"/>' % (c, dark(c, .15)))
    pic.add('<path d="M-.1 -.72L-.08 -1L.04 -.9L.16 -.9L.28 -1L.3 -.72Q.26 -.54 .1 -.54Q-.06 -.54 -.1 -.72Z" fill="%s"/>' % light(c, .12))
    pic.add('<circle cx=".04" cy="-.76" r=".03" fill="#222"/><circle cx=".18" cy="-.76" r=".03" fill="#222"/>')
    pic.end()


def laundry(cam, a, b, items, drop=.75):
    """Pole from a to b (3D) with clothes hanging: list of (kind, colour)."""
    pic = cam.pic
    cam.line(a, b, "#c7b27e", .04)
    m = len(items)
    for i, (kind, c) in enumerate(items):
        f = (i + .5) / m
        q = [p + (r - p) * f for p, r in zip(a, b)]
        x, y = cam.p(*q)
        k = cam.k(q[0], q[2])
        if kind == "shirt":
            pic.path("M%s %sl%s 0l%s %sl%s %sl%s %sl0 %sl%s 0l0 %sl%s %sl%s %sZ" % tuple(map(n, (
                x - .17 * k, y, .34 * k, .22 * k, .22 * k, -.1 * k, .1 * k, -.11 * k, -.08 * k, .42 * k, -.36 * k,
                -.42 * k, -.11 * k, .08 * k, -.1 * k, -.1 * k))), c)
            pic.poly([(x + .03 * k, y), (x + .17 * k, y), (x + .18 * k, y + .66 * k), (x + .06 * k, y + .66 * k)], "#1d2233", .14)
        elif kind == "trousers":
            pic.poly([(x - .17 * k, y), (x + .17 * k, y), (x + .19 * k, y + .85 * k), (x + .04 * k, y + .85 * k), (x, y + .3 * k), (x - .04 * k, y + .85 * k), (x - .19 * k, y + .85 * k)], c)
        elif kind == "dress":
            pic.poly([(x - .12 * k, y), (x + .12 * k, y), (x + .12 * k, y + .3 * k), (x + .27 * k, y + .9 * k), (x - .27 * k, y + .9 * k), (x - .12 * k, y + .3 * k)], c)
            pic.poly([(x + .02 * k, y + .3 * k), (x + .12 * k, y + .3 * k), (x + .27 * k, y + .9 * k), (x + .08 * k, y + .9 * k)], "#1d2233", .15)
        else:
            w = .42 * k
            pic.path("M%s %sh%sv%sq%s %s %s 0Z" % tuple(map(n, (x - w, y, 2 * w, drop * k, -w, .1 * k, -2 * w))), c)
            for i2 in (1, 2):
                pic.rect(x - w, y + drop * k * .3 * i2, 2 * w, .06 * k, dark(c, .2), .6)
            pic.rect(x + w * .4, y, w * .6, drop * k, "#1d2233", .12)


# ---------------------------------------------------------------- people
def ik(a, t, l1, l2, bend):
    """Elbow or knee for a two-bone limb from a to t; gives the joint and the reached end."""
    dx, dy = t[0] - a[0], t[1] - a[1]
    d = math.hypot(dx, dy) or .01
    m = min(d, (l1 + l2) * .995)
    t = (a[0] + dx * m / d, a[1] + dy * m / d)
    d = max(m, abs(l1 - l2) + .01)
    c = max(-1, min(1, (l1 * l1 + d * d - l2 * l2) / (2 * l1 * d)))
    an = math.atan2(dy, dx) + bend * math.acos(c)
    return (a[0] + l1 * math.cos(an), a[1] + l1 * math.sin(an)), t


def limb(pic, a, b, w1, w2, c):
    """Tapered limb with round ends."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    d = math.hypot(dx, dy) or .01
    ox, oy = -dy / d, dx / d
    f = lambda p, w, s: (p[0] + ox * w / 2 * s, p[1] + oy * w / 2 * s)
    p1, p2, p3, p4 = f(a, w1, 1), f(b, w2, 1), f(b, w2, -1), f(a, w1, -1)
    pic.path("M%s %sL%s %sA%s %s 0 0 0 %s %sL%s %sA%s %s 0 0 0 %s %sZ" % tuple(map(n, (
        *p1, *p2, w2 / 2, w2 / 2, *p3, *p4, w1 / 2, w1 / 2, *p1))), c)


def person(pic, x, y, H, view="front", flip=False, pose=None, hip=None, lean=0, lh=None, rh=None, lf=None, rf=None,
           lb=None, rb=None, lk=None, rk=None, head=(0, 0, 0), look=0, top=TEAL, bottom=NAVY, shoes=None, skin=None,
           hair="short", hc=HAIR, sleeve="short", wear="", mask=None, glasses=False, mouth="smile", hat=None,
           hatc=MUSTARD, girl=False, kid=False, legs=True, back_arms=False, under=WHITE, fat=1, blink=False):
    """Draw a figure H pixels tall standing on (x, y).

    Joints are in percent of the height, x to the viewer's right, y up.  lh/rh are the hands on the
    viewer's left/right, lf/rf the feet.  view: front, 34 (turned right), side (facing right), back.
    Gives back the screen places of head and hands.
    """
    skin = skin or SKINS[int(abs(x * 7 + H)) % 4]
    shoes = shoes or "#3b3836"
    P = {
        "stand": dict(),
        "walk": dict(lf=(-11, 1), rf=(11, 0), lh=(-13, 47), rh=(13, 49)),
        "sit": dict(hip=(0, 29), lf=(-6, 0), rf=(6, 0), lh=(-6, 31), rh=(6, 31)),
        "sitside": dict(hip=(0, 28), lf=(20, 0), rf=(24, 0), lh=(18, 32), rh=(20, 33)),
        "bend": dict(hip=(-6, 46), lean=48, lh=(24, 30), rh=(28, 34), lf=(-9, 0), rf=(6, 0)),
        "squat": dict(hip=(-4, 18), lean=18, lf=(-3, 0), rf=(5, 0), lh=(22, 22), rh=(24, 26)),
    }.get(pose or "stand", {})
    g = lambda name, v, d: v if v is not None else P.get(name, d)
    side = view == "side"
    hip = g("hip", hip, (0, 47))
    lean = lean or P.get("lean", 0)
    sw = {"front": 10, "back": 10, "34": 9, "side": 6}[view] * (.92 if girl else 1) * fat
    hw = {"front": 8.2, "back": 8.2, "34": 7.6, "side": 6}[view] * (1.02 if girl else .97) * fat
    a = math.radians(lean)
    T = 34

    def tr(px, py):                       # torso frame -> body, y up
        return hip[0] + px * math.cos(a) + py * math.sin(a), hip[1] - px * math.sin(a) + py * math.cos(a)

    up = lambda p: (p[0], -p[1])
    pic.begin('transform="translate(%s %s) scale(%s %s)"' % (n(x), n(y), "%.4f" % (H / 100 * (-1 if flip else 1)), "%.4f" % (H / 100)))
    shl, shr = tr(-sw + 1.6, T - 2.6), tr(sw - 1.6, T - 2.6)
    if side:
        shl = shr = tr(0, T - 3.5)
    hxl = 3.9 if not side else 1
    hl, hr = (hip[0] - hxl, hip[1]), (hip[0] + hxl, hip[1])
    lh = g("lh", lh, (-13.5, 44) if not side else (-4, 45))
    rh = g("rh", rh, (13.5, 44) if not side else (4, 45))
    lf = g("lf", lf, (-5, 0) if not side else (-2, 0))
    rf = g("rf", rf, (5, 0) if not side else (3, 0))

    def arm(sh, t, bend, far):
        if bend is None:                  # the elbow that hangs low and outward (or behind) looks right
            out = -1 if side else (-1 if sh[0] < hip[0] else 1)
            score = lambda b: ik(sh, t, 16.5, 15.5, b)[0][0] * out * .7 - ik(sh, t, 16.5, 15.5, b)[0][1]
            bend = max((-1, 1), key=score)
        l1, l2 = 16.5, 15.5
        if not side:                      # arms held towards or away from us look shorter
            d = math.hypot(t[0] - sh[0], t[1] - sh[1])
            l1 = min(l1, max(10, d * .56))
            l2 = min(l2, max(9.5, d * .54))
        e, h2 = ik(sh, t, l1, l2, bend)
        c = dark(top if "vest" not in wear else under, .22 if far else .1)
        if "coat" in wear:
            c = dark(WHITE, .16 if far else .07)
        sk = dark(skin, .14) if far else dark(skin, .03)
        w = 1.06 if fat > 1 else 1
        if sleeve == "long" or "coat" in wear:
            limb(pic, up(e), up(h2), 4.8 * w, 4, c)
            limb(pic, up(sh), up(e), 6.4 * w, 5 * w, c)
        else:
            limb(pic, up(sh), up(e), 4.6 * w, 3.9, sk)
            limb(pic, up(e), up(h2), 4 * w, 3, sk)
            if sleeve == "short":
                m = tuple(p + (q - p) * .62 for p, q in zip(sh, e))
                limb(pic, up(sh), up(m), 6.6 * w, 6 * w, c)
        if "armband" in wear and not far:
            m0, m1 = [tuple(p + (q - p) * f for p, q in zip(sh, e)) for f in (.35, .6)]
            limb(pic, up(m0), up(m1), 6.9, 6.6, RED)
        d = math.hypot(h2[0] - e[0], h2[1] - e[1]) or 1
        q = (h2[0] + (h2[0] - e[0]) / d * 1.2, h2[1] + (h2[1] - e[1]) / d * 1.2)
        pic.ell(q[0], -q[1], 2.3, 2.3, sk)
        return q

    def leg(hp, ft, bend, far):
        d = math.hypot(hp[0] - ft[0], hp[1] - ft[1] - 2.5)
        l1, l2 = (d * .508, d * .497) if d > 36 else (23.5, 22.5)     # nearly straight when standing
        kn, f2 = ik(hp, (ft[0], ft[1] + 2.5), l1, l2, bend)
        if P.get("hip") == (0, 29) and view in ("front", "34", "back"):
            kn = (ft[0], 27)
            f2 = (ft[0], ft[1] + 2.5)
        elif view in ("front", "back"):
            kn = ((hp[0] + ft[0]) / 2 + (.3 if ft[0] > 0 else -.3), hp[1] * .52 + ft[1] * .4)
            f2 = (ft[0], ft[1] + 2.5)
        c = dark(bottom, .22 if far else 0)
        sk = dark(skin, .16 if far else .04)
        bare = "shorts" in wear or "skirt" in wear or "dress" in wear
        limb(pic, up(kn), up(f2), 4.6 if not bare else 4.2, 4 if not bare else 3, sk if bare else c)
        limb(pic, up(hp), up(kn), 8 * fat, 5.8 if not bare else 6, c)
        s2 = dark(shoes, .15) if far else shoes
        if side or view == "34":
            pic.path("M%s %sl6.5 0q1.6 0 1.4 -1.4q-2 -1.6 -4.4 -2.6l-3.8 0Z" % (n(f2[0] - 2.2), n(-ft[1])), s2)
        else:
            o = -1 if hp[0] < hip[0] else 1
            pic.path("M%s %sh6.2q.8 -2.6 -1.2 -4h-3.8q-2 1.4 -1.2 4Z" % (n(f2[0] - 3.1 + o * .9), n(-ft[1])), s2)

    arms = {}
    far_first = view in ("34",)
    if side:
        arms["l"] = arm(shl, lh, lb, True)
    elif view == "back" or back_arms:
        arms["l"] = arm(shl, lh, lb, True)
        arms["r"] = arm(shr, rh, rb, True)
    elif far_first:
        arms["r"] = arm(shr, rh, rb, True)
    if legs:
        kb = 1 if (side or view == "34") else None
        leg(hl, lf, lk if lk is not None else (kb or 1), side)
        leg(hr, rf, rk if rk is not None else (kb or -1), not side)
    # skirt
    tc = top if "vest" not in wear else under
    if legs and ("skirt" in wear or "dress" in wear):
        c = top if "dress" in wear else bottom
        if pose in ("sit", "sitside"):
            kx = 16 if side else 0
            pts = [(hip[0] - hw, hip[1] + 4), (hip[0] + hw, hip[1] + 4), (hip[0] + hw + kx * .8 + 2, 24), (hip[0] - hw + kx * .2 - 1, 22)]
        else:
            lo = 26 if not kid else 30
            pts = [tr(-hw * .9, 6), tr(hw * .9, 6), (hip[0] + hw + 4.5, lo), (hip[0] - hw - 4.5, lo)]
        pic.poly([up(p) for p in pts], c)
        pic.poly([up(pts[1]), up(pts[2]), up(((pts[2][0] * 3 + pts[3][0]) / 4, pts[2][1])), up(((pts[1][0] * 2 + pts[0][0]) / 3, pts[1][1]))], dark(c, .22))

    # torso
    def body(c, lo=-2, k=1.0):
        q = [tr(-sw * k, T - 4), tr(-sw * k + .6, T), tr(-3.4, T + .6), tr(3.4, T + .6), tr(sw * k - .6, T), tr(sw * k, T - 4),
             tr(hw * .9 * k, T * .42), tr(hw * k, lo), tr(-hw * k, lo), tr(-hw * .9 * k, T * .42)]
        q = [up(p) for p in q]
        pic.path("M%s %sQ%s %s %s %sL%s %sQ%s %s %s %sQ%s %s %s %sL%s %sQ%s %s %s %sZ" % tuple(
            n(v) for p in (q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7], q[8], q[9], q[0]) for v in p), c)

    body(tc if "coat" not in wear else WHITE, -3 if "coat" not in wear else -16)
    sd = [tr(sw * .3, T), tr(sw - .8, T - .6), tr(sw, T - 4), tr(hw * .92, T * .42), tr(hw, -2.6), tr(hw * .35, -2.6)]
    if view != "back":
        pic.poly([up(p) for p in sd], "#1d2233", .13)
    else:
        pic.poly([up(p) for p in sd], "#1d2233", .17)
    if "stripes" in wear:
        for i in range(4):
            e = [tr(-sw * .92, T - 8 - i * 6), tr(sw * .92, T - 8 - i * 6)]
            pic.line([up(p) for p in e], light(tc, .5), 1.5)
    if "dots" in wear:
        for i in range(16):
            p = up(tr(pic.r.uniform(-.8, .8) * hw, pic.r.uniform(2, T - 4)))
            pic.ell(p[0], p[1], .85, .85, light(tc, .55))
    if "vest" in wear:
        if view == "back":
            body(top, -2, .9)
        else:
            o = 2.6 if not side else 0
            ctr = 2.5 if view == "34" else 0
            for m in (-1, 1):
                if side and m < 0:
                    body(top, -1, .96)
                    continue
                if side:
                    continue
                e = [tr(ctr + m * 3.2, T + .4), tr(m * (sw - 2.2), T - .6), tr(m * (sw - 1.6), T - 9), tr(m * hw * .95, T * .42), tr(m * hw * 1.02, -1.5),
                     tr(ctr + m * o * .5, -1.5), tr(ctr + m * o * .4, T * .55)]
                pic.poly([up(p) for p in e], top if m < 0 else dark(top, .13))
            for t_ in (12,):
                pic.line([up(tr(-hw * .85, t_)), up(tr(-2.5, t_))], light(top, .7), 1.3)
                pic.line([up(tr(hw * .85, t_)), up(tr(2.5, t_))], light(top, .6), 1.3)
    ctr = 2.2 if view == "34" else (3.5 if side else 0)
    if view in ("front", "34") and ("collar" in wear or "coat" in wear):
        cc = light(tc, .45) if "coat" not in wear else dark(WHITE, .06)
        if "coat" in wear:
            pic.poly([up(tr(ctr - 3, T)), up(tr(ctr + 3, T)), up(tr(ctr, T - 12))], top)
            pic.line([up(tr(ctr, T - 12)), up(tr(ctr, -15))], dark(WHITE, .25), .7)
        for m in (-1, 1):
            pic.poly([up(tr(ctr, T - 6)), up(tr(ctr + m * 4.6, T - 2.5)), up(tr(ctr + m * 3, T + 1.4)), up(tr(ctr, T - 1))], cc)
        if "coat" not in wear:
            for i in range(4):
                p = up(tr(ctr, T - 10 - i * 6))
                pic.ell(p[0], p[1], .55, .55, dark(tc, .4))
    if "apron" in wear:
        e = [tr(ctr - 4.5, T - 7), tr(ctr + 4.5, T - 7), tr(hw * .9, T * .45), tr(hw, -14), tr(-hw, -14), tr(-hw * .9, T * .45)]
        if view != "back":
            pic.poly([up(p) for p in e], under if "vest" not in wear else CREAM)
            pic.line([up(tr(-2, T)), up(e[0])], under, 1.1)
            pic.line([up(tr(2, T)), up(e[1])], under, 1.1)
    if "lanyard" in wear and view != "back":
        pic.line([up(tr(ctr - 3, T)), up(tr(ctr, T - 14)), up(tr(ctr + 3, T))], NAVY, .8)
        p = up(tr(ctr, T - 17))
        pic.rect(p[0] - 2, p[1] - 2.5, 4, 5, WHITE)
    if "scarf" in wear:                                     # red neckerchief
        pic.poly([up(tr(ctr - 4.5, T + .5)), up(tr(ctr + 4.5, T + .5)), up(tr(ctr, T - 5))], RED)
        pic.poly([up(tr(ctr, T - 3)), up(tr(ctr - 3, T - 12)), up(tr(ctr + 2.4, T - 11))], dark(RED, .12))
    if "belt" in wear:
        pic.line([up(tr(-hw * .95, -1.5)), up(tr(hw * .95, -1.5))], INK, 1.6)

    # neck and head
    hs = 1.32 if kid else 1.06
    nb = tr(0, T - 1)
    hcx, hcy = tr(head[0] + (1.6 if side else .8 if view == "34" else 0), T + 9.2 + head[1] + (2 if kid else 0))
    limb(pic, up(nb), (hcx, -hcy + 3), 5.4, 5, dark(skin, .17))
    pic.begin('transform="translate(%s %s) rotate(%s) scale(%s)"' % (n(hcx), n(-hcy), n(lean * .45 + head[2]), n(hs)))
    draw_head(pic, view, look, skin, hair, hc, mask, glasses, mouth, hat, hatc, blink)
    pic.end()

    # arms in front
    if side:
        arms["r"] = arm(shr, rh, rb, False)
    elif far_first and not back_arms:
        arms["l"] = arm(shl, lh, lb, False)
    elif view == "front" and not back_arms:
        arms["l"] = arm(shl, lh, lb, False)
        arms["r"] = arm(shr, rh, rb, False)
    pic.end()
    k = H / 100
    scr = lambda p: (x + p[0] * k * (-1 if flip else 1), y - p[1] * k)
    return {"l": scr(arms["l"]), "r": scr(arms["r"]), "head": scr((hcx, hcy)), "k": k}


def draw_head(q, view, look, skin, hair, hc, mask, glasses, mouth, hat, hatc, blink):
    """Head centred on 0,0, about 13 wide and 16 high, y down."""
    hd = dark(hc, .25)
    lx = {"front": look * 1.7, "34": 2 + look, "side": 0, "back": 0}[view]
    if hair == "long" and view != "side":
        q.path("M-7.4 -1Q-8.6 8 -7.4 13L7.4 13Q8.6 8 7.4 -1Z", hd)
    if hair == "bob" and view != "side":
        q.path("M-7.6 -2Q-8.8 5 -7.6 7.6L7.6 7.6Q8.8 5 7.6 -2Z", hd)
    if hair == "tails":
        for m in (-1, 1):
            q.path("M%s 0Q%s 3 %s 9Q%s 6 %s 0Z" % (m * 6, m * 11, m * 8.6, m * 6, m * 5), hd)
    if hair == "pony" and view in ("side", "34"):
        q.path("M-5 -5Q-13 -4 -10.5 8Q-8 4 -5 1Z", hd)
    if view == "back":
        q.ell(-6.8, 1, 1.5, 2.2, dark(skin, .1))
        q.ell(6.8, 1, 1.5, 2.2, dark(skin, .1))
        q.path("M-6.4 -2Q-6.6 8 0 8.2Q6.6 8 6.4 -2Z", dark(skin, .08))
        if hair == "bald":
            q.ell(0, -1, 6.8, 7.4, dark(skin, .04))
            q.path("M-6.9 -1Q-7 6 -3.5 6L3.5 6Q7 6 6.9 -1Q4 3 0 3Q-4 3 -6.9 -1Z", hc)
        else:
            lo = {"short": 5.5, "long": 14, "bob": 8, "perm": 6.5, "bun": 6, "pony": 6, "tails": 6, "crop": 4.5}.get(hair, 6)
            q.path("M-7 0Q-7.6 -9 0 -9.2Q7.6 -9 7 0Q7.2 %s 5.4 %sQ0 %s -5.4 %sQ-7.2 %s -7 0Z" % (n(lo - 2), n(lo), n(lo + 1.6), n(lo), n(lo - 2)), hc)
            q.path("M2 -9Q7.6 -8 7 0Q7.2 %s 5.4 %sL2 %sQ4.5 0 2 -9Z" % (n(lo - 2), n(lo), n(lo + 1)), hd, .7)
            if hair == "bun":
                q.ell(0, -6, 3.8, 3.4, hd)
                q.ell(-.8, -6.6, 2.2, 1.8, light(hc, .15))
            if hair == "pony":
                q.path("M-2 -3Q-4 8 -.5 13Q3.6 8 2 -3Z", hd)
            if hair == "perm":
                for i in range(9):
                    q.ell(-6 + i * 1.5, -5 + 2.2 * math.sin(i * 2) + (i % 3) * 2, 2.4, 2.2, light(hc, .08) if i % 2 else hc)
    elif view == "side":
        if hair in ("long", "bob"):
            q.path("M1 -8Q-9 -8 -8 3L-8 %s L-1 %sL1 0Z" % ((13, 13) if hair == "long" else (7, 7)), hd)
        q.path("M-5 -4Q-5 -8 0 -8.2Q5.6 -8 6 -2.6L7.6 1Q7.8 1.8 6.4 2L6.2 5Q5.8 8 2.5 8.2Q-3 8 -4.6 3Z", skin)
        q.path("M2.5 8.2Q-3 8 -4.6 3L-1 3Q1 7 4.6 7.6Z", dark(skin, .12))
        if hair == "bald":
            q.path("M-5.8 -3Q-7 1 -5.6 5Q-3 5 -2.2 1Q-2 -2 -3 -3Z", hc)
        else:
            q.path("M5.9 -3Q7 -9.6 -.6 -9.4Q-8.4 -9 -7.4 1Q-7 5 -4.6 5.4Q-3.2 4 -2.8 1Q-.6 -.6 -.4 -2.8Q3 -4.2 5.9 -3Z", hc)
            if hair == "perm":
                for i in range(8):
                    an = math.radians(150 + i * 27)
                    q.ell(-1 + 6.6 * math.cos(an), -1.5 + 7 * math.sin(an), 2.5, 2.4, hc if i % 2 else light(hc, .1))
            if hair == "bun":
                q.ell(-8.2, -1, 3.2, 3.1, hd)
        q.ell(-1.8, 1.4, 1.4, 2.1, dark(skin, .1))
        if blink:
            q.line([(3.4, -.2), (5, 0)], INK, .6)
        else:
            q.ell(4.2, -.6, .75, 1.05, INK)
        q.line([(3.2, -3), (5.4, -2.8)], hd if hc != WHITEHAIR else GRAYHAIR, .8)
        if mask:
            q.path("M-1 1.6L6.8 1.6Q7.6 3 7 6Q6 8.6 2.6 8.4L.6 6Z", mask)
            q.line([(-1.4, 1.4), (1, 1.8)], light(mask, .4), .6)
        elif mouth == "open":
            q.ell(5.2, 4.4, 1.1, 1.6, "#6d2f2c")
        else:
            q.path("M5.9 4.2Q4.8 5.2 3.6 4.4", None, None, "#8c4a3e", .7)
        if glasses:
            q.ell(4.2, -.4, 1.9, 1.9, None, None, INK, .55)
            q.line([(2.3, -.6), (-1.6, -.4)], INK, .55)
    else:
        q.ell(-6.6, .8, 1.5, 2.2, dark(skin, .1))
        q.ell(6.6 if view == "front" else 5.9, .8, 1.4, 2.2, dark(skin, .14))
        q.path("M-6.5 -3Q-6.9 3.4 -4.2 6.2Q-2 8.4 0 8.4Q2 8.4 4.2 6.2Q6.9 3.4 6.5 -3Q6 -8.4 0 -8.4Q-6 -8.4 -6.5 -3Z", skin)
        q.path("M3.6 -7Q6.6 -5 6.5 -2Q6.9 3.4 4.2 6.2Q2 8.4 0 8.4Q4.6 5 3.6 -7Z", dark(skin, .1), .8)
        if hair == "bald":
            q.path("M-6.7 -3Q-7.6 1 -6.4 3Q-5.6 0 -5.6 -4Z M6.7 -3Q7.6 1 6.4 3Q5.6 0 5.6 -4Z", hc)
            q.path("M-4 -7Q-1 -8.6 2 -7.4", None, .6, light(skin, .5), 1)
        elif hair in ("crop",):
            q.path("M-6.8 -1.4Q-7.4 -9.2 0 -9.4Q7.4 -9.2 6.8 -1.4Q6 -5 4.6 -5.4L-4.6 -5.4Q-6 -5 -6.8 -1.4Z", hc)
        elif hair == "perm":
            q.path("M-6.6 -1Q-7 -8.6 0 -9Q7 -8.6 6.6 -1Q5 -4.4 0 -4.6Q-5 -4.4 -6.6 -1Z", hc)
            for i in range(11):
                an = math.radians(172 + i * 19.6)
                q.ell(7 * math.cos(an), -2 + 7.2 * math.sin(an), 2.5, 2.4, hc if i % 2 else light(hc, .12))
            q.ell(-7.2, 1.4, 1.9, 2.2, hc)
            q.ell(7.2, 1.4, 1.9, 2.2, hd)
        elif hair in ("bob", "long", "tails", "pony", "bun"):
            q.path("M-7.2 3.4Q-8.4 -9.6 0 -9.7Q8.4 -9.6 7.2 3.4Q6.6 .6 5.8 -2.6Q2 -3.4 -1.6 -6.2Q-3 -3 -6 -2Q-6.6 .6 -7.2 3.4Z", hc)
            q.path("M-5 -7Q-2 -9.2 2 -8.4Q-2 -7.6 -4.4 -5Z", light(hc, .22), .7)
            if hair == "bun":
                q.ell(0, -10.6, 3.6, 3, hc)
        else:
            q.path("M-7 .6Q-8 -9.4 0 -9.7Q8 -9.4 7 .6Q6.2 -1.6 5.9 -4Q3 -4 .6 -5.4Q-1.4 -3.6 -5.6 -3.6Q-6.2 -1.6 -7 .6Z", hc)
            q.path("M-5 -7Q-2 -9.2 2 -8.4Q-2 -7.8 -4.6 -5.4Z", light(hc, .22), .7)
        e = 2.6 if view == "front" else 2.3
        for m in (-1, 1):
            ex = lx + m * e
            if blink:
                q.path("M%s .2q1 .9 2 0" % n(ex - 1), None, None, INK, .65)
            else:
                q.ell(ex, -.2, .78, 1.08, INK)
            q.line([(ex - 1.3, -2.9), (ex + 1.3, -3)], hd if hc not in (WHITEHAIR, GRAYHAIR) else "#77736f", .75)
            q.ell(lx + m * 4, 3, 1.5, 1, "#d9735a", .28)
        if mask:
            q.path("M%s 1.4Q%s .6 %s 1.4L%s 5Q%s 8.8 %s 8.6Q%s 8.8 %s 5Z" % tuple(map(n, (
                lx * .6 - 5.4, lx, lx * .6 + 5.4, lx * .5 + 4.6, lx * .5 + 2.4, lx * .4, lx * .5 - 2.4, lx * .5 - 4.6))), mask)
            q.line([(lx * .6 - 5.2, 1.8), (-6.6, .6)], light(mask, .4), .5)
            q.line([(lx * .6 + 5.2, 1.8), (6.4, .6)], light(mask, .4), .5)
            q.line([(lx - 3, 4), (lx + 3, 4)], dark(mask, .16), .45)
        else:
            q.path("M%s 1.2q.9 1.2 -.3 1.6" % n(lx + .2), None, None, dark(skin, .35), .6)
            if mouth == "open":
                q.ell(lx, 5, 1.5, 1.7, "#6d2f2c")
                q.rect(lx - 1, 3.6, 2, .7, WHITE, None, .3)
            elif mouth == "laugh":
                q.path("M%s 4.1Q%s 4.6 %s 4.1Q%s 7.2 %s 4.1Z" % tuple(map(n, (lx - 2.3, lx, lx + 2.3, lx, lx - 2.3))), "#7b332e")
            elif mouth == "flat":
                q.line([(lx - 1.5, 4.9), (lx + 1.5, 4.9)], "#8c4a3e", .7)
            else:
                q.path("M%s 4.5Q%s 6.3 %s 4.5" % tuple(map(n, (lx - 2, lx, lx + 2))), None, None, "#8c4a3e", .75)
        if glasses:
            for m in (-1, 1):
                q.ell(lx + m * e, -.1, 2, 1.9, "#ffffff", .18)
                q.ell(lx + m * e, -.1, 2, 1.9, None, None, INK, .55)
            q.line([(lx - .7, -.3), (lx + .7, -.3)], INK, .5)
    if hat == "hard":
        q.path("M-7.6 -3.6Q-7.6 -11.6 0 -11.8Q7.6 -11.6 7.6 -3.6Z", hatc)
        q.path("M1.5 -11.6Q7.6 -11 7.6 -3.6L3.4 -3.6Q4 -8 1.5 -11.6Z", dark(hatc, .2))
        q.path("M-9 -3.2h%s" % ("20" if view == "side" else "18"), None, None, dark(hatc, .15), 1.6)
    elif hat == "cap":
        q.path("M-7.4 -3.2Q-7.6 -10.6 0 -10.8Q7.6 -10.6 7.4 -3.2Z", hatc)
        q.path("M2 -10.6Q7.6 -10 7.4 -3.2L4 -3.2Q4.4 -8 2 -10.6Z", dark(hatc, .2))
        if view == "side":
            q.path("M4 -4.6Q10 -4.6 11.6 -2.2L4 -2.6Z", dark(hatc, .25))
        elif view != "back":
            q.path("M%s -3.6Q%s -6 %s -3.6Q%s -1.6 %s -3.6Z" % tuple(map(n, (lx - 6.4, lx, lx + 6.4, lx, lx - 6.4))), dark(hatc, .28))
    elif hat == "peaked":
        q.path("M-8.6 -7Q-8 -11.6 0 -11.8Q8 -11.6 8.6 -7L7 -4.6L-7 -4.6Z", hatc)
        q.rect(-7, -6, 14, 2.4, dark(hatc, .3))
        if view != "back":
            q.path("M%s -3.8Q%s -1.4 %s -3.8Z" % tuple(map(n, (lx - 6, lx, lx + 6))), INK)
            q.ell(lx * .7, -8, 1.3, 1.3, MUSTARD)
    elif hat == "straw":
        q.ell(0, -4.2, 12.4, 2.9, dark(hatc, .12))
        q.path("M-6.6 -5Q-6.4 -11.6 0 -11.8Q6.4 -11.6 6.6 -5Q0 -3.4 -6.6 -5Z", hatc)
        q.path("M-6.6 -6.6Q0 -4.6 6.6 -6.6L6.6 -5Q0 -3.2 -6.6 -5Z", BRICK)
    elif hat == "fire":
        q.path("M-7.8 -3.6Q-8 -12 0 -12.4Q8 -12 7.8 -3.6Z", hatc)
        q.path("M-1.4 -12.4h2.8v8.8h-2.8Z", light(hatc, .4))
        q.path("M-9.4 -3.4h18.8", None, None, dark(hatc, .25), 1.6)


# ---------------------------------------------------------------- furniture in metres
def table(cam, x0, x1, z0, z1, h=.74, c=WOOD_L, legs=True, cloth=None):
    """Table with four legs, or a cloth to the floor."""
    if cloth:
        cam.box(x0, 0, z0, x1, h, z1, cloth)
    else:
        if legs:
            for z in (z1 - .06, z0):
                for x in (x0 + .03, x1 - .09):
                    cam.box(x, 0, z, x + .06, h - .04, z + .06, dark(c, .3))
        cam.box(x0, h - .07, z0, x1, h, z1, dark(c, .12), top=light(c, .1))


def stool(cam, X, Z, h=.45, w=.34, c=WOOD):
    for z in (Z + w / 2 - .05, Z - w / 2):
        for x in (X - w / 2, X + w / 2 - .05):
            cam.box(x, 0, z, x + .05, h, z + .05, dark(c, .25))
    cam.box(X - w / 2, h - .06, Z - w / 2, X + w / 2, h, Z + w / 2, c)


def chair(cam, X, Z, c=WOOD, back=True, side="near", w=.44, h=.46):
    """Chair; the back is on the near or the far side."""
    if back and side == "far":
        cam.box(X - w / 2, h, Z + w / 2 - .04, X + w / 2, .95, Z + w / 2, dark(c, .1))
    stool(cam, X, Z, h, w, c)
    if back and side == "near":
        cam.box(X - w / 2, h, Z - w / 2, X + w / 2, .95, Z - w / 2 + .04, c)


def bowl(pic, x, y, k, c=WHITE, fill="#8fa365"):
    """Bowl, k pixels wide."""
    pic.path("M%s %sQ%s %s %s %sL%s %sQ%s %s %s %sZ" % tuple(map(n, (
        x - k / 2, y - k * .38, x - k * .42, y - k * .02, x - k * .18, y, x + k * .18, y, x + k * .42, y - k * .02, x + k / 2, y - k * .38))), c)
    pic.path("M%s %sQ%s %s %s %sL%s %sL%s %sZ" % tuple(map(n, (
        x + k / 2, y - k * .38, x + k * .42, y - k * .02, x + k * .18, y, x, y, x + k * .15, y - k * .38))), dark(c, .18))
    pic.ell(x, y - k * .38, k / 2, k * .14, light(c, .4))
    pic.ell(x, y - k * .37, k * .42, k * .105, fill)
    pic.rect(x - k * .42, y - k * .24, k * .84, k * .045, BLUE, .8)


def cup(pic, x, y, k, c=WHITE):
    pic.rect(x - k * .3, y - k * .75, k * .6, k * .75, c, None, k * .08)
    pic.rect(x + k * .06, y - k * .75, k * .24, k * .75, dark(c, .18), None, k * .06)
    pic.ell(x, y - k * .75, k * .3, k * .09, dark(c, .1))


def book(pic, x, y, w, h, c, a=0):
    """Book lying open face up or standing, seen flat."""
    pic.begin('transform="translate(%s %s) rotate(%s)"' % (n(x), n(y), n(a)))
    pic.rect(-w / 2 + 2, -h / 2 + 2, w, h, "#1d2233", .3)
    pic.rect(-w / 2, -h / 2, w, h, c)
    pic.rect(-w / 2, -h / 2, w * .1, h, dark(c, .3))
    pic.rect(-w * .25, -h * .3, w * .6, h * .14, light(c, .7), .9)
    pic.rect(-w * .25, -h * .08, w * .4, h * .07, light(c, .6), .7)
    pic.end()


def fan(pic, x, y, r, a=0, c="#d9c08a"):
    """Palm-leaf fan; the handle points down before turning."""
    pic.begin('transform="translate(%s %s) rotate(%s)"' % (n(x), n(y), n(a)))
    pic.line([(0, 0), (0, -r * .7)], WOOD, r * .09)
    pic.path("M0 %sQ%s %s %s %sQ%s %s 0 %sQ%s %s %s %sQ%s %s 0 %sZ" % tuple(map(n, (
        -r * .5, -r * .5, -r * .45, -r * .85, -r * 1.1, -r * .7, -r * 1.9, -r * 1.95, r * .7, -r * 1.9, r * .85, -r * 1.1, r * .5, -r * .45, -r * .5))), c)
    for i in range(-3, 4):
        pic.line([(0, -r * .6), (i * r * .22, -r * (1.8 - abs(i) * .08))], dark(c, .25), r * .03)
    pic.end()


def hanging_cloud(pic, x, y, r, op=.7):
    for dx, dy, q in ((-1, .1, .55), (-.3, -.2, .75), (.5, -.05, .65), (1.1, .15, .45)):
        pic.ell(x + dx * r, y + dy * r, q * r * 1.2, q * r * .6, "#fffdf6", op)
