//! Reads Rust source as far as its imports. Takes a text; gives the modules it declares, what they define, what they import and which paths
//! they name. No grammar: an item is a keyword, a name and all up to its end, which is enough to know who names whom.

use super::tokens::{bracket_end, is_word, tokens};

/// One module of one file, without what only tests see.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// Modules in files of their own.
    pub(super) children: Vec<String>,
    /// Modules within the file.
    pub(super) inline: Vec<(String, Module)>,
    /// The names of what it defines itself.
    pub(super) items: Vec<String>,
    /// Imports, wherever they stand.
    pub(super) imports: Vec<Import>,
    /// Paths of at least two segments.
    pub(super) paths: Vec<Vec<String>>,
    /// Every word, for imports of all names of a module.
    pub(super) words: Vec<String>,
}

/// One name brought in by `use`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Import {
    /// What is imported; for a glob the module whose names are.
    pub(super) path: Vec<String>,
    /// The name it has here; none for a glob.
    pub(super) name: Option<String>,
}

/// Reads one file.
pub(super) fn read_module(text: &str) -> Module {
    let tokens = without_tests(&tokens(text));
    module_of(&tokens)
}

/// Leaves out every item under `#[cfg(test)]`.
fn without_tests(tokens: &[String]) -> Vec<String> {
    const ATTRIBUTE: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        if rest.len() > ATTRIBUTE.len() && rest.iter().zip(ATTRIBUTE).all(|(token, sign)| token == sign) {
            at = item_end(tokens, behind_attributes(tokens, at));
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

fn behind_attributes(tokens: &[String], from: usize) -> usize {
    let mut at = from;
    while at < tokens.len() && tokens[at] == "#" {
        let open = at + if tokens.get(at + 1).is_some_and(|token| token == "!") { 2 } else { 1 };
        at = bracket_end(tokens, open);
    }
    at
}

/// Behind an item: its `;`, its closed braces, or for a field or a variant its comma.
fn item_end(tokens: &[String], from: usize) -> usize {
    let words =
        ["fn", "mod", "use", "impl", "struct", "enum", "trait", "type", "const", "static", "unsafe", "pub", "let"];
    let is_item = tokens.get(from).is_some_and(|token| words.contains(&token.as_str()));
    let ends_with_sign = tokens[from.min(tokens.len())..].iter().find_map(|token| match token.as_str() {
        "use" | "const" | "static" | "type" | "let" => Some(true),
        "fn" | "mod" | "impl" | "struct" | "enum" | "trait" | "union" | "macro_rules" => Some(false),
        _ => None,
    });
    let mut at = from;
    while at < tokens.len() {
        match tokens[at].as_str() {
            ";" => return at + 1,
            "," if !is_item => return at + 1,
            ")" | "]" | "}" => return at,
            "{" if ends_with_sign != Some(true) => return bracket_end(tokens, at),
            "(" | "[" | "{" => at = bracket_end(tokens, at),
            _ => at += 1,
        }
    }
    tokens.len()
}

fn module_of(tokens: &[String]) -> Module {
    let mut module = Module::default();
    let mut at = 0;
    while at < tokens.len() {
        at = item(tokens, at, &mut module);
    }
    module
}

/// Reads the item, the attribute or the sign at `at`; gives the place behind it.
fn item(tokens: &[String], at: usize, module: &mut Module) -> usize {
    let text = |at: usize| tokens.get(at).map_or("", String::as_str);
    match text(at) {
        "#" => {
            let end = behind_attributes(tokens, at).max(at + 1);
            body(&tokens[at..end], module);
            end
        }
        "mod" if text(at + 2) == "{" => {
            let end = bracket_end(tokens, at + 2);
            module.inline.push((text(at + 1).to_owned(), module_of(&tokens[at + 3..end - 1])));
            end
        }
        "mod" => {
            module.children.push(text(at + 1).to_owned());
            at + 3
        }
        "macro_rules" => {
            module.items.push(text(at + 2).to_owned());
            let end = bracket_end(tokens, at + 3);
            body(&tokens[at + 3..end], module);
            end
        }
        "const" | "unsafe" | "async" if ["fn", "unsafe", "async", "extern"].contains(&text(at + 1)) => at + 1,
        "fn" | "struct" | "enum" | "union" | "trait" | "type" | "const" | "static" => {
            let name = at + if text(at + 1) == "mut" { 2 } else { 1 };
            module.items.push(text(name).to_owned());
            let end = definition_end(tokens, at);
            body(&tokens[name + 1..end], module);
            end
        }
        "impl" | "use" => {
            let end = definition_end(tokens, at);
            body(&tokens[at..end], module);
            end
        }
        _ => {
            let length = tokens[at..].iter().take_while(|token| is_path_sign(token)).count().max(1);
            body(&tokens[at..at + length], module);
            at + length
        }
    }
}

fn is_path_sign(token: &str) -> bool {
    token == "::"
        || (is_word(token) && !["use", "mod", "fn", "impl", "pub", "const", "static", "type"].contains(&token))
}

fn definition_end(tokens: &[String], at: usize) -> usize {
    let has_value = matches!(tokens[at].as_str(), "use" | "const" | "static" | "type");
    let mut end = at;
    while end < tokens.len() {
        match tokens[end].as_str() {
            ";" => return end + 1,
            "{" if !has_value => return bracket_end(tokens, end),
            "(" | "[" | "{" => end = bracket_end(tokens, end),
            _ => end += 1,
        }
    }
    tokens.len()
}

/// Collects what the inside of an item names.
fn body(tokens: &[String], module: &mut Module) {
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at] == "use" && tokens.get(at + 1).is_some_and(|token| token != "<") {
            let end = tokens[at..].iter().position(|token| token == ";").map_or(tokens.len(), |length| at + length);
            import_tree(&tokens[at + 1..end], &[], &mut module.imports);
            at = end;
            continue;
        }
        if !is_word(&tokens[at]) {
            at += 1;
            continue;
        }
        let mut path = vec![tokens[at].clone()];
        at += 1;
        while at + 1 < tokens.len() && tokens[at] == "::" && is_word(&tokens[at + 1]) {
            path.push(tokens[at + 1].clone());
            at += 2;
        }
        module.words.push(path[0].clone());
        if path.len() > 1 {
            module.paths.push(path);
        }
    }
}

