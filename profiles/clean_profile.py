"""Cleans a profile made by Argyll's colprof: takes the path of the profile and the path to write to.

Drops the tags with the measurements (DevD, CIED) that only Argyll reads, writes the name of the registered data into
the characterisation target (ICC registry: a profile made from registered data carries it), shares tags that are alike,
sets a fixed date instead of the clock's and computes the profile's ID (ICC.1:2010, 7.2.18) anew.
"""

import hashlib
import struct
import sys

TARGET = b"ICCHDAT CGATS TR 002\0"
DROPPED = {b"DevD", b"CIED"}
DATE = (2007, 1, 1, 0, 0, 0)
# Fields of the header that the ID leaves out: flags, rendering intent, the ID itself.
OUTSIDE_ID = ((44, 48), (64, 68), (84, 100))


def read_tags(data):
    """The tags of a profile in the order of its table."""
    (count,) = struct.unpack_from(">I", data, 128)
    for at in range(132, 132 + 12 * count, 12):
        name, offset, length = struct.unpack_from(">4sII", data, at)
        yield name, data[offset : offset + length]


def write_profile(header, tags):
    """A profile of this header and these tags; tags with the same bytes are stored once."""
    stored, table, body = {}, b"", b""
    start = 132 + 12 * len(tags)
    for name, value in tags:
        if value not in stored:
            body += b"\0" * (-(start + len(body)) % 4)
            stored[value] = start + len(body)
            body += value
        table += struct.pack(">4sII", name, stored[value], len(value))
    body += b"\0" * (-(start + len(body)) % 4)
    data = bytearray(header + struct.pack(">I", len(tags)) + table + body)
    struct.pack_into(">I", data, 0, len(data))
    struct.pack_into(">6H", data, 24, *DATE)
    bare = bytearray(data)
    for begin, end in OUTSIDE_ID:
        bare[begin:end] = bytes(end - begin)
    data[84:100] = hashlib.md5(bare).digest()
    return bytes(data)


def main(source, target):
    with open(source, "rb") as file:
        data = file.read()
    tags = [(name, value) for name, value in read_tags(data) if name not in DROPPED and name != b"targ"]
    tags.append((b"targ", b"text\0\0\0\0" + TARGET))
    with open(target, "wb") as file:
        file.write(write_profile(data[:128], tags))


if __name__ == "__main__":
    main(*sys.argv[1:])
