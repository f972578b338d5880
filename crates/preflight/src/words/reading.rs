//! Sentences of the rule `readable`.

use crate::fault::{ReadingFault, Refusal, ResourceKind, WorkPart};

pub(super) fn readable(fault: &ReadingFault) -> String {
    let plain = match fault {
        ReadingFault::Refused(refusal) => refused(*refusal),
        ReadingFault::NoThread => "系统不肯再开线程，没有检查",
        ReadingFault::BrokenOff(part) => {
            return format!("{}检查到一半，遇到读不懂的内容，没有查完", work_part(*part));
        }
        ReadingFault::NoEnd => "文件结尾没有“%%EOF”，多半没有传完，后面的内容丢了",
        ReadingFault::BrokenTable => "文件尾的交叉引用表坏了，重建之后才读得出来；别的程序不一定能打开",
        ReadingFault::Password => "文件要密码才能打开，读不出来",
        ReadingFault::Encrypted => "文件加了密，读不出来",
        ReadingFault::BrokenStructure => "PDF 的结构坏了，读不出来",
        ReadingFault::NoPages => "文件里一页也没有",
        ReadingFault::PageCount { read, said } => {
            let said = said.map_or_else(|| "没有写".to_owned(), |count| format!("写的是 {count} 页"));
            return format!("读得出 {read} 页，页树里{said}");
        }
        ReadingFault::PageTooLarge => "版面的内容解开后大得离谱，或套得太深，没有去读",
        ReadingFault::Unfinished => "这一版的内容太多或套得太深，没有查完",
        ReadingFault::PictureTooLarge { width, height } => {
            return format!("图片有 {width}×{height} 像素，太大，没有查它的墨量");
        }
        ReadingFault::PictureBroken => "图片解不开，可能已损坏",
        ReadingFault::PictureCut => "图片的数据不完整，缺了后面的一段，印出来会少一块",
        ReadingFault::BytesBefore(count) => {
            return format!("“%PDF-”前面多出 {count} 个字节（多半是邮件或网盘留下的），去掉再交更稳妥");
        }
        ReadingFault::PagesLeft { looked, pages } => {
            return format!("共 {pages} 版，内容太多，只查完了前 {looked} 版的内容，后面的只看了页面框；请拆开再查");
        }
        ReadingFault::LeftOver => "版面内容的末尾多出没有指令的参数，内容不完整",
        ReadingFault::WrongOperands(operator) => return format!("版面内容里指令“{operator}”的参数不对"),
        ReadingFault::UnknownOperator(operator) => return format!("版面内容里有不认识的指令“{operator}”"),
        ReadingFault::Cut => "版面的内容断在半截，或有读不懂的地方，后面的没有印出来",
        ReadingFault::Unrestored(saved) => return format!("版面内容里有 {saved} 个 q 没有对应的 Q"),
        ReadingFault::Unsaved => "版面内容里有多余的 Q，没有对应的 q",
        ReadingFault::Unnamed { kind, name } => return unnamed(resource_noun(*kind), name),
    };
    plain.to_owned()
}

/// A name in a content stream that the resources do not have.
pub(super) fn unnamed(noun: &str, name: &str) -> String {
    format!("版面内容用到的{noun}“{name}”，资源里没有，印不出来")
}

const fn refused(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Empty => "文件是空的，一个字节也没有",
        Refusal::TooLong => "文件有 2 GB 以上，不检查这么大的文件；请拆开再查",
        Refusal::NotPdf => "不是 PDF 文件：开头没有“%PDF-”",
        Refusal::TooDeep => "对象嵌套得太深，文件是坏的，或有意做成这样",
        Refusal::Overlapping => "文件里的对象流互相重叠，文件是坏的，或有意做成这样",
        Refusal::ObjectsTooLarge => "文件里的对象流解开后太大（超过 96 MB），不再读下去",
        Refusal::TooManyNodes => "文件里的树（页树、表单）有一千二百多个节点，不检查这样的文件；请拆开再查",
    }
}

const fn work_part(part: WorkPart) -> &'static str {
    match part {
        WorkPart::File => "整个文件",
        WorkPart::Objects => "文件里的对象",
        WorkPart::Document => "文档信息",
        WorkPart::OutputIntent => "输出意图",
        WorkPart::Page => "版面",
    }
}

/// What a kind of resource is called.
pub(crate) const fn resource_noun(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::GraphicsState => "图形状态",
        ResourceKind::Shading => "渐变",
        ResourceKind::XObject => "图形对象",
        ResourceKind::Pattern => "图案",
        ResourceKind::ColorSpace => "色彩空间",
    }
}
