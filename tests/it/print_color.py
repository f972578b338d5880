"""Separates colours with lcms2 (Pillow's ImageCms), perceptually and without an ink limit, and compares.

Takes the ICC profile, a file of raw RGB and a file of raw CMYK; prints the mean and the greatest difference of the inks in
levels of 255, and the mean of how many samples differ by more than 4.
"""

import sys

from PIL import Image, ImageChops, ImageCms


def separate(profile, rgb):
    """The inks of raw RGB pixels."""
    press = ImageCms.getOpenProfile(profile)
    way = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), press, "RGB", "CMYK", ImageCms.Intent.PERCEPTUAL)
    return ImageCms.applyTransform(Image.frombytes("RGB", (1, len(rgb) // 3), rgb), way)


def main(profile, rgb_file, inks_file):
    with open(rgb_file, "rb") as file:
        expected = separate(profile, file.read())
    with open(inks_file, "rb") as file:
        inks = Image.frombytes("CMYK", expected.size, file.read())
    counts = [sum(band) for band in zip(*(plate.histogram() for plate in ImageChops.difference(inks, expected).split()))]
    total = sum(counts)
    mean = sum(level * count for level, count in enumerate(counts)) / total
    worst = max(level for level, count in enumerate(counts) if count)
    print(mean, worst, sum(counts[5:]) / total)


if __name__ == "__main__":
    main(*sys.argv[1:])
