//! The imprint 版权栏: what the rules want printed beside the name and the number, and what readers look for there.

use std::collections::BTreeMap;

/// An item of the imprint that `[imprint]` of `paper.toml` gives, in the order they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImprintItem {
    /// 主管单位.
    Authority,
    /// 主办单位.
    Sponsor,
    /// 总编.
    Chief,
    /// 地址.
    Address,
    /// 邮编.
    Postcode,
    /// 电话.
    Phone,
    /// 热线.
    Hotline,
    /// 电子邮箱.
    Email,
    /// 发送对象, of an internal publication.
    Readers,
    /// 发行方式.
    Distribution,
    /// 定价; 免费 counts.
    Price,
    /// 广告许可证号.
    AdPermit,
    /// 印刷单位的地址.
    PrinterAddress,
}

impl ImprintItem {
    /// Every item with its key in `[imprint]` and its label in print.
    pub const ALL: &[(Self, &str, &str)] = &[
        (Self::Authority, "authority", "主管"),
        (Self::Sponsor, "sponsor", "主办"),
        (Self::Chief, "chief", "总编"),
        (Self::Address, "address", "地址"),
        (Self::Postcode, "postcode", "邮编"),
        (Self::Phone, "phone", "电话"),
        (Self::Hotline, "hotline", "热线"),
        (Self::Email, "email", "邮箱"),
        (Self::Readers, "readers", "发送对象"),
        (Self::Distribution, "distribution", "发行"),
        (Self::Price, "price", "定价"),
        (Self::AdPermit, "ad-permit", "广告许可证"),
        (Self::PrinterAddress, "printer-address", "印厂地址"),
    ];

    /// Its key in `[imprint]`.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(item, ..)| *item == self).map_or("", |(_, key, _)| key)
    }

    /// Its label in print.
    pub fn label(self) -> &'static str {
        Self::ALL.iter().find(|(item, ..)| *item == self).map_or("", |(.., label)| label)
    }
}

/// The items a paper gives. What stands elsewhere too (publisher, number of the permit, printer, run) is kept there.
pub type Imprint = BTreeMap<ImprintItem, String>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_has_a_key_and_a_label_of_its_own() {
        for (at, (item, key, label)) in ImprintItem::ALL.iter().enumerate() {
            assert_eq!((item.key(), item.label()), (*key, *label));
            assert!(ImprintItem::ALL[..at].iter().all(|(other, known, _)| other < item && known != key), "{key}");
        }
    }
}
