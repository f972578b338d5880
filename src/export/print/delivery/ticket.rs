//! The job ticket 工单: takes what is known of the order, gives it as a page of text to sign and as JSON.

use serde::{Serialize, Serializer};

use crate::model::full_name;
use crate::preflight::{PageFacts, Verdict};
use crate::units::Date;

/// What stands where something is to be filled in by hand.
const BLANK: &str = "____________";
/// Breadth of the labels in characters.
const LABEL: usize = 4;
/// A plate that covers less of its page than this, in percent, holds nothing that can be seen.
const LEAST: f64 = 0.01;
/// The plates in the order of the inks, and their names.
const PLATES: [&str; 4] = ["青", "品", "黄", "黑"];

/// A page of the order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TicketPage {
    /// Its number, counted from 1.
    pub number: u32,
    /// The part of the trim that each of C, M, Y, K covers, in percent; a plate of nought is not made.
    pub inks: [f64; 4],
}

/// A file of the delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TicketFile {
    /// Its path in the delivery, with `/`.
    pub path: String,
    /// What it is for, in Chinese: 全部单页.
    pub purpose: String,
    /// Its length in bytes.
    pub bytes: u64,
}

/// What the print shop is to print.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ticket {
    /// The paper 报名.
    pub paper: String,
    /// Its edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The day it appears, in JSON as 2020-08-12.
    #[serde(serialize_with = "day")]
    pub date: Date,
    /// 总期号.
    pub number: u32,
    /// Width and height of the trimmed page in millimetres.
    pub trim_mm: [f64; 2],
    /// How far pictures run over the trim, in millimetres.
    pub bleed_mm: f64,
    /// Its pages in order.
    pub pages: Vec<TicketPage>,
    /// The printing condition.
    pub condition: String,
    /// 印数: how many copies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<u32>,
    /// Whom to call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// 承印厂.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printer: Option<String>,
    /// What the preflight said of the pages.
    pub verdict: Verdict,
    /// What is delivered.
    pub files: Vec<TicketFile>,
}

impl From<&PageFacts> for TicketPage {
    fn from(facts: &PageFacts) -> Self {
        Self { number: facts.number, inks: facts.inks }
    }
}

impl TicketPage {
    /// The page's plates, as 四色（青品黄黑） or 单色（黑）.
    fn colors(&self) -> String {
        let plates: String =
            PLATES.iter().zip(self.inks).filter(|(_, coverage)| *coverage > LEAST).map(|(name, _)| *name).collect();
        match plates.chars().count() {
            0 => "空白".to_owned(),
            1 => format!("单色（{plates}）"),
            2 => format!("双色（{plates}）"),
            3 => format!("三色（{plates}）"),
            _ => format!("四色（{plates}）"),
        }
    }
}

impl Ticket {
    /// The ticket to print out and sign.
    pub fn text(&self) -> String {
        let blank = |value: Option<String>| value.unwrap_or_else(|| BLANK.to_owned());
        let mut text = format!("{}　印刷工单\n\n", self.title());
        for (label, value) in [
            ("出版日期", format!("{}年{}月{}日", self.date.year, self.date.month, self.date.day)),
            ("期号", format!("第 {} 期", self.number)),
            ("版数", self.sheets()),
            ("成品尺寸", format!("{} × {} 毫米（宽 × 高）", self.trim_mm[0], self.trim_mm[1])),
            ("出血", format!("{} 毫米", self.bleed_mm)),
            ("色数", self.colors()),
            ("输出条件", self.condition.clone()),
            ("印数", format!("{} 份", blank(self.run.map(|run| run.to_string())))),
            ("联系人", blank(self.contact.clone())),
            ("承印厂", blank(self.printer.clone())),
            ("预检", verdict(self.verdict).to_owned()),
        ] {
            text += &line(label, &value);
        }
        text += "\n交付文件\n";
        text += &self.listing();
        text += &format!("\n{}\n", ["付印签字", BLANK, "　日期", BLANK].join("　"));
        text
    }

    /// The ticket for a program: the fields of this type in their order.
    pub fn json(&self) -> String {
        // Strings, numbers and lists of them; nothing in a ticket can fail to be written.
        serde_json::to_string_pretty(self).map(|json| json + "\n").unwrap_or_default()
    }

