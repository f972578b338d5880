//! The whole way of a picture: from files made here to JPEGs, whatever the cache and the threads.

use std::path::{Path, PathBuf};

use image::{DynamicImage, RgbImage};

use super::super::profile::OutputProfile;
use super::*;
use crate::diag::Span;
use crate::units::Length;

fn separation() -> Separation {
    Separation::new(&OutputProfile::newsprint()).unwrap()
}

fn place(path: &Path, width_pt: f64, height_pt: f64) -> PictureFrame {
    PictureFrame {
        path: path.to_owned(),
        window: [0.0, 0.0, 1.0, 1.0],
        size: (Length::from_pt(width_pt), Length::from_pt(height_pt)),
        file: "images/a.jpg".into(),
        span: Some(Span::file("a.md")),
    }
}

fn photograph(width: u32, height: u32, grey: bool) -> DynamicImage {
    let noise = |x: u32, y: u32, seed: u32| {
        let mixed = (x.wrapping_mul(73_856_093) ^ y.wrapping_mul(19_349_663) ^ seed).wrapping_mul(2_654_435_761);
        u8::try_from(mixed >> 24).unwrap() / 2
    };
    RgbImage::from_fn(width, height, |x, y| {
        let red = noise(x / 3, y / 3, 1) + u8::try_from(x * 100 / width).unwrap();
        image::Rgb(if grey { [red; 3] } else { [red, noise(x / 5, y / 2, 2), noise(x, y, 3)] })
    })
    .into()
}

fn save(folder: &Path, file: &str, image: &DynamicImage) -> PathBuf {
    let path = folder.join(file);
    image.save(&path).unwrap();
    path
}

fn one(placed: PictureFrame) -> PrintedPicture {
    prepare(&[placed], &separation(), &Cache::none()).unwrap().remove(0)
}

#[test]
fn a_photograph_comes_in_four_inks_within_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = save(folder.path(), "a.png", &photograph(300, 200, false));
    let picture = one(place(&path, 72.0, 48.0));
    assert_eq!((picture.pixels, picture.grey), ((225, 150), false));
    assert!((picture.ppi - 225.0).abs() < 0.01);
    let inks = crate::pictures::inks::decode(&picture.bytes).unwrap();
    assert_eq!(inks.dimensions(), picture.pixels);
    assert!(inks.chunks(4).all(|pixel| pixel.iter().map(|&ink| u16::from(ink)).sum::<u16>() <= 612));
}

#[test]
fn a_grey_photograph_comes_in_black_alone() {
    let folder = tempfile::tempdir().unwrap();
    for image in [photograph(300, 200, true), DynamicImage::ImageLuma8(photograph(300, 200, true).into_luma8())] {
        let path = save(folder.path(), "a.jpg", &image);
        let picture = one(place(&path, 72.0, 48.0));
        assert!(picture.grey);
        let decoded = image::load_from_memory(&picture.bytes).unwrap();
        assert_eq!(decoded.color(), image::ColorType::L8);
    }
}

#[test]
fn a_drawing_keeps_more_of_its_pixels() {
    let folder = tempfile::tempdir().unwrap();
    let drawing =
        RgbImage::from_fn(600, 400, |x, y| image::Rgb(if (x / 20 + y / 20) % 2 == 0 { [200, 0, 0] } else { [255; 3] }));
    let path = save(folder.path(), "a.png", &drawing.into());
    assert_eq!(one(place(&path, 72.0, 48.0)).pixels, (400, 266));
}

#[test]
fn neither_cache_nor_threads_nor_order_change_a_byte() {
    let folder = tempfile::tempdir().unwrap();
    let uses: Vec<PictureFrame> = (0..6)
        .map(|n| {
            let path = save(folder.path(), &format!("{n}.png"), &photograph(100 + 9 * n, 80, n % 2 == 0));
            PictureFrame { window: [0.1, 0.2, 0.9, 0.8], ..place(&path, 40.0, 24.0) }
        })
        .collect();
    let separation = separation();
    let plain = prepare(&uses, &separation, &Cache::none()).unwrap();
    let kept = folder.path().join("cache");
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        for cache in [Cache::none(), Cache::at(kept.clone())] {
            assert_eq!(pool.install(|| prepare(&uses, &separation, &cache)).unwrap(), plain);
        }
    }
    let mut backwards: Vec<PictureFrame> = uses.clone();
    backwards.reverse();
    let mut again = prepare(&backwards, &separation, &Cache::at(kept.clone())).unwrap();
    again.reverse();
    assert_eq!(again, plain);
    assert_eq!(std::fs::read_dir(kept).unwrap().count(), uses.len());
}

#[test]
fn a_damaged_cache_is_noticed_and_mended() {
    let folder = tempfile::tempdir().unwrap();
    let path = save(folder.path(), "a.png", &photograph(60, 40, false));
    let kept = folder.path().join("cache");
    let run = || prepare(&[place(&path, 40.0, 24.0)], &separation(), &Cache::at(kept.clone())).unwrap();
    let first = run();
    let file = std::fs::read_dir(&kept).unwrap().next().unwrap().unwrap().path();
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, &whole[..whole.len() - 9]).unwrap();
    assert_eq!(run(), first);
    assert_eq!(std::fs::read(&file).unwrap(), whole);
}

#[test]
fn everything_that_counts_is_in_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = save(folder.path(), "a.png", &photograph(60, 40, false));
    let (placed, plain) = (place(&path, 40.0, 24.0), separation());
    let less = Separation::new(&OutputProfile { ink_limit: 220, ..OutputProfile::newsprint() }).unwrap();
    let keys = [
        cache::key(b"one", &placed, &plain),
        cache::key(b"two", &placed, &plain),
        cache::key(b"one", &PictureFrame { window: [0.0, 0.0, 1.0, 0.9], ..placed.clone() }, &plain),
        cache::key(b"one", &place(&path, 41.0, 24.0), &plain),
        cache::key(b"one", &place(&path, 40.0, 25.0), &plain),
        cache::key(b"one", &placed, &less),
    ];
    assert!(keys.iter().enumerate().all(|(at, key)| !keys[..at].contains(key)));
    assert_eq!(cache::key(b"one", &PictureFrame { span: None, file: "b".into(), ..placed.clone() }, &plain), keys[0]);
}

#[test]
fn all_broken_files_are_named_with_their_places() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.jpg");
    std::fs::write(&broken, b"\xff\xd8\xff\xe0").unwrap();
    let uses = [place(&broken, 40.0, 24.0), place(&folder.path().join("none.jpg"), 40.0, 24.0)];
    let failure = prepare(&uses, &separation(), &Cache::none()).unwrap_err();
    let codes: Vec<Code> = failure.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::PictureBroken, Code::FileUnreadable]);
    assert!(failure.findings.iter().all(|finding| finding.span.is_some() && finding.message.contains("images/a.jpg")));
}
