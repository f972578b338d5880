#!/usr/bin/env python3
"""Kills chenbao at every rename and every write of its outputs, and looks at what it leaves.

Takes the program and the sample papers; for each command it first counts the system calls of each kind, then runs the command once for each of
them and has strace kill it there (Linux). Where the folder then holds parts of the old set beside parts of the new, where a set with its sums is
not whole, where the author's files changed, or where the same command run again does not end in the new set with nothing left over, it says so
and exits 1. `--points N` takes N points of each command, spread over all of them, instead of every one.
"""
import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
# What puts a file in its place, what takes one away, what fills one.
CALLS = "rename,renameat,renameat2,link,linkat,unlink,unlinkat,fsync"
SUMS = "SHA256SUMS"


def snapshot(folder):
    """Every file below a folder by its path, with the digest of its bytes; the store and the lock are nobody's outputs."""
    files = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(".cache/") and path.name != ".chenbao.lock":
            files[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return files


class Bench:
    """A paper in a folder of its own, and a command that writes."""

    def __init__(self, program, root, name):
        self.program, self.root, self.name = program, root, name
        self.paper = root / "xianxia"
        self.issue = self.paper / "issues/2020-01-08"
        self.out = root / "out"
        shutil.copytree(PROJECT / "content/xianxia", self.paper)

    def command(self):
        out = ["--out", str(self.out)]
        return {
            "build": ["build", str(self.issue), "--epub", *out],
            "build-errors": ["build", str(self.issue), *out],
            "print": ["print", str(self.issue), "--zip", *out],
            "anthology": ["anthology", str(self.paper), *out],
            "intake": ["intake", str(self.issue), str(self.root / "mail")],
        }[self.name]

    def run(self, strace=()):
        environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
        command = [*strace, str(self.program), *self.command()]
        return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, check=False)

    def prepare(self):
        """The old set: what an earlier run left."""
        if self.name == "intake":
            mail = self.root / "mail"
            mail.mkdir()
            for number in range(3):
                text = f"第{number}号居民区开展活动\n\n" + "清早的弄堂里，几位老人坐在门口拣菜。" * 12 + f"\n\n（{number}号通讯员）\n"
                (mail / f"laigao-{number}.txt").write_text(text, encoding="utf-8")
            shutil.copy(PROJECT / "content/xianxia/issues/2020-01-08/images/xx-ants.jpg", mail / "mayi.jpg")
            return
        if self.name == "print":
            self.run()
        elif self.name != "anthology":
            printed = ["print", str(self.issue), "--out", str(self.out)]
            subprocess.run([str(self.program), *printed], cwd=PROJECT, capture_output=True, check=False)
        self.run()

    def change(self):
        """New copy, so that every file of the new set is another."""
        if self.name == "intake":
            return
        if self.name == "anthology":
            for review in (self.paper / "reviews").glob("*.md"):
                review.write_text(review.read_text(encoding="utf-8").replace("的", "之", 40), encoding="utf-8")
            return
        settings = self.paper / "paper.toml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace("仙霞新村街道党工委、办事处联合出版", "仙霞新村街道联合出版"), encoding="utf-8")
        if self.name == "build-errors":
            (self.issue / "p1/more.md").write_text("---\ntitle: 又一篇\npage: 1\n---\n", encoding="utf-8")

    def watched(self):
        return self.issue if self.name == "intake" else self.out


def whole(files, folder, sums):
    """Whether every file of a list of sums is there as it says."""
    base = Path(sums).parent
    for line in (folder / sums).read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ", 1)
        if files.get((base / name).as_posix()) != digest:
            return False
    return True


