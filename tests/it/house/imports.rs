//! Who imports from whom. Takes packages, each with the modules its root declares; gives edges from file to file with the names they carry.
//! A name that a module only passes on (`pub use`) counts for the file that owns it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::rust_source::{Import, Module, read_module, script_imports};

/// Edges: a file, the file it imports from, and by which names.
#[derive(Debug, Default)]
pub(super) struct Edges(pub(super) BTreeMap<String, BTreeMap<String, BTreeSet<String>>>);

/// A package: its name in paths and the file of its root.
#[derive(Debug, Clone, Copy)]
pub(super) struct Package<'a> {
    pub(super) name: &'a str,
    pub(super) root: &'a str,
}

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Module(usize),
    /// Something in a file.
    Item(String, String),
}

/// A module in its place.
struct Placed {
    file: String,
    parent: Option<usize>,
    children: BTreeMap<String, usize>,
    module: Module,
}

/// All modules of all packages.
#[derive(Default)]
struct House {
    modules: Vec<Placed>,
    roots: BTreeMap<String, usize>,
}

impl Edges {
    fn add(&mut self, from: &str, to: &str, name: &str) {
        if from != to {
            let files = self.0.entry(from.to_owned()).or_default();
            files.entry(to.to_owned()).or_default().insert(name.to_owned());
        }
    }

    /// Reads all Rust files that the packages' roots declare. `text` gives a file's text, if there is such a file.
    pub(super) fn of_rust(packages: &[Package], text: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut house = House::default();
        for package in packages {
            let module = text(package.root).map(|text| read_module(&text)).unwrap_or_default();
            let folder = folder_of(package.root).to_owned();
            let root = house.place(package.root, None, module, &folder, text);
            house.roots.insert(package.name.to_owned(), root);
        }
        let mut edges = Self::default();
        (0..house.modules.len()).for_each(|module| house.edges_of(module, &mut edges));
        edges
    }

    /// Reads the scripts of one folder.
    pub(super) fn of_scripts(scripts: &BTreeMap<String, String>) -> Self {
        let mut edges = Self::default();
        for (script, text) in scripts {
            script_imports(text).iter().for_each(|(file, names)| edges.add(script, file, names));
        }
        edges
    }

    /// Groups of files that import from one another, each as the shortest circles in it, in words.
    pub(super) fn circles(&self) -> Vec<String> {
        let reached: BTreeMap<&String, BTreeSet<&String>> =
            self.0.keys().map(|file| (file, self.reached(file))).collect();
        let is_tied = |one: &String, other: &String| {
            reached[one].contains(other) && reached.get(other).is_some_and(|files| files.contains(one))
        };
        let mut circles = Vec::new();
        let mut told = BTreeSet::new();
        for file in self.0.keys().filter(|file| reached[*file].contains(file)) {
            if told.contains(file) {
                continue;
            }
            let group: BTreeSet<&String> = self.0.keys().filter(|other| is_tied(file, other)).collect();
            let shortest: BTreeSet<String> = group.iter().filter_map(|file| self.shortest_circle(file)).collect();
            let lines = shortest.into_iter().collect::<Vec<_>>().join("\n");
            circles.push(format!("a circle of {} files:\n{lines}", group.len()));
            told.extend(group);
        }
        circles
    }

    /// The shortest way from a file back to itself, told from its first file in the alphabet.
    fn shortest_circle(&self, file: &str) -> Option<String> {
        let mut before: BTreeMap<&str, &str> = BTreeMap::new();
        let mut open = VecDeque::from([file]);
        while let Some(from) = open.pop_front() {
            for to in self.0.get(from).into_iter().flat_map(BTreeMap::keys) {
                if !before.contains_key(to.as_str()) {
                    before.insert(to, from);
                    open.push_back(to);
                }
            }
        }
        let mut circle = vec![*before.get(file)?];
        while *circle.last()? != file {
            circle.push(before[circle.last()?]);
        }
        circle.reverse();
        let first = (0..circle.len()).min_by_key(|at| circle[*at])?;
        circle.rotate_left(first);
        let ways = circle.iter().zip(circle.iter().cycle().skip(1));
        let ways = ways.map(|(from, to)| format!(" → {to} by {}", joined(&self.0[*from][*to])));
        Some(format!("    {}{}", circle[0], ways.collect::<String>()))
    }

