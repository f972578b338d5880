//! A small ICC profile.

/// An ICC profile of this class and space that says what it is and what it was made from.
pub(crate) fn profile(class: &[u8; 4], space: &[u8; 4], target: &str) -> Vec<u8> {
    let tag = |kind: &[u8; 4], text: &str| {
        let mut tag = [&kind[..], &[0; 4]].concat();
        if kind == b"desc" {
            tag.extend(u32::try_from(text.len() + 1).unwrap().to_be_bytes());
        }
        tag.extend(text.as_bytes());
        tag.resize(tag.len() + if kind == b"desc" { 79 } else { 1 }, 0);
        tag.resize(tag.len().next_multiple_of(4), 0);
        tag
    };
    let tags = [(b"desc", tag(b"desc", "Based on CGATS TR 002")), (b"targ", tag(b"text", target))];
    let mut table = 2_u32.to_be_bytes().to_vec();
    let mut data = Vec::new();
    for (name, tag) in &tags {
        table.extend_from_slice(*name);
        table.extend(u32::try_from(128 + 4 + 24 + data.len()).unwrap().to_be_bytes());
        table.extend(u32::try_from(tag.len()).unwrap().to_be_bytes());
        data.extend_from_slice(tag);
    }
    let mut bytes = vec![0; 128];
    bytes.extend(table);
    bytes.extend(data);
    let length = u32::try_from(bytes.len()).unwrap();
    bytes[..4].copy_from_slice(&length.to_be_bytes());
    bytes[8..12].copy_from_slice(&[2, 0x20, 0, 0]);
    bytes[12..16].copy_from_slice(class);
    bytes[16..20].copy_from_slice(space);
    bytes[20..24].copy_from_slice(b"Lab ");
    bytes[36..40].copy_from_slice(b"acsp");
    bytes[68..80].copy_from_slice(&[0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]);
    bytes
}
