//! `paper.toml`: the newspaper.

use std::path::Path;
use std::sync::Arc;

use super::folder::Shown;
use super::names::read_names;
use super::text::read_settings;
use crate::diag::{Code, Finding, Source};
use crate::form::{TableForm, parse_toml};
use crate::model::{Imprint, ImprintItem, Names, Paper, PrintPlan, QrCode, Registration, RegistrationKind};
use crate::preflight::registry::meant_by;
use crate::units::Length;

/// The trimmed page where `paper.toml` says nothing: the sheet of the model papers.
const DEFAULT_TRIM_MM: (f64, f64) = (273.0, 393.0);
/// The bleed where `paper.toml` says nothing.
const DEFAULT_BLEED_MM: f64 = 3.0;

/// The paper of a folder, whose `paper.toml` is read; its faults join the findings.
pub(super) fn read_paper(folder: &Path, shown: &Shown, findings: &mut Vec<Finding>) -> Option<Paper> {
    let path = folder.join("paper.toml");
    let (paper, faults) = match read_settings(&path, folder, &shown.path(&path)) {
        Ok(source) => parse_paper(&source, folder),
        Err(finding) => (None, vec![finding]),
    };
    findings.extend(faults);
    let names = read_names(folder, shown, findings);
    paper.map(|paper| Paper { names, ..paper })
}

/// The paper a file describes, as far as it can be read, and all its faults.
fn parse_paper(source: &Arc<Source>, folder: &Path) -> (Option<Paper>, Vec<Finding>) {
    let table = match parse_toml(source) {
        Ok(table) => table,
        Err(findings) => return (None, findings),
    };
    let mut form = TableForm::toml(source, &table);
    let name = form.required_text("name", "社区晨报");
    let edition = form.text("edition");
    let english = form.text("english");
    let slogan = form.text("slogan");
    let publisher = form.required_text("publisher", "某某街道办事处");
    let registration = read_registration(&mut form);
    let imprint = read_imprint(&mut form);
    let layout = read_layout(&mut form);
    let qr = read_qr(&mut form);
    let art = read_art(&mut form, folder);
    let print = read_print(&mut form, folder);
    let findings = form.close();
    let id = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let paper = name.zip(publisher).zip(registration).map(|((name, publisher), registration)| Paper {
        id,
        name: name.text,
        edition: edition.map(|phrase| phrase.text),
        english: english.map(|phrase| phrase.text),
        slogan: slogan.map(|phrase| phrase.text),
        publisher: publisher.text,
        registration,
        imprint,
        layout,
        qr,
        art,
        names: Names::default(),
        print,
    });
    (paper, findings)
}

fn read_registration(form: &mut TableForm<'_>) -> Option<Registration> {
    const EXAMPLE: &str = "{ kind = \"cn\", number = \"CN 31-0000\" }";
    if !form.has("registration") {
        form.missing("registration", EXAMPLE);
    }
    let table = form.table("registration", EXAMPLE)?;
    let mut inner = form.inner(table);
    let kind = inner.choice("kind", &[("cn", RegistrationKind::Cn), ("internal", RegistrationKind::Internal)]);
    let number = inner.required_text("number", "CN 31-0000");
    if kind.is_none() && !inner.has("kind") {
        inner.missing("kind", "\"cn\"（或 \"internal\"：内部资料）");
    }
    form.absorb(inner.close());
    Some(Registration { kind: kind?, number: number?.text })
}

/// The longest item of the imprint: a line of it, about.
const IMPRINT_MOST: usize = 60;

fn read_imprint(form: &mut TableForm<'_>) -> Imprint {
    let remedy = "在文件末尾写一段 [imprint]，下一行写 address = \"某某路 1 号\" 等";
    let Some(table) = form.section("imprint", remedy) else { return Imprint::new() };
    let mut inner = form.inner(table);
    let mut imprint = Imprint::new();
    for &(item, key, label) in ImprintItem::ALL {
        let phrase = inner.text(key);
        inner.check_length(phrase.as_ref(), label, IMPRINT_MOST);
        imprint.extend(phrase.map(|phrase| (item, phrase.text)));
    }
    form.absorb(inner.close());
    imprint
}

fn read_layout(form: &mut TableForm<'_>) -> String {
    let Some(layout) = form.text("layout") else { return "community".to_owned() };
    if layout.text.contains(['/', '\\', '.']) {
        form.fault(
            Code::WrongValue,
            layout.at,
            "“layout”是 layouts/ 下一个文件夹的名字",
            "例如：layout = \"community\"",
        );
    }
    layout.text
}

