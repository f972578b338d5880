//! Words as people write them, through the whole program: poppler reads on the page and the archive in the book what the author wrote.

use crate::support::{Draft, book_documents, book_words, chenbao, paper_words, prose, squeeze, tool};

/// An issue of one page whose lead begins with this text, built with its book; none where it is not printed.
fn built(text: &str, front_matter: &str) -> Draft {
    let draft = Draft::new(1);
    let head = format!("---\ntitle: \"弄堂修好以后的第一场雨\"\npage: 1\npriority: 1\n{front_matter}---\n");
    draft.write("a.md", format!("{head}{text}\n\n{}\n", prose(420)));
    for name in ["b", "c", "d"] {
        draft.article(name, 3, 570);
    }
    let (issue, out) = (draft.issue(), draft.out());
    chenbao(&["build", issue.to_str().unwrap(), "--epub", "--fresh", "--out", out.to_str().unwrap()]).must_exit(0);
    draft
}

/// Builds this text and holds that page and book say each of the words, and none of the others.
#[track_caller]
fn must_say(text: &str, said: &[&str], unsaid: &[&str]) {
    let draft = built(text, "");
    let words = book_words(&draft.out());
    let Some(paper) = paper_words(&draft.out()) else { return };
    for word in said {
        assert!(paper.contains(&squeeze(word)), "“{word}” is not on the page:\n{paper}");
        assert!(words.contains(&squeeze(word)), "“{word}” is not in the book:\n{words}");
    }
    for word in unsaid {
        assert!(!paper.contains(word) && !words.contains(word), "“{word}” is printed");
    }
}

#[test]
fn masked_names_and_numbers_keep_their_stars() {
    must_say(
        "请陈*、周*轩、吴*、郑*芳四位居民来认领失物，手机号为138****5678、139****1234的两位也请来。\n\n李**和王**已经领走。",
        &["陈*、周*轩、吴*、郑*芳四位", "138****5678、139****1234", "李**和王**已经领走"],
        &[],
    );
}

#[test]
fn numbers_of_lists_are_the_authors() {
    must_say(
        "弄堂大事：\n\n1978. 第一排公房落成。\n1992. 通煤气。\n2008. 平改坡。\n\n门牌：\n\n5) 甲户\n12) 乙户\n27) 丙户\n\n01. 子\n02. 丑",
        &["1978.第一排公房落成。", "1992.通煤气。", "2008.平改坡。", "5)甲户", "12)乙户", "27)丙户", "01.子", "02.丑"],
        &["1979", "6)"],
    );
}

#[test]
fn spaces_that_part_are_seen_on_the_page() {
    let draft = built(
        "陈海 周明轩 吴丽 郑小芳\n\n- 一等奖 周明轩 吴丽\n\n| 组别 | 名单 |\n|---|---|\n| 甲组 | 陈海 吴丽 |\n\n\
         > 千山鸟飞绝 万径人踪灭\n\n上联：春风入喜财入户　下联：岁月更新福满门",
        "summary: \"晨练 合唱 书法 三项活动\"\n",
    );
    let Some(output) = tool("pdftotext", &["-raw", draft.out().join("paper.pdf").to_str().unwrap(), "-"]) else {
        return;
    };
    let read = String::from_utf8_lossy(&output.stdout).into_owned();
    for joined in ["陈海周明轩", "明轩吴丽", "等奖周明", "海吴丽", "鸟飞绝万径", "入户下联", "晨练合唱", "合唱书法"]
    {
        assert!(!read.contains(joined), "“{joined}” is joined in:\n{read}");
    }
    let book = book_documents(&draft.out());
    for parted in ["陈海　周明轩　吴丽　郑小芳", "晨练　合唱　书法　三项活动", "千山鸟飞绝　万径人踪灭"]
    {
        assert!(book.contains(parted), "“{parted}” is not in the book");
    }
}

#[test]
fn one_fact_a_line_and_verse_keep_their_lines() {
    let draft = built(
        "时间：8月15日上午九点\n地点：二楼活动室\n主讲：沈老师\n\n请自带水杯\n不要带宠物\n\n竹椅搬到风口里\n蒲扇摇着一弯月",
        "",
    );
    let Some(output) = tool("pdftotext", &["-raw", draft.out().join("paper.pdf").to_str().unwrap(), "-"]) else {
        return;
    };
    let read = squeeze(&String::from_utf8_lossy(&output.stdout).replace('\n', "|"));
    for line in ["|地点：二楼活动室|", "|主讲：沈老师|", "|不要带宠物|", "|蒲扇摇着一弯月|"] {
        assert!(read.contains(line), "“{line}” is no line of its own in:\n{read}");
    }
}

#[test]
fn private_notes_and_foreign_marks_are_not_printed() {
    must_say(
        "详情见[[另一篇稿件|这里]]，原价~~50元~~，==请看清楚==。\n\n%%编辑备注：电话待核%%\n\n<!-- 主任说先别登 -->\n\n- [ ] 身份证\n- [x] 户口本\n\n\
         :::tip\n提示内容\n:::\n\n大标题写法\n======\n\n正文。",
        &["详情见这里，原价50元，请看清楚。", "□身份证", "☑户口本", "提示内容", "大标题写法"],
        &["待核", "先别登", "[[", "~~", "==", ":::", "另一篇稿件", "tip"],
    );
}

#[test]
fn links_say_their_address_on_paper_and_lead_in_the_book() {
    let draft = built("报名请点[这里](https://example.org/signup)，正文有注[^1]。\n\n[^1]: 注的文字。", "");
    let book = book_documents(&draft.out());
    assert!(book.contains("<a href=\"https://example.org/signup\">这里</a>"), "{book}");
    assert!(book.contains("role=\"doc-noteref\"") && book.contains("注的文字。"), "{book}");
    let Some(paper) = paper_words(&draft.out()) else { return };
    for said in ["这里（example.org/signup）", "有注①。", "注①注的文字。"] {
        assert!(paper.contains(said), "“{said}” is not in:\n{paper}");
    }
}

#[test]
fn words_that_yaml_would_swallow_are_an_error() {
    let draft = Draft::new(1);
    draft.write("a.md", format!("---\ntitle: 我们的小区 #话题# 开聊\npage: 1\n---\n{}\n", prose(600)));
    draft.article("b", 3, 570);
    draft.build().must_exit(1).must_say("会被当成注释，不见报").must_say("\"我们的小区 #话题# 开聊\"");
}
