//! Generated issues as their editors would file them: Markdown, pictures and the TOML of a paper, in a temporary folder. Takes the name of an
//! issue; kinds, lengths, pictures and wishes are those of [`newspaper`], the words are real, so that reading and copy are held too.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use chenbao::model::{Article, Block, Kind, Picture};
use image::RgbImage;

use crate::generated::{Dice, newspaper};

/// The pages of an issue.
const PAGES: u16 = 4;
/// The seed of the issue with as much copy as `community` holds.
const FULL: u64 = 5;
/// The seed of the issue that `large-print` holds too, and how long its texts are, in percent of what the generator gives.
const LIGHT: u64 = 2;
const LIGHT_PERCENT: usize = 60;
/// The sides of a picture file, as parts of those that the generator gives it.
const SCALE: u32 = 3;

/// Sentences with what copy has to deal with: figures, Latin words, quotation marks, dashes, strong and other faces.
const SENTENCES: [&str; 16] = [
    "清早的弄堂里，几位老人坐在门口拣菜，小孩子背着书包从他们身边跑过去。",
    "7月21日，居委会把**三本账**摊在桌上：一本记修缮，一本记停车，一本记垃圾分类。",
    "“楼道里的灯亮了，回家的路就不怕了。”住在302室的陈阿姨说。",
    "社区事务受理中心增设了12个自助终端，“一网通办”的窗口从8:30开到20:00。",
    "改造以后，单车棚里装了烟感和喷淋——哪一格过热，值班室里就响铃。",
    "街坊们给这条弄堂起了一个名字，叫*长日里*，说是走得慢，看得多。",
    "全年一共加装电梯46台，涉及11个小区、1,380户人家，满意率98.5%。",
    "议事会定在每月第二个星期三，谁都可以来，来了就可以说话。",
    "书记沈禾说，办法是大家想出来的，跑腿的事情归居委会。",
    "社区食堂的菜单贴在门口，一荤两素15元，65岁以上的老人再减3元。",
    "年轻人带来了App和Wi-Fi，老人带来了方凳和茶，一张长桌坐得满满的。",
    "《社区公约》一共九条，头一条写的是：遛狗牵绳，高空不抛物。",
    "雨下得最大的那天夜里，排水站的人在泵房里守到了凌晨四点。",
    "花坛边上立了一块木牌，上面写着谁浇水、谁修枝、谁来看花。",
    "孩子们把瓶盖一只一只洗干净，拼成了一面墙，远看是一条江。",
    "旧门板没有扔，刨平了做成长凳，摆在弄堂口的梧桐树底下。",
];

/// Words that heads, kickers, decks and captions are put together from.
const WORDS: [&str; 24] = [
    "居民", "弄堂", "电梯", "花园", "食堂", "议事", "楼道", "志愿", "改造", "服务", "老人", "孩子", "停车", "分类",
    "平安", "书屋", "夜校", "健康", "邻里", "街区", "窗口", "长廊", "河岸", "集市",
];

/// Writes the issue of this name; gives the folder, which goes when it is dropped.
pub(super) fn write(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (seed, percent) = match name {
        "generated-full" => (FULL, 100),
        "generated-light" => (LIGHT, LIGHT_PERCENT),
        other => panic!("no issue is called {other}"),
    };
    let paper = newspaper(seed, PAGES);
    let mut desk = Desk { folder: folder.path(), dice: Dice(seed ^ 0x5eed), percent };
    desk.paper(&paper.issue.pages.iter().map(|page| page.section.as_str()).collect::<Vec<_>>());
    for article in &paper.issue.articles {
        desk.file(&issue(&folder), article);
    }
    for filler in &paper.fillers {
        desk.file(&folder.path().join("generated"), filler);
    }
    folder
}

/// The folder of the issue.
pub(super) fn issue(content: &tempfile::TempDir) -> PathBuf {
    content.path().join("generated/issues/2020-08-12")
}

/// Who writes the files.
struct Desk<'a> {
    folder: &'a Path,
    dice: Dice,
    /// How long the texts are, in percent of what the generator gives.
    percent: usize,
}