/// Characters of a QR code's caption that two lines below it hold.
const CAPTION_MOST: usize = 24;
/// Bytes of an address in a QR code that is still coarse enough for newsprint: version 8 at level M holds 152.
const URL_MOST: usize = 150;
/// QR codes that stand beside the nameplate.
const QR_MOST: usize = 3;

fn read_qr(form: &mut TableForm<'_>) -> Vec<QrCode> {
    let mut codes = vec![];
    for table in form.tables("qr", "每个二维码一段 [[qr]]，写 url 和 caption") {
        let mut inner = form.inner(table);
        let url = inner.required_text("url", "https://example.org/");
        let caption = inner.required_text("caption", "扫描二维码");
        if let Some(long) = caption.as_ref().filter(|caption| caption.text.chars().count() > CAPTION_MOST) {
            let message = format!("二维码的说明有 {} 字，最多 {CAPTION_MOST} 字", long.text.chars().count());
            inner.fault(Code::WrongValue, long.at, message, "写短一些，例如：扫描二维码关注“…”");
        }
        if let Some(long) = url.as_ref().filter(|url| url.text.len() > URL_MOST) {
            let message = format!("二维码的网址有 {} 个字节，最多 {URL_MOST} 个", long.text.len());
            inner.fault(Code::QrInvalid, long.at, message, "换一个短一些的网址；一个汉字占三个字节");
        }
        form.absorb(inner.close());
        if let Some((url, caption)) = url.zip(caption) {
            codes.push(QrCode { url: url.text, caption: caption.text });
        }
    }
    if codes.len() > QR_MOST {
        let message = format!("二维码有 {} 个，报头只放得下 {QR_MOST} 个", codes.len());
        form.fault(Code::WrongValue, form.at("qr"), message, "留最要紧的几个");
        codes.truncate(QR_MOST);
    }
    codes
}

fn read_art(form: &mut TableForm<'_>, folder: &Path) -> Option<std::path::PathBuf> {
    let table = form.section("nameplate", "在文件末尾写一段 [nameplate]，下一行写 art = \"nameplate.svg\"")?;
    let mut inner = form.inner(table);
    let art = inner.text("art");
    let mut path = None;
    if let Some(art) = art {
        let file = folder.join(&art.text);
        if climbs(&art.text) || leads_outside(&file, folder) {
            inner.fault(Code::PathOutside, art.at, "报头图在报纸文件夹之外", "把它复制到 paper.toml 旁边");
        } else if !art.text.to_lowercase().ends_with(".svg") {
            inner.fault(Code::PictureFormat, art.at, "报头图应为 SVG", "导出为 SVG 文件");
        } else if !file.is_file() {
            inner.fault(Code::PictureMissing, art.at, format!("报头图“{}”不存在", art.text), "核对文件名，或删去 art");
        } else if let Err(why) = plain_drawing(&file) {
            let message = format!("报头图“{}”{why}", art.text);
            inner.fault(Code::PictureFormat, art.at, message, "在绘图软件里展开外观、去掉滤镜，另存为不压缩的 SVG");
        } else {
            path = Some(file);
        }
    }
    form.absorb(inner.close());
    path
}

/// The largest drawing of a nameplate, in bytes: the engine takes some ten times as much.
const DRAWING_MOST: u64 = 2 << 20;

/// Whether a drawing can be drawn in a time that does not depend on the good will of its maker. Filters cannot: some never end. An entity may
/// hold one that is not seen here, so there are none either.
fn plain_drawing(file: &Path) -> Result<(), &'static str> {
    let size = std::fs::metadata(file).map_or(u64::MAX, |data| data.len());
    if size > DRAWING_MOST {
        return Err("超过 2 MB，太大");
    }
    let text = std::fs::read_to_string(file).map_err(|_| "不是 UTF-8 的文字，读不出")?;
    if text.contains("<!ENTITY") {
        return Err("用了实体（<!ENTITY>）");
    }
    let is_filter = |(at, word): (usize, &str)| {
        let rest = &text[at + word.len()..];
        // What drawing programs write into every file.
        let is_idle = ["=\"none\"", "='none'", ":none", ": none"].iter().any(|none| rest.starts_with(none));
        !is_idle && !text[..at].ends_with("color-interpolation-")
    };
    if text.match_indices("filter").any(is_filter) {
        Err("用了滤镜（filter），可能永远画不完")
    } else {
        Ok(())
    }
}

/// Whether a path leads out of the folder it starts in.
pub(super) fn climbs(path: &str) -> bool {
    path.starts_with('/') || path.split(['/', '\\']).any(|part| part == "..")
}

