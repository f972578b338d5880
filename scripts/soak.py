#!/usr/bin/env python3
"""Builds many issues and reads all that comes of them with other people's programs.

  scripts/soak.py PROGRAM FOLDER [--print] [--jobs N] [--report FILE]

Takes the program and a folder below which issues lie (`*/issues/*/issue.toml`), as a generator writes them. Builds each into a folder of its own, with
the EPUB, and with --print the files for the press. Held against it: the exit code is 0 or 1 and no panic is told of; `SHA256SUMS` holds; poppler
(pdfinfo, pdftotext), MuPDF (mutool), qpdf and EPUBCheck accept the files; the text of paper.pdf has every 汉字 paragraph of the articles of an
issue that came off. A tool that is not installed is named. Ends with the figures, and exits 1 where anything was wrong.
"""
import argparse
import concurrent.futures
import json
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TOOLS = ["pdfinfo", "pdftotext", "mutool", "qpdf", "epubcheck", "sha256sum"]


def run(*command, cwd=PROJECT, limit=600):
    """A command, to its end or its limit in seconds; gives code and words."""
    try:
        ended = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return None, f"no end within {limit} s"
    return ended.returncode, (ended.stdout + ended.stderr).decode("utf-8", "replace")


def accepted(out, tools):
    """What other programs hold against the files of a folder."""
    faults = []
    checks = [(pdf, [["pdfinfo", pdf], ["mutool", "info", pdf], ["qpdf", "--check", pdf]]) for pdf in sorted(out.rglob("*.pdf"))]
    checks += [(book, [["epubcheck", "-q", book]]) for book in sorted(out.glob("*.epub"))]
    for file, commands in checks:
        for command in (command for command in commands if command[0] in tools):
            code, said = run(*command)
            if code != 0:
                faults.append(f"{command[0]} of {file.name}: {said.strip()[:200]}")
    for sums in out.rglob("SHA256SUMS"):
        code, said = run("sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS", cwd=sums.parent)
        if code != 0:
            faults.append(f"sums of {sums.parent.name}: {said.strip()[:200]}")
    return faults


def han(text):
    return "".join(re.findall(r"[\u3400-\u9fff]", text))


def lost(issue, paper):
    """How many paragraphs of the articles are not in the text of the paper, and of how many. Marks and figures may have been set otherwise, and a
    paragraph may be in two columns: its pieces of eight 汉字 are looked for."""
    _, text = run("pdftotext", "-raw", paper, "-")
    known, missing, all_ = han(text), 0, 0
    for article in issue.rglob("*.md"):
        if "drafts" in article.parts or "incoming" in article.parts:
            continue
        body = article.read_text(encoding="utf-8").split("---\n", 2)[-1]
        for paragraph in (han(part) for part in body.split("\n\n") if not part.lstrip().startswith(("!", "|", "#"))):
            pieces = [paragraph[at:at + 8] for at in range(0, len(paragraph) - 7, 8)]
            all_ += bool(pieces)
            # A piece may be parted by the end of a leg.
            missing += sum(piece not in known for piece in pieces) > max(2, len(pieces) // 4)
    return missing, all_


def one(program, issue, more, tools):
    with tempfile.TemporaryDirectory(prefix="chenbao-soak-") as out:
        out = Path(out) / "out"
        before = time.monotonic()
        code, said = run(program, "build", issue, "--epub", *more, "--out", out)
        row = {"issue": str(issue), "code": code, "seconds": time.monotonic() - before, "faults": []}
        if code not in (0, 1) or "panicked" in said:
            row["faults"].append(f"exit {code}: {said[-400:]}")
        row["faults"] += accepted(out, tools)
        if (out / "paper.pdf").exists() and "pdftotext" in tools:
            missing, all_ = lost(issue, out / "paper.pdf")
            row["paragraphs"] = all_
            if missing:
                row["faults"].append(f"{missing} of {all_} paragraphs are not in paper.pdf")
        return row


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--print", action="store_true", dest="press", help="the files for the press too")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--report", type=Path, help="every row as JSON, one a line")
    arguments = parser.parse_args()
    tools = [tool for tool in TOOLS if shutil.which(tool)]
    for tool in TOOLS:
        if tool not in tools:
            print(f"SKIPPED: {tool} is not installed", file=sys.stderr)
    issues = sorted(path.parent.resolve() for path in arguments.folder.rglob("issue.toml") if path.parent.parent.name == "issues")
    if not issues:
        sys.exit(f"no issues below {arguments.folder}")
    more = ["--print"] if arguments.press else []
    rows = []
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        works = [pool.submit(one, arguments.program.resolve(), issue, more, tools) for issue in issues]
        for work in concurrent.futures.as_completed(works):
            row = work.result()
            rows.append(row)
            for fault in row["faults"]:
                print(f"{row['issue']}: {fault}", flush=True)
    if arguments.report:
        arguments.report.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    seconds = [row["seconds"] for row in rows]
    clean = sum(row["code"] == 0 for row in rows)
    wrong = sum(bool(row["faults"]) for row in rows)
    paragraphs = sum(row.get("paragraphs", 0) for row in rows)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{len(rows)} issues, {clean} with exit 0; {wrong} with something wrong; {paragraphs} paragraphs looked for")
    print(f"median {statistics.median(seconds):.1f} s, longest {max(seconds):.1f} s; at most {most} MB")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
