//! Why a file cannot be taken in. A fault is data; [`Fault::finding`] makes a sentence and a remedy of it.

use chenbao_model::diag::{Code, Finding, Span};

/// Why a file gives no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be opened; the system says why.
    Unreadable(String),
    /// It has no bytes.
    Empty,
    /// It is larger than anything a desk receives.
    TooLarge(&'static str),
    /// It, or a part of it, unfolds to more than a document can be.
    Bomb,
    /// It asks for a password.
    Encrypted,
    /// It ends before its end, or contradicts itself.
    Broken(&'static str),
    /// It is of a kind that no reader knows.
    Unknown,
    /// It is of a kind that is known and not read; its name and the remedy.
    Foreign(&'static str, &'static str),
    /// A PDF that shows pictures of text.
    Scanned,
    /// Its text cannot be told from rubbish.
    Encoding,
}

impl Fault {
    /// What is wrong, without a full stop.
    pub fn message(&self) -> String {
        match self {
            Self::Unreadable(why) => format!("读不出：{why}"),
            Self::Empty => "是空文件".to_owned(),
            Self::TooLarge(what) => format!("太大：{what}"),
            Self::Bomb => "解开来大得不合情理，没有往下读".to_owned(),
            Self::Encrypted => "加了密码".to_owned(),
            Self::Broken(what) => format!("不完整或已损坏：{what}"),
            Self::Unknown => "认不出是什么文件".to_owned(),
            Self::Foreign(name, _) => format!("是 {name} 文件，不会读"),
            Self::Scanned => "PDF 里只有图片，没有文字".to_owned(),
            Self::Encoding => "文字的编码认不出来，硬读会成乱码".to_owned(),
        }
    }

    /// What to do about it.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "核对文件权限，或把文件另存一份再试",
            Self::Empty => "请对方重新发一份",
            Self::TooLarge(_) => "拆成几份，图片另外发",
            Self::Bomb => "这不像正常的稿件；请对方在 Word 里另存为 .docx 重新发一份",
            Self::Encrypted => "在 Word 或 WPS 里打开，去掉密码，另存一份",
            Self::Broken(_) => "请对方重新发一份，或在 Word、WPS 里打开另存",
            Self::Unknown => "能收 .docx .doc .rtf .txt .md .pdf、图片、.zip 和文件夹",
            Self::Foreign(_, remedy) => remedy,
            Self::Scanned => "请对方发文字稿，或先用识字软件转成文字",
            Self::Encoding => "在记事本里打开，选“另存为”，编码选 UTF-8",
        }
    }

    /// The finding about the file of this name.
    pub fn finding(&self, name: &str) -> Finding {
        Finding::new(Code::IntakeUnreadable, format!("“{name}”{}", self.message()))
            .at(Span::file(name))
            .hint(self.remedy())
    }
}