/// Whether the file is there but, links followed, not in the folder.
pub(super) fn leads_outside(file: &Path, folder: &Path) -> bool {
    let targets = file.canonicalize().ok().zip(folder.canonicalize().ok());
    targets.is_some_and(|(file, folder)| !file.starts_with(folder))
}

/// The most ink at one place where `paper.toml` says nothing, in percent: coldset on newsprint (ISO 12647-3:2013; print.md §1.1).
const DEFAULT_INK_LIMIT: u16 = 220;
/// The profile of the house, by its name.
const HOUSE_PROFILE: &str = "newsprint";
/// The most copies of a community paper that are no slip of the pen.
const RUN_MOST: u32 = 10_000_000;
/// The longest name of a print shop or a contact.
const NAME_MOST: usize = 60;

fn read_print(form: &mut TableForm<'_>, folder: &Path) -> PrintPlan {
    let mut plan = PrintPlan {
        trim: (Length::from_mm(DEFAULT_TRIM_MM.0), Length::from_mm(DEFAULT_TRIM_MM.1)),
        bleed: Length::from_mm(DEFAULT_BLEED_MM),
        icc: None,
        condition: None,
        ink_limit: DEFAULT_INK_LIMIT,
        run: None,
        contact: None,
        printer: None,
    };
    let Some(table) = form.section("print", "在文件末尾写一段 [print]，下一行写 bleed-mm = 3 等") else {
        return plan;
    };
    let mut inner = form.inner(table);
    if let Some((width, height)) = inner.pair("trim-mm", 50.0..=1000.0, "[273, 393]") {
        plan.trim = (Length::from_mm(width), Length::from_mm(height));
    }
    if let Some(bleed) = inner.number("bleed-mm", 0.0..=20.0) {
        plan.bleed = Length::from_mm(bleed);
    }
    plan.icc = read_profile(&mut inner, folder);
    let condition = inner.text("condition");
    if let Some(alone) = condition.as_ref().filter(|_| !inner.has("icc")) {
        let remedy = "把印厂给的 .icc 放到 paper.toml 旁边，另写 icc = \"文件名.icc\"；用内置的新闻纸就删去 condition";
        inner.fault(Code::WrongValue, alone.at, "condition 要和 icc 一起写：印刷条件是描述文件的条件", remedy);
    }
    if let Some(wrong) = condition.as_ref().filter(|condition| !meant_by(condition.text.trim()).is_empty()) {
        let (message, remedy) = unknown_condition(&wrong.text);
        inner.fault(Code::WrongValue, wrong.at, message, remedy);
    }
    plan.condition = condition.map(|phrase| phrase.text);
    if let Some(limit) = inner.integer("ink-limit", 150..=400) {
        plan.ink_limit = u16::try_from(limit).unwrap_or(DEFAULT_INK_LIMIT);
    }
    plan.run = inner.integer("run", 1..=RUN_MOST);
    let mut name = |key, what| {
        let phrase = inner.text(key);
        inner.check_length(phrase.as_ref(), what, NAME_MOST);
        phrase.map(|phrase| phrase.text)
    };
    plan.contact = name("contact", "联系人");
    plan.printer = name("printer", "印刷单位");
    form.absorb(inner.close());
    plan
}

/// What is said of a printing condition that is spelt like a registered one and is none.
pub(crate) fn unknown_condition(name: &str) -> (String, String) {
    let near = meant_by(name.trim()).join("、");
    let message = format!("没有登记过“{}”这个印刷条件，相近的有：{near}", name.trim());
    (message, "照印厂给的名字写；真是没登记过的，就不写 condition，用描述文件里自己的名字".to_owned())
}

/// The print shop's own profile, a file beside `paper.toml`.
fn read_profile(form: &mut TableForm<'_>, folder: &Path) -> Option<std::path::PathBuf> {
    let icc = form.text("icc").filter(|icc| icc.text != HOUSE_PROFILE)?;
    let file = folder.join(&icc.text);
    if climbs(&icc.text) || leads_outside(&file, folder) {
        form.fault(Code::PathOutside, icc.at, "色彩描述文件在报纸文件夹之外", "把它复制到 paper.toml 旁边");
        return None;
    }
    if !file.is_file() {
        let message = format!("色彩描述文件“{}”不存在", icc.text);
        let remedy = "写 newsprint（内置的新闻纸），或把印厂给的 .icc 文件放到 paper.toml 旁边，写它的文件名";
        form.fault(Code::ProfileInvalid, icc.at, message, remedy);
        return None;
    }
    Some(file)
}
