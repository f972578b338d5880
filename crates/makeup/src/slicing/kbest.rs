//! The K cheapest trees of a graph of joints, found lazily. Takes a graph whose states know their least cost and the ways to join
//! them from two others; gives the cheapest trees in order of cost (Huang and Chiang 2005, algorithm 3).
//!
//! Only the lists that the answer draws on are ever made. Ties are broken by the order in which the graph names its joints.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::leaf::Effort;
use super::tree::{Cut, Tree};

/// A map from states; never iterated over.
pub(super) type StateMap<K, V> = FxHashMap<K, V>;

/// A tree that tiles a sheet, and what it costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiling {
    /// The prices of all rectangles and of the cuts through the sheet.
    pub cost: u32,
    /// The cuts.
    pub tree: Tree,
}

/// A state, and its least cost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Priced<S> {
    pub(super) state: S,
    pub(super) cost: u32,
}

impl<S: Copy> Priced<S> {
    /// The way to join a state from this one and another, at an extra cost.
    pub(super) const fn joined(&self, second: &Self, extra: u32) -> Joint<S> {
        Joint { first: self.state, second: second.state, extra, cost: self.cost + second.cost + extra }
    }
}

/// One way to join a state from two others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Joint<S> {
    pub(super) first: S,
    pub(super) second: S,
    /// What the join itself costs.
    pub(super) extra: u32,
    /// The least cost of both parts and the join.
    pub(super) cost: u32,
}

impl<S> Joint<S> {
    /// The same for states of which these are a kind.
    pub(super) fn map<T>(self, kind: impl Fn(S) -> T) -> Joint<T> {
        let Self { first, second, extra, cost } = self;
        Joint { first: kind(first), second: kind(second), extra, cost }
    }
}

/// What a state is.
#[derive(Debug)]
pub(super) enum StateKind {
    /// A tree of its own, and its cost.
    Whole(Tree, u32),
    /// Joined by a cut whose parts may stand in any order.
    Free(Cut),
    /// Joined by a cut whose parts stand in this order.
    Ordered(Cut),
}

/// States, and how they are joined.
pub(super) trait Graph {
    type State: Copy + Eq + Hash;

    /// What a state is.
    fn kind(&self, state: Self::State) -> StateKind;

    /// Adds all ways to join a state.
    fn joints(&mut self, state: Self::State, found: &mut Vec<Joint<Self::State>>);
}

/// One tree of a state: what it costs, which joint, and which tree of each part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    cost: u32,
    joint: u32,
    ranks: (u16, u16),
}

/// The trees of a state that are known so far, and the candidates for the next.
#[derive(Debug)]
struct List<S> {
    kind: StateKind,
    joints: Vec<Joint<S>>,
    entries: Vec<Entry>,
    heap: BinaryHeap<Reverse<Entry>>,
    /// The entries whose followers are among the candidates.
    followed: usize,
    most: usize,
}

struct Lazy<'g, G: Graph> {
    graph: &'g mut G,
    /// Trees kept for a state.
    keep: usize,
    lists: Vec<List<G::State>>,
    known: StateMap<G::State, usize>,
}

/// The cheapest trees of these states together, as many as the effort has roots, at most `keep` of each state that they are joined from.
pub(super) fn cheapest<G: Graph>(graph: &mut G, roots: &[G::State], effort: Effort) -> Vec<Tiling> {
    let Effort { keep, roots: count } = effort.bounded();
    let mut lazy = Lazy { graph, keep, lists: Vec::new(), known: StateMap::default() };
    let mut found = Vec::new();
    for &root in roots {
        let list = lazy.list(root, count);
        let mut rank = 0;
        while let Some(cost) = lazy.cost(list, rank) {
            found.push((cost, list, rank));
            rank += 1;
        }
    }
    found.sort_unstable();
    found.truncate(count);
    found.into_iter().map(|(cost, list, rank)| Tiling { cost, tree: lazy.tree(list, rank) }).collect()
}

