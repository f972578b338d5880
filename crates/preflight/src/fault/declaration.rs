//! Faults of what a file says of itself: version, output intent and its profile, metadata, trapping, identity.

use serde::{Deserialize, Serialize};

/// What is wrong with the version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VersionFault {
    /// The header does not tell a version.
    Missing,
    /// A version that makes no sense.
    Illegible(VersionSource),
    /// A version after 1.6.
    TooNew {
        /// Who says so.
        source: VersionSource,
        /// Its two numbers.
        version: (u32, u32),
    },
    /// A version after the last that the standard of the file allows.
    BeyondStandard {
        /// Who says so.
        source: VersionSource,
        /// Its two numbers.
        version: (u32, u32),
        /// The standard the file claims.
        standard: String,
        /// The last version it allows.
        latest: (u32, u32),
    },
    /// A version before 1.4, as it is written.
    TooOld(String),
}

/// Where a version is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VersionSource {
    /// In the header of the file.
    Header,
    /// In the catalog.
    Catalog,
}

/// What is wrong with the output intent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IntentFault {
    /// There is none.
    Missing,
    /// There are some, but none for PDF/X.
    NotForPrint,
    /// There are so many for PDF/X.
    Several(usize),
    /// It names no printing condition.
    NoCondition,
    /// Its condition is registered under another spelling.
    Misspelt {
        /// The condition as it stands.
        name: String,
        /// As the registry spells it.
        registered: String,
    },
    /// Its condition, said to be registered, is not among those that are known.
    Unregistered(String),
    /// Its condition is for another paper than the shop prints on.
    OtherPaper {
        /// The condition.
        condition: String,
        /// What the shop's thresholds are called.
        paper: String,
    },
}

/// What is wrong with the profile of the output intent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProfileFault {
    /// It lies outside the file.
    Outside,
    /// There is none.
    Missing,
    /// It has too many bytes to be read.
    TooLarge,
    /// It is not said to have four channels, but so many, or nothing is said.
    Channels(Option<i32>),
    /// It cannot be read.
    Broken,
    /// It is not that of an output device.
    NotOutput,
    /// It is not for CMYK.
    NotCmyk,
    /// It lies outside the file, though the standard of the file wants it there: it is missing altogether.
    NoReference,
    /// It was made for another condition than the intent names.
    OtherCondition {
        /// The condition it was made for.
        target: String,
        /// The condition of the intent.
        condition: String,
    },
}

/// What is wrong with the XMP metadata.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MetadataFault {
    /// There are none.
    Missing,
    /// They have too many bytes to be read.
    TooLarge,
    /// They are not XML, as is seen on this line.
    NotXml(u32),
    /// They say PDF/X-4p, whose profile is not in the file.
    ExternalProfile,
    /// The file is of a standard that the shop does not take.
    NotTaken {
        /// The standard.
        standard: String,
        /// Those that are taken.
        taken: Vec<String>,
    },
    /// The information dictionary lacks what the standard of the file wants.
    IncompleteInfo(Vec<Property>),
    /// They name another version of PDF/X.
    OtherVersion(String),
    /// Only the information dictionary names a version of PDF/X.
    OldStyle(String),
    /// No version of PDF/X is named.
    Undeclared,
    /// Properties that are missing or make no sense.
    Incomplete(Vec<Property>),
    /// Two titles.
    TitleDiffers {
        /// That of the information dictionary.
        info: String,
        /// That of the metadata.
        xmp: String,
    },
}

/// A property that PDF/X-4 wants in the metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Property {
    /// `dc:title`
    Title,
    /// `xmp:CreateDate`
    CreateDate,
    /// `xmp:ModifyDate`
    ModifyDate,
    /// `xmp:MetadataDate`
    MetadataDate,
    /// `xmpMM:DocumentID`
    DocumentId,
    /// `xmpMM:VersionID`
    VersionId,
    /// `xmpMM:RenditionClass`
    RenditionClass,
}

impl Property {
    /// The key of the information dictionary that says the same; empty where none does.
    pub const fn info_key(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::CreateDate => "CreationDate",
            Self::ModifyDate => "ModDate",
            Self::MetadataDate | Self::DocumentId | Self::VersionId | Self::RenditionClass => "",
        }
    }

    /// Its name with the usual prefix.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "dc:title",
            Self::CreateDate => "xmp:CreateDate",
            Self::ModifyDate => "xmp:ModifyDate",
            Self::MetadataDate => "xmp:MetadataDate",
            Self::DocumentId => "xmpMM:DocumentID",
            Self::VersionId => "xmpMM:VersionID",
            Self::RenditionClass => "xmpMM:RenditionClass",
        }
    }
}

/// What is wrong with the word on trapping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrappedFault {
    /// There is none.
    Missing,
    /// It is not a name.
    NotName,
    /// It is another name than True and False.
    Undecided(String),
    /// The metadata say otherwise.
    Differs {
        /// What the information dictionary says.
        info: String,
        /// What the metadata say.
        xmp: String,
    },
}

/// What is wrong with the identity of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentityFault {
    /// The trailer has no `ID`.
    Missing,
    /// The `ID` is not two strings with something in them.
    Malformed,
    /// The file is encrypted, or restricted.
    Encrypted,
    /// The file is encrypted and could not be opened.
    Locked,
}
