//! The walls of the house: no file imports, by whatever way, from a file that imports from it, and no room imports from a room to its right.
//!
//! Stands by itself, so that it can be had in a second:
//! `rustc --edition 2024 --test tests/it/house/circles.rs -o circles && CHENBAO_ROOT=. ./circles`

#[path = "imports.rs"]
mod imports;
#[path = "rust_source.rs"]
mod rust_source;
#[path = "tokens.rs"]
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use imports::{Edges, Package, joined};

const PACKAGES: [Package<'static>; 6] = [
    Package { name: "chenbao_model", root: "crates/model/src/lib.rs" },
    Package { name: "chenbao_preflight", root: "crates/preflight/src/lib.rs" },
    Package { name: "chenbao_intake", root: "crates/intake/src/lib.rs" },
    Package { name: "chenbao_makeup", root: "crates/makeup/src/lib.rs" },
    Package { name: "chenbao", root: "src/lib.rs" },
    Package { name: "chenbao_command", root: "src/main.rs" },
];

/// The rooms in their order: each uses only those before it.
const ROOMS: [(&str, &str); 20] = [
    ("units", "crates/model/src/units"),
    ("diag", "crates/model/src/diag"),
    ("markup", "crates/model/src/markup"),
    ("jpeg", "crates/model/src/jpeg"),
    ("form", "crates/model/src/form"),
    ("preflight", "crates/preflight/src"),
    ("model", "crates/model/src/model"),
    ("intake", "crates/intake/src"),
    ("pictures", "src/pictures"),
    ("content", "src/content"),
    ("store", "src/store"),
    ("copy", "src/copy"),
    ("makeup", "crates/makeup/src"),
    ("typeset", "src/typeset"),
    ("export", "src/export"),
    ("pipeline", "src/pipeline"),
    ("serve", "src/serve"),
    ("preview", "src/preview"),
    ("confirming", "src/confirming"),
    ("cli", "src/cli"),
];

/// What stands above all rooms and only lists them.
const ROOFS: [&str; 3] = ["crates/model/src/lib.rs", "src/lib.rs", "src/main.rs"];

/// The packages whose root may give the order of the rooms within, as `one · two · three` in its head.
const ORDERED_WITHIN: [&str; 3] = ["crates/makeup/src", "crates/preflight/src", "crates/intake/src"];

/// The scripts of a page, and those that both pages share.
const SCRIPTS: [&str; 2] = ["src/preview/assets", "src/confirming/assets"];
const SHARED_SCRIPTS: &str = "src/serve/assets";

#[test]
fn no_file_stands_in_a_circle() {
    let circles = edges().circles();
    assert!(circles.is_empty(), "{}\n{}", circles.join("\n"), by_package(&circles));
}

#[test]
fn no_script_stands_in_a_circle() {
    for folder in SCRIPTS {
        let circles = Edges::of_scripts(&scripts(folder)).circles();
        assert!(circles.is_empty(), "in {folder}:\n{}", circles.join("\n"));
    }
}

