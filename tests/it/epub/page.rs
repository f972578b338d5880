//! The book against the page: what poppler reads of an issue's PDF and what its EPUB says are the same words, article by article.

use std::fs;
use std::path::Path;

use roxmltree::{Document, Node, ParsingOptions};

use crate::support::{Draft, Run, laoximen, program, prose, squeeze, tool, xianxia};

/// The elements whose words stand together on the page.
const LEAVES: [&str; 10] = ["p", "h1", "h2", "h3", "h4", "li", "td", "th", "figcaption", "span"];

/// Builds an issue with its book; gives the words of every page of the PDF, and the texts of every article of the book.
fn built(issue: &Path, out: &Path) -> Option<(String, Vec<Vec<String>>)> {
    let run: Run = program()
        .args(["build".as_ref(), issue.as_os_str(), "--no-pages".as_ref(), "--epub".as_ref()])
        .args(["--out".as_ref(), out.as_os_str()])
        .output()
        .expect("the program can be started")
        .into();
    run.must_exit(0);
    let pdf = out.join("paper.pdf");
    let text = tool("pdftotext", &["-raw", pdf.to_str().expect("a path is UTF-8"), "-"])?;
    let page = words_of(&String::from_utf8_lossy(&text.stdout)).replace('\u{c}', "");
    let book = fs::read_dir(out)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "epub"));
    let bytes = fs::read(book.expect("there is a book")).unwrap();
    Some((page, articles(&bytes)))
}

/// The texts of the articles of a book, each in the order of its document.
fn articles(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> =
        archive.file_names().filter(|name| name.contains("/article-")).map(str::to_owned).collect();
    let mut articles = vec![];
    for name in names {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(&name).unwrap(), &mut text).unwrap();
        let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
        let document = Document::parse_with_options(&text, options).unwrap();
        let is_leaf = |node: &Node| LEAVES.contains(&node.tag_name().name()) && has_own_words(*node);
        articles
            .push(document.descendants().filter(is_leaf).map(own_words).filter(|words| !words.is_empty()).collect());
    }
    articles
}

/// Whether an element has words that are not in another leaf of it.
fn has_own_words(node: Node) -> bool {
    !own_words(node).is_empty()
}

/// The words of an element without those of the leaves inside it. The name of a table is the book's own.
fn own_words(node: Node) -> String {
    let is_inner = |other: Node| {
        other.ancestors().take_while(|above| *above != node).any(|above| LEAVES.contains(&above.tag_name().name()))
    };
    let texts = node.descendants().filter(|text| text.is_text() && !is_inner(*text));
    words_of(&texts.filter_map(|text| text.text()).collect::<String>())
}

/// Every text of the book stands on the page, and every text of the page's articles in the book.
#[track_caller]
fn must_say_the_same(issue: &Path) {
    let out = tempfile::tempdir().unwrap();
    let Some((page, articles)) = built(issue, out.path()) else { return };
    for words in articles.iter().flatten() {
        assert!(page.contains(words.as_str()), "“{words}” of the book is not on the page");
    }
    let (issue, _) = chenbao::copy::build(chenbao::content::read_issue(issue).unwrap());
    let placed = issue.articles.iter().filter(|article| article.kind != chenbao::model::Kind::Filler);
    for article in placed {
        let head = words_of(&article.headline.head.to_plain());
        let own = articles
            .iter()
            .find(|texts| texts.contains(&head))
            .unwrap_or_else(|| panic!("“{head}” is not in the book"));
        let whole = own.concat();
        for words in printed(article) {
            assert!(page.contains(&words), "“{words}” is not on the page");
            assert!(whole.contains(&words), "“{words}” is not in the article of the book");
        }
    }
}

/// The words without white space, and without the commas that print drops where a line of a head ends.
fn words_of(text: &str) -> String {
    squeeze(text).replace(['，', '、'], "")
}

/// What is printed of an article, text by text, without white space.
fn printed(article: &chenbao::model::Article) -> Vec<String> {
    let headline = &article.headline;
    let mut texts: Vec<String> =
        headline.kicker.iter().chain(&headline.deck).map(chenbao::model::Text::to_plain).collect();
    texts.push(headline.head.to_plain());
    texts.extend(article.place.iter().chain(&article.summary).map(chenbao::model::Text::to_plain));
    texts.extend(article.body.iter().flat_map(chenbao::model::Block::texts).map(chenbao::model::Text::to_plain));
    texts.extend(article.credit_line());
    for picture in article.pictures.iter().filter(|picture| !picture.omitted) {
        texts.push(picture.caption.to_plain());
        texts.extend(picture.credit.iter().map(chenbao::model::Text::to_plain));
    }
    texts.iter().map(|text| words_of(text)).filter(|text| !text.is_empty()).collect()
}

#[test]
fn the_books_of_the_samples_say_what_their_pages_say() {
    must_say_the_same(&laoximen());
    must_say_the_same(&xianxia());
}

#[test]
fn the_book_of_an_awkward_issue_says_what_its_page_says() {
    let draft = Draft::new(1);
    let head = "title: 长廊里的作业本 一排一排\nkicker: 老城厢\ndeck: 放学以后，有人看着\npriority: 1\nauthor: 何洁\nsource: 居委会";
    let awkward = "### 三级小标题\n\n时间：8月12日上午；电话 6475-0000，价钱 3.5 元，涨了 12%，见 www.example.org/a_b?c=1。\n\n\
                   - 第一样，扫帚\n- 第二样，簸箕\n\n3. 第三\n4. 第四\n\n> 引来的一句话，“原样”照排。\n\n\
                   | 项目 | 时间 |\n| --- | --- |\n| 量血压 | 周一 9:00—11:00 |\n| 理发 | 周二 |\n\n\
                   《家》与**加粗的字**和*着重的字*，A&B <甲> “他说：‘好。’”……";
    draft.write("a.md", format!("---\n{head}\n---\n{}\n\n{awkward}\n", prose(700)));
    draft.write("b.md", format!("---\ntitle: 阿卜杜·热合曼的一天\nauthor:\n  - 甲乙\n  - 丙丁\n---\n{}\n", prose(900)));
    draft.write("c.md", format!("---\ntitle: 弄堂里的灯\nsource: 物业\n---\n{}\n", prose(800)));
    draft.write("d.md", format!("---\ntitle: 小菜园\n---\n{}\n", prose(700)));
    must_say_the_same(&draft.issue());
}
