#!/usr/bin/env python3
"""Runs the preflight over all PDFs of a folder and sets its verdict beside what qpdf, poppler, Ghostscript and MuPDF say of the same files.

    cargo build --release -p chenbao-preflight --example examine
    python3 scripts/preflight-compare.py FOLDER [--examine target/release/examples/examine] [--seconds 60] [--csv table.csv]

Takes a folder; gives a line for each file, then what disagrees and what took long. A file is called unreadable by others where qpdf finds
errors, or where a renderer reports damage or draws nothing. Nothing is fetched; a tool that is not installed is left out.
"""

import argparse
import csv
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

DAMAGE = re.compile(r"error|damaged|broken|corrupt|premature|truncat|cannot|could not|unable|invalid", re.IGNORECASE)


def run(command, seconds):
    """The exit code, what was said, and how long it took; the code is None where time ran out."""
    start = time.monotonic()
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return None, "", time.monotonic() - start
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    return done.returncode, said, time.monotonic() - start


def others(path, seconds):
    """What each of the other tools says: 'ok', 'warns', 'broken', 'time' or '-' where it is not installed."""
    commands = {
        "qpdf": ["qpdf", "--check", path],
        "poppler": ["pdftoppm", "-r", "20", "-l", "4", path, "/dev/null"],
        "gs": ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dLastPage=4", "-r20", "-sDEVICE=nullpage", path],
        "mupdf": ["mutool", "draw", "-q", "-r", "20", "-o", "/dev/null", "-F", "pbm", path, "1-4"],
    }
    result = {}
    for name, command in commands.items():
        if shutil.which(command[0]) is None:
            result[name] = "-"
            continue
        code, said, _ = run(command, seconds)
        if code is None:
            result[name] = "time"
        elif name == "qpdf":
            result[name] = {0: "ok", 3: "warns"}.get(code, "broken")
        else:
            result[name] = "broken" if code else ("warns" if DAMAGE.search(said) else "ok")
    return result


def judged(examine, path, seconds):
    """The verdict, the rules that are broken, whether it panicked, and the seconds it took."""
    code, said, took = run([examine, path], seconds)
    if code is None:
        return "time", [], False, took
    verdict = next((line.rsplit(": ", 1)[1] for line in said.splitlines() if line.startswith(f"{path}: ")), "?")
    rules = sorted({line.split()[1] for line in said.splitlines() if re.match(r"(Error|Warning) \S+ on ", line)})
    return verdict, rules, "panicked at" in said, took


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--examine", default="target/release/examples/examine")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--csv", type=Path)
    options = parser.parse_args()
    files = sorted(path for path in options.folder.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file())
    rows = []
    for path in files:
        verdict, rules, panicked, took = judged(options.examine, str(path), options.seconds)
        row = {"file": str(path.relative_to(options.folder)), "verdict": verdict, "seconds": round(took, 2)}
        row |= {"rules": " ".join(rules), "panicked": panicked} | others(str(path), options.seconds)
        rows.append(row)
        tools = " ".join(f"{name} {row[name]}" for name in ("qpdf", "poppler", "gs", "mupdf"))
        print(f"{verdict}  {took:6.2f} s  {tools}  {row['file']}  {row['rules']}", flush=True)
    broken = [row for row in rows if sum(row[name] == "broken" for name in ("qpdf", "poppler", "gs", "mupdf")) >= 2]
    passed = [row["file"] for row in broken if row["verdict"] == "合格"]
    alone = [
        row["file"]
        for row in rows
        if "readable" in row["rules"].split() and all(row[name] in ("ok", "-") for name in ("qpdf", "poppler", "gs", "mupdf"))
    ]
    print(f"\n{len(rows)} files; panics: {sum(row['panicked'] for row in rows)}; out of time: {sum(row['verdict'] == 'time' for row in rows)}")
    print(f"broken to two or more others and passed here: {len(passed)}", *passed, sep="\n  ")
    print(f"unreadable here alone: {len(alone)}", *alone, sep="\n  ")
    slowest = sorted(rows, key=lambda row: -row["seconds"])[:5]
    print("slowest:", *(f"{row['seconds']} s {row['file']}" for row in slowest), sep="\n  ")
    if options.csv and rows:
        with options.csv.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return 1 if any(row["panicked"] or row["verdict"] == "time" for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