#[test]
fn no_room_imports_from_its_right() {
    let order: Vec<(String, String)> = ROOMS.iter().map(|(name, place)| ((*name).into(), (*place).into())).collect();
    let wrong = against_order(edges(), &order, "");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_room_within_a_package_imports_from_its_right() {
    let edges = edges();
    let wrong = ORDERED_WITHIN.iter().flat_map(|source| {
        let head = text_of(&format!("{source}/lib.rs")).unwrap_or_default();
        against_order(edges, &documented_order(&head, source), source)
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every script and every Rust file of the program is read, so that nothing passes because it was not seen.
#[test]
fn all_files_are_seen() {
    let edges = edges();
    let seen: BTreeSet<&String> =
        edges.0.iter().flat_map(|(from, to)| std::iter::once(from).chain(to.keys())).collect();
    let all: Vec<PathBuf> =
        ["src", "crates"].iter().flat_map(|folder| files_below(&root().join(folder), "rs")).collect();
    let tests: BTreeSet<String> =
        all.iter().filter_map(|file| text_at(file)).flat_map(|text| test_modules(&text)).collect();
    let is_test = |file: &str| {
        let outside = ["/tests/", "/benches/", "/examples/"].iter().any(|folder| file.contains(folder));
        let stem = Path::new(file).file_stem().and_then(|stem| stem.to_str());
        outside || file.ends_with("_tests.rs") || stem.is_some_and(|stem| tests.contains(stem))
    };
    let own = all.iter().filter_map(|file| Some(file.strip_prefix(root()).ok()?.to_str()?.replace('\\', "/")));
    let unseen: Vec<String> = own.filter(|file| !is_test(file) && !seen.contains(file)).collect();
    assert!(unseen.is_empty(), "nobody declares these: {unseen:#?}");
    for folder in SCRIPTS {
        assert!(scripts(folder).len() > 10, "no scripts in {folder}");
    }
}

/// The modules in files of their own that only tests see.
fn test_modules(text: &str) -> Vec<String> {
    let behind = text.split("#[cfg(test)]\n").skip(1);
    let declarations = behind.filter_map(|rest| rest.lines().find(|line| !line.starts_with("#[")));
    let plain = declarations.map(|line| line.strip_prefix("pub(crate) ").unwrap_or(line));
    plain.filter_map(|line| Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_owned())).collect()
}

/// Imports from a room to the right, in words. Files outside of all rooms are named too, unless they are roofs or stand directly in `roof`.
fn against_order(edges: &Edges, order: &[(String, String)], roof: &str) -> Vec<String> {
    let room = |file: &str| {
        order.iter().position(|(_, place)| file.starts_with(&format!("{place}/")) || file == format!("{place}.rs"))
    };
    let is_roof = |file: &str| ROOFS.contains(&file) || file == format!("{roof}/lib.rs");
    let concerned = |file: &str| !order.is_empty() && file.starts_with(roof) && !is_roof(file);
    let mut wrong = BTreeSet::new();
    for (from, files) in edges.0.iter().filter(|(from, _)| concerned(from)) {
        for (to, names) in files.iter().filter(|(to, _)| to.starts_with(roof)) {
            match (room(from), room(to)) {
                (None, _) => {
                    wrong.insert(format!("{from} stands in no room"));
                }
                (_, None) => {
                    wrong.insert(format!("{from} imports from {to}, which stands in no room, {}", joined(names)));
                }
                (Some(left), Some(right)) if left < right => {
                    let (left, right) = (&order[left].0, &order[right].0);
                    wrong.insert(format!("{left} stands before {right}: {from} → {to} by {}", joined(names)));
                }
                _ => {}
            }
        }
    }
    wrong.into_iter().collect()
}

/// The first "`one · two · three`" in the head of a root, as rooms with their places.
fn documented_order(head: &str, source: &str) -> Vec<(String, String)> {
    let lines = head.lines().take_while(|line| line.starts_with("//!"));
    let text = lines.map(|line| line.trim_start_matches("//!").trim()).collect::<Vec<_>>().join(" ");
    let order = text.split('`').skip(1).step_by(2).find(|code| code.contains(" · "));
    let names = order.unwrap_or_default().split(['·', ',']).map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| (name.to_owned(), format!("{source}/{name}"))).collect()
}

fn by_package(circles: &[String]) -> String {
    let count = |place: &str| circles.iter().filter(|circle| circle.contains(&format!("    {place}"))).count();
    let places = ["crates/model", "crates/preflight", "crates/makeup", "src"];
    places.map(|place| format!("{place}: {}", count(place))).join(", ")
}

fn edges() -> &'static Edges {
    static EDGES: OnceLock<Edges> = OnceLock::new();
    EDGES.get_or_init(|| Edges::of_rust(&PACKAGES, &text_of))
}

fn scripts(folder: &str) -> BTreeMap<String, String> {
    let files = [folder, SHARED_SCRIPTS].map(|folder| files_below(&root().join(folder), "js")).concat();
    let named = files.iter().filter_map(|file| Some((file.file_name()?.to_str()?.to_owned(), text_at(file)?)));
    named.collect()
}

/// The folder of the workspace.
fn root() -> PathBuf {
    std::env::var_os("CHENBAO_ROOT")
        .map_or_else(|| option_env!("CARGO_MANIFEST_DIR").unwrap_or(".").into(), PathBuf::from)
}

fn text_of(file: &str) -> Option<String> {
    text_at(&root().join(file))
}

fn text_at(file: &Path) -> Option<String> {
    std::fs::read_to_string(file).ok()
}

fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries
        .flat_map(|path| if path.is_dir() { files_below(&path, extension) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    files
}

/// A house of a few files, for the tests of the test.
fn planted(files: &[(&str, &str)]) -> Edges {
    let files: BTreeMap<&str, &str> = files.iter().copied().collect();
    let packages = [Package { name: "ground", root: "ground/lib.rs" }, Package { name: "house", root: "src/lib.rs" }];
    Edges::of_rust(&packages, &|file| files.get(file).map(|text| (*text).to_owned()))
}

#[test]
fn a_planted_circle_is_found() {
    let edges = planted(&[
        ("src/lib.rs", "pub mod a; pub mod b;"),
        ("src/a.rs", "use crate::b::Plate; pub struct Sheet;"),
        ("src/b.rs", "pub struct Plate; fn burn() { super::a::Sheet::new() }"),
    ]);
    let expected = "a circle of 2 files:\n    src/a.rs → src/b.rs by `Plate` → src/a.rs by `Sheet`";
    assert_eq!(edges.circles(), [expected]);
}

#[test]
fn a_child_may_not_import_what_its_parent_defines_but_what_it_passes_on() {
    let parent = ("src/room/mod.rs", "mod one; mod two; pub use two::Passed; pub struct Own;");
    let two = ("src/room/two.rs", "pub struct Passed;");
    let lib = ("src/lib.rs", "pub mod room;");
    let passed = planted(&[lib, parent, two, ("src/room/one.rs", "use super::Passed;")]);
    assert!(passed.circles().is_empty(), "{:?}", passed.circles());
    assert!(passed.0["src/room/one.rs"]["src/room/two.rs"].contains("Passed"));
    let own = planted(&[lib, parent, two, ("src/room/one.rs", "use super::{Own, Passed};")]);
    assert_eq!(own.circles().len(), 1);
    assert!(
        own.circles()[0].contains("src/room/one.rs by `mod one` → src/room/mod.rs by `Own`"),
        "{:?}",
        own.circles()
    );
}

#[test]
fn a_circle_through_three_files_another_package_and_a_module_name_is_found() {
    let edges = planted(&[
        ("ground/lib.rs", "pub mod units { pub struct Points; }"),
        ("src/lib.rs", "pub use ground::units; mod a; mod b; mod c;"),
        ("src/a.rs", "use crate::{b, units::Points}; fn it() { b::it(Points) }"),
        ("src/b.rs", "pub fn it() { use super::c::*; deep(); }"),
        ("src/c.rs", "pub fn deep() { crate::a::it() } #[cfg(test)] mod tests { use crate::b; }"),
    ]);
    assert_eq!(edges.circles().len(), 1);
    assert!(edges.circles()[0].starts_with("a circle of 3 files"), "{:?}", edges.circles());
    assert!(edges.0["src/a.rs"]["ground/lib.rs"].contains("Points"));
}

#[test]
fn a_planted_import_against_the_order_is_found() {
    let edges = planted(&[
        ("src/lib.rs", "//! `left, middle · right`\npub mod left; pub mod right; pub mod lost;"),
        ("src/left/mod.rs", "use crate::right::Pages;"),
        ("src/left.rs", ""),
        ("src/right.rs", "pub struct Pages; pub struct Kept(crate::left::It);"),
        ("src/lost.rs", "use crate::right::Pages;"),
    ]);
    let order = documented_order("//! Rooms, `Layout`:\n//!\n//! `left, middle · right`\n", "src");
    assert_eq!(order.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["left", "middle", "right"]);
    assert_eq!(against_order(&edges, &order, "src"), ["src/lost.rs stands in no room"]);
    let edges = planted(&[
        ("src/lib.rs", "pub mod left; pub mod right;"),
        ("src/left/mod.rs", "use crate::right::Pages;"),
        ("src/right.rs", "pub struct Pages; use crate::left::It;"),
    ]);
    let wrong = against_order(&edges, &order, "src");
    assert_eq!(wrong, ["left stands before right: src/left/mod.rs → src/right.rs by `Pages`"]);
}

#[test]
fn a_planted_circle_of_scripts_is_found() {
    let script = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let mut scripts = BTreeMap::from([
        script("a.js", "import { b } from \"./b.js\";"),
        script("b.js", "import { c } from './c.js';"),
    ]);
    assert!(Edges::of_scripts(&scripts).circles().is_empty());
    scripts.extend([script("c.js", "import {\n  a,\n} from './a.js';")]);
    assert_eq!(Edges::of_scripts(&scripts).circles().len(), 1);
}
