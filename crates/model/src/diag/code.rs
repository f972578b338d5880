//! The codes of findings: for each what it checks, why, and how to mend it. One table; everything else is drawn from it.

use std::fmt;

use serde::{Serialize, Serializer};

use super::severity::Severity;

/// What a code stands for, for the reader of `explain`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeDoc {
    /// Its name in a few words.
    pub title: &'static str,
    /// What is checked.
    pub checks: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to do about it.
    pub mend: &'static str,
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $title:literal
        checks: $checks:literal, why: $why:literal, mend: $mend:literal;)*) => {
        /// What kind of thing a finding is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $variant,)*
        }

        impl Code {
            /// All codes, in the order of the work: reading, copy, makeup, typesetting, output.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code as it is printed and written to JSON: words joined with hyphens.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How much a finding of this code matters, unless the finding says otherwise.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What the code stands for.
            pub const fn doc(self) -> CodeDoc {
                match self {
                    $(Self::$variant => CodeDoc { title: $title, checks: $checks, why: $why, mend: $mend },)*
                }
            }
        }
    };
}

codes! {
    FolderMissing "folder-missing" Error "没有这个文件夹"
        checks: "命令所指的期文件夹或报纸文件夹是否存在，里面有没有应有的文件",
        why: "没有文件夹就没有稿件可排",
        mend: "核对路径；一期的文件夹形如 content/<报纸>/issues/2020-08-12";
    FileUnreadable "file-unreadable" Error "文件读不出来"
        checks: "每个文件能否打开、大小是否在限度之内",
        why: "读不到的稿件不会见报",
        mend: "核对文件权限，或把文件另存一份再试";
    NotUtf8 "not-utf8" Error "文件不是 UTF-8"
        checks: "文字文件是否用 UTF-8 编码",
        why: "用别的编码硬读会成乱码",
        mend: "在编辑器里选“另存为”，编码选 UTF-8";
    FrontMatter "front-matter" Error "稿头写法有误"
        checks: "稿件开头两行 --- 之间的内容是否合乎 YAML 写法",
        why: "稿头读不懂，就不知道标题和去向",
        mend: "每行写成“键: 值”，用半角冒号加一个空格；标题一律加半角双引号最稳妥";
    TomlSyntax "toml-syntax" Error "配置文件写法有误"
        checks: "paper.toml 和 issue.toml 是否合乎 TOML 写法",
        why: "配置读不懂，就不知道版数和版名",
        mend: "每行写成“键 = 值”，文字加半角双引号";
    UnknownKey "unknown-key" Error "不认识的键"
        checks: "稿头和配置里的每个键是否在格式之内",
        why: "写错的键会被忽略，多半不是作者的本意",
        mend: "照提示改成相近的键，或删去这一行";
    DuplicateKey "duplicate-key" Error "键重复"
        checks: "同一处有没有两个相同的键",
        why: "不知道该用哪一个",
        mend: "只留一个";
    MissingKey "missing-key" Error "缺少必填的键"
        checks: "必填的键是否都有",
        why: "没有它就无法排版",
        mend: "按提示补上";
    WrongType "wrong-type" Error "值的类型不对"
        checks: "每个键的值是文字、整数、列表还是表",
        why: "类型不对就无法理解作者的意思",
        mend: "按提示改写这个值";
    WrongValue "wrong-value" Error "值不在允许的范围"
        checks: "日期、优先级、稿件种类等是否取了允许的值",
        why: "不合格的值没有意义，或超出了版面所能做的",
        mend: "按提示换成允许的值";
    DateMismatch "date-mismatch" Warning "日期与文件夹名不符"
        checks: "issue.toml 的日期与期文件夹的名字是否一致",
        why: "从上一期复制文件夹时常常忘了改日期",
        mend: "改 date 或给文件夹改名";
    PageUnknown "page-unknown" Error "指定的版不存在"
        checks: "稿件的 page 和 section 是否是本期有的版",
        why: "指到没有的版，稿件无处可放",
        mend: "改 page 或 section，或在 issue.toml 里加版";
    WithUnknown "with-unknown" Error "没有所指的稿件"
        checks: "sidebar 是否用 with 写明附在哪一篇；with、keep-with 所指的稿件是否存在",
        why: "延伸阅读排在所附稿件的框内，不知附谁就无处可放；要同版的稿件也是一样",
        mend: "写所指稿件的文件名，不带 .md";
    GroupMissing "group-missing" Error "短讯没有写明归哪一组"
        checks: "brief 是否有 group",
        why: "短讯按组排在同一个栏头之下",
        mend: "加一行 group: 组名";
    NotAnArticle "not-an-article" Warning "文件不是稿件的格式"
        checks: "期文件夹里有没有像稿件却不是 .md 的文件；incoming/ 里的原件不算",
        why: "程序只读 .md，别的文件里的稿子不会见报",
        mend: "用 chenbao intake 收进来；不是稿件就移到 incoming/ 里，或移出期文件夹";
    IntakeUnreadable "intake-unreadable" Error "收稿：读不了的来稿"
        checks: "chenbao intake 收的每个文件是否读得出、有没有加密码、是不是完整、大小是否合情理",
        why: "读不出的来稿不会变成草稿，不说出来就漏了",
        mend: "按提示请对方重新发一份，或在 Word、WPS 里打开另存为 .docx";
    IntakeLoss "intake-loss" Error "收稿：有字没有下落"
        checks: "来稿里的每个字是否都在某篇稿件、某条图片说明里，或列在搁置的清单上",
        why: "整理来稿时丢掉半句话，谁也不会发觉",
        mend: "对照 incoming/ 里的原件，把缺的字补进稿件；有意删去的不必管";
    IntakeDoubt "intake-doubt" Warning "收稿：还有待核的地方"
        checks: "草稿和稿件里有没有收稿时留下的“待核”",
        why: "标题、分段、图片说明是按样子猜的，没有看过就不算数",
        mend: "对照 incoming/ 里的原件看一看，改好以后删去“待核”这一行";
    PictureUnused "picture-unused" Note "图片没有用上"
        checks: "期文件夹里的图片是否有稿件或广告点名",
        why: "忘了写进稿头的图片不会见报",
        mend: "写进稿件的 images；不用的移出期文件夹";
    EmptyIssue "empty-issue" Error "这一期没有稿件"
        checks: "期文件夹里有没有 .md 稿件",
        why: "没有稿件就无版可排",
        mend: "把稿件放进期文件夹，可以分子文件夹";
    IssueTooLarge "issue-too-large" Error "这一期的文件太多"
        checks: "期文件夹里的稿件是否在 400 篇以内，别的文件是否在 4000 个以内",
        why: "一期最多 64 个版，排不下更多；多半是误放了别的文件夹，读下去又慢又占内存",
        mend: "不用的稿件和图片移出期文件夹";
    EmptyArticle "empty-article" Error "稿件没有正文"
        checks: "稿头之后有没有文字；图片稿（photo）可以没有",
        why: "只有标题的稿件会在版上留下空洞",
        mend: "补上正文，或把 kind 改为 photo 并附图片，或删去这个文件";
    ArticleTooLong "article-too-long" Error "稿件太长"
        checks: "正文是否超过两万字",
        why: "一期报纸排不下，多半是误放了别的文件",
        mend: "拆成几篇或删节";
    PictureMissing "picture-missing" Error "图片不存在"
        checks: "稿件点名的图片是否在期文件夹里",
        why: "版上会留下空框",
        mend: "核对文件名，大小写和后缀都要一致";
    PictureFormat "picture-format" Error "图片格式不能用"
        checks: "图片是否为 JPEG、PNG、HEIC、WebP 或 TIFF",
        why: "别的格式无法可靠地印刷",
        mend: "另存为 JPEG";
    PictureBroken "picture-broken" Error "图片文件损坏"
        checks: "图片的文件头是否完整，文件是否被截断",
        why: "损坏的图片会印出灰块，或根本打不开",
        mend: "重新取一份原图";
    PictureTooLarge "picture-too-large" Error "图片太大"
        checks: "文件不超过 100 MB，长宽不超过 30000 像素，总计不超过 1.2 亿像素",
        why: "过大的图片拖垮排版，报纸也用不上",
        mend: "先缩小再放进来，长边 6000 像素足够整版使用";
    PathOutside "path-outside" Error "指到了期文件夹之外"
        checks: "文件是否真在期文件夹之内，没有用 .. 或符号链接指出去",
        why: "一期的材料要自成一体，才能搬到别处重排",
        mend: "把文件复制到期文件夹里";
    CaptionMissing "caption-missing" Warning "图片没有说明"
        checks: "每张图片是否有 caption",
        why: "读者要知道图上是谁、在做什么",
        mend: "在 images 里加 caption";
    PictureTwice "picture-twice" Error "图片点了两次名"
        checks: "一篇稿件里同一张图片若在两处点名，两处写的说明、署名是否一样",
        why: "图片只印一次，两条不同的说明必有一条印不出来",
        mend: "留下要印的一条，删去另一条；真是两张图片，就用两个文件";
    QuoteUnpaired "quote-unpaired" Warning "引号不成对"
        checks: "每段里的引号是否成对",
        why: "引号不配，引语就不知到哪里为止",
        mend: "补上缺的引号，或删去多的";
    QuoteNotInText "quote-not-in-text" Warning "引语不在正文里"
        checks: "quotes 里的每句话是否在正文里，一字不差（空格和标点的全角半角不论）",
        why: "引语是从正文里抽出来放大的，正文没有的话不能印成引语；这一句略去不排",
        mend: "从正文里原样抄一句，或删去这一句";
    CharacterReplaced "character-replaced" Note "换成了通用的字"
        checks: "有没有部首（⽼⺠）、兼容汉字（金）和旧 GBK 字体的自造字，它们看上去同通用的字一样，码位却不同",
        why: "从 PDF、旧文件里拷来的稿子常有；照原样排，检索不到，有的字体也没有",
        mend: "已照通用的字排；核对以后在稿件里也改过来";
    RawHtml "raw-html" Warning "正文里有 HTML"
        checks: "正文里有没有 HTML 标记",
        why: "报纸不认 HTML，标记略去，其中的文字照排",
        mend: "改用 Markdown 写法，或删去标记";
    CodeBlock "code-block" Warning "缩进被当成代码块"
        checks: "正文里有没有缩进四格的段落或代码块",
        why: "Markdown 把缩进四格的文字当成代码；本工具仍按普通段落排，但记号不起作用",
        mend: "删去段首的空格，缩进由排版来做";
    MarkdownSlip "markdown-slip" Warning "Markdown 记号没有起作用"
        checks: "正文里有没有没配对的 **、少空格的 ##、没写完的图片和链接；合集里有没有不通到书外的链接",
        why: "不起作用的记号会原样印在报上，或者整行不见报",
        mend: "按提示补全记号，或删去";
    MarkOmitted "mark-omitted" Note "记号或备注不排"
        checks: "正文里有没有 <!-- --> 和 %%…%% 备注、分隔线、目录和网页样式的记号",
        why: "它们不是给读者看的，略去不排；每一处都说一声，免得以为见了报",
        mend: "要见报的字去掉两边的记号；不要的可以删去，也可以不管";
    ForeignMark "foreign-mark" Warning "别家 Markdown 的记号"
        checks: "正文里有没有别的软件的记号：[[链接]]、~~删除~~、==重点==、:::、$公式$、[!NOTE]",
        why: "能照意思做的照做，做不到的略去记号、照排文字；记号本身不会印在报上",
        mend: "按提示改成这里的写法，或删去记号";
    MarkAsTyped "mark-as-typed" Note "记号照字面排"
        checks: "星号、行首的加减号是着重、列表，还是作者要印的字（周*轩、138****5678、−5℃）",
        why: "拿不准的一律照原样印，不悄悄吃掉",
        mend: "要着重写 **字**；要印星号写 \\* 就不再提醒";
    LinesJoined "lines-joined" Note "两行连成一句"
        checks: "没有标点收尾的一行，是一行一件事，还是按宽度折下来的半句",
        why: "一行一件事的照样分行排；看上去是折行的连起来，拿不准的说一声",
        mend: "本是两行，就在行末加两个空格，或中间空一行";
    SpaceKept "space-kept" Note "空格当作隔断"
        checks: "汉字之间的空格是隔开姓名、诗句的，还是误打的",
        why: "隔断的空格印成一字空；拿不准的留着，说一声",
        mend: "不要就删去空格；要就改成全角空格，不再提醒";
    SpaceGone "space-gone" Note "空格当作误打"
        checks: "一句话中间、汉字之间的半角空格",
        why: "中文句子里没有空格，多半是误打或从别处贴来的，不排",
        mend: "要隔断，写成全角空格；不要就删去";
    LinkUnprinted "link-unprinted" Note "链接的网址报上不印"
        checks: "链接是不是网址，网址是不是短到读者能照着输入",
        why: "短网址印在文字后面的括号里；太长的、不是网址的印不了，只有电子书里能点",
        mend: "换短网址，或做成二维码图片；不通到报外的链接只留文字";
    TitleRepeated "title-repeated" Warning "正文开头重复了标题"
        checks: "正文里的一级标题是否与稿头的标题相同",
        why: "标题会印两遍，所以正文里的这一个略去不排",
        mend: "删去正文里的一级标题";
    CopyRepeated "copy-repeated" Warning "重稿"
        checks: "一期里有没有两篇正文相同或几乎相同的稿件（改了标题、改了几个字、一篇含着另一篇都算），一篇里有没有两段一字不差",
        why: "同一篇文章印两遍是差错，多半是文件复制了没有删",
        mend: "只留一篇；确实是两篇，可以不管";
    PictureRepeated "picture-repeated" Warning "重图"
        checks: "一期里有没有同一张照片用在两处，改过文件名、缩过大小的也算",
        why: "同一张照片印两遍，多半是放错了",
        mend: "换一张，或在其中一处去掉";
    SentenceBroken "sentence-broken" Warning "半句话"
        checks: "正文的每段是否在句末标点处结束；小标题、列表、诗行、时间地点之类的条目、落款、作者自己断开的行不算",
        why: "一段停在半句上，多半是复制时漏了后半截",
        mend: "查原稿补上；话已说完就补上句号";
    SourceRepeated "source-repeated" Warning "作者或来源写了两遍"
        checks: "稿头写了 author 或 source，正文的头尾有没有又写一遍",
        why: "两处都会印出来",
        mend: "删去正文里的，或删去稿头的";
    CopyDebris "copy-debris" Warning "残渣"
        checks: "汉字之间有没有夹着不成词的字母和符号，标点有没有重复（，， 。。 、，），有没有锟斤拷之类的乱码",
        why: "从 PDF、扫描件、别的编码里取来的文字，常带着这些",
        mend: "查原稿改正";
    WeekdayWrong "weekday-wrong" Warning "星期与日期不符"
        checks: "写在一起的日期和星期是否对得上；没有写年份的，按离这一期最近的那一年算",
        why: "读者照着错的日子去，会白跑一趟",
        mend: "核对以后改日期或改星期";
    LegalWord "legal-word" Error "内部资料不许有的字样"
        checks: "registration 的 kind 是 internal 时，报名、口号、编印单位、版名和稿件里有没有“××报”“本报”“记者××”“刊号”“广告”“定价”等字样，有没有商业广告",
        why: "《内部资料性出版物管理办法》规定，连续性内部资料不得用这些字样，不得刊登广告，不得收费",
        mend: "按提示改写或删去；有国内统一刊号的报纸把 kind 改成 cn";
    LegalMissing "legal-missing" Error "证号不全"
        checks: "正式报纸的国内统一刊号是否形如 CN 31-0000，内部资料的准印证号是否写全",
        why: "证号每期都要印在报头，写错了不合规定",
        mend: "照许可证上的写法改 paper.toml 的 registration";
    LegalImprint "legal-imprint" Warning "版权栏不全"
        checks: "有国内统一刊号的报纸：主管、主办、地址、邮编、电话、发行、定价（免费也要写）、印刷单位和地址，登广告的还有广告许可证；内部资料：发送对象、印刷单位、印刷日期、印数",
        why: "《报纸出版管理规定》和《内部资料性出版物管理办法》第十四条要求每期印上；依据见 docs/trade/law.md 第 1 节，以出版管理部门的要求为准",
        mend: "照提示写进 paper.toml 的 [imprint]、[print] 或 issue.toml；已画在报头图里的，不必改";
    FlatplanFull "flatplan-full" Error "稿件太多，各版放不下"
        checks: "全部稿件的分量是否在各版容量之内",
        why: "放不下的稿件不会见报",
        mend: "撤稿、删节，或在 issue.toml 里加版";
    PageOverfull "page-overfull" Error "这一版稿件太多"
        checks: "钉在这一版的稿件能否排下",
        why: "排不下的文字会丢失",
        mend: "按提示的字数删节，或把一篇移到别的版";
    PageUnderfull "page-underfull" Error "这一版稿件太少"
        checks: "这一版的稿件能否填满版心",
        why: "版上会留下成块的空白",
        mend: "按提示的字数添稿、加图或加补白";
    PageUnsolved "page-unsolved" Error "这一版找不到合格的排法"
        checks: "能否在不违反硬性规则的前提下排成一版",
        why: "字数合适也未必有合格的切分",
        mend: "换一个模板，松开对版位的指定，或增删一两百字";
    RemediesTried "remedies-tried" Note "照这几条改，全期就排得成"
        checks: "全期怎样改得最少就排得成：从哪篇末尾删几个字、哪篇移到哪一版、哪张图片不排；照着重新组过一遍版，确实排成了才说",
        why: "逐版的提示各管各的版，这里是一起做的一组",
        mend: "这几条都照做";
    PinInfeasible "pin-infeasible" Error "指定的位置排不成"
        checks: "稿件用 at 或 width 指定的位置和宽度，能否与同版别的稿件一起排满",
        why: "钉死的位置放不下时，宁可说出来，不悄悄改掉",
        mend: "照提示改 at 或 width，或去掉这个指定";
    LayoutFaulty "layout-faulty" Error "组好的版自相矛盾"
        checks: "每版的模块是否正好铺满版心，不相叠，栏段次序对，图片没有拉伸（H1、H2、H4、H6）",
        why: "这样的版印出来会缺一块、叠一块",
        mend: "这是组版程序的毛病，请报告；急用时用 --fresh 重新组一遍，或增删一两句话";
    LookInvalid "look-invalid" Error "版式文件有误"
        checks: "layouts/ 里的主题和模板是否完整、合乎格式",
        why: "版式读不懂就无法排版",
        mend: "按提示改正版式文件";
    FontMissing "font-missing" Error "缺少字体"
        checks: "版式所用的每种字体在 fonts/ 里是否存在",
        why: "缺了字体，文字会悄悄消失或换成别的字体",
        mend: "把字体文件放进 fonts/ 并登记到 manifest.toml";
    FontChanged "font-changed" Error "字体文件变了"
        checks: "字体文件与 manifest.toml 登记的校验值是否一致",
        why: "字体不同，断行和版面也会不同",
        mend: "换回原来的字体文件，或有意更换时更新登记";
    TemplateEngine "template-engine" Error "排字引擎拒绝了版面"
        checks: "版式的 .typ 文件能否顺利排出",
        why: "引擎报错就出不了版面",
        mend: "按提示改正版式文件；如果没有改过版式，请报告这个问题";
    Overset "overset" Error "溢流：文字排不下"
        checks: "每篇稿件的最后一个字是否都在框内",
        why: "框外的文字读者看不到",
        mend: "按提示的字数删节，或重新排这一版";
    Underset "underset" Warning "缺文：框里空了"
        checks: "稿件是否填满了分给它的栏",
        why: "栏底会留下空白",
        mend: "按提示的字数增补，或重新排这一版";
    MissingGlyph "missing-glyph" Error "缺字"
        checks: "每个字在所用的字体里是否都有字形",
        why: "没有字形的字会印成空框",
        mend: "换一个字，或在 fonts/ 里加一种有这个字的字体";
    WrongFont "wrong-font" Error "用了不该用的字体"
        checks: "每个字印出的字体是否都是版式给这一用途指定的",
        why: "标题、正文、图说各有各的字体，串了就不像一张报",
        mend: "查看版式 theme.toml 的 [fonts] 和用到它的 .typ 文件";
    LostText "lost-text" Error "文字丢失或重复"
        checks: "排出的文字与稿件逐字比较，是否一字不少、一字不多、次序不乱",
        why: "报纸不能丢字",
        mend: "按提示查看稿件的那一处；如果稿件无误，请报告这个问题";
    OffGrid "off-grid" Error "正文不在基线网格上"
        checks: "正文每一行的基线是否落在全版统一的网格上",
        why: "邻栏的行对不齐，版面显得乱",
        mend: "查看版式文件里标题和图片的高度是否为整行";
    LowResolution "low-resolution" Warning "图片不够清晰"
        checks: "图片按印出的大小折算是否有 200 ppi；不足 150 ppi 算错误",
        why: "像素不够，印出来发虚",
        mend: "换一张大图，或把这张图排小一些";
    FallbackFace "fallback-face" Note "个别字换了字体"
        checks: "每个字在所用的字体里是否都有；没有而另有一种字体有的，用那一种",
        why: "同一行里混进别的字体，看上去不匀",
        mend: "人名用字通常不必处理；别的字请核对是否打错";
    HeadTooWide "head-too-wide" Error "标题比栏宽"
        checks: "每行标题印出的宽度是否在它的栏内",
        why: "标题会盖住邻栏，或者印出版心",
        mend: "把标题写短，或在 theme.toml 的标题阶梯里加一档小一些的字号";
    LineTooWide "line-too-wide" Error "一行排出了栏"
        checks: "正文和表格的每个字是否都在自己的栏里",
        why: "长的网址、号码、一连串标点断不开，会印到邻栏上；表格的列太多也会",
        mend: "把长号码用空格分开，网址另行写短；表格减少列数或每格的字数";
    LooseLine "loose-line" Note "一行太松"
        checks: "正文每行的字距是否拉开半个字以上",
        why: "号码、网址、英文单词断不开，它前面的一行只好拉松；字都在栏内，只是不匀",
        mend: "可以照印；想匀一些，就在前面添或删一两个字，或换个说法";
    ForbiddenBreak "forbidden-break" Error "避头尾"
        checks: "正文每行的行首行尾有没有不该在那里的标点，数与单位、起止号、间隔号有没有拆开（GB/T 15834）",
        why: "句号逗号不能在行首，前引号前括号不能在行尾，10～12 不能拆在两行",
        mend: "这是排字引擎的毛病，请报告；急用时改动那一段的字句可以避开";
    QrInvalid "qr-invalid" Error "二维码编不出来"
        checks: "paper.toml 里的网址能否编成二维码",
        why: "读者扫不出来",
        mend: "换一个短一些的网址";
    ProfileInvalid "profile-invalid" Error "色彩描述文件不能用"
        checks: "印厂的 ICC 文件是否存在、是不是 CMYK 印刷设备的描述文件、能不能用来分色",
        why: "分色和输出意图都靠它，用错了颜色和墨量都不对",
        mend: "向印厂要 CMYK 输出（prtr）描述文件；没有就写 icc = \"newsprint\"，用内置的新闻纸描述文件";
    PreflightFault "preflight-fault" Error "印刷文件没有通过预检"
        checks: "写好的印刷文件是否合乎 PDF/X-4 和新闻纸印刷的要求（每条规则见 chenbao explain <规则>）",
        why: "印厂会退回不合格的文件，或者印坏",
        mend: "按提示换图片、改版式文件的颜色和线条；细节见 print/preflight.html";
    SheetsOmitted "sheets-omitted" Warning "没有拼版"
        checks: "版数是否是 4 的倍数，能否两版一面拼成印张",
        why: "折不成一叠的版数拼不了印张，印厂只能自己拼",
        mend: "增减到 4 的倍数；单页的印刷文件照样可用";
    LayoutStale "layout-stale" Error "保存的版面已经过时"
        checks: "保存的版面里的每篇稿件、每张图片是否还在这一期里",
        why: "照旧版面排会漏掉或错放稿件",
        mend: "重新组版";
    OutputFailed "output-failed" Error "成品写不出来"
        checks: "成品文件能否写到输出文件夹",
        why: "没有写完整的成品不会出现在输出文件夹里",
        mend: "核对磁盘空间和写入权限";
    OutputBusy "output-busy" Error "别人正在往那里写"
        checks: "输出文件夹有没有被另一个 chenbao 占着",
        why: "两个程序同时往一个文件夹里写，成品会一半新一半旧",
        mend: "等那个进程写完再来一遍，或用 --out 写到别的文件夹；那个进程一结束，锁就解开";
    OutputUnlocked "output-unlocked" Warning "输出文件夹不能加锁"
        checks: "输出文件夹所在的磁盘能不能加锁；有的网络盘不能",
        why: "锁不上，就挡不住两个人同时往里写",
        mend: "同一期同一时候只让一个人成报，或用 --out 写到本机的文件夹";
    AlreadyExists "already-exists" Error "文件已经存在"
        checks: "新建报纸、期或稿件时，有没有同名的文件",
        why: "不能覆盖编辑写好的东西",
        mend: "换一个名字，或先移走原来的文件";
    YearMissing "year-missing" Note "中间的年份没有回顾"
        checks: "合集从第一年到最后一年，每年是否都有年度回顾",
        why: "读者会以为漏了；合集不替没有的年份编内容，只列有的",
        mend: "补上那一年的 reviews/<年>.md；确实没有就不用管";
    YearRepeated "year-repeated" Error "一年有两篇回顾"
        checks: "同一年的几篇回顾是否各有不同的 part",
        why: "分不清先后，也分不清是不是误放的旧稿",
        mend: "各加一行 part: 上、part: 下，或删去多余的一篇";
    AltMissing "alt-missing" Warning "图片没有替代文字"
        checks: "合集里的每张图片是否有 alt",
        why: "看不见图的读者靠它知道图上是什么；没有就只能念图说",
        mend: "在正文里写成 ![图上有什么](images/a.jpg \"图说\")，或在稿头 images 里加 alt";
    WordsNotFound "words-not-found" Warning "稿头所指的文字不在正文里"
        checks: "稿头里 words 所写的文字、索引的名称、主题的词是否在正文里；每项结果有没有与它同一个 key 的计划",
        why: "大事记、数字和索引要链接到正文里说这件事的地方；找不到就没有链接",
        mend: "从正文里原样抄几个字";
    HeadingJump "heading-jump" Warning "标题跳级"
        checks: "正文的标题是否一级一级往下，没有从 ## 直接到 ####",
        why: "目录和朗读软件靠标题的级别认结构；跳过的一级按下一级排",
        mend: "一、用 ##，（一）用 ###，1. 用 ####";
    NoteLost "note-lost" Error "注释没有对上"
        checks: "每条注释 [^1]: 是否有正文里的 [^1] 与它对应，反过来也是",
        why: "没有人指到的注释不会出现在书里；没有内容的注号会原样印出",
        mend: "补上缺的一半，或删去多的一半";
    RareCharacter "rare-character" Note "生僻字"
        checks: "合集里有没有通用字库之外的字（扩展区汉字、自造字）",
        why: "合集不带字体，旧的阅读器可能显示成方框",
        mend: "核对是否打错；人名用字可以不管，或在正文里用括号注音";
    CoverOmitted "cover-omitted" Warning "电子书没有封面"
        checks: "版面样式的 look.typ 里有没有画封面的函数 cover",
        why: "没有封面图，书架上只显示书名",
        mend: "look.typ 里从 shared/cover.typ 取来 cover 函数，或照它写一个，约定见 layouts/README.md";
    EpubContainer "epub-container" Error "EPUB 的压缩包不合规"
        checks: "mimetype 是否第一个、不压缩、无附加字段；container.xml 是否指到包文件；文件名是否重复、越界；有没有加密和不认识的压缩法",
        why: "阅读器凭压缩包的开头认 EPUB，认不出就不开",
        mend: "用本工具重新生成；别的工具打的包，不要解开后用普通压缩软件再打";
    EpubXml "epub-xml" Error "EPUB 里的 XML 读不通"
        checks: "每个 XHTML、SVG、OPF、NCX 文件是否是 UTF-8、是否合乎 XML 写法",
        why: "一处标签不配，整章就打不开",
        mend: "照提示的行列改正；&、< 在文字里要写成 &amp;、&lt;，&nbsp; 之类的名字要换成字符本身";
    EpubMetadata "epub-metadata" Error "EPUB 的书目信息不全"
        checks: "标识、书名、语言、修改时间是否齐全合格；refines 是否指到实处",
        why: "缺了书目信息，书店和阅读器不收",
        mend: "在 anthology.toml 里补上";
    EpubAccessibility "epub-accessibility" Warning "EPUB 的无障碍信息不符"
        checks: "schema.org 的五项无障碍信息是否都有，与内容是否相符；自称合规的有没有核验人",
        why: "读屏的读者靠它判断能不能读这本书",
        mend: "按内容如实写；没有人工核验过的，不要写 conformsTo";
    EpubManifest "epub-manifest" Error "EPUB 的文件清单有误"
        checks: "清单里的文件是否都在、类型是否相符、属性（nav、svg、cover-image 等）是否与内容一致",
        why: "清单写错，阅读器会漏掉文件或当成坏书",
        mend: "按提示改清单";
    EpubSpine "epub-spine" Error "EPUB 的阅读顺序有误"
        checks: "书脊里的每一项是否在清单里、是否重复、不在顺序里的页能否从别处到达",
        why: "顺序里没有的页，读者翻不到",
        mend: "按提示改书脊";
    EpubUnused "epub-unused" Warning "EPUB 里有用不到的文件"
        checks: "每个文件是否在清单里，每张图片、样式、文档是否有地方用到",
        why: "白白加大文件，或者是漏了引用",
        mend: "删去，或补上引用";
    EpubId "epub-id" Error "EPUB 里的 id 有误"
        checks: "同一文件里的 id 是否重复、是否为空或带空白",
        why: "链接不知道指哪一个",
        mend: "每个 id 只用一次";
    EpubLink "epub-link" Error "EPUB 里的链接不通"
        checks: "每个链接、图片、样式和 aria 引用是否指到书里实有的文件和 id",
        why: "读者点了没有反应",
        mend: "改正链接，或补上所指的内容";
    EpubAlt "epub-alt" Error "图片没有替代文字"
        checks: "每张图片、每个内嵌 SVG 有没有说明它的文字",
        why: "看不见图的读者不知道图上是什么",
        mend: "在稿头的 images 里写 alt；纯装饰的图写空的 alt 并加 role=presentation";
    EpubTable "epub-table" Warning "表格不便阅读"
        checks: "表格有没有表头和 scope，是否超过四列",
        why: "读屏时对不上行列，小屏上看不全",
        mend: "补上表头；列多的表拆开";
    EpubHeading "epub-heading" Warning "标题层级有误"
        checks: "标题有没有空的，层级有没有跳过",
        why: "读者靠标题层级跳读",
        mend: "按层级依次用 h1、h2、h3";
    EpubNavigation "epub-navigation" Error "EPUB 的导航有误"
        checks: "导航文档有没有目录，每条是否有文字，次序是否与正文一致，地标是否重复",
        why: "目录错了，读者找不到篇目",
        mend: "按提示改导航";
    EpubNcx "epub-ncx" Error "NCX 与导航不一致"
        checks: "给旧阅读器的 NCX 与导航的条目、次序、层数、书名、标识是否一致",
        why: "旧阅读器只认 NCX",
        mend: "两者从同一份目录生成";
    EpubPageList "epub-page-list" Error "原版页码有误"
        checks: "每个分页标记是否有名字、是否列在页码表里，页码表是否指到分页标记，有没有写明纸本来源",
        why: "读者凭版次找不到原文",
        mend: "补齐分页标记与页码表，在 dc:source 里写明报纸";
    EpubLanguage "epub-language" Error "没有标明语言"
        checks: "包文件、导航、NCX 和每个文档有没有 xml:lang 与 lang，两者和书的语言是否一致",
        why: "没有语言，读屏会用错口音，字形也会用错",
        mend: "每个文件的根元素写 xml:lang=\"zh-Hans\" lang=\"zh-Hans\"";
    EpubSemantics "epub-semantics" Warning "语义标记不成对"
        checks: "有 epub:type 的地方有没有相应的 role，有 role 的地标有没有名字",
        why: "读屏只认 role，旧阅读器只认 epub:type",
        mend: "两者成对写，地标用 aria-labelledby 指到标题";
    EpubNote "epub-note" Error "注释有误"
        checks: "注号是否指到注文，注文有没有回到注号的链接，有没有没人引的注",
        why: "弹不出注，或看了注回不来",
        mend: "注号与注文一一对应，各带链接";
    EpubStyle "epub-style" Warning "样式妨碍阅读"
        checks: "样式里有没有写死的颜色、绝对的字号行距、固定的位置、外来的文件",
        why: "夜间模式和大字号下会看不清或被裁掉",
        mend: "颜色用 currentColor 或不写，尺寸用 em 或百分比";
    EpubText "epub-text" Warning "文字里有不该有的字符"
        checks: "正文里有没有乱码、私用区字符、全角空格缩进、汉字之间的空格与半角标点、没起作用的 Markdown 记号",
        why: "印出来难看，读屏读不通，也检索不到",
        mend: "在稿件里改正";
    EpubPicture "epub-picture" Warning "图片不合适"
        checks: "图片是否打得开，是否超过 1.5 MB、四百万像素，有没有带拍摄地点等信息",
        why: "太大的图拖慢阅读器，拍摄地点会泄露隐私",
        mend: "缩小图片，去掉 EXIF";
    EpubRareCharacter "epub-rare-character" Note "生僻字"
        checks: "有没有 GBK 之外的汉字",
        why: "有的阅读器没有这些字，会显示成方框",
        mend: "请在常用的阅读器上看一眼；人名可以加注音";
    EpubFidelity "epub-fidelity" Error "电子书的文字与稿件不符"
        checks: "每篇回顾在书里的文字是否与 Markdown 的文字一字不差",
        why: "丢字、重字都是差错",
        mend: "这是本工具的毛病，请报告；急用时改动那一段的写法";
}

impl Code {
    /// The code of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_lead_back() {
        for &code in Code::ALL {
            assert!(code.as_str().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{code}");
            assert_eq!(Code::from_name(code.as_str()), Some(code));
        }
    }
}