impl Desk<'_> {
    fn paper(&self, sections: &[&str]) {
        save(
            &self.folder.join("generated/paper.toml"),
            "name = \"社区晨报\"\nedition = \"试验\"\npublisher = \"试验街道出版\"\nlayout = \"community\"\n\
             registration = { kind = \"cn\", number = \"CN 31-0000\" }\n",
        );
        let mut issue = String::from("number = 7\ndate = 2020-08-12\nnext = 2020-08-19\n");
        for section in sections {
            let _ = write!(issue, "\n[[page]]\nsection = \"{section}\"\neditor = \"晓舟\"\n");
        }
        save(&self.folder.join("generated/issues/2020-08-12/issue.toml"), issue);
    }

    /// Writes an article and its pictures below a folder.
    fn file(&mut self, folder: &Path, article: &Article) {
        let paragraphs: Vec<String> = article.body.iter().map(|block| self.block(article, block)).collect();
        let mut text = String::from("---\n");
        self.head(&mut text, article);
        wishes(&mut text, article);
        if !article.quotes.is_empty() {
            let quote = paragraphs.iter().flat_map(|text| text.split_inclusive('。')).find(|sentence| {
                (10..=60).contains(&sentence.chars().count()) && !sentence.contains(['*', '>', '-', '#', '“', '\n'])
            });
            if let Some(quote) = quote {
                let _ = writeln!(text, "quotes: [\"{quote}\"]");
            }
        }
        if !article.pictures.is_empty() {
            text.push_str("images:\n");
        }
        for (at, picture) in article.pictures.iter().enumerate() {
            let file = format!("images/{}-{at}.jpg", article.id.stem());
            self.picture(&folder.join(&file), picture);
            let caption = self.phrase(picture.caption.chars());
            let _ = write!(text, "  - file: {file}\n    caption: \"{caption}\"\n    credit: \"秋水 摄\"\n");
            if picture.crop == (1.0, 1.0) {
                text.push_str("    crop: none\n");
            }
        }
        let _ = write!(text, "---\n{}\n", paragraphs.join("\n\n"));
        save(&folder.join(format!("{}.md", article.id)), text);
    }

    fn head(&mut self, text: &mut String, article: &Article) {
        let parts: Vec<String> =
            article.headline.head.to_plain().split('　').map(|part| self.phrase(part.chars().count())).collect();
        let _ =
            write!(text, "title: \"{}\"\nkind: {}\npriority: {}\n", parts.join("　"), kind(article), article.priority);
        for (key, words) in [("kicker", &article.headline.kicker), ("deck", &article.headline.deck)] {
            if let Some(words) = words {
                let _ = writeln!(text, "{key}: \"{}\"", self.phrase(words.chars()));
            }
        }
        match article.kind {
            Kind::Brief => {
                let _ = writeln!(text, "place: {}居委", self.phrase(2));
            }
            Kind::Story if self.dice.throw(0, 1) == 0 => text.push_str("source: \"街道党政办\"\n"),
            Kind::Story => text.push_str("author: [\"禾青\"]\n"),
            _ => {}
        }
    }

    /// A block of the body. Here and there a paragraph of a story becomes a list or a quotation.
    fn block(&mut self, article: &Article, block: &Block) -> String {
        match block {
            Block::Crosshead(text) => format!("## {}", self.phrase(text.chars())),
            Block::Table(table) => {
                let row = |desk: &mut Self, cells: usize| {
                    let cells: Vec<String> = (0..cells).map(|_| desk.phrase(4)).collect();
                    format!("| {} |", cells.join(" | "))
                };
                let width = table.header.len();
                let mut rows = vec![row(self, width), format!("|{}", " --- |".repeat(width))];
                rows.extend(table.rows.iter().map(|_| row(self, width)));
                rows.join("\n")
            }
            _ => {
                let chars: usize = block.texts().iter().map(|text| text.chars()).sum();
                let is_long = article.kind == Kind::Story && article.chars() > 400;
                let sentences = self.prose((chars * self.percent / 100).max(30));
                match if is_long { self.dice.throw(0, 11) } else { 11 } {
                    0 => sentences.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"),
                    1 => format!("> {}", sentences.concat()),
                    _ => sentences.concat(),
                }
            }
        }
    }

    /// Whole sentences of about so many characters.
    fn prose(&mut self, chars: usize) -> Vec<&'static str> {
        let (mut sentences, mut count) = (Vec::new(), 0);
        while count < chars {
            let sentence = SENTENCES[self.dice.throw(0, SENTENCES.len() - 1)];
            count += sentence.chars().count();
            sentences.push(sentence);
        }
        sentences
    }

    /// So many 汉字 without a full stop.
    fn phrase(&mut self, chars: usize) -> String {
        let mut words = String::new();
        while words.chars().count() < chars {
            words.push_str(WORDS[self.dice.throw(0, WORDS.len() - 1)]);
        }
        words.chars().take(chars).collect()
    }

    /// A picture with a horizon and a gradient: no two are alike.
    fn picture(&mut self, path: &Path, picture: &Picture) {
        let (width, height) = (picture.pixels.0 / SCALE, picture.pixels.1 / SCALE);
        let byte = |dice: &mut Dice| u8::try_from(dice.throw(40, 200)).unwrap();
        let [sky, ground] = [0, 1].map(|_| [byte(&mut self.dice), byte(&mut self.dice), byte(&mut self.dice)]);
        // Row by row of eight even pieces: a debug build is slow at single pixels.
        let piece = usize::try_from(width.div_ceil(8)).unwrap();
        let row = |y: u32| {
            let base = if y * 3 < height * 2 { sky } else { ground };
            let light = u8::try_from(y / 8 % 8).unwrap();
            let mut row = (0..8_u8)
                .map(|at| base.map(|channel| channel + light + at * 5).repeat(piece))
                .collect::<Vec<_>>()
                .concat();
            row.truncate(usize::try_from(width * 3).unwrap());
            row
        };
        let pixels = (0..height).map(row).collect::<Vec<_>>().concat();
        let image = RgbImage::from_raw(width, height, pixels).unwrap();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        image.save(path).unwrap();
    }
}

/// What the generator asks of the makeup.
fn wishes(text: &mut String, article: &Article) {
    let pins = &article.pins;
    let page = pins.page.map(|page| page.to_string());
    let with = pins.with.as_ref().map(|host| host.stem().to_owned());
    let jump = (pins.jump && article.kind == Kind::Story).then(|| "allow".to_owned());
    let wishes = [("page", page), ("section", pins.section.clone()), ("slot", pins.slot.clone())];
    for (key, value) in wishes.into_iter().chain([("group", pins.group.clone()), ("with", with), ("jump", jump)]) {
        if let Some(value) = value {
            let _ = writeln!(text, "{key}: {value}");
        }
    }
}

fn kind(article: &Article) -> String {
    serde_json::to_value(article.kind).unwrap().as_str().unwrap().to_owned()
}

fn save(path: &Path, text: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