    fn title(&self) -> String {
        full_name(&self.paper, self.edition.as_deref())
    }

    fn sheets(&self) -> String {
        match self.pages.len() {
            pages if pages > 0 && pages % 4 == 0 => {
                format!("{pages} 版：{} 张纸，每面两版并排，双面印，对折套页", pages / 4)
            }
            pages => format!("{pages} 版"),
        }
    }

    /// The plates of the pages, those next to one another with the same plates together: 第1版、第3—8版 …
    fn colors(&self) -> String {
        let mut runs: Vec<(u32, u32, String)> = Vec::new();
        for page in &self.pages {
            let colors = page.colors();
            match runs.last_mut() {
                Some((_, last, same)) if *same == colors => *last = page.number,
                _ => runs.push((page.number, page.number, colors)),
            }
        }
        let run = |(first, last, colors): &(u32, u32, String)| {
            if first == last { format!("第{first}版{colors}") } else { format!("第{first}—{last}版{colors}") }
        };
        runs.iter().map(run).collect::<Vec<_>>().join("，")
    }

    fn listing(&self) -> String {
        let breadth = self.files.iter().map(|file| columns(&file.path)).max().unwrap_or_default();
        let entry = |file: &TicketFile| {
            let gap = " ".repeat(breadth - columns(&file.path));
            format!("　{}{gap}  {:>12} 字节  {}\n", file.path, grouped(file.bytes), file.purpose)
        };
        self.files.iter().map(entry).collect()
    }
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "合格",
        Verdict::Warnings => "合格，有警告（见预检报告）",
        Verdict::Fail => "不合格（见预检报告），请勿付印",
    }
}

/// A label spread over four characters' breadth, and its value.
fn line(label: &str, value: &str) -> String {
    let pad = "　".repeat(LABEL.saturating_sub(label.chars().count()));
    format!("　{label}{pad}　{value}\n")
}

/// Breadth in the columns of a terminal: Chinese takes two.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum()
}

/// A number with a comma at each thousand.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn day<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket() -> Ticket {
        let page = |number, inks| TicketPage { number, inks };
        let file =
            |path: &str, purpose: &str, bytes| TicketFile { path: path.to_owned(), purpose: purpose.to_owned(), bytes };
        Ticket {
            paper: "社区晨报".to_owned(),
            edition: Some("老西门".to_owned()),
            date: Date { year: 2020, month: 8, day: 12 },
            number: 18,
            trim_mm: [273.0, 393.0],
            bleed_mm: 3.0,
            pages: vec![
                page(1, [4.0, 13.0, 13.0, 9.0]),
                page(2, [0.0, 0.0, 0.0, 9.0]),
                page(3, [0.0, 0.0, 0.0, 8.5]),
                page(4, [0.0; 4]),
            ],
            condition: "CGATS TR 002".to_owned(),
            run: Some(3000),
            contact: None,
            printer: None,
            verdict: Verdict::Pass,
            files: vec![file("pages.pdf", "全部单页", 12_345_678), file("印张.pdf", "对页印张", 9)],
        }
    }

    #[test]
    fn text_says_what_to_print() {
        let text = ticket().text();
        let expected = "\
社区晨报·老西门　印刷工单

　出版日期　2020年8月12日
　期号　　　第 18 期
　版数　　　4 版：1 张纸，每面两版并排，双面印，对折套页
　成品尺寸　273 × 393 毫米（宽 × 高）
　出血　　　3 毫米
　色数　　　第1版四色（青品黄黑），第2—3版单色（黑），第4版空白
　输出条件　CGATS TR 002
　印数　　　3000 份
　联系人　　____________
　承印厂　　____________
　预检　　　合格

交付文件
　pages.pdf    12,345,678 字节  全部单页
　印张.pdf              9 字节  对页印张

付印签字　____________　　日期　____________
";
        assert_eq!(text, expected);
    }

    #[test]
    fn json_has_the_same() {
        let json: serde_json::Value = serde_json::from_str(&ticket().json()).unwrap();
        assert_eq!(json["date"], "2020-08-12");
        assert_eq!(json["pages"][1]["inks"][3], 9.0);
        assert_eq!(json["verdict"], "pass");
        assert!(json.get("contact").is_none());
    }
}