impl<G: Graph> Lazy<'_, G> {
    /// The list of a state, which is made on first use.
    fn list(&mut self, state: G::State, most: usize) -> usize {
        if let Some(&list) = self.known.get(&state) {
            return list;
        }
        let kind = self.graph.kind(state);
        let mut joints = Vec::new();
        let mut entries = Vec::new();
        if let StateKind::Whole(_, cost) = kind {
            entries.extend((cost < u32::MAX).then_some(Entry { cost, joint: 0, ranks: (0, 0) }));
        } else {
            self.graph.joints(state, &mut joints);
        }
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let entry =
            |(at, joint): (usize, &Joint<G::State>)| Entry { cost: joint.cost, joint: number(at), ranks: (0, 0) };
        let mut tops: Vec<Entry> = joints.iter().enumerate().map(entry).collect();
        if tops.len() > most {
            tops.select_nth_unstable(most);
            tops.truncate(most);
        }
        let heap = tops.into_iter().map(Reverse).collect();
        let followed = if joints.is_empty() { entries.len() } else { 0 };
        self.lists.push(List { kind, joints, entries, heap, followed, most });
        self.known.insert(state, self.lists.len() - 1);
        self.lists.len() - 1
    }

    /// The cost of a state's tree of this rank; none where it has not so many.
    fn cost(&mut self, list: usize, rank: usize) -> Option<u32> {
        while self.lists[list].entries.len() <= rank {
            if self.lists[list].entries.len() >= self.lists[list].most {
                return None;
            }
            self.follow(list);
            let Reverse(entry) = self.lists[list].heap.pop()?;
            self.lists[list].entries.push(entry);
        }
        Some(self.lists[list].entries[rank].cost)
    }

    /// Adds the followers of the last tree to the candidates: the next tree of the second part, or of the first.
    fn follow(&mut self, list: usize) {
        // The first part of a joint has trees of cost 1, 4 and the second of 2, 3. The candidate (0, 0) costs 3. When it is taken,
        // (0, 1) at 4 and (1, 0) at 6 follow; (0, 1) is taken next and, as its second rank is not 0, has no follower but (0, 2),
        // which there is not. So (1, 1) comes after (1, 0) only, and no pair of ranks comes twice.
        let own = &self.lists[list];
        if own.followed == own.entries.len() {
            return;
        }
        let Entry { joint, ranks, .. } = own.entries[own.followed];
        self.lists[list].followed += 1;
        self.candidate(list, joint, (ranks.0, ranks.1 + 1));
        if ranks.1 == 0 {
            self.candidate(list, joint, (ranks.0 + 1, 0));
        }
    }

    fn candidate(&mut self, list: usize, joint: u32, ranks: (u16, u16)) {
        let own = &self.lists[list];
        let Joint { first, second, extra, .. } = own.joints[joint as usize];
        // A state with few joints, such as a page above an advertisement, passes on how many trees are wanted of it.
        let most = self.keep.max(own.most / own.joints.len());
        let (first, second) = (self.list(first, most), self.list(second, most));
        let Some(one) = self.cost(first, ranks.0.into()) else { return };
        let Some(other) = self.cost(second, ranks.1.into()) else { return };
        self.lists[list].heap.push(Reverse(Entry { cost: one + other + extra, joint, ranks }));
    }

    fn tree(&mut self, list: usize, rank: usize) -> Tree {
        let (cut, is_free) = match &self.lists[list].kind {
            StateKind::Whole(tree, _) => return tree.clone(),
            StateKind::Free(cut) => (*cut, true),
            StateKind::Ordered(cut) => (*cut, false),
        };
        let Entry { joint, ranks, .. } = self.lists[list].entries[rank];
        let Joint { first, second, .. } = self.lists[list].joints[joint as usize];
        let mut parts = vec![self.part(first, ranks.0)];
        match self.part(second, ranks.1) {
            Tree::Cut(same, more) if is_free && same == cut => parts.extend(more),
            Tree::Ordered(same, more) if !is_free && same == cut => parts.extend(more),
            part => parts.push(part),
        }
        if is_free { Tree::Cut(cut, parts) } else { Tree::Ordered(cut, parts) }
    }

    fn part(&mut self, state: G::State, rank: u16) -> Tree {
        let list = self.list(state, self.keep);
        // A list is made no further than its trees are drawn on.
        let _ = self.cost(list, rank.into());
        self.tree(list, rank.into())
    }
}
