"""Shared drawing primitives for the Xianxia pictures (flat illustration, SVG).

Scene     collects SVG fragments; all colours are flat, light comes from the upper left.
Persp     a small pinhole camera, so rooms and streets stay in proportion (units: metres).
person()  a posable figure; limbs are placed with two-bone inverse kinematics.
The rest  houses, trees, furniture, small things.
"""
import math
import random

INK = "#2a2d36"
SKINS = ["#f0cfb2", "#e8bf9d", "#dcae8a", "#d09d78", "#c48f6c"]
HAIRS = ["#26242a", "#3a302d", "#4b3c34", "#8d8a88", "#c9c6c2", "#e6e3de"]


# ---------------------------------------------------------------- colour
def rgb(c):
    c = c.lstrip("#")
    return [int(c[i:i + 2], 16) for i in (0, 2, 4)]


def mix(a, b, t):
    """Colour a moved towards colour b by t (0..1)."""
    return "#" + "".join("%02x" % round(p + (q - p) * t) for p, q in zip(rgb(a), rgb(b)))


def dark(c, t=.2):
    return mix(c, "#1c2030", t)


def lite(c, t=.2):
    return mix(c, "#fffaf0", t)


def n(v):
    """Short number for SVG."""
    return ("%.1f" % v).rstrip("0").rstrip(".") if abs(v) >= .05 else "0"


def pts(p):
    return " ".join(n(x) + "," + n(y) for x, y in p)


# ---------------------------------------------------------------- scene
class Scene:
    """Collects SVG fragments in paint order."""

    def __init__(self, w, h, seed=1):
        self.w, self.h = w, h
        self.parts, self.defs, self.ids = [], [], 0
        self.r = random.Random(seed)

    def add(self, s):
        self.parts.append(s)

    def uid(self):
        self.ids += 1
        return "i%d" % self.ids

    def _a(self, fill, o, stroke, sw, extra=""):
        s = f' fill="{fill or "none"}"'
        if o is not None and o < 1:
            s += f' opacity="{o:.2f}"'
        if stroke:
            s += f' stroke="{stroke}" stroke-width="{n(sw)}" stroke-linecap="round" stroke-linejoin="round"'
        return s + extra

    def rect(self, x, y, w, h, fill, o=None, rx=0, stroke=None, sw=1):
        r = f' rx="{n(rx)}"' if rx else ""
        self.add(f'<rect x="{n(x)}" y="{n(y)}" width="{n(w)}" height="{n(h)}"{r}{self._a(fill, o, stroke, sw)}/>')

    def poly(self, p, fill, o=None, stroke=None, sw=1):
        self.add(f'<polygon points="{pts(p)}"{self._a(fill, o, stroke, sw)}/>')

    def path(self, d, fill=None, o=None, stroke=None, sw=1):
        self.add(f'<path d="{d}"{self._a(fill, o, stroke, sw)}/>')

    def ell(self, x, y, rx, ry, fill, o=None, stroke=None, sw=1):
        self.add(f'<ellipse cx="{n(x)}" cy="{n(y)}" rx="{n(rx)}" ry="{n(ry)}"{self._a(fill, o, stroke, sw)}/>')

    def circ(self, x, y, r, fill, o=None, stroke=None, sw=1):
        self.ell(x, y, r, r, fill, o, stroke, sw)

    def line(self, p, stroke, sw=2, o=None):
        self.add(f'<polyline points="{pts(p)}"{self._a(None, o, stroke, sw)}/>')

    def dabs(self, items, fill, o=None):
        """Many small ellipses (x, y, rx, ry) in one path."""
        d = "".join(f"M{n(x - a)} {n(y)}a{n(a)} {n(b)} 0 1 0 {n(2 * a)} 0a{n(a)} {n(b)} 0 1 0 {n(-2 * a)} 0z"
                    for x, y, a, b in items)
        self.path(d, fill, o)

    def grad(self, stops, x1=0, y1=0, x2=0, y2=1):
        """Linear gradient over the object's box; stops: (offset, colour[, opacity])."""
        i = self.uid()
        s = "".join(f'<stop offset="{st[0]}" stop-color="{st[1]}"' +
                    (f' stop-opacity="{st[2]}"' if len(st) > 2 else "") + "/>" for st in stops)
        self.defs.append(f'<linearGradient id="{i}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">{s}</linearGradient>')
        return f"url(#{i})"

    def radial(self, stops):
        i = self.uid()
        s = "".join(f'<stop offset="{st[0]}" stop-color="{st[1]}" stop-opacity="{st[2]}"/>' for st in stops)
        self.defs.append(f'<radialGradient id="{i}">{s}</radialGradient>')
        return f"url(#{i})"

    def glow(self, x, y, rx, ry=None, col="#fff2cf", o=.5):
        self.ell(x, y, rx, ry or rx, self.radial([(0, col, o), (.5, col, o * .38), (1, col, 0)]))

    def open(self, transform=None, o=None, clip=None):
        a = ""
        if transform:
            a += f' transform="{transform}"'
        if o is not None:
            a += f' opacity="{o}"'
        if clip:
            a += f' clip-path="url(#{clip})"'
        self.add(f"<g{a}>")

    def close(self):
        self.add("</g>")

    def clip(self, shape):
        i = self.uid()
        self.defs.append(f'<clipPath id="{i}">{shape}</clipPath>')
        return i

    def sky(self, y, top="#a9c3cf", bottom="#eee6d6"):
        self.rect(0, 0, self.w, y + 2, self.grad([(0, top), (1, bottom)]))

    def svg(self):
        return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.w}" height="{self.h}" '
                f'viewBox="0 0 {self.w} {self.h}">\n<defs>{"".join(self.defs)}</defs>\n'
                f'<rect width="{self.w}" height="{self.h}" fill="#b9ad96"/>\n'
                + "\n".join(self.parts) + "\n</svg>\n")


class Persp:
    """Pinhole camera looking along +Z; X right, Y up from the floor."""

    def __init__(self, s, vx, hy, f, cam=1.6):
        self.s, self.vx, self.hy, self.f, self.cam = s, vx, hy, f, cam

    def __call__(self, X, Y, Z):
        k = self.f / Z
        return self.vx + X * k, self.hy + (self.cam - Y) * k

    def k(self, Z):
        return self.f / Z

    def quad(self, p, fill, o=None, stroke=None, sw=1):
        self.s.poly([self(*q) for q in p], fill, o, stroke, sw)

    def floor(self, X0, X1, Z0, Z1, fill, o=None):
        self.quad([(X0, 0, Z0), (X1, 0, Z0), (X1, 0, Z1), (X0, 0, Z1)], fill, o)

    def wall(self, X0, X1, Y0, Y1, Z, fill, o=None):
        """Facing wall at depth Z."""
        self.quad([(X0, Y0, Z), (X1, Y0, Z), (X1, Y1, Z), (X0, Y1, Z)], fill, o)

    def side(self, X, Y0, Y1, Z0, Z1, fill, o=None):
        self.quad([(X, Y0, Z0), (X, Y0, Z1), (X, Y1, Z1), (X, Y1, Z0)], fill, o)

    def tiles(self, X0, X1, Z0, Z1, col, sx=1., sz=1., sw=1.5, o=.5):
        x = X0
        while x <= X1 + 1e-6:
            self.s.line([self(x, 0, Z0), self(x, 0, Z1)], col, sw, o)
            x += sx
        z = Z0
        while z <= Z1 + 1e-6:
            self.s.line([self(X0, 0, z), self(X1, 0, z)], col, sw, o)
            z += sz

    def box(self, X0, X1, Y0, Y1, Z0, Z1, col, top=None, shadow=0):
        """Box with visible faces; light from the left."""
        if shadow:
            self.quad([(X0, 0, Z0), (X1 + shadow, 0, Z0 - .05), (X1 + shadow, 0, Z1), (X0, 0, Z1)], "#1c2030", .22)
        if X0 > 0:
            self.side(X0, Y0, Y1, Z0, Z1, lite(col, .1))
        if X1 < 0:
            self.side(X1, Y0, Y1, Z0, Z1, dark(col, .25))
        if Y1 < self.cam:
            self.quad([(X0, Y1, Z0), (X1, Y1, Z0), (X1, Y1, Z1), (X0, Y1, Z1)], top or lite(col, .28))
        elif Y0 > self.cam:
            self.quad([(X0, Y0, Z0), (X1, Y0, Z0), (X1, Y0, Z1), (X0, Y0, Z1)], dark(col, .35))
        self.wall(X0, X1, Y0, Y1, Z0, col)

    def who(self, X, Z, height=1.66, Y=0, **kw):
        x, y = self(X, Y, Z)
        return person(self.s, x, y, height * self.k(Z), **kw)


