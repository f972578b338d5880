//! Whether a content stream says what it should: it ends where an operator ends, knows its operators, names what there is, and closes what it
//! opens. Others' programs stop, or guess, where it does not (rule `readable`).

use hayro_syntax::content::ops::TypedInstruction;

use super::super::super::Rule;
use super::super::sheet::Sheet;
use chenbao_model::diag::Severity;

/// What is put behind every content stream: a colour of no numbers, which takes up all operands that are left over, and an operator that only
/// a reader meets that has not stopped before. Neither leaves a mark.
pub(in super::super) const END: &[u8] = b"\nSC\nChenbaoEnd";

/// What is seen of the form of a content stream while it is walked.
#[derive(Default)]
pub(in super::super) struct Form {
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
    pub(in super::super) fn check_operator(&mut self, operation: &TypedInstruction<'_, '_>, form: &mut Form) {
        use TypedInstruction as I;
        match operation {
            I::BeginCompatibility(_) => form.compatible = form.compatible.saturating_add(1),
            I::EndCompatibility(_) => form.compatible = form.compatible.saturating_sub(1),
            I::Fallback(operator) if &***operator == b"ChenbaoEnd" => {
                form.ended = true;
                if !form.bare {
                    self.broken("left over", || "版面内容的末尾多出没有指令的参数，内容不完整".to_owned());
                }
            }
            I::Fallback(operator) => self.check_unread(operator, form),
            _ => {}
        }
        form.bare = matches!(operation, I::StrokeColor(color) if color.0.is_empty());
    }

    /// Reports an operator that was not carried out.
    fn check_unread(&mut self, operator: &[u8], form: &Form) {
        let name: String = String::from_utf8_lossy(operator).chars().take(16).collect();
        // The end takes up what is left over; that is reported there.
        if OPERATORS.contains(&format!(" {name} ")) && name != "SC" {
            self.broken(&format!("operands {name}"), || format!("版面内容里指令“{name}”的参数不对"));
        } else if form.compatible == 0 && name != "SC" {
            self.broken(&format!("operator {name}"), || format!("版面内容里有不认识的指令“{name}”"));
        }
    }

    /// Checks how a content stream ended, with so many states that were never restored.
    pub(in super::super) fn check_end(&mut self, form: &Form, saved: usize) {
        if !form.ended {
            self.broken("cut", || "版面的内容断在半截，或有读不懂的地方，后面的没有印出来".to_owned());
        } else if saved > 0 {
            self.broken("unrestored", || format!("版面内容里有 {saved} 个 q 没有对应的 Q"));
        }
    }

    /// Reports a `Q` without its `q`.
    pub(in super::super) fn check_unsaved(&mut self) {
        self.broken("unsaved", || "版面内容里有多余的 Q，没有对应的 q".to_owned());
    }

    /// Reports a name of something that the resources do not have.
    pub(in super::super) fn check_named(&mut self, found: bool, kind: &str, name: &[u8]) {
        if !found {
            let rule = if kind == "字体" { Rule::Fonts } else { Rule::Readable };
            let name = String::from_utf8_lossy(name).chars().take(32).collect::<String>();
            let place = self.trim;
            self.hit((rule, Severity::Error), &format!("no {kind} {name}"), place, || {
                format!("版面内容用到的{kind}“{name}”，资源里没有，印不出来")
            });
        }
    }

    fn broken(&mut self, cause: &str, message: impl FnOnce() -> String) {
        let place = self.trim;
        self.hit((Rule::Readable, Severity::Error), cause, place, message);
    }
}
