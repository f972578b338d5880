#!/usr/bin/env python3
"""Makes words.txt: the words by which heads are parted, with their kind and how rare they are.

Takes the dictionary of jieba (dict.txt: word, count, kind) and trade.txt; writes a line for each word, sorted by bytes:
the word, its kind, and 100 times the natural logarithm of how many words of running text come to one of it.

    lexicon/make.py dict.txt > lexicon/words.txt
"""

import math
import pathlib
import sys

# A word of several characters that jieba's texts have no oftener than this is left out: half are slips of its sources.
LEAST = 4
# The most characters of a word.
LONGEST = 8
# How often a word of the trade is taken to stand in jieba's texts.
TRADE = 400


def is_han(word: str) -> bool:
    return all("\u3400" <= c <= "\u9fff" or c == "〇" for c in word)


def main() -> None:
    rows = [line.split() for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    total = sum(int(count) for _, count, _ in rows)
    words = {}
    for word, count, kind in rows:
        if is_han(word) and len(word) <= LONGEST and (len(word) == 1 or int(count) >= LEAST):
            words[word] = (max(int(count), 1), kind)
    for line in (pathlib.Path(__file__).parent / "trade.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, kind = line.split()
            words[word] = (max(TRADE, words.get(word, (0, ""))[0]), kind)
    out = sys.stdout.buffer
    for word in sorted(words, key=lambda word: word.encode()):
        count, kind = words[word]
        out.write(f"{word} {kind} {round(100 * math.log(total / count))}\n".encode())


if __name__ == "__main__":
    main()
