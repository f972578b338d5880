//! What can be wrong with a file, as data: one enum for each rule, its variants with their figures. [`crate::words`] makes sentences of them.
//!
//! | file | rules |
//! |---|---|
//! | `reading` | `readable` |
//! | `declaration` | `pdf-version`, `output-intent`, `intent-profile`, `metadata`, `trapped`, `file-identity` |
//! | `page` | `page-boxes`, `page-size`, `page-count`, `bleed`, `imposition` |
//! | `color` | `color-space`, `grey-pictures`, `spot-colors`, `blend-space`, `total-ink`, `black-overprint`, `white-overprint` |
//! | `mark` | `fonts`, `text-inks`, `thin-lines`, `resolution` |
//! | `object` | `forbidden`, `features` |

mod color;
mod declaration;
mod mark;
mod object;
mod page;
mod reading;

pub use color::{
    Bearer, BlackOverprintFault, BlendFault, ForeignSpace, GreyFault, InkBearer, InkFault, Inks, SpaceFault, SpotFault,
    WhiteOverprintFault,
};
pub use declaration::{
    IdentityFault, IntentFault, MetadataFault, ProfileFault, Property, TrappedFault, VersionFault, VersionSource,
};
pub use mark::{FontFault, LineFault, ProgramFault, ResolutionFault, ResolutionLimit, TextFault};
pub use object::{ActionKind, AnnotationKind, FeatureFault, ForbiddenFault, MediaKind};
pub use page::{BleedFault, BoxFault, CountFault, PageBox, SheetFault, SizeFault, SizeOrigin, TrimSide};
pub use reading::{ReadingFault, Refusal, ResourceKind, WorkPart};

use serde::{Deserialize, Serialize};

use crate::rule::Rule;

macro_rules! faults {
    ($($rule:ident($family:ident)),* $(,)?) => {
        /// What is wrong at one place, by the rule it breaks.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Fault {
            $(#[doc = concat!("Breaks [`Rule::", stringify!($rule), "`].")] $rule($family),)*
        }

        impl Fault {
            /// The rule it breaks.
            pub const fn rule(&self) -> Rule {
                match self { $(Self::$rule(_) => Rule::$rule,)* }
            }
        }

        $(impl From<$family> for Fault {
            fn from(fault: $family) -> Self {
                Self::$rule(fault)
            }
        })*
    };
}

faults! {
    Readable(ReadingFault),
    PdfVersion(VersionFault),
    OutputIntent(IntentFault),
    IntentProfile(ProfileFault),
    Metadata(MetadataFault),
    Trapped(TrappedFault),
    FileIdentity(IdentityFault),
    PageBoxes(BoxFault),
    PageSize(SizeFault),
    PageCount(CountFault),
    Bleed(BleedFault),
    Fonts(FontFault),
    ColorSpace(SpaceFault),
    SpotColors(SpotFault),
    BlendSpace(BlendFault),
    TotalInk(InkFault),
    BlackOverprint(BlackOverprintFault),
    WhiteOverprint(WhiteOverprintFault),
    TextInks(TextFault),
    ThinLines(LineFault),
    Resolution(ResolutionFault),
    Forbidden(ForbiddenFault),
    GreyPictures(GreyFault),
    Imposition(SheetFault),
    Features(FeatureFault),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_breaks_the_rule_of_its_family_and_survives_being_written() {
        let fault = Fault::from(SizeFault::UserUnit(2.5));
        assert_eq!(fault.rule(), Rule::PageSize);
        let written = serde_json::to_string(&fault).unwrap();
        assert_eq!(written, r#"{"page-size":{"user-unit":2.5}}"#);
        assert_eq!(serde_json::from_str::<Fault>(&written).unwrap(), fault);
    }
}
