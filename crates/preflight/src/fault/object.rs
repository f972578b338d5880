//! Faults of objects: what a file for print must not carry, and what older devices do not know.

use serde::{Deserialize, Serialize};

/// What a file for print must not carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForbiddenFault {
    /// A stream whose data are in another file.
    DataElsewhere,
    /// Something is done when the file is opened.
    OpenAction,
    /// A form in XFA.
    Xfa,
    /// A picture that another may be shown for.
    Alternates,
    /// An action.
    Action(ActionKind),
    /// Actions of a page or of the document.
    AdditionalActions,
    /// A file in the file.
    Attachment,
    /// A model in three dimensions.
    Model,
    /// A film, a sound or the like.
    Media(MediaKind),
    /// Compression by LZW.
    Lzw,
    /// An annotation inside the bleed.
    Annotation(AnnotationKind),
    /// A PostScript XObject.
    PostScript,
    /// A page of another file.
    Reference,
    /// Another picture is to be put in the place of this one.
    Opi,
    /// A transfer function.
    Transfer,
    /// A halftone.
    Halftone,
}

/// A kind of action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionKind {
    /// `JavaScript`
    JavaScript,
    /// `Launch`
    Launch,
    /// `URI`
    Uri,
    /// `SubmitForm`
    SubmitForm,
    /// `ResetForm`
    ResetForm,
    /// `ImportData`
    ImportData,
    /// `GoToR`
    GoToFile,
    /// `GoToE`
    GoToAttachment,
    /// `Movie`
    Movie,
    /// `Sound`
    Sound,
    /// `Rendition`
    Rendition,
    /// `RichMediaExecute`
    RichMedia,
    /// `GoTo3DView`
    View3d,
    /// `Hide`
    Hide,
}

impl ActionKind {
    /// The kind of an action's `S`; none of those that are allowed.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "JavaScript" => Self::JavaScript,
            "Launch" => Self::Launch,
            "URI" => Self::Uri,
            "SubmitForm" => Self::SubmitForm,
            "ResetForm" => Self::ResetForm,
            "ImportData" => Self::ImportData,
            "GoToR" => Self::GoToFile,
            "GoToE" => Self::GoToAttachment,
            "Movie" => Self::Movie,
            "Sound" => Self::Sound,
            "Rendition" => Self::Rendition,
            "RichMediaExecute" => Self::RichMedia,
            "GoTo3DView" => Self::View3d,
            "Hide" => Self::Hide,
            _ => return None,
        })
    }
}

/// A kind of annotation that is forbidden wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MediaKind {
    /// `Movie`
    Movie,
    /// `Sound`
    Sound,
    /// `Screen`
    Screen,
    /// `3D`
    Model,
    /// `RichMedia`
    RichMedia,
    /// `FileAttachment`
    FileAttachment,
}

impl MediaKind {
    /// The kind of an annotation's `Subtype`.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "Movie" => Self::Movie,
            "Sound" => Self::Sound,
            "Screen" => Self::Screen,
            "3D" => Self::Model,
            "RichMedia" => Self::RichMedia,
            "FileAttachment" => Self::FileAttachment,
            _ => return None,
        })
    }
}

/// A kind of annotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnnotationKind {
    /// `Link`
    Link,
    /// `Widget`
    Widget,
    /// `Text` and `FreeText`
    Text,
    /// `PrinterMark`
    PrinterMark,
    /// A film, a sound or the like.
    Media(MediaKind),
    /// Another, by its name.
    Other(String),
    /// It does not say.
    Unsaid,
}

impl AnnotationKind {
    /// The kind of an annotation's `Subtype`, empty where there is none.
    pub fn from_name(name: &str) -> Self {
        match name {
            "Link" => Self::Link,
            "Widget" => Self::Widget,
            "Text" | "FreeText" => Self::Text,
            "PrinterMark" => Self::PrinterMark,
            "" => Self::Unsaid,
            other => MediaKind::from_name(other).map_or_else(|| Self::Other(other.to_owned()), Self::Media),
        }
    }
}

/// What older devices do not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FeatureFault {
    /// Layers.
    Layers,
    /// Transparency, or a soft mask.
    Transparency,
    /// A picture compressed as JPEG 2000.
    Jpeg2000,
    /// A picture of sixteen bits a component.
    SixteenBits,
}
