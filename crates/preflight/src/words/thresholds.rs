//! Sentences about files of thresholds: what is wrong, and what to write instead.

use std::fmt;

use crate::thresholds::{KEYS, Standard, ThresholdsError, ThresholdsFaultKind};

/// What is wrong at a place of a file of thresholds.
pub fn thresholds_sentence(kind: &ThresholdsFaultKind) -> String {
    match kind {
        ThresholdsFaultKind::NotUtf8 => "不是 UTF-8 编码".to_owned(),
        ThresholdsFaultKind::Syntax(_) => "不合 TOML 写法".to_owned(),
        ThresholdsFaultKind::UnknownKey(key) => format!("检查标准里没有“{key}”这个键"),
        ThresholdsFaultKind::DuplicateKey => "键重复".to_owned(),
        ThresholdsFaultKind::WrongType => "值的类型不对".to_owned(),
        ThresholdsFaultKind::OutOfRange { key, value, least, most } => {
            format!("{key} 是 {value}，应在 {least} 到 {most} 之间")
        }
        ThresholdsFaultKind::TrimOutOfRange => "trim-mm 的宽和高应在 1 到 5000 毫米之间".to_owned(),
        ThresholdsFaultKind::UnknownStandard(name) => format!("standards 里没有“{name}”这种标准"),
        ThresholdsFaultKind::NoStandard => "standards 是空的，什么文件都收不了".to_owned(),
        ThresholdsFaultKind::UnknownColors(text) => format!("colors 写的“{text}”看不懂"),
        ThresholdsFaultKind::NoPages => "pages 至少是 1".to_owned(),
        ThresholdsFaultKind::NoMultiple => "pages-multiple 至少是 1".to_owned(),
        ThresholdsFaultKind::InkWarningNever => "ink-warning 比 ink-error 大，提醒就永远轮不到".to_owned(),
        ThresholdsFaultKind::PpiWarningNever => "ppi-warning 比 ppi-error 小，提醒就永远轮不到".to_owned(),
    }
}

/// What to do about it, where the sentence does not say so itself.
pub fn thresholds_remedy(kind: &ThresholdsFaultKind) -> Option<String> {
    Some(match kind {
        ThresholdsFaultKind::NotUtf8 => "在编辑器里选“另存为”，编码选 UTF-8".to_owned(),
        ThresholdsFaultKind::Syntax(parser) => format!("解析器的说法：{parser}"),
        ThresholdsFaultKind::UnknownKey(_) => format!("有的键：{}", KEYS.join("、")),
        ThresholdsFaultKind::DuplicateKey => "只留一个".to_owned(),
        ThresholdsFaultKind::UnknownStandard(_) | ThresholdsFaultKind::NoStandard => {
            let names: Vec<&str> = Standard::ALL.iter().map(|standard| standard.as_str()).collect();
            format!("可写的有：{}（none 是普通 PDF 也收）", names.join("、"))
        }
        ThresholdsFaultKind::UnknownColors(_) => "写成 \"1,4,5,8 彩，其余黑\" 这样；连着的版写成 2-7".to_owned(),
        ThresholdsFaultKind::WrongType => {
            "数直接写数字，如 240；尺寸写成 [273, 393]；专色写成 [\"名字\"]；名称加半角双引号".to_owned()
        }
        _ => return None,
    })
}

impl fmt::Display for ThresholdsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self
            .faults
            .iter()
            .map(|fault| format!("第 {} 行第 {} 列，{}", fault.line, fault.column, thresholds_sentence(&fault.kind)));
        f.write_str(&places.collect::<Vec<_>>().join("；"))
    }
}

#[cfg(test)]
mod tests {
    use crate::thresholds::Thresholds;

    #[test]
    fn an_error_tells_every_place() {
        let error = Thresholds::from_toml("ppi-error = 1\nbleed-mm = 999\npages-multiple = 0\n").unwrap_err();
        let said = "第 2 行第 1 列，bleed-mm 是 999，应在 0 到 100 之间；第 3 行第 1 列，pages-multiple 至少是 1";
        assert_eq!(error.to_string(), said);
    }
}
