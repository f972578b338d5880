//! `names.toml` beside `paper.toml`: the names that heads are never broken in. A paper may do without it.

use std::path::Path;
use std::sync::Arc;

use super::folder::Shown;
use super::text::read_text;
use crate::diag::{Code, Finding, Source};
use crate::form::{Phrase, TableForm, parse_toml};
use crate::model::{Names, Person};

/// The file.
const FILE: &str = "names.toml";
/// The most characters of a name; no column holds a longer one in one line.
const LONGEST: usize = 24;
/// The lists of the file, each with an example.
const LISTS: [(&str, &str); 3] = [
    ("places", "[\"老西门\", \"普育里\"]"),
    ("institutions", "[\"老西门街道社区卫生服务中心\"]"),
    ("projects", "[\"美丽家园\", \"一网统管\"]"),
];

/// The names register of a paper's folder; empty where there is none. Its faults join the findings.
pub(super) fn read_names(folder: &Path, shown: &Shown, findings: &mut Vec<Finding>) -> Names {
    let path = folder.join(FILE);
    if !path.is_file() {
        return Names::default();
    }
    let (names, faults) = match read_text(&path, &shown.path(&path)) {
        Ok(source) => parse_names(&source),
        Err(finding) => (Names::default(), vec![finding]),
    };
    findings.extend(faults);
    names
}

/// The names of a file, as far as they can be read, and all its faults.
fn parse_names(source: &Arc<Source>) -> (Names, Vec<Finding>) {
    let table = match parse_toml(source) {
        Ok(table) => table,
        Err(findings) => return (Names::default(), findings),
    };
    let mut form = TableForm::toml(source, &table);
    let mut seen = vec![];
    let mut names = Names::default();
    for table in form.tables("person", "每个人一段 [[person]]，写 name 和 posts") {
        let mut inner = form.inner(table);
        let name = inner.required_text("name", "\"王晓明\"").and_then(|phrase| checked(&mut inner, phrase, &mut seen));
        let posts = inner.texts("posts");
        let posts = posts.into_iter().filter_map(|phrase| checked(&mut inner, phrase, &mut vec![])).collect();
        form.absorb(inner.close());
        names.persons.extend(name.map(|name| Person { name, posts }));
    }
    for (key, example) in LISTS {
        for phrase in form.words(key, example).unwrap_or_default() {
            names.others.extend(checked(&mut form, phrase, &mut seen));
        }
    }
    (names, form.close())
}

/// A name that can stand in a head; none, and a fault, where it cannot or stands there already.
fn checked(form: &mut TableForm<'_>, phrase: Phrase, seen: &mut Vec<String>) -> Option<String> {
    let name = phrase.text.trim().to_owned();
    let length = name.chars().count();
    let fault = if length < 2 {
        Some((format!("“{name}”只有 {length} 个字，本来就拆不开"), "写全名，或删去这一个"))
    } else if length > LONGEST {
        Some((format!("“{name}”有 {length} 个字，最多 {LONGEST} 个"), "写标题里用的简称"))
    } else if name.contains(|c: char| c == '\u{3000}' || c == '｜' || c.is_control()) {
        Some((format!("“{name}”里有空格或竖线，标题里不会有这样的名字"), "照标题里的写法写，不要空格和竖线"))
    } else if seen.contains(&name) {
        Some((format!("“{name}”写了两次"), "只留一个"))
    } else {
        None
    };
    if let Some((message, remedy)) = fault {
        form.fault(Code::WrongValue, phrase.at, message, remedy);
        return None;
    }
    seen.push(name.clone());
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Names, Vec<Finding>) {
        parse_names(&Source::new("names.toml", text.to_owned()))
    }

    #[test]
    fn a_register_is_read() {
        let (names, faults) = read(
            "places = [\"普育里\"]\nprojects = [\"美丽家园\"]\n[[person]]\nname = \"巢克俭\"\nposts = [\"区委副书记\", \"区长\"]\n",
        );
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(names.others, ["普育里", "美丽家园"]);
        assert_eq!(names.persons[0].name, "巢克俭");
        assert_eq!(names.persons[0].posts, ["区委副书记", "区长"]);
    }

    #[test]
    fn every_fault_has_its_place_and_the_rest_is_read() {
        let text = "place = [\"普育里\"]\nprojects = \"美丽家园\"\ninstitutions = [\"文化馆\", \"文化馆\", \"馆\"]\n[[person]]\npost = [\"区长\"]\n";
        let (names, faults) = read(text);
        assert_eq!(names.others, ["文化馆"]);
        let mut found: Vec<(Code, u32)> =
            faults.iter().map(|finding| (finding.code, finding.span.as_ref().unwrap().line)).collect();
        found.sort_by_key(|&(_, line)| line);
        let wanted = [
            (Code::UnknownKey, 1),
            (Code::WrongType, 2),
            (Code::WrongValue, 3),
            (Code::WrongValue, 3),
            (Code::MissingKey, 4),
            (Code::UnknownKey, 5),
        ];
        assert_eq!(found, wanted);
        assert!(faults.iter().all(|finding| !finding.hints.is_empty()));
    }
}