/// Flattens `a::{b, c::{self, d as e}}`.
fn import_tree(tokens: &[String], before: &[String], imports: &mut Vec<Import>) {
    let mut path = before.to_vec();
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].as_str() {
            "::" => at += 1,
            "*" => return imports.push(Import { path, name: None }),
            "{" => {
                let inside = &tokens[at + 1..bracket_end(tokens, at) - 1];
                return branches(inside).iter().for_each(|branch| import_tree(branch, &path, imports));
            }
            "as" => {
                let name = tokens.get(at + 1).cloned();
                return imports.push(Import { path, name });
            }
            "self" if !path.is_empty() => at += 1,
            word => {
                path.push(word.to_owned());
                at += 1;
            }
        }
    }
    let name = path.last().cloned();
    imports.extend(name.map(|name| Import { path, name: Some(name) }));
}

/// What stands between the commas of a tree.
fn branches(tokens: &[String]) -> Vec<&[String]> {
    let mut branches = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < tokens.len() {
        match tokens[at].as_str() {
            "{" => at = bracket_end(tokens, at),
            "," => {
                branches.push(&tokens[from..at]);
                at += 1;
                from = at;
            }
            _ => at += 1,
        }
    }
    if from < tokens.len() {
        branches.push(&tokens[from..]);
    }
    branches
}

/// What a script imports: the file and the name. Takes the text of an ECMAScript module.
pub(super) fn script_imports(text: &str) -> Vec<(String, String)> {
    let is_import =
        |line: &&str| line.starts_with("import ") || line.starts_with("export ") || line.starts_with("} from ");
    let mut imports = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| is_import(line)) {
        let Some(file) = line.split(['"', '\'']).rev().nth(1).filter(|file| file.starts_with("./")) else { continue };
        let first = text.lines().take(at + 1).collect::<Vec<_>>();
        let from = first.iter().rposition(|line| line.starts_with("import ") || line.starts_with("export "));
        let whole = first[from.unwrap_or(at)..].join(" ");
        let names = whole.split(" from ").next().unwrap_or_default();
        let words = names.split(|sign: char| !sign.is_alphanumeric() && sign != '_' && sign != '$');
        let names = words.filter(|word| !["", "import", "export", "as"].contains(word)).collect::<Vec<_>>().join(", ");
        imports.push((file.trim_start_matches("./").to_owned(), names));
    }
    imports
}

#[cfg(test)]
mod tests {
    use super::*;

    fn import(path: &str, name: Option<&str>) -> Import {
        Import { path: path.split("::").map(str::to_owned).collect(), name: name.map(str::to_owned) }
    }

    #[test]
    fn an_import_tree_is_flat() {
        let module = read_module("pub(super) use a::{self, b::{c as d, e}, f::*};");
        let expected =
            [import("a", Some("a")), import("a::b::c", Some("d")), import("a::b::e", Some("e")), import("a::f", None)];
        assert_eq!(module.imports, expected);
    }

    #[test]
    fn comments_literals_and_tests_name_nothing() {
        let text = r##"
            //! [`crate::a::B`]
            /* crate::c /* crate::d */ crate::e */
            const TEXT: &str = "crate::f::G \" crate::h";
            fn it<'a>(one: &'a str) -> char { let _ = (r#"crate::i::J"#, b"crate::k", '"', '\'', b'\''); one::real() }
            #[cfg(test)]
            #[path = "x.rs"]
            mod tests { use crate::l::M; }
            impl It { #[cfg(test)] fn only(&self, a: u8) -> crate::n::O { crate::p() } fn all(&self) { q::r() } }
        "##;
        let module = read_module(text);
        assert_eq!(module.paths, [vec!["one", "real"], vec!["q", "r"]]);
        assert_eq!(module.items, ["TEXT", "it"]);
        assert!(module.imports.is_empty() && module.children.is_empty() && module.inline.is_empty());
    }

    #[test]
    fn items_and_modules_are_known_by_name() {
        let text = "mod a; pub(crate) mod b { pub fn inside() { c::d() } } pub const fn e() {} static mut F: [u8; 2] = { [0; 2] };
            pub struct G<T>(pub T); enum H { I } unsafe impl K for L {} macro_rules! m { () => { $crate::n::o() } } codes! { P }";
        let module = read_module(text);
        assert_eq!(module.children, ["a"]);
        assert_eq!(module.inline[0].0, "b");
        assert_eq!(module.inline[0].1.items, ["inside"]);
        assert_eq!(module.items, ["e", "F", "G", "H", "m"]);
        assert_eq!(module.paths, [vec!["crate", "n", "o"]]);
    }

    #[test]
    fn scripts_name_their_imports() {
        let text = "import { a, b as c } from \"./d.js\";\nimport {\n  e,\n  f,\n} from './g.js';\nimport 'h';\nconst i = './j.js';\n";
        let found = script_imports(text);
        assert_eq!(found, [("d.js".into(), "a, b, c".into()), ("g.js".into(), "e, f".into())]);
    }
}