def judge(old, new, now, folder):
    """What is wrong with a state between two sets. `layout.json` is the program's memory and belongs to no set."""
    faults = []
    for group in ("", "print/"):
        mine = lambda files: {
            name: digest for name, digest in files.items()
            if name != "layout.json" and name.startswith("print/") == bool(group) and not name.startswith(".chenbao-")
        }
        was, will, is_ = mine(old), mine(new), mine(now)
        only_old = [name for name in is_ if is_[name] == was.get(name) != will.get(name)]
        only_new = [name for name in is_ if is_[name] == will.get(name) != was.get(name)]
        strange = [name for name in is_ if is_[name] not in (was.get(name), will.get(name))]
        if only_old and only_new:
            faults.append(f"old beside new: {only_old[:3]} and {only_new[:3]}")
        if strange:
            faults.append(f"neither old nor new, torn perhaps: {strange[:3]}")
        if group + SUMS in now and not whole(now, folder, group + SUMS):
            faults.append(f"{group}{SUMS} does not hold")
    if "paper.pdf" in now and now["paper.pdf"] == old.get("paper.pdf") and "paper.pdf" not in new and SUMS in now:
        if now[SUMS] != old.get(SUMS):
            faults.append("a sound paper.pdf of before stands beside new pages")
    return faults


def count(bench, log):
    """The calls of the command, by their names, in a run to its end."""
    bench.run(["strace", "-f", "-qq", "-e", f"trace={CALLS}", "-o", str(log)])
    counts = {}
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        found = re.match(r"\d+\s+(\w+)\(", line)
        if found:
            counts[found[1]] = counts.get(found[1], 0) + 1
    return counts


def matrix(name, program, points):
    """Kills a command at each of its calls; gives how many points there were and what was wrong."""
    with tempfile.TemporaryDirectory(prefix="chenbao-kill-") as root:
        root = Path(root)
        bench = Bench(program, root / "work", name)
        bench.prepare()
        bench.change()
        kept = root / "kept"
        shutil.copytree(bench.root, kept)
        old = snapshot(bench.watched())

        def restore():
            shutil.rmtree(bench.root)
            shutil.copytree(kept, bench.root)

        counts = count(bench, root / "strace.log")
        new = snapshot(bench.watched())
        cases = [(call, number) for call, most in sorted(counts.items()) for number in range(1, most + 1)]
        if points and len(cases) > points:
            cases = [cases[at * len(cases) // points] for at in range(points)]
        faults, states = [], {"old": 0, "new": 0, "withdrawn": 0}
        for call, number in cases:
            restore()
            source = snapshot(bench.paper)
            inject = ["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"]
            bench.run(["strace", "-f", "-qq", *inject, "-o", "/dev/null"])
            folder = bench.watched()
            now = {path: digest for path, digest in snapshot(folder).items() if not path.startswith(".chenbao-")}
            outputs_of = lambda files: {path: d for path, d in files.items() if path != "layout.json"}
            state = "old" if outputs_of(now) == outputs_of(old) else "new" if outputs_of(now) == outputs_of(new) else "withdrawn"
            states[state] += 1
            found = [] if name == "intake" else judge(old, new, now, folder)
            if name != "intake" and snapshot(bench.paper) != source:
                found.append("the author's files changed")
            bench.run()
            again = snapshot(folder)
            if again != new:
                odd = sorted(path for path in {*again, *new} if again.get(path) != new.get(path))
                found.append(f"the next run does not set it right: {odd[:4]}")
            leftovers = [path.name for path in folder.rglob(".chenbao*")]
            if leftovers:
                found.append(f"left over after the next run: {leftovers}")
            faults += [f"{name}, {call} {number}: {fault}" for fault in found]
        return len(cases), states, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path, help="the program, built")
    parser.add_argument("--points", type=int, default=0, help="points for each command; 0: every one")
    parser.add_argument("--only", help="one command alone")
    arguments = parser.parse_args()
    if not shutil.which("strace"):
        sys.exit("strace is not installed")
    names = ["build", "build-errors", "print", "anthology", "intake"]
    wrong = 0
    for name in [arguments.only] if arguments.only else names:
        points, states, faults = matrix(name, arguments.program.resolve(), arguments.points)
        wrong += len(faults)
        told = ", ".join(f"{state} {number}" for state, number in states.items())
        print(f"{name}: {points} points; left {told}; {len(faults)} faults", flush=True)
        for fault in faults:
            print(f"  {fault}", flush=True)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