# ---------------------------------------------------------------- figures
def ik(a, b, l1, l2, score):
    """Middle joint between a and b; score picks one of the two solutions. Returns (joint, end)."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    d = math.hypot(dx, dy) or .01
    m = (l1 + l2) * .995
    if d > m:
        b = (a[0] + dx * m / d, a[1] + dy * m / d)
        dx, dy, d = b[0] - a[0], b[1] - a[1], m
    t = (l1 * l1 - l2 * l2 + d * d) / (2 * d)
    h = math.sqrt(max(0, l1 * l1 - t * t))
    ux, uy = dx / d, dy / d
    c = [(a[0] + ux * t - uy * h * q, a[1] + uy * t + ux * h * q) for q in (1, -1)]
    return max(c, key=score), b


def limb(s, p, w, col):
    """Tapered limb through points p with full widths w, rounded joints."""
    d = ""
    for (x0, y0), (x1, y1), a, b in zip(p, p[1:], w, w[1:]):
        L = math.hypot(x1 - x0, y1 - y0) or .01
        nx, ny = -(y1 - y0) / L / 2, (x1 - x0) / L / 2
        d += (f"M{x0 + nx * a:.2f} {y0 + ny * a:.2f}L{x1 + nx * b:.2f} {y1 + ny * b:.2f}"
              f"L{x1 - nx * b:.2f} {y1 - ny * b:.2f}L{x0 - nx * a:.2f} {y0 - ny * a:.2f}z")
    s.add(f'<path d="{d}" fill="{col}"/>')
    for (x, y), a in zip(p, w):
        s.add(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{a / 2:.2f}" fill="{col}"/>')


def person(s, x, y, h, dir=1, view="q", skin="#e8bf9d", hair="short", hc="#26242a", top="#4d6a7c",
           sleeve=None, inner="#efe8dc", bottom="#3a4150", shoes="#2b2b30", style="zip", hem=-45, skirt=None,
           lean=0, nod=0, hip=(0, -48), feet=None, hands=None, sit=None, legs=True, glasses=False, mask=False,
           hat=None, hatc="#8d3f3a", scarf=None, apron=None, vest=None, build=1., fem=False, head=1.08,
           shadow=True, smile=1, shoe=True, farfront=False, bag=None, talk=False):
    """Draw one figure standing on (x, y), h px tall; local units: 100 = height, x forward.

    view: f front, q three-quarter, p profile, b back.  dir: 1 faces right, -1 left.
    hands/feet: two local points (far, near; in front view right, left).  sit: 'side' or 'front'.
    Returns the picture positions of both hands and the head.
    """
    k = h / 100
    W = {"f": 1., "q": .9, "p": .72, "b": 1.}[view] * build * (.93 if fem else 1)
    sleeve = sleeve or top
    if sit == "side" and hip == (0, -48):
        hip = (0, -27)
    if sit == "front" and hip == (0, -48):
        hip = (0, -30)
    hx, hy = hip[0], hip[1] + 48
    a = math.radians(lean)

    def up(px, py):
        """Upper-body point after lean and hip shift."""
        py += 48
        return px * math.cos(a) - py * math.sin(a) + hx, px * math.sin(a) + py * math.cos(a) - 48 + hy

    if shadow:
        s.ell(x + 7 * k, y + .4 * k, 19 * k * build, 3 * k, "#1c2030", .26)
    s.open(f"translate({n(x)} {n(y)}) scale({k * dir:.3f} {k:.3f})")
    sd = dir                                    # local side that lies in shade
    sh = {"f": 9.6, "q": 7.2, "p": 1.8, "b": 9.6}[view] * build * (.92 if fem else 1)
    shl = [up(sh, -78.5), up(-sh, -78.5)]
    dflt = {"f": [(13.2, -46.4), (-13.2, -46.4)], "b": [(13.2, -46.4), (-13.2, -46.4)],
            "q": [(10, -47.2), (-8.8, -46.4)], "p": [(6, -48), (.5, -46.6)]}[view]
    hands = list(hands or [None, None])
    arms = []
    for i in (0, 1):
        t = hands[i] or up(*dflt[i])
        if view == "b" and sit and hands[i] and abs(t[0]) > 10 and t[1] > -46:
            t = (t[0] * .86, -30)               # resting out of sight, elbows close
        side = 1 if i == 0 else -1
        if view in "fb":
            sc = lambda p, q=side: p[1] * .6 + q * p[0]
        else:
            sc = lambda p: p[1] - .8 * p[0]
        L1, L2 = 17, 15.5
        if view in "fb":                        # foreshorten instead of spreading the elbows
            q = min(1, max(.45, math.hypot(t[0] - shl[i][0], t[1] - shl[i][1]) * 1.13 / 32.5))
            L1, L2 = L1 * q, L2 * q
        el, t = ik(shl[i], t, L1, L2, sc)
        arms.append((shl[i], el, t))

    def arm(i, c):
        p = arms[i]
        w = 6.6 * (1.12 if style in ("padded", "coat") else 1)
        ex, ey = p[2][0] - p[1][0], p[2][1] - p[1][1]
        L = math.hypot(ex, ey) or 1
        fx, fy = p[2][0] + ex / L * 2.2, p[2][1] + ey / L * 2.2
        ang = math.degrees(math.atan2(ey, ex))
        s.add(f'<ellipse cx="{fx:.2f}" cy="{fy:.2f}" rx="3.1" ry="2.3" transform="rotate({ang:.0f} {fx:.2f} {fy:.2f})" fill="{skin if i else mix(skin, "#8a5a48", .12)}"/>')
        limb(s, p, (w, w * .86, w * .7), c)
        if style in ("padded",):
            for t in (.35, .75):
                qx, qy = p[0][0] + (p[1][0] - p[0][0]) * t, p[0][1] + (p[1][1] - p[0][1]) * t
                s.add(f'<path d="M{qx - 3:.1f} {qy:.1f}h6" stroke="{dark(c, .25)}" stroke-width=".6"/>')

    # legs
    lg = []
    if legs:
        hw = {"f": 4.2, "b": 4.2, "q": 3.2, "p": 1.2}[view] * build
        if sit == "side":
            feet = feet or [(22, 0), (17, 0)]
        else:
            feet = feet or {"f": [(5, 0), (-5, 0)], "b": [(5, 0), (-5, 0)], "q": [(6, 0), (-4.5, 0)], "p": [(4, 0), (-3, 0)]}[view]
        for i in (0, 1):
            hp = (hip[0] + (hw if i == 0 else -hw), hip[1])
            if sit == "front":
                kn = (hp[0] * 1.7, hip[1] + 5)
                ft = feet[i]
                lg.append((hp, kn, (ft[0] * 1.1, -2)))
            else:
                ft = (feet[i][0], feet[i][1] - 2)
                if view in "fb":
                    kn = ((hp[0] + ft[0]) / 2 + (.6 if i == 0 else -.6), (hp[1] + ft[1]) / 2)
                else:
                    kn, ft = ik(hp, ft, 23.5, 23.5, lambda p: p[0])
                lg.append((hp, kn, ft))

    def leg(i):
        hp, kn, ft = lg[i]
        c = dark(bottom, .22) if i == 0 and view not in "fb" else bottom
        sc = dark(shoes, .15) if i == 0 else shoes
        wd = build * (.9 if fem else 1)
        if shoe:
            if view in "fb" or sit == "front":
                s.add(f'<path d="M{ft[0] - 3:.1f} {ft[1] - 2:.1f}h6q1.2 3.4 .4 4.6h-6.8q-.8 -1.2 .4 -4.6z" fill="{sc}"/>')
            else:
                s.add(f'<path d="M{ft[0] - 3:.1f} {ft[1] - 2:.1f}h5l5 2.6q1.2 .8 .8 1.9h-11q-.6 -2 .2 -4.5z" fill="{sc}"/>')
        limb(s, (hp, kn, ft), (8.6 * wd, 6.8 * wd, 5 * wd), c)

    def legs_draw():
        if legs:
            leg(0)
            leg(1)

    farc = dark(sleeve, .18) if view not in "fb" else sleeve
    if view not in "fb" and not farfront:
        arm(0, farc)
    if view == "b":                       # hands held in front are hidden by the back
        for i in (0, 1):
            if hands[i] and abs(hands[i][0]) < 10:
                arm(i, dark(sleeve, .1))
    if not sit:
        legs_draw()

    # back hair
    s.open(f"translate({hx:.1f} {hy:.1f}) rotate({n(lean)} 0 -48)")
    hr = f"translate(0 -83) scale({head}) rotate({n(nod - lean * .5)}) translate(0 83)"
    if hair in ("bob", "long", "pony") and view != "b":
        s.open(hr)
        if view == "p":
            b = {"bob": "M-7 -92C-8 -103 4 -102 4 -95L2 -82Q-5 -80 -7.8 -83z",
                 "long": "M-7 -92C-8 -103 4 -102 4 -95L0 -74Q-6 -70 -9 -74z",
                 "pony": "M-5 -96Q-12 -96 -11.5 -88Q-11 -80 -8 -77Q-8 -86 -5 -90z"}[hair]
        else:
            b = {"bob": "M-8 -92C-9 -103.5 9 -103.5 8 -92L8.4 -82.5Q5 -80.5 0 -80.5Q-5 -80.5 -8.4 -82.5z",
                 "long": "M-8 -92C-9 -103.5 9 -103.5 8 -92L9 -73Q0 -70 -9 -73z",
                 "pony": "M-4 -99Q-12.5 -99 -11.5 -88Q-11 -80 -9 -77Q-8 -88 -3 -93z"}[hair]
        s.add(f'<path d="{b}" fill="{dark(hc, .2)}"/>')
        s.close()
    # skirt or long coat goes with the torso
    wx = 10.6 * W
    hw2 = (9.2 if fem else 8.8) * W * (1.1 if hem > -40 else 1)
    wst = 8.6 * W if fem else 9.3 * W
    if sit:
        hem = min(hem, -44)
    tor = (f"M{-wx:.1f} -76Q{-wx:.1f} -81.6 {-4.6 * W:.1f} -83.4L{4.6 * W:.1f} -83.4Q{wx:.1f} -81.6 {wx:.1f} -76"
           f"Q{wst:.1f} -66 {wst:.1f} -60L{hw2:.1f} -50L{hw2 * (1.06 if hem > -40 else 1):.1f} {hem}"
           f"Q0 {hem + 1.5} {-hw2 * (1.06 if hem > -40 else 1):.1f} {hem}L{-hw2:.1f} -50L{-wst:.1f} -60Q{-wst:.1f} -66 {-wx:.1f} -76z")
    if skirt and not sit:
        s.add(f'<path d="M{-7 * W:.1f} -58L{7 * W:.1f} -58L{11 * W:.1f} -26Q0 -23 {-11 * W:.1f} -26z" fill="{skirt}"/>')
    body = vest or top
    s.add(f'<path d="{tor}" fill="{body}"/>')
    cid = s.clip(f'<path d="{tor}"/>')
    s.open(clip=cid)
    q = {"f": 0, "b": 0, "q": 3.2, "p": 6.2}[view]
    d2 = dark(body, .3)
    if view != "b":
        if style == "suit":
            s.add(f'<path d="M{q - 4} -85L{q} -62L{q + 4} -85z" fill="{inner}"/>')
            s.add(f'<path d="M{q - .9} -81.5h1.8l.8 13l-1.7 3l-1.7 -3z" fill="{dark(scarf or "#7d4340", 0) if not fem else inner}"/>')
            s.add(f'<path d="M{q - 4.4} -85L{q - 6} -74L{q} -61L{q + 6} -74L{q + 4.4} -85L{q} -62z" fill="{dark(body, .16)}"/>')
            s.add(f'<path d="M{q} -62V-40" stroke="{d2}" stroke-width=".7"/><circle cx="{q + 1}" cy="-58" r=".7" fill="{d2}"/>')
        elif style == "shirt":
            s.add(f'<path d="M{q} -82V-40" stroke="{d2}" stroke-width=".6"/><path d="M{q - 4.5} -85L{q - 2.8} -79L{q} -82L{q + 2.8} -79L{q + 4.5} -85z" fill="{lite(body, .35)}"/>')
        elif style == "sweater":
            s.add(f'<path d="M-5 -84.5Q{q} -78 5.4 -84.5V-90H-5z" fill="{dark(body, .22)}"/>')
            s.add(f'<path d="M-20 -47.4H20" stroke="{dark(body, .18)}" stroke-width="3"/>')
        elif style in ("zip", "padded"):
            s.add(f'<path d="M{q} -84V-40" stroke="{d2}" stroke-width=".9"/>')
            if style == "padded":
                for yy in (-75, -69, -63, -57, -51, -45, -39):
                    s.add(f'<path d="M-14 {yy}Q0 {yy + 1.6} 14 {yy}" stroke="{dark(body, .22)}" stroke-width=".7" fill="none"/>')
            else:
                s.add(f'<path d="M{q - 7} -57l4.5 1M{q + 3} -56l4.5 -1" stroke="{d2}" stroke-width=".9"/>')
        elif style == "coat":
            s.add(f'<path d="M{q - 4.4} -85L{q - 6} -75L{q + .5} -66L{q + 6} -75L{q + 4.4} -85z" fill="{dark(body, .18)}"/><path d="M{q - 2.6} -85L{q} -70L{q + 2.6} -85z" fill="{inner}"/>')
            s.add(f'<path d="M{q} -67V-20" stroke="{d2}" stroke-width=".7"/>')
            for yy in (-62, -54, -46):
                s.add(f'<circle cx="{q + 1.6}" cy="{yy}" r=".9" fill="{d2}"/>')
        elif style == "uniform":
            s.add(f'<path d="M{q} -82V-40" stroke="{d2}" stroke-width=".7"/><path d="M{q - 4.5} -85L{q - 2.8} -79L{q} -82L{q + 2.8} -79L{q + 4.5} -85z" fill="{lite(body, .14)}"/>'
                  f'<rect x="{q + 2.6}" y="-73" width="4.4" height="2" fill="#d9dbe0"/><path d="M-20 -49.5H20" stroke="{INK}" stroke-width="2.4"/><rect x="{q - 1.4}" y="-50.8" width="2.8" height="2.6" fill="#c9c3ad"/>')
        if vest:
            s.add(f'<path d="M{q} -82V-40" stroke="{lite(vest, .6)}" stroke-width="1"/><path d="M-20 -56H20" stroke="{lite(vest, .72)}" stroke-width="2.2"/>'
                  f'<circle cx="{q + 4.6}" cy="-71" r="1.7" fill="{lite(vest, .75)}"/><path d="M{q - 4} -86L{q} -74L{q + 4} -86z" fill="{top}"/>')
        if apron:
            s.add(f'<path d="M{q - 4.6} -73h9.2l1.5 9q6 2 7 8V-20H{q - 13}V-56q1 -6 7 -8z" fill="{apron}"/><path d="M{q - 4} -73L{q - 5} -86M{q + 4} -73L{q + 5} -86" stroke="{apron}" stroke-width="1.5"/><path d="M{q - 4} -55h8v6h-8z" fill="{dark(apron, .14)}"/>')
    else:
        if style == "padded":
            for yy in (-75, -69, -63, -57, -51, -45, -39):
                s.add(f'<path d="M-14 {yy}Q0 {yy + 1.4} 14 {yy}" stroke="{dark(body, .22)}" stroke-width=".7" fill="none"/>')
        else:
            s.add(f'<path d="M0 -78V-40" stroke="{dark(body, .14)}" stroke-width=".6"/>')
        if vest:
            s.add(f'<path d="M-20 -58H20M-20 -66H20" stroke="{lite(vest, .72)}" stroke-width="1.8"/>')
        if apron:
            s.add(f'<path d="M-14 -55H14" stroke="{apron}" stroke-width="1.6"/><path d="M-5 -86L6 -55M5 -86L-6 -55" stroke="{apron}" stroke-width="1.5"/>')
    s.add(f'<path d="M{sd * 4.5 * W:.1f} -90Q{sd * 6.5 * W:.1f} -66 {sd * 3.5 * W:.1f} -20L{sd * 16} -20L{sd * 16} -90z" fill="#1c2030" opacity=".16"/>')
    s.close()
    # neck, head
    s.open(hr)
    o = {"f": 0, "q": 1.7, "p": 3, "b": 0}[view]
    nk = mix(skin, "#8a5a48", .3)
    s.add(f'<path d="M-2.9 -87H2.9V-82Q0 -80.4 -2.9 -82z" fill="{nk}"/>')
    if style in ("zip", "padded", "coat", "uniform"):
        s.add(f'<path d="M-4.4 -84.6L4.4 -84.6L5 -81.4Q0 -79.6 -5 -81.4z" fill="{dark(top, .2)}"/>')
    if view == "p":
        s.add(f'<path d="M-5.7 -91C-6.8 -100 4.4 -101 5.6 -94L5.7 -91.7L7.5 -88.7L6 -88L6.1 -86.7L5.4 -85.6L5 -83Q3.4 -81.5 .5 -83L-3 -84C-5 -86 -5.7 -88 -5.7 -91z" fill="{skin}"/>')
        s.add(f'<path d="M-1 -82.8Q3 -81.6 5 -83.4Q2 -84.4 -2.6 -85.4z" fill="{nk}"/>')
    elif view == "b":
        s.add(f'<ellipse cx="-6.5" cy="-90" rx="1.2" ry="1.9" fill="{skin}"/><ellipse cx="6.5" cy="-90" rx="1.2" ry="1.9" fill="{nk}"/>')
        s.add(f'<path d="M-6.5 -92C-6.5 -101 6.5 -101 6.5 -92C6.5 -86 4 -82.6 0 -82.6C-4 -82.6 -6.5 -86 -6.5 -92z" fill="{mix(skin, "#8a5a48", .12)}"/>')
    else:
        if view == "f":
            s.add(f'<ellipse cx="6.5" cy="-90" rx="1.2" ry="1.9" fill="{nk}"/><ellipse cx="-6.5" cy="-90" rx="1.2" ry="1.9" fill="{skin}"/>')
        s.add(f'<path d="M-6.5 -92C-6.5 -101 6.5 -101 6.5 -92C6.5 -86 {3.6 + o * .5:.1f} -82 {o * .6:.1f} -82C{-3.6 + o * .5:.1f} -82 -6.5 -86 -6.5 -92z" fill="{skin}"/>')
        # shade on the far cheek
        s.add(f'<path d="M{sd * 6.5:.1f} -94C{sd * 6.8:.1f} -87 {sd * 4 + o * .3:.1f} -82.4 {o * .6:.1f} -82C{sd * 2.5 + o * .5:.1f} -85 {sd * 4.4:.1f} -88 {sd * 4.2:.1f} -94z" fill="{nk}" opacity=".45"/>')
    dk = "#33272a"
    if view in "fq":
        s.add(f'<circle cx="{o - 3.4:.1f}" cy="-87.6" r="1.5" fill="#d98873" opacity=".28"/><circle cx="{o + 3.2:.1f}" cy="-87.6" r="1.5" fill="#d98873" opacity=".28"/>')
        s.add(f'<ellipse cx="{o - 2.6:.1f}" cy="-90.4" rx=".75" ry=".95" fill="{dk}"/><ellipse cx="{o + 2.5:.1f}" cy="-90.4" rx=".75" ry=".95" fill="{dk}"/>')
        s.add(f'<path d="M{o - 3.9:.1f} -92.8q1.3 -.9 2.4 -.2M{o + 1.4:.1f} -93q1.3 -.7 2.4 .2" stroke="{mix(hc, dk, .4)}" stroke-width=".65" fill="none" stroke-linecap="round"/>')
        s.add(f'<path d="M{o + .1:.1f} -90q.9 1.7 .5 2.1h-1" stroke="{nk}" stroke-width=".7" fill="none" stroke-linecap="round"/>')
        if talk:
            s.add(f'<ellipse cx="{o:.1f}" cy="-85.4" rx="1.6" ry="1.2" fill="#7a3b38"/>')
        elif smile:
            s.add(f'<path d="M{o - 1.8:.1f} -86q1.8 {1.5 * smile:.1f} 3.6 0" stroke="#8c4a42" stroke-width=".75" fill="none" stroke-linecap="round"/>')
        if glasses:
            s.add(f'<g stroke="{INK}" stroke-width=".5" fill="#ffffff" fill-opacity=".25"><rect x="{o - 4.6:.1f}" y="-92" width="3.8" height="3.2" rx="1.3"/><rect x="{o + .7:.1f}" y="-92" width="3.8" height="3.2" rx="1.3"/><path d="M{o - .8:.1f} -90.7h1.5"/></g>')
        if mask:
            s.add(f'<path d="M{o - 4.9:.1f} -88.8Q{o:.1f} -90 {o + 4.7:.1f} -88.8L{o * .7 + 4:.1f} -84Q{o * .6:.1f} -80.8 {o * .7 - 4:.1f} -84z" fill="#dfe8ea"/><path d="M{o - 4:.1f} -86.6h8M{o - 3.6:.1f} -84.9h7.2" stroke="#a9bcc2" stroke-width=".45"/><path d="M{o - 4.9:.1f} -88.4L-6.4 -90.4" stroke="#dfe8ea" stroke-width=".6"/>')
    elif view == "p":
        s.add(f'<ellipse cx="4" cy="-91" rx=".65" ry=".95" fill="{dk}"/><path d="M2.9 -93.3q1.2 -.7 2.2 0" stroke="{dk}" stroke-width=".6" fill="none"/><path d="M4.1 -86q.8 .3 1.8 -.5" stroke="#8c4a42" stroke-width=".7" fill="none" stroke-linecap="round"/><circle cx="2.6" cy="-87.8" r="1.4" fill="#d98873" opacity=".28"/>')
        if glasses:
            s.add(f'<rect x="2.7" y="-92.4" width="3" height="3" rx="1.2" stroke="{INK}" stroke-width=".5" fill="#fff" fill-opacity=".25"/><path d="M2.7 -91.2L-1 -91" stroke="{INK}" stroke-width=".5"/>')
        if mask:
            s.add('<path d="M1.6 -88.6L6.6 -89.6L7 -86L5 -82.6Q3 -82.2 1.6 -83.6z" fill="#dfe8ea"/><path d="M1.6 -88L-1.4 -90" stroke="#dfe8ea" stroke-width=".6"/>')
    # hair
    H = []
    if view == "b":
        if hair == "bald":
            H.append("M-6.8 -92Q-6.6 -86 -3.6 -84.6H3.6Q6.6 -86 6.8 -92Q4 -89.4 0 -89.4Q-4 -89.4 -6.8 -92z")
        elif hair in ("bob", "perm"):
            H.append("M-8 -92C-9 -103 9 -103 8 -92L8 -83.5Q0 -81 -8 -83.5z")
        elif hair == "long":
            H.append("M-8 -92C-9 -103 9 -103 8 -92L9 -74Q0 -71 -9 -74z")
        else:
            H.append("M-7 -91C-8 -102.5 8 -102.5 7 -91Q6 -86 3.4 -84.6Q0 -83.6 -3.4 -84.6Q-6 -86 -7 -91z")
    elif view == "p":
        if hair == "bald":
            H.append("M-6 -92Q-6.6 -86 -3.4 -84.4Q-1.6 -85 -2 -88Q-1 -93 -1.4 -94Q-4 -94.6 -6 -92z")
        else:
            H.append("M6 -94.6C5 -103 -8 -102.6 -7 -90.6Q-6.6 -86 -3.6 -84.2Q-2.4 -85.4 -2.6 -87.6L-2 -91Q.6 -92.4 .4 -94.6Q3.6 -97.6 6 -94.6z")
        if hair in ("bob", "long"):
            H.append("M.8 -95Q2.6 -88 1 -83.4Q-5 -81.6 -7.4 -84L-6 -95z")
    else:
        if hair == "bald":
            H += [f"M-6.9 -89.4Q-8 -95 -5.4 -96.6Q-5.6 -93 -5.9 -89.2z", f"M6.9 -89.4Q8 -95 5.6 -96.6Q5.9 -93 6.1 -89.4z"]
        elif hair == "thin":
            H.append(f"M-7 -89C-8.2 -102 8.2 -102 7 -89L6.2 -90.5Q6.6 -97 {2 + o:.1f} -97.6Q{-3 + o:.1f} -97.6 -5.2 -94L-6 -89z")
        elif hair in ("bob", "long"):
            H.append(f"M-8 -84C-10.2 -104 10.2 -104 8 -84Q6.4 -83.4 6.2 -86Q6.6 -93 {4.6 + o * .5:.1f} -94.6Q{o:.1f} -96.2 {-4.4 + o * .6:.1f} -94Q-5.6 -91 -5.4 -85Q-6.6 -83.2 -8 -84z")
        elif hair == "bangs":
            H.append(f"M-7.4 -87C-9 -103 9 -103 7.4 -87L6.4 -88Q6.6 -92.6 {5 + o * .4:.1f} -93.6Q{o:.1f} -94.6 {-4.6 + o * .6:.1f} -93.4L-5.8 -88z")
        else:
            H.append(f"M-7.2 -88.6C-8.6 -103 8.6 -103 7.2 -89L6.2 -90.4Q6.4 -94 {4.6 + o * .4:.1f} -95.4Q{1 + o:.1f} -94.6 {-1.6 + o:.1f} -96Q-4 -94.6 -5 -92.6L{-5.9 + (.9 if view == 'q' else 0):.1f} -88.4z")
    if hair == "perm":
        cs = [(-7.2, -86.5), (-8, -90), (-7.6, -93.6), (-5.8, -97), (-3, -99.2), (0, -100), (3, -99.2), (5.8, -97), (7.6, -93.6)]
        if view in "fb":
            cs += [(8, -90), (7.2, -86.5)]
        if view == "p":
            cs = [(-6.6, -86), (-7.6, -89.6), (-7, -93.6), (-5, -97.4), (-2, -99.4), (1, -99.4), (4, -97.6)]
        for cx, cy in cs:
            s.add(f'<circle cx="{cx}" cy="{cy}" r="2.3" fill="{hc}"/>')
    if hair == "bun":
        bx, by = {"f": (0, -102), "q": (-4, -101), "p": (-8, -96), "b": (0, -99)}[view]
        s.add(f'<circle cx="{bx}" cy="{by}" r="3.6" fill="{dark(hc, .1)}"/>')
    for d in H:
        s.add(f'<path d="{d}" fill="{hc}"/>')
    if hair not in ("bald",) and not hat:
        s.add(f'<path d="M{-4.4 * sd:.1f} -97.6Q{-2.4 * sd:.1f} -99.8 {1.2 * sd:.1f} -99.7" stroke="{lite(hc, .3)}" stroke-width=".9" fill="none" stroke-linecap="round" opacity=".7"/>')
    if hair == "bun" and view == "b":
        s.add(f'<circle cx="0" cy="-96" r="4" fill="{lite(hc, .12)}"/>')
    if hair == "pony" and view == "b":
        s.add(f'<path d="M-2 -96Q-4 -86 -2.6 -76Q0 -73 2.6 -76Q4 -86 2 -96z" fill="{lite(hc, .14)}"/>')
    if view in "qp" and hair in ("short", "thin", "bun", "pony", "bald", "perm"):
        ex = -5.2 if view == "q" else -1.2
        s.add(f'<ellipse cx="{ex}" cy="-89.6" rx="1.2" ry="1.8" fill="{mix(skin, "#8a5a48", .15)}"/>')
    if hat == "knit":
        s.add(f'<path d="M-7.6 -94C-8.6 -104.5 8.6 -104.5 7.6 -94z" fill="{hatc}"/><rect x="-8" y="-96" width="16" height="3.8" rx="1.6" fill="{dark(hatc, .2)}"/><circle cx="0" cy="-103" r="2.3" fill="{lite(hatc, .4)}"/>')
    elif hat == "cap":
        s.add(f'<path d="M-7.4 -94C-8 -104 8 -104 7.4 -94z" fill="{hatc}"/>')
        if view != "b":
            s.add(f'<path d="M{o - 3:.1f} -95.6Q{o + 4:.1f} -97 {7 + o * 1.6:.1f} -93.6Q{o + 3:.1f} -93.4 {o - 3:.1f} -93.8z" fill="{dark(hatc, .25)}"/>')
    elif hat == "police":
        s.add(f'<path d="M-9.4 -99Q-6 -104.5 0 -104.5Q6 -104.5 9.4 -99L7.4 -96H-7.4z" fill="{hatc}"/><rect x="-7.4" y="-97.2" width="14.8" height="3" fill="{dark(hatc, .3)}"/><circle cx="{o}" cy="-99.6" r="1.6" fill="#d8c48a"/><path d="M{o - 6:.1f} -94.4Q{o:.1f} -92 {o + 6:.1f} -94.4z" fill="#14161c"/>')
    elif hat == "phones":
        s.add(f'<path d="M{-7.4 if view != "p" else -1:.1f} -90C-9 -104.5 9 -104.5 {7.4 if view != "p" else 0:.1f} -90" stroke="{INK}" stroke-width="1.6" fill="none"/>')
        for ex in ((-7, 7) if view in "fbq" else (-1,)):
            s.add(f'<rect x="{ex - 1.7}" y="-92.6" width="3.4" height="6" rx="1.6" fill="{INK}"/>')
    elif hat == "headset":
        s.add(f'<path d="M-7.2 -90C-8.6 -104 8.6 -104 7.2 -90" stroke="{INK}" stroke-width="1.2" fill="none"/><rect x="-8.4" y="-92.4" width="3" height="4.6" rx="1.3" fill="{INK}"/><rect x="5.4" y="-92.4" width="3" height="4.6" rx="1.3" fill="{INK}"/>')
    s.close()
    if scarf and style != "suit":
        s.add(f'<path d="M-6 -84Q0 -79.6 6 -84L6.4 -80.6Q0 -76 -6.4 -80.6z" fill="{scarf}"/>')
        if view != "b":
            s.add(f'<path d="M{q - 1} -80L{q + 3.2} -80.6L{q + 4} -66L{q - .6} -66z" fill="{dark(scarf, .12)}"/><path d="M{q - .6} -66h4.6" stroke="{lite(scarf, .3)}" stroke-width=".9" stroke-dasharray="1 .6"/>')
    s.close()
    if sit:
        legs_draw()
    if view in "fb":
        for i in (0, 1):
            if not (view == "b" and hands[i] and abs(hands[i][0]) < 10):
                arm(i, sleeve if (i == 1) == (dir == 1) else dark(sleeve, .14))
    else:
        if farfront:
            arm(0, farc)
        arm(1, lite(sleeve, .06))
    s.close()
    g = lambda p: (x + p[0] * k * dir, y + p[1] * k)
    tip = []
    for i in (0, 1):
        p = arms[i]
        ex, ey = p[2][0] - p[1][0], p[2][1] - p[1][1]
        L = math.hypot(ex, ey) or 1
        tip.append(g((p[2][0] + ex / L * 2.4, p[2][1] + ey / L * 2.4)))
    return {"far": tip[0], "near": tip[1], "head": g(up(0, -91)), "k": k}


def crowd(seed):
    """Endless supply of varied looks for background people."""
    r = random.Random(seed)
    tops = ["#5d7385", "#8c4b45", "#6f7f62", "#b58a4c", "#43506a", "#93707a", "#a8a294", "#37474a", "#7a5a48", "#c2b49a"]
    i = r.randrange(10)
    while True:
        fem = r.random() < .5
        old = r.random() < .45
        i = (i + r.choice((1, 2, 3))) % len(tops)
        d = dict(fem=fem, skin=r.choice(SKINS[:4]), hc=r.choice(HAIRS[3:] if old else HAIRS[:3]), top=tops[i],
                 bottom=r.choice(["#3a4150", "#4a4540", "#2f3338", "#59606a", "#6b5d50"]),
                 hair=r.choice(["perm", "bob", "bun", "perm"] if fem and old else ["long", "bob", "pony", "bun"] if fem
                               else ["short", "bald", "thin"] if old else ["short", "short"]),
                 style=r.choice(["zip", "padded", "coat", "sweater"]), glasses=r.random() < .25, build=r.uniform(.93, 1.1))
        yield d


# ---------------------------------------------------------------- plants
def blob_tree(s, x, y, h, col="#64815c", w=None, trunk="#5b4a3f", seed=0, dense=1.7):
    """Broadleaf tree: trunk and three tones of foliage."""
    r = random.Random(seed * 7 + 3)
    w = w or h * .62
    s.ell(x + w * .18, y, w * .5, h * .03, "#1c2030", .22)
    tw = h * .045
    s.path(f"M{n(x - tw)} {n(y)}Q{n(x - tw * .6)} {n(y - h * .3)} {n(x - w * .12)} {n(y - h * .6)}L{n(x + w * .1)} {n(y - h * .62)}Q{n(x + tw * .6)} {n(y - h * .3)} {n(x + tw)} {n(y)}z", trunk)
    s.line([(x, y - h * .35), (x + w * .24, y - h * .58)], trunk, tw * .9)
    s.line([(x, y - h * .3), (x - w * .25, y - h * .55)], dark(trunk, .15), tw * .8)
    cy = y - h * .68
    big, mid, hi, lf = [], [], [], []
    for i in range(int(13 * dense)):
        a = r.uniform(0, 6.28)
        q = math.sqrt(r.random())
        big.append((x + math.cos(a) * q * w * .36, cy + math.sin(a) * q * h * .2, w * r.uniform(.14, .2), w * r.uniform(.11, .17)))
    for bx, by, a, b in big:
        mid.append((bx - a * .2, by - b * .24, a * .78, b * .74))
        hi.append((bx - a * .38, by - b * .45, a * .44, b * .4))
        for _ in range(5):
            t = r.uniform(0, 6.28)
            lf.append((bx + math.cos(t) * a * 1.02, by + math.sin(t) * b * 1.02, w * .02, w * .014))
    s.dabs(big + lf, dark(col, .26))
    s.dabs(mid, col)
    s.dabs(hi, lite(col, .22))


def bare_tree(s, x, y, h, col="#6a5c52", seed=0, spread=.5):
    """Leafless plane tree, a few withered leaves."""
    r = random.Random(seed + 11)
    leaves = []

    def br(px, py, ang, L, w, dep):
        qx, qy = px + math.cos(ang) * L, py - math.sin(ang) * L
        s.line([(px, py), (qx, qy)], col if dep < 3 else lite(col, .12), w)
        if dep < 5:
            for sg in (-1, 1):
                br(qx, qy, ang + sg * r.uniform(.2, spread), L * r.uniform(.66, .82), w * .64, dep + 1)
        elif r.random() < .3:
            leaves.append((qx, qy, h * .012, h * .009))
    s.ell(x + h * .12, y, h * .2, h * .02, "#1c2030", .2)
    br(x, y, 1.57, h * .27, h * .04, 0)
    if leaves:
        s.dabs(leaves, "#a9814f")


def dawn_redwood(s, x, y, h, col="#a3613f", seed=0):
    """Metasequoia: a slim cone of feathery tiers, rust-red in late autumn."""
    r = random.Random(seed + 5)
    s.path(f"M{n(x - h * .02)} {n(y)}L{n(x)} {n(y - h * .9)}L{n(x + h * .02)} {n(y)}z", dark(col, .5))
    base, mid, hi = [], [], []
    for i in range(34):
        t = i / 33
        yy = y - h * (.14 + .84 * t)
        ww = h * (.17 * (1 - t) ** .85 + .008)
        for _ in range(8 if t < .7 else 4):
            dx = r.uniform(-1, 1) * ww
            base.append((x + dx, yy + abs(dx) * .34, ww * .2 + 2, h * .017))
            mid.append((x + dx * .9 - ww * .08, yy + abs(dx) * .3 - h * .008, ww * .13 + 1, h * .01))
        dx = -r.random() * ww
        hi.append((x + dx, yy + abs(dx) * .3 - h * .014, ww * .09 + 1, h * .006))
    s.dabs(base, dark(col, .3))
    s.dabs(mid, col)
    s.dabs(hi, lite(col, .28))


def shrub(s, x, y, w, h, col="#6d8a60", seed=0, fl=None, leaf=True):
    """Rounded bush standing on y; optional flower colour."""
    r = random.Random(seed + 23)
    s.ell(x + w * .12, y, w * .56, h * .1, "#1c2030", .2)
    b, m, d, f = [], [], [], []
    for i in range(9):
        bx = x + (i / 8 - .5) * w * .8
        by = y - h * (.28 + .38 * math.sin(i / 8 * 3.14)) * r.uniform(.85, 1.1)
        b.append((bx, by, w * .17, h * .3))
        m.append((bx - w * .03, by - h * .07, w * .13, h * .2))
        for _ in range(7):
            t = r.uniform(0, 6.28)
            d.append((bx + math.cos(t) * w * .12, by + math.sin(t) * h * .2, w * .018, w * .011))
        for _ in range(2):
            t = r.uniform(0, 6.28)
            f.append((bx + math.cos(t) * w * .1, by - h * .08 + math.sin(t) * h * .18, w * .024, w * .022))
    s.rect(x - w * .4, y - h * .3, w * .8, h * .3, dark(col, .3), rx=h * .12)
    s.dabs(b, dark(col, .3))
    s.dabs(m, col)
    if leaf:
        s.dabs(d, lite(col, .3))
    if fl:
        s.dabs(f, fl)


def tuft(s, x, y, h, col="#7d9566", k=9, seed=0, lean=.5, plume=None, w=2.2):
    """Grass blades fanning from one point; plume = seed-head colour."""
    r = random.Random(seed + 31)
    d, heads = "", []
    for i in range(k):
        t = (i / max(1, k - 1) - .5) * 2 * lean + r.uniform(-.1, .1)
        L = h * r.uniform(.7, 1.05)
        ex, ey = x + math.sin(t) * L, y - math.cos(t) * L
        cx, cy = x + math.sin(t * .3) * L * .6, y - L * .62
        d += f"M{n(x - w)} {n(y)}Q{n(cx - w)} {n(cy)} {n(ex)} {n(ey)}Q{n(cx + w)} {n(cy)} {n(x + w)} {n(y)}z"
        heads.append((ex, ey, t))
    s.path(d, col)
    if plume:
        for ex, ey, t in heads[::2]:
            s.add(f'<ellipse cx="{n(ex)}" cy="{n(ey)}" rx="{n(h * .035)}" ry="{n(h * .12)}" fill="{plume}" transform="rotate({math.degrees(t):.0f} {n(ex)} {n(ey)})"/>')


def leaves(s, x, y, r0, col, k=7, seed=0, long=2.2):
    """A rosette of pointed leaves (vegetable, pot plant)."""
    r = random.Random(seed + 41)
    for i in range(k):
        t = -math.pi * (i + .5) / k + r.uniform(-.12, .12)
        L = r0 * r.uniform(.8, 1.15)
        ex, ey = x + math.cos(t) * L, y + math.sin(t) * L
        px, py = -math.sin(t) * L / long / 1.4, math.cos(t) * L / long / 1.4
        mx, my = x + math.cos(t) * L * .6, y + math.sin(t) * L * .6
        c = mix(dark(col, .22), lite(col, .2), r.random())
        s.path(f"M{n(x)} {n(y)}Q{n(mx + px)} {n(my + py)} {n(ex)} {n(ey)}Q{n(mx - px)} {n(my - py)} {n(x)} {n(y)}z", c)
        s.line([(x, y), (mx, my)], lite(c, .25), max(.8, r0 * .03))


def bloom(s, x, y, r0, col, seed=0, petals=7, core=None):
    """Flower head, layered petals."""
    r = random.Random(seed + 51)
    for q, c in ((1, dark(col, .16)), (.68, col), (.38, lite(col, .3))):
        a0 = r.uniform(0, 1)
        s.dabs([(x + math.cos(a0 + i * 6.283 / petals) * r0 * q * .58, y + math.sin(a0 + i * 6.283 / petals) * r0 * q * .5,
                 r0 * q * .46, r0 * q * .42) for i in range(petals)], c)
    s.circ(x, y, r0 * .16, core or dark(col, .3))


def pot_plant(s, x, y, h, pot="#a9664c", col="#5f7f5a", seed=0):
    w = h * .2
    s.ell(x + w * .5, y, w * 1.3, h * .03, "#1c2030", .22)
    leaves(s, x, y - h * .3, h * .5, dark(col, .15), 9, seed)
    leaves(s, x, y - h * .32, h * .68, col, 8, seed + 1)
    leaves(s, x, y - h * .3, h * .4, lite(col, .1), 7, seed + 2)
    s.poly([(x - w, y - h * .34), (x + w, y - h * .34), (x + w * .74, y), (x - w * .74, y)], pot)
    s.poly([(x + w * .2, y - h * .34), (x + w, y - h * .34), (x + w * .74, y), (x + w * .15, y)], dark(pot, .2))
    s.rect(x - w * 1.1, y - h * .37, w * 2.2, h * .06, lite(pot, .15))


# ---------------------------------------------------------------- houses
def xincun(s, x, y, w, h, bays=8, floors=6, wall="#e2d3b8", band="#b0694f", roof="#93493c", seed=0, haze=0, laundry=True):
    """Six-storey workers' housing of the 1980s with a pitched roof added later; y is the foot."""
    r = random.Random(seed + 61)
    hz = lambda c: mix(c, "#dfe2dd", haze)
    rh = h * .09
    fh = (h - rh) / floors
    bw = w / bays
    s.poly([(x - w * .015, y - h + rh), (x + w * .04, y - h), (x + w * .96, y - h), (x + w * 1.015, y - h + rh)], hz(roof))
    for i in range(1, int(w / 14)):
        s.line([(x + w * .04 + i * 13, y - h + 1), (x + i * 14, y - h + rh)], hz(dark(roof, .16)), 1)
    s.rect(x, y - h + rh, w, h - rh, s.grad([(0, hz(lite(wall, .12))), (1, hz(dark(wall, .1)))]))
    for f in range(floors):
        fy = y - h + rh + f * fh
        s.rect(x, fy, w, fh * .06, hz(dark(wall, .2)))
        for b in range(bays):
            bx = x + b * bw
            kind = "stair" if b % 4 == 2 else ("balc" if b % 2 == 0 else "win")
            if kind == "stair":
                s.rect(bx + bw * .18, fy, bw * .64, fh, hz(mix(wall, band, .5)))
                s.rect(bx + bw * .3, fy + fh * .42, bw * .4, fh * .38, hz("#55646c"))
                s.line([(bx + bw * .5, fy + fh * .42), (bx + bw * .5, fy + fh * .8)], hz("#c9c5b8"), max(1, bw * .03))
            elif kind == "balc":
                s.rect(bx + bw * .08, fy + fh * .18, bw * .84, fh * .8, hz(dark(wall, .3)))
                g = hz(r.choice(["#6f8894", "#7d949c", "#5f7682", "#8ba0a3"]))
                s.rect(bx + bw * .1, fy + fh * .2, bw * .8, fh * .4, g)
                s.poly([(bx + bw * .1, fy + fh * .2), (bx + bw * .42, fy + fh * .2), (bx + bw * .22, fy + fh * .6), (bx + bw * .1, fy + fh * .6)], hz(lite("#8ba0a3", .35)), .6)
                for q in (.1, .37, .63, .9):
                    s.rect(bx + bw * q - 1, fy + fh * .2, max(1.2, bw * .025), fh * .4, hz("#e8e4da"))
                s.rect(bx + bw * .06, fy + fh * .6, bw * .88, fh * .36, hz(band if (f + b // 2) % 2 else lite(band, .16)))
                s.rect(bx + bw * .06, fy + fh * .6, bw * .88, fh * .05, hz(lite(wall, .3)))
                s.rect(bx + bw * .72, fy + fh * .6, bw * .22, fh * .36, "#1c2030", .14 * (1 - haze))
            else:
                s.rect(bx + bw * .2, fy + fh * .26, bw * .6, fh * .46, hz("#f0ece2"))
                s.rect(bx + bw * .24, fy + fh * .3, bw * .24, fh * .38, hz(r.choice(["#60747f", "#74888f", "#4f616c"])))
                s.rect(bx + bw * .52, fy + fh * .3, bw * .24, fh * .38, hz(r.choice(["#6c808a", "#8b9b9d", "#cfc3a8"])))
                s.rect(bx + bw * .16, fy + fh * .2, bw * .68, fh * .05, hz(dark(wall, .3)))
                if r.random() < .62:
                    s.rect(bx + bw * .26, fy + fh * .78, bw * .3, fh * .17, hz("#e9e8e2"))
                    s.circ(bx + bw * .45, fy + fh * .865, fh * .055, hz("#a8aaa8"))
            if laundry and kind != "stair" and r.random() < .34:
                ly = fy + fh * .66
                s.line([(bx + bw * .1, ly), (bx + bw * .95, ly)], hz("#6d6a66"), max(1, fh * .02))
                cx = bx + bw * .14
                while cx < bx + bw * .8:
                    cw = bw * r.uniform(.12, .2)
                    s.rect(cx, ly, cw, fh * r.uniform(.24, .46), hz(r.choice(["#f2efe8", "#9fb3bd", "#c98d7e", "#d9c38f", "#7b8fa3", "#e2d9d2", "#8c6270"])))
                    cx += cw + bw * .04
    for b in range(0, bays + 1, 4):
        s.rect(x + b * bw - 2, y - h + rh, 4, h - rh, hz(dark(wall, .25)))


def house_side(s, x, y, w, h, wall="#d3c19f", roof="#93493c", haze=0):
    """Gable end in shade."""
    hz = lambda c: mix(c, "#dfe2dd", haze)
    s.poly([(x - 3, y - h * .91), (x + w * .5, y - h), (x + w + 3, y - h * .91)], hz(dark(roof, .2)))
    s.rect(x, y - h * .91, w, h * .91, hz(dark(wall, .22)))
    for f in range(6):
        s.rect(x + w * .4, y - h * .85 + f * h * .145, w * .2, h * .07, hz("#4f5f68"))


def lamp(s, x, y, h, col="#4b5258"):
    s.rect(x - h * .012, y - h, h * .024, h, col)
    s.rect(x - h * .03, y - h * .06, h * .06, h * .06, col)
    s.path(f"M{n(x)} {n(y - h)}q{n(h * .02)} {n(-h * .06)} {n(h * .14)} {n(-h * .05)}", None, stroke=col, sw=h * .02)
    s.poly([(x + h * .1, y - h * 1.06), (x + h * .22, y - h * 1.04), (x + h * .2, y - h * 1.01), (x + h * .11, y - h * 1.02)], "#f3ecd6")


# ---------------------------------------------------------------- things
def window(s, x, y, w, h, panes=2, view="day", frame="#f1ede3"):
    """Window seen straight on, with a hint of what is outside."""
    s.rect(x - 6, y - 6, w + 12, h + 12, dark(frame, .12))
    s.rect(x, y, w, h, s.grad([(0, "#b9d0da"), (1, "#eef0e8")] if view == "day" else [(0, "#3c4c66"), (1, "#8a8fa0")]))
    if view == "day":
        c = s.clip(f'<rect x="{n(x)}" y="{n(y)}" width="{n(w)}" height="{n(h)}"/>')
        s.open(clip=c)
        xincun(s, x + w * .3, y + h * 1.02, w * .9, h * .62, bays=6, seed=int(x), haze=.5, laundry=False)
        blob_tree(s, x + w * .16, y + h * 1.05, h * .72, "#8aa384", seed=int(x + w))
        s.close()
    for i in range(panes + 1):
        s.rect(x + w * i / panes - 4, y, 8, h, frame)
    s.rect(x, y + h * .3, w, 6, frame)
    s.rect(x - 14, y + h, w + 28, 12, lite(frame, .3))
    s.rect(x - 14, y + h + 12, w + 28, 5, "#1c2030", .2)


def curtain(s, x, y, w, h, col="#b7a98f"):
    k = max(3, int(w / 16))
    for i in range(k):
        s.rect(x + i * w / k, y, w / k + .6, h, (lite(col, .12), col, dark(col, .15))[i % 3])


def cup(s, x, y, h, col="#e9e6de", lid=True):
    """Lidded meeting tea cup."""
    w = h * .36
    s.ell(x + w * .5, y, w * 1.1, h * .1, "#1c2030", .25)
    s.path(f"M{n(x - w)} {n(y - h * .7)}L{n(x - w * .8)} {n(y)}Q{n(x)} {n(y + h * .08)} {n(x + w * .8)} {n(y)}L{n(x + w)} {n(y - h * .7)}z", col)
    s.path(f"M{n(x + w * .3)} {n(y - h * .7)}L{n(x + w * .24)} {n(y + 1)}L{n(x + w * .8)} {n(y)}L{n(x + w)} {n(y - h * .7)}z", dark(col, .16))
    if lid:
        s.ell(x, y - h * .72, w * 1.1, h * .11, lite(col, .3))
        s.circ(x, y - h * .86, h * .07, col)
    else:
        s.ell(x, y - h * .7, w, h * .1, "#8a6a4c")


def bars(s, x, y, w, h, rows=4, col="#8a8f98", seed=0, o=None):
    """Lines standing in for text."""
    r = random.Random(seed + 71)
    rh = h / rows
    for i in range(rows):
        s.rect(x, y + i * rh, w * (r.uniform(.72, 1) if i < rows - 1 else r.uniform(.35, .6)), rh * .46, col, o, rx=rh * .1)


def book(s, x, y, w, col="#8c4b45", ang=0):
    """Open book held towards the reader; (x, y) is the spine foot."""
    s.open(f"translate({n(x)} {n(y)}) rotate({ang})")
    h = w * .52
    s.path(f"M0 0Q{n(-w * .3)} {n(-h * .25)} {n(-w * .54)} {n(-h * .1)}L{n(-w * .5)} {n(-h)}Q{n(-w * .26)} {n(-h * 1.16)} 0 {n(-h * .9)}Q{n(w * .26)} {n(-h * 1.16)} {n(w * .5)} {n(-h)}L{n(w * .54)} {n(-h * .1)}Q{n(w * .3)} {n(-h * .25)} 0 0z", col)
    s.path(f"M0 {n(-h * .12)}Q{n(-w * .26)} {n(-h * .34)} {n(-w * .46)} {n(-h * .2)}L{n(-w * .43)} {n(-h * 1.06)}Q{n(-w * .2)} {n(-h * 1.2)} 0 {n(-h * .96)}z", "#f4efe3")
    s.path(f"M0 {n(-h * .12)}Q{n(w * .26)} {n(-h * .34)} {n(w * .46)} {n(-h * .2)}L{n(w * .43)} {n(-h * 1.06)}Q{n(w * .2)} {n(-h * 1.2)} 0 {n(-h * .96)}z", "#e3dccb")
    s.close()


def bike(s, x, y, h, col="#4f6b75", dir=1):
    """Bicycle in side view, front wheel towards dir."""
    s.open(f"translate({n(x)} {n(y)}) scale({h / 100 * dir:.3f} {h / 100:.3f})")
    s.ell(8, 1, 90, 6, "#1c2030", .2)
    for wx in (-52, 52):
        s.circ(wx, -34, 32, None, stroke=INK, sw=4.5)
        s.circ(wx, -34, 28, None, stroke="#b9b6ac", sw=1.4)
        for i in range(8):
            a = i * .785
            s.line([(wx, -34), (wx + 28 * math.cos(a), -34 + 28 * math.sin(a))], "#8d8f8e", .9)
    s.line([(-52, -34), (-4, -32), (36, -76), (-20, -76), (-4, -32)], col, 5)
    s.line([(-52, -34), (-20, -76)], col, 4)
    s.line([(52, -34), (36, -76), (32, -92), (22, -95)], col, 4.5)
    s.line([(-20, -76), (-23, -86)], INK, 4)
    s.path("M-36 -88Q-22 -94 -8 -87L-12 -83H-32z", INK)
    s.circ(-4, -32, 7, "#3b3d40")
    s.path("M40 -98h30l-4 22h-22z", "#7c6a56")
    s.close()


def chair_back(s, x, y, w, h, col="#5d4a3e"):
    """Chair seen from behind, standing on y."""
    s.rect(x - w * .46, y - h, w * .08, h, dark(col, .2))
    s.rect(x + w * .38, y - h, w * .08, h, dark(col, .35))
    s.rect(x - w * .5, y - h, w, h * .5, col, rx=w * .1)
    s.rect(x - w * .4, y - h * .93, w * .8, h * .1, lite(col, .15), rx=w * .04)
    s.rect(x - w * .5, y - h * .46, w, h * .07, dark(col, .25))


def steam(s, x, y, h, o=.55):
    for i, dx in enumerate((-.12, .06, .2)):
        q = h * (.8 + .2 * (i % 2))
        s.path(f"M{n(x + dx * h)} {n(y)}q{n(-h * .14)} {n(-q * .25)} 0 {n(-q * .5)}q{n(h * .14)} {n(-q * .25)} 0 {n(-q * .5)}", None, o * (.9 - i * .2), "#fbf7ee", h * .06)


def shelf(s, x, y, w, h, rows, seed=0, wood="#9a7a58", fill="books"):
    """Bookcase (or store shelf) with its contents; (x, y) top left."""
    r = random.Random(seed + 81)
    s.rect(x, y, w, h, dark(wood, .45))
    rh = h / rows
    cols = ["#8c4b45", "#4d6a7c", "#6f7f62", "#c09a56", "#d8cdb6", "#5b4a5e", "#a8744f", "#38494f", "#b9b3a4"]
    for i in range(rows):
        by = y + (i + 1) * rh - rh * .07
        cx = x + w * .02
        while cx < x + w * .97:
            if r.random() < .07:
                cx += w * r.uniform(.03, .08)
                continue
            bw = rh * r.uniform(.1, .2)
            if cx + bw > x + w * .98:
                break
            bh = rh * r.uniform(.56, .8)
            c = r.choice(cols)
            s.rect(cx, by - bh, bw, bh, c)
            s.rect(cx, by - bh * .8, bw, bh * .09, lite(c, .4))
            cx += bw + .8
        s.rect(x, by, w, rh * .07, wood)
    for xx in (x - w * .015, x + w * .985, x + w * .485):
        s.rect(xx, y, w * .03, h, lite(wood, .1))
    s.rect(x - w * .02, y - rh * .08, w * 1.04, rh * .09, lite(wood, .2))


def light_shaft(s, p, o=.16, col="#fff4d2"):
    s.poly(p, col, o)


def vignette(s, o=.28):
    """Slight darkening towards the edges."""
    i = s.uid()
    s.defs.append(f'<radialGradient id="{i}" cx=".46" cy=".44" r=".78"><stop offset=".55" stop-color="#1c2030" stop-opacity="0"/><stop offset="1" stop-color="#1c2030" stop-opacity="{o}"/></radialGradient>')
    s.rect(0, 0, s.w, s.h, f"url(#{i})")


# ---------------------------------------------------------------- rooms, vessels
def room(P, X0, X1, H, Z0, Z1, wall="#ddd4c3", floor="#b59c7c", ceil="#ece8de", lights=True, skirting="#8a7660"):
    """Box-shaped room seen from inside; left wall in light, right wall in shade."""
    s = P.s
    P.quad([(X0, H, Z0), (X1, H, Z0), (X1, H, Z1), (X0, H, Z1)], ceil)
    P.floor(X0, X1, Z0, Z1, floor)
    P.side(X0, 0, H, Z0, Z1, dark(wall, .1))
    P.side(X1, 0, H, Z0, Z1, dark(wall, .17))
    P.wall(X0, X1, 0, H, Z1, wall)
    if skirting:
        P.wall(X0, X1, 0, .12, Z1, skirting)
        P.side(X0, 0, .12, Z0, Z1, dark(skirting, .1))
        P.side(X1, 0, .12, Z0, Z1, dark(skirting, .2))
    if lights:
        z = Z0 + .6
        while z < Z1 - .6:
            for a, b in ((X0 * .62, X0 * .22), (X1 * .22, X1 * .62)):
                P.quad([(a, H, z), (b, H, z), (b, H, z + .5), (a, H, z + .5)], "#fffdf4")
            z += 1.5


def side_window(P, X, Y0, Y1, Z0, Z1, panes=2, frame="#f1ede3"):
    """Window in a side wall, with its curtain of light."""
    s = P.s
    P.side(X, Y0 - .06, Y1 + .06, Z0 - .06, Z1 + .06, dark(frame, .1))
    P.side(X, Y0, Y1, Z0, Z1, "#cfdfe2")
    P.side(X, Y0, Y0 + (Y1 - Y0) * .4, Z0, Z1, "#9fb39b")
    P.side(X, Y0, Y0 + (Y1 - Y0) * .62, Z0 + (Z1 - Z0) * .4, Z1, "#c9bda5")
    for i in range(panes + 1):
        z = Z0 + (Z1 - Z0) * i / panes
        s.line([P(X, Y0, z), P(X, Y1, z)], frame, max(2, P.k(z) * .05))
    s.line([P(X, Y1 - (Y1 - Y0) * .28, Z0), P(X, Y1 - (Y1 - Y0) * .28, Z1)], frame, max(2, P.k(Z1) * .05))


def smooth(p, close=False):
    """Catmull-Rom path through points."""
    d = f"M{p[0][0]:.1f} {p[0][1]:.1f}"
    for i in range(len(p) - 1):
        a, b, c, e = p[max(0, i - 1)], p[i], p[i + 1], p[min(len(p) - 1, i + 2)]
        d += (f"C{b[0] + (c[0] - a[0]) / 6:.1f} {b[1] + (c[1] - a[1]) / 6:.1f} "
              f"{c[0] - (e[0] - b[0]) / 6:.1f} {c[1] - (e[1] - b[1]) / 6:.1f} {c[0]:.1f} {c[1]:.1f}")
    return d + ("z" if close else "")


# half profiles: (radius, height) from foot to lip, height 1
PROFILES = {
    "meiping": [(.16, 0), (.17, .03), (.15, .2), (.2, .45), (.3, .7), (.29, .8), (.17, .88), (.09, .91), (.09, .95), (.12, 1)],
    "mallet": [(.24, 0), (.28, .03), (.3, .1), (.31, .4), (.28, .5), (.13, .56), (.11, .62), (.11, .9), (.2, .97), (.21, 1)],
    "pear": [(.17, 0), (.17, .04), (.3, .2), (.33, .32), (.25, .5), (.12, .7), (.09, .84), (.13, .96), (.19, 1)],
    "bowl": [(.22, 0), (.22, .1), (.42, .3), (.62, .65), (.7, 1)],
    "jar": [(.3, 0), (.34, .06), (.44, .3), (.48, .55), (.42, .78), (.3, .86), (.28, .9), (.31, 1)],
    "censer": [(.34, .0), (.36, .1), (.5, .3), (.54, .5), (.48, .7), (.36, .78), (.36, .9), (.44, 1)],
    "plate": [(.3, 0), (.36, .12), (.9, .7), (1.1, 1)],
    "gourd": [(.22, 0), (.34, .12), (.38, .28), (.28, .44), (.16, .52), (.23, .64), (.24, .74), (.14, .84), (.08, .9), (.1, 1)],
}


def vessel(s, x, y, h, kind="mallet", col="#8fae96", ribs=0, ears=False, lip=True):
    """Glazed pot lit from the upper left, standing on y."""
    pr = PROFILES[kind]
    if ears:
        for d in (-1, 1):
            s.path(f"M{n(x + d * h * .1)} {n(y - h * .86)}q{n(d * h * .14)} {n(-h * .03)} {n(d * h * .11)} {n(h * .08)}q{n(-d * h * .01)} {n(h * .1)} {n(-d * h * .1)} {n(h * .1)}", None, stroke=dark(col, .12 if d < 0 else .32), sw=h * .032)
    L = [(x - a * h, y - b * h) for a, b in pr]
    R = [(x + a * h, y - b * h) for a, b in reversed(pr)]
    d = smooth(L) + "L" + smooth(R)[1:] + "z"
    g = s.grad([(0, dark(col, .22)), (.2, lite(col, .2)), (.36, lite(col, .42)), (.55, col), (.85, dark(col, .38)), (1, dark(col, .26))], 0, 0, 1, .12)
    s.path(d, g)
    c = s.clip(f'<path d="{d}"/>')
    s.open(clip=c)
    mr = max(a for a, _ in pr)
    for i in range(ribs):
        t = (i + .5) / ribs
        xx = x - mr * h + 2 * mr * h * (0.5 - .5 * math.cos(t * math.pi))
        s.path(f"M{n(x + (xx - x) * .5)} {n(y)}Q{n(xx)} {n(y - h * .3)} {n(x + (xx - x) * .8)} {n(y - h * .52)}", None, .35, dark(col, .4), max(1, h * .006))
    s.path(smooth([(x - a * h * .72, y - b * h) for a, b in pr[1:-1]]), None, .5, "#f7fbf2", max(1.5, h * .018))
    s.rect(x - mr * h, y - h * .035, mr * 2 * h, h * .04, dark(col, .45), .5)
    s.close()
    if lip:
        a = pr[-1][0] * h
        s.ell(x, y - h, a, a * .2, lite(col, .3))
        s.ell(x, y - h + a * .02, a * .84, a * .14, dark(col, .5))


def yarn(s, x, y, r, col):
    s.ell(x + r * .5, y, r * 1.2, r * .22, "#1c2030", .22)
    s.circ(x, y - r, r, col)
    for i in range(4):
        s.path(f"M{n(x - r * .9)} {n(y - r * (.6 + i * .28))}Q{n(x)} {n(y - r * (1.2 + i * .3))} {n(x + r * .9)} {n(y - r * (.5 + i * .3))}", None, .8, dark(col, .22), r * .07)
        s.path(f"M{n(x - r * (.6 - i * .35))} {n(y - r * .2)}Q{n(x - r * (.2 - i * .2))} {n(y - r)} {n(x - r * (.5 - i * .3))} {n(y - r * 1.7)}", None, .8, lite(col, .3), r * .06)
