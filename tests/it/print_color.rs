//! The separation against a colour engine that nobody here wrote: lcms2, through Pillow.

use std::fs;

use chenbao::export::print::color::Separation;
use chenbao::export::print::pictures::{Cache, prepare};
use chenbao::export::print::profile::OutputProfile;
use chenbao::makeup::frame::PictureFrame;
use chenbao::units::Length;

use crate::print::validator;
use crate::support;

/// How the inks of some pixels differ from those of lcms2, in levels of 255: the mean, the worst, the part that differs by more
/// than 4. None where lcms2 is not there: then it is said loudly.
#[expect(clippy::print_stderr, reason = "the figures are worth reading")]
fn difference(name: &str, rgb: &[u8]) -> Option<[f64; 3]> {
    let output = OutputProfile::newsprint();
    let inks = Separation::new(&output).unwrap().pixels(None, rgb, None);
    let folder = tempfile::tempdir().unwrap();
    let files = [("profile", &*output.bytes), ("rgb", rgb), ("inks", inks.as_slice())].map(|(name, bytes)| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    });
    let script = support::project().join("tests/it/print_color.py");
    let mut arguments = vec![script.to_str().unwrap()];
    arguments.extend(files.iter().map(String::as_str));
    let run = support::tool(&validator("python"), &arguments)?;
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let said = String::from_utf8(run.stdout).unwrap();
    let figures: Vec<f64> = said.split_whitespace().map(|figure| figure.parse().unwrap()).collect();
    eprintln!("{name}: mean {}, worst {}, beyond 4 {}", figures[0], figures[1], figures[2]);
    figures.try_into().ok()
}

#[test]
fn colors_are_separated_as_by_another_engine() {
    let level = |step: u32| u8::try_from(step * 255 / 16).unwrap();
    let cube: Vec<u8> = (0..17_u32.pow(3)).flat_map(|at| [at % 17, at / 17 % 17, at / 289].map(level)).collect();
    let Some([mean, worst, _]) = difference("cube", &cube) else { return };
    assert!(mean < 1.0 && worst < 16.0, "mean {mean}, worst {worst}");
}

#[test]
fn a_photograph_is_separated_as_by_another_engine() {
    let photograph = image::open(support::laoximen().join("images/council.jpg")).unwrap().into_rgb8();
    let Some([mean, worst, beyond]) = difference("photograph", &photograph) else { return };
    assert!(mean < 1.0 && worst < 16.0 && beyond < 0.01, "mean {mean}, worst {worst}, beyond 4 {beyond}");
}

#[test]
fn every_sample_picture_can_be_printed() {
    let images = support::laoximen().join("images");
    let mut uses: Vec<PictureFrame> = fs::read_dir(images)
        .unwrap()
        .map(|entry| PictureFrame {
            path: entry.unwrap().path(),
            window: [0.0, 0.1, 1.0, 0.9],
            size: (Length::from_mm(99.0), Length::from_mm(66.0)),
            file: "images".into(),
            span: None,
        })
        .collect();
    uses.sort_by(|a, b| a.path.cmp(&b.path));
    let separation = Separation::new(&OutputProfile::newsprint()).unwrap();
    let pictures = prepare(&uses, &separation, &Cache::none()).unwrap();
    assert_eq!(pictures.len(), uses.len());
    for (picture, placed) in pictures.iter().zip(&uses) {
        let name = placed.path.display();
        assert!(picture.ppi <= 225.01, "{name}: {}", picture.ppi);
        assert!(picture.bytes.starts_with(&[0xff, 0xd8]) && picture.bytes.ends_with(&[0xff, 0xd9]), "{name}");
        assert!(!picture.bytes.windows(4).any(|part| part == b"Exif" || part == b"ICC_"), "{name}");
    }
}