    fn reached(&self, file: &String) -> BTreeSet<&String> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&String> = self.0.get(file).into_iter().flat_map(BTreeMap::keys).collect();
        while let Some(next) = open.pop() {
            if reached.insert(next) {
                open.extend(self.0.get(next).into_iter().flat_map(BTreeMap::keys));
            }
        }
        reached
    }
}

/// Names with commas.
pub(super) fn joined(names: &BTreeSet<String>) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl House {
    /// Places a module and all below it. `folder` is where the files of its children lie.
    fn place(
        &mut self,
        file: &str,
        parent: Option<usize>,
        mut module: Module,
        folder: &str,
        text: &dyn Fn(&str) -> Option<String>,
    ) -> usize {
        let (inline, declared) = (std::mem::take(&mut module.inline), module.children.clone());
        let number = self.modules.len();
        self.modules.push(Placed { file: file.to_owned(), parent, children: BTreeMap::new(), module });
        for (name, inside) in inline {
            let child = self.place(file, Some(number), inside, &format!("{folder}/{name}"), text);
            self.modules[number].children.insert(name, child);
        }
        for name in declared {
            let below = format!("{folder}/{name}");
            let found = [format!("{below}.rs"), format!("{below}/mod.rs")]
                .into_iter()
                .find_map(|file| text(&file).map(|text| (file, text)));
            let Some((child_file, child_text)) = found else { continue };
            let child = self.place(&child_file, Some(number), read_module(&child_text), &below, text);
            self.modules[number].children.insert(name, child);
        }
        number
    }

    fn edges_of(&self, number: usize, edges: &mut Edges) {
        let Placed { file, module, children, .. } = &self.modules[number];
        for child in children {
            edges.add(file, &self.modules[*child.1].file, &format!("mod {}", child.0));
        }
        let paths = module.imports.iter().map(|import| &import.path).chain(&module.paths);
        for path in paths {
            if let Some(Target::Item(owner, name)) = self.resolve(number, path, 0) {
                edges.add(file, &owner, &name);
            }
        }
        for glob in module.imports.iter().filter(|import| import.name.is_none()) {
            let Some(Target::Module(other)) = self.resolve(number, &glob.path, 0) else { continue };
            for word in &module.words {
                if let Some(Target::Item(owner, name)) = self.named(other, word, true, 0) {
                    edges.add(file, &owner, &name);
                }
            }
        }
    }

    /// Follows a path from a module on; none where it leads out of the house.
    fn resolve(&self, module: usize, path: &[String], depth: usize) -> Option<Target> {
        if depth > 16 {
            return None;
        }
        let mut here = Target::Module(module);
        for (at, segment) in path.iter().enumerate() {
            let Target::Module(current) = here else { break };
            let is_last = at + 1 == path.len();
            here = match segment.as_str() {
                "crate" => Target::Module(self.root_of(current)),
                "self" => here,
                "super" => Target::Module(self.modules[current].parent?),
                name => match self.named(current, name, is_last, depth) {
                    Some(target) => target,
                    None if at == 0 => Target::Module(*self.roots.get(name)?),
                    // What a macro defines has no name in the text.
                    None => Target::Item(self.modules[current].file.clone(), name.to_owned()),
                },
            };
        }
        Some(here)
    }

    /// What a name means in a module. The last segment of a path is rather an item, those before it are rather modules.
    fn named(&self, number: usize, name: &str, is_last: bool, depth: usize) -> Option<Target> {
        let Placed { file, module, children, .. } = &self.modules[number];
        let child = children.get(name).map(|child| Target::Module(*child));
        let item = || module.items.iter().any(|item| item == name).then(|| Target::Item(file.clone(), name.to_owned()));
        let passed_on = || {
            let imports = module.imports.iter().filter(|import| import.name.as_deref() == Some(name));
            imports
                .filter(|import| !is_itself(import, name))
                .find_map(|import| self.resolve(number, &import.path, depth + 1))
        };
        if is_last { item().or_else(passed_on).or(child) } else { child.or_else(item).or_else(passed_on) }
    }

    fn root_of(&self, number: usize) -> usize {
        self.modules[number].parent.map_or(number, |parent| self.root_of(parent))
    }
}

/// Whether an import only says its own name (`use toml;`).
fn is_itself(import: &Import, name: &str) -> bool {
    import.path.len() == 1 && import.path[0] == name
}
