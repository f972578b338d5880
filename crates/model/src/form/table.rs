//! What a TOML or YAML file says, with the byte of every key and value: one tree for both, so that one reader checks both.

/// A value and where it begins in the file.
#[derive(Debug, Clone)]
pub struct Node {
    /// The byte of the file it begins at.
    pub at: usize,
    /// What stands there.
    pub value: Value,
}

/// A value before anyone asked what it should be.
#[derive(Debug, Clone)]
pub enum Value {
    /// A word, a number, a date: its characters, and whether they stood in quotes.
    Scalar {
        /// The characters after escapes.
        text: String,
        /// Whether they stood in quotes, or in a YAML block.
        quoted: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

/// Keys and values in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The byte of the file it begins at.
    pub at: usize,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// One key with its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// The byte of the file the key begins at.
    pub at: usize,
    /// The value.
    pub node: Node,
}

impl Value {
    /// What it is, in Chinese, for a message.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Scalar { quoted: true, .. } => "文字",
            Self::Scalar { text, .. } if text.is_empty() => "空的",
            Self::Scalar { text, .. } if text.parse::<i64>().is_ok() => "整数",
            Self::Scalar { text, .. } if text.parse::<f64>().is_ok() => "小数",
            Self::Scalar { text, .. } if text == "true" || text == "false" => "是非值",
            Self::Scalar { .. } => "文字",
            Self::List(_) => "列表",
            Self::Table(_) => "一组键值",
        }
    }

    /// Whether the author left it open: `deck:` with nothing after it, a blank string, an empty list.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Scalar { text, quoted } => text.trim().is_empty() || (!quoted && (text == "~" || text == "null")),
            Self::List(items) => items.is_empty(),
            Self::Table(_) => false,
        }
    }
}
