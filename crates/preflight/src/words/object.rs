//! Sentences of the rules `forbidden` and `features`.

use crate::fault::{ActionKind, AnnotationKind, FeatureFault, ForbiddenFault, MediaKind};

pub(super) fn forbidden(fault: &ForbiddenFault) -> String {
    let plain = match fault {
        ForbiddenFault::DataElsewhere => "数据在另一个文件里（流的 F 键）",
        ForbiddenFault::OpenAction => "打开文件时有动作（OpenAction）",
        ForbiddenFault::Xfa => "有 XFA 表单",
        ForbiddenFault::Alternates => "图像有替换图（Alternates），印出来是哪一张不一定",
        ForbiddenFault::Action(kind) => return format!("有{}", action(*kind)),
        ForbiddenFault::AdditionalActions => "有附加动作（AA）",
        ForbiddenFault::Attachment => "有附件（EmbeddedFiles）",
        ForbiddenFault::Model => "有三维模型",
        ForbiddenFault::Media(kind) => return format!("有{}批注", media(*kind)),
        ForbiddenFault::Lzw => "用了 LZW 压缩",
        ForbiddenFault::Annotation(kind) => return format!("版面内有{}批注，会挡住或印出来", annotation(kind)),
        ForbiddenFault::PostScript => "带了 PostScript 对象，不少设备不认",
        ForbiddenFault::Reference => "引用了别的文件里的页面（Reference XObject）",
        ForbiddenFault::Opi => "带了 OPI 替换指令，真图不在文件里",
        ForbiddenFault::Transfer => "图形状态里带了传递函数（TR），会改动网点大小",
        ForbiddenFault::Halftone => "图形状态里带了加网方式（HT），应由印厂决定",
    };
    plain.to_owned()
}

const fn action(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::JavaScript => "脚本（JavaScript）",
        ActionKind::Launch => "启动别的程序的动作",
        ActionKind::Uri => "网页链接的动作",
        ActionKind::SubmitForm => "提交表单的动作",
        ActionKind::ResetForm => "清空表单的动作",
        ActionKind::ImportData => "导入数据的动作",
        ActionKind::GoToFile => "跳到别的文件的动作",
        ActionKind::GoToAttachment => "跳到附件的动作",
        ActionKind::Movie => "播放影片的动作",
        ActionKind::Sound => "播放声音的动作",
        ActionKind::Rendition => "播放媒体的动作",
        ActionKind::RichMedia => "播放富媒体的动作",
        ActionKind::View3d => "三维视图的动作",
        ActionKind::Hide => "显示或隐藏批注的动作",
    }
}

const fn media(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Movie => "影片",
        MediaKind::Sound => "声音",
        MediaKind::Screen => "媒体屏幕",
        MediaKind::Model => "三维模型",
        MediaKind::RichMedia => "富媒体",
        MediaKind::FileAttachment => "附件",
    }
}

fn annotation(kind: &AnnotationKind) -> &str {
    match kind {
        AnnotationKind::Link => "链接",
        AnnotationKind::Widget => "表单",
        AnnotationKind::Text => "文字",
        AnnotationKind::PrinterMark => "印刷标记",
        AnnotationKind::Media(kind) => media(*kind),
        AnnotationKind::Other(name) => name,
        AnnotationKind::Unsaid => "不知种类的",
    }
}

pub(super) const fn feature(fault: FeatureFault) -> &'static str {
    match fault {
        FeatureFault::Layers => "文件有图层（可选内容），哪些层印出来要看对方怎样设定",
        FeatureFault::Transparency => "用了透明度或软蒙版，只收 PDF/X-1a 的老设备不认",
        FeatureFault::Jpeg2000 => "图片用 JPEG 2000 压缩，老设备解不开",
        FeatureFault::SixteenBits => "图片每个分量 16 位，老设备不认，也没有必要",
    }
}
