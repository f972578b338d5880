#!/usr/bin/env python3
"""Lists the packages the program is built from, by licence, in THIRD-PARTY.md; collects their licence texts for those who ship a binary.

  scripts/notices.py               writes the list anew, between the two marks in THIRD-PARTY.md
  scripts/notices.py --verify      only says whether the list is as Cargo.lock has it
  scripts/notices.py --texts FILE  writes the licence texts of all packages into one file, to go along with a binary

Takes `cargo metadata` with the versions of Cargo.lock and without network: run `cargo fetch --locked` first. Packages for the tests and
for building alone are left out; those for other systems are in.
"""

import json
import pathlib
import re
import subprocess
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOTICES = ROOT / "THIRD-PARTY.md"
BEGIN, END = "<!-- packages: begin -->", "<!-- packages: end -->"
# What a package calls the files that hold its terms.
TERMS = re.compile(r"(licen[cs]e|copying|notice|copyright|unlicense)", re.IGNORECASE)


def metadata():
    """What cargo knows of all packages."""
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--offline"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"cargo metadata: {run.stderr.strip()}\nRun `cargo fetch --locked` first.")
    return json.loads(run.stdout)


def shipped(known):
    """The packages that are part of the program, in the order of their names."""
    packages = {package["id"]: package for package in known["packages"]}
    nodes = {node["id"]: node for node in known["resolve"]["nodes"]}
    own = set(known["workspace_members"])
    found, waiting = set(), list(own)
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            deps = nodes[current]["deps"]
            waiting += [dep["pkg"] for dep in deps if any(kind["kind"] is None for kind in dep["dep_kinds"])]
    chosen = [packages[id] for id in found - own]
    return sorted(chosen, key=lambda package: (package["name"], package["version"]))


def expression(package):
    """A package's licences, said in one way only."""
    said = package["license"] or f"see {package['license_file']}"
    said = re.sub(r"\s*/\s*", " OR ", said)
    if "(" in said or " AND " in said:
        return said
    order = ["MIT", "Apache-2.0"]
    rank = lambda name: (order.index(name) if name in order else len(order), name)
    return " OR ".join(sorted(said.split(" OR "), key=rank))


def listed(packages):
    """The list as Markdown: a heading for each licence, the most common first, and its packages."""
    groups = {}
    for package in packages:
        groups.setdefault(expression(package), []).append(f"{package['name']} {package['version']}")
    lines = [f"{len(packages)} packages.", ""]
    for licence, names in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        filled = textwrap.fill(", ".join(names) + ".", 118, break_on_hyphens=False, break_long_words=False)
        lines += [f"### {licence}", "", filled, ""]
    return "\n".join(lines)


def texts(packages):
    """All licence texts; a text that several packages share stands once."""
    by_text = {}
    for package in packages:
        folder = pathlib.Path(package["manifest_path"]).parent
        files = sorted(path for path in folder.iterdir() if path.is_file() and TERMS.search(path.name))
        name = f"{package['name']} {package['version']} ({expression(package)})"
        if not files:
            by_text.setdefault("No file with terms in the package: the terms are those of the licence named.", []).append(name)
        for path in files:
            text = path.read_text(encoding="utf-8", errors="replace").strip()
            by_text.setdefault(text, []).append(name)
    rule = "=" * 100
    parts = [f"{rule}\n{chr(10).join(dict.fromkeys(names))}\n{rule}\n\n{text}\n" for text, names in by_text.items()]
    return "\n".join(sorted(parts))


def main(arguments):
    packages = shipped(metadata())
    if arguments[:1] == ["--texts"] and len(arguments) == 2:
        pathlib.Path(arguments[1]).write_text(texts(packages), encoding="utf-8")
        return
    if arguments not in ([], ["--verify"]):
        sys.exit(__doc__)
    old = NOTICES.read_text(encoding="utf-8")
    before, _, rest = old.partition(BEGIN)
    _, _, after = rest.partition(END)
    new = f"{before}{BEGIN}\n\n{listed(packages)}\n{END}{after}"
    if arguments and new != old:
        sys.exit("THIRD-PARTY.md is not as Cargo.lock has it: run scripts/notices.py")
    NOTICES.write_text(new, encoding="utf-8")


main(sys.argv[1:])
