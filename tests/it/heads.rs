//! Heads, tables and the nameplate as a built issue has them: where heads break, what bars leave, tables as wide as their words.

use std::fs;

use serde_json::Value;

use crate::support::{Draft, prose, squeeze, tool};

/// The lines of the head of every module, by the name of its article.
fn heads(draft: &Draft) -> Vec<(String, Vec<String>)> {
    let layout: Value = serde_json::from_slice(&fs::read(draft.out().join("layout.json")).unwrap()).unwrap();
    let modules = layout["pages"].as_array().unwrap().iter().flat_map(|page| page["modules"].as_array().unwrap());
    let lines = |module: &Value| {
        let text = module["head"]["text"].as_array().unwrap();
        text.iter().map(|line| line.as_str().unwrap().to_owned()).collect()
    };
    modules.map(|module| (module["id"].as_str().unwrap().to_owned(), lines(module))).collect()
}

fn page_text(draft: &Draft) -> Option<String> {
    let pdf = fs::read_dir(draft.out()).unwrap().flatten().map(|entry| entry.path());
    let pdf = pdf.into_iter().find(|path| path.extension().is_some_and(|kind| kind == "pdf")).unwrap();
    let output = tool("pdftotext", &["-raw", "-enc", "UTF-8", pdf.to_str().unwrap(), "-"])?;
    Some(squeeze(&String::from_utf8_lossy(&output.stdout)))
}

#[test]
fn large_heads_keep_numbers_dates_and_terms_whole() {
    let draft = Draft::new(1);
    let cases = [
        ("s0", "社区食堂推出十五元三荤一素老年套餐", "十五元", 40, 1),
        ("s1", "老旧小区加装电梯第100台正式投入使用", "第100台", 36, 2),
        ("s2", "2020年上半年为老服务实事项目进展顺利", "2020年上半年", 36, 3),
        ("s3", "Wi-Fi 6覆盖全部居民活动室 上网更快了", "Wi-Fi 6", 36, 3),
    ];
    for (name, title, _, size, priority) in cases {
        let front = format!("---\ntitle: \"{title}\"\npage: 1\npriority: {priority}\nhead-size: {size}\n---\n");
        draft.write(&format!("{name}.md"), front + &prose(520));
    }
    draft.build();
    let heads = heads(&draft);
    for (name, _, whole, ..) in cases {
        let (_, lines) = heads.iter().find(|(id, _)| id == name).unwrap();
        assert!(lines.iter().any(|line| line.contains(whole)), "{name}: {lines:?}");
    }
    let (_, gap) = heads.iter().find(|(id, _)| id == "s3").unwrap();
    assert!(gap.len() == 1 || gap.contains(&"上网更快了".to_owned()), "{gap:?}");
}

#[test]
fn a_bar_breaks_a_head_and_stands_nowhere() {
    let draft = Draft::new(1);
    let front = "---\ntitle: \"张阿婆的绿豆汤暖了整条老弄堂｜邻居都说甜\"\nkicker: \"夏日｜邻里\"\n\
                 deck: \"一锅绿豆汤｜三十户人家\"\npage: 1\npriority: 1\nhead-size: 40\n---\n";
    draft.write("s.md", front.to_owned() + &prose(3230));
    draft.build();
    let heads = heads(&draft);
    let (_, lines) = &heads[0];
    assert_eq!(lines.concat(), "张阿婆的绿豆汤暖了整条老弄堂邻居都说甜");
    assert!(lines.len() == 1 || lines.last().unwrap() == "邻居都说甜", "{lines:?}");
    for entry in fs::read_dir(draft.out()).unwrap().flatten().filter(|entry| entry.path().is_file()) {
        let bytes = fs::read(entry.path()).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains('｜'), "{}", entry.path().display());
    }
    if let Some(text) = page_text(&draft) {
        assert!(!text.contains('｜') && text.contains("邻居都说甜"), "{text}");
    }
}

#[test]
fn a_name_of_the_register_is_whole_and_faults_of_it_have_a_place() {
    let draft = Draft::new(1);
    draft.write("../../names.toml", "places = [\"福联文化展示基地\"]\nplacs = [\"普育里\"]\n");
    draft.article("s", 1, 2600);
    draft.build().must_say("names.toml:2:1").must_say("placs").must_say("places");
}

#[test]
fn a_timetable_is_set_over_as_many_columns_as_it_takes() {
    let draft = Draft::new(1);
    let row = |stop: &str, minute: u32| {
        let times = [6, 7, 8, 12, 16, 18].map(|hour| format!(" {hour}:{minute:02} |")).concat();
        format!("| {stop} |{times}\n")
    };
    let table = "| 站名 | 首班 | 二班 | 三班 | 四班 | 五班 | 末班 |\n|---|---|---|---|---|---|---|\n".to_owned()
        + &row("梧桐里南门", 30)
        + &row("银杏路菜场", 38);
    let front = "---\ntitle: \"夏季接驳车时刻\"\npage: 1\npriority: 1\n---\n夏季接驳车时刻如下。\n\n";
    draft.write("s.md", format!("{front}{table}\n{}", prose(3340)));
    let run = draft.build();
    let said = run.stdout + &run.stderr;
    let layout: Value = serde_json::from_slice(&fs::read(draft.out().join("layout.json")).unwrap()).unwrap();
    let columns = &layout["pages"][0]["modules"][0]["columns"];
    assert!(!said.contains("太挤"), "{said} {columns}");
    if let Some(text) = page_text(&draft) {
        for word in ["首班", "末班", "6:30", "18:38"] {
            assert!(text.contains(word), "{word}");
        }
    }
}
