//! Whether a content stream says what it should: it ends where an operator ends, knows its operators, names what there is, and closes what it
//! opens. Others' programs stop, or guess, where it does not (rule `readable`).

use hayro_syntax::content::ops::TypedInstruction;

use crate::content::sheet::Sheet;
use crate::fault::{Fault, FontFault, ReadingFault, ResourceKind};
use crate::hit::Severity;

/// What is put behind every content stream: a colour of no numbers, which takes up all operands that are left over, and an operator that only
/// a reader meets that has not stopped before. Neither leaves a mark.
pub(in crate::content) const END: &[u8] = b"\nSC\nChenbaoEnd";

/// What is seen of the syntax of a content stream while it is walked.
#[derive(Default)]
pub(in crate::content) struct StreamSyntax {
    /// How deep in sections that may hold operators of later versions.
    compatible: u32,
    /// Whether the last operator was a colour of no numbers.
    bare: bool,
    ended: bool,
}

/// The operators of ISO 32000-1 table 51, without those that open or close an inline image.
const OPERATORS: &str = " b B b* B* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i j J K k l M m MP n q Q re RG rg ri s S SC sc \
SCN scn sh T* Tc Td TD Tf TJ Tj TL Tm Tr Ts Tw Tz v w W W* y ' \" BI ID EI ";

impl Sheet<'_> {
    /// Checks an operator, and takes note of it.
    pub(in crate::content) fn check_operator(
        &mut self,
        operation: &TypedInstruction<'_, '_>,
        syntax: &mut StreamSyntax,
    ) {
        use TypedInstruction as I;
        match operation {
            I::BeginCompatibility(_) => syntax.compatible = syntax.compatible.saturating_add(1),
            I::EndCompatibility(_) => syntax.compatible = syntax.compatible.saturating_sub(1),
            I::Fallback(operator) if &***operator == b"ChenbaoEnd" => {
                syntax.ended = true;
                if !syntax.bare {
                    self.broken(ReadingFault::LeftOver);
                }
            }
            I::Fallback(operator) => self.check_unread(operator, syntax),
            _ => {}
        }
        syntax.bare = matches!(operation, I::StrokeColor(color) if color.0.is_empty());
    }

    /// Reports an operator that was not carried out.
    fn check_unread(&mut self, operator: &[u8], syntax: &StreamSyntax) {
        let name: String = String::from_utf8_lossy(operator).chars().take(16).collect();
        // The end takes up what is left over; that is reported there.
        if OPERATORS.contains(&format!(" {name} ")) && name != "SC" {
            self.broken(ReadingFault::WrongOperands(name));
        } else if syntax.compatible == 0 && name != "SC" {
            self.broken(ReadingFault::UnknownOperator(name));
        }
    }

    /// Checks how a content stream ended, with so many states that were never restored.
    pub(in crate::content) fn check_end(&mut self, syntax: &StreamSyntax, saved: usize) {
        if !syntax.ended {
            self.broken(ReadingFault::Cut);
        } else if saved > 0 {
            self.broken(ReadingFault::Unrestored(saved));
        }
    }

    /// Reports a `Q` without its `q`.
    pub(in crate::content) fn check_unsaved(&mut self) {
        self.broken(ReadingFault::Unsaved);
    }

    /// Reports a name of something that the resources do not have.
    pub(in crate::content) fn check_named(&mut self, found: bool, kind: ResourceKind, name: &[u8]) {
        if !found {
            self.broken(ReadingFault::Unnamed { kind, name: shown_name(name) });
        }
    }

    /// Reports a name of a font that the resources do not have.
    pub(in crate::content) fn check_font_named(&mut self, found: bool, name: &[u8]) {
        if !found {
            self.broken(FontFault::Unnamed(shown_name(name)));
        }
    }

    fn broken(&mut self, fault: impl Into<Fault>) {
        self.hit(Severity::Error, self.trim, fault);
    }
}

fn shown_name(name: &[u8]) -> String {
    String::from_utf8_lossy(name).chars().take(32).collect()
}
