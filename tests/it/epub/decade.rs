//! A generated anthology of ten years: the reviews of two shapes that the sample has, with other numbers each year.

use std::fmt::Write;

/// The files of the anthology: names below the paper's folder, and texts. `years` years from 2015 on.
pub(crate) fn files(years: i32) -> Vec<(String, String)> {
    let mut files = vec![
        (
            "paper.toml".to_owned(),
            "name = \"社区晨报\"\nedition = \"试验\"\npublisher = \"试验街道出版\"\nlayout = \"community\"\n\
             registration = { kind = \"cn\", number = \"CN 31-0000\" }\n"
                .to_owned(),
        ),
        (
            "reviews/anthology.toml".to_owned(),
            "title = \"试验年度回顾合集\"\npublisher = \"试验街道办事处\"\nidentifier = \"https://example.org/anthology/decade\"\n\
             [[themes]]\ntitle = \"加装电梯\"\nwords = [\"电梯\"]\n"
                .to_owned(),
        ),
    ];
    files.extend((2015..2015 + years).map(|year| (format!("reviews/{year}.md"), review(year))));
    files
}

/// A review of some 6,800 characters.
fn review(year: i32) -> String {
    let seed = year - 2000;
    let mut text = format!(
        "---\ntitle: \"{year}：把账算清\"\nyear: {year}\nsource:\n  paper: \"社区晨报·试验\"\n  issue: \"{year}年度回顾\"\n  page: \"专题\"\n\
         figures:\n  - label: \"综合税收\"\n    key: tax\n    value: {}.{:02}\n    unit: \"亿元\"\n    definition: \"规模企业综合税收\"\n  \
         - label: \"加装电梯\"\n    key: lift\n    value: {}\n    unit: \"台\"\n    definition: \"年内竣工数\"\n---\n",
        seed,
        seed * 7 % 100,
        seed * 3
    );
    for (chapter, number) in ["一", "二", "三", "四"].iter().zip(1..) {
        let _ = write!(text, "## {chapter}、{year}年的第{number}章\n\n");
        for (part, count) in ["一", "二", "三"].iter().zip(1..) {
            let _ = write!(text, "### （{part}）街坊的第{count}件事\n\n");
            for paragraph in 0..4 {
                text.push_str(&prose(seed * 31 + number * 7 + count * 3 + paragraph));
                text.push_str("\n\n");
            }
        }
    }
    let _ = write!(
        text,
        "税收的口径见注[^1]。\n\n| 项目 | 数量 |\n| --- | --- |\n| 电梯 | {} |\n\n[^1]: 口径与上年相同。\n",
        seed * 3
    );
    text
}

/// A paragraph of some 140 characters that another seed has in another order.
fn prose(seed: i32) -> String {
    const SENTENCES: [&str; 7] = [
        "清早的弄堂里，几位老人坐在门口拣菜，小孩子背着书包从他们身边跑过去。",
        "居委会的灯亮到很晚，账本一页页翻过去，谁家的事都记得清楚。",
        "脚手架拆下来那天，楼上的人先把窗子推开，看看外头换了什么样子。",
        "电梯装好以后，住在高处的人第一趟什么也不办，只是下来坐一坐。",
        "议事会上说话的人多，主意也多，末了总有一条是大家都点头的。",
        "生境花园里种下的花，第二年自己又开了，浇水的人换了一茬。",
        "窗口前头的队不长，教会一位老人，老人回去又教会了邻居。",
    ];
    let at = |step: i32| SENTENCES[usize::try_from((seed + step * 3).rem_euclid(7)).unwrap_or(0)];
    format!("这一年的第{}桩事，从弄堂口说起。{}{}{}{}", seed.rem_euclid(97) + 1, at(0), at(1), at(2), at(3))
}
