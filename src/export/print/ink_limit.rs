//! The most ink: takes pixels in C, M, Y and K; takes back what newsprint cannot carry at one place.

/// Takes back C, M and Y in proportion, and K never, wherever there is more ink than `most` percent.
pub(super) fn limit_ink(inks: &mut [u8], most: Option<u16>) {
    let Some(most) = most.map(ink_sum) else { return };
    for pixel in inks.as_chunks_mut::<4>().0 {
        limit_pixel(pixel, most);
    }
}

/// The same for one pixel and a sum of its bytes.
pub(super) fn limit_pixel(pixel: &mut [u8; 4], most: u16) {
    let [c, m, y, k] = pixel.map(u16::from);
    let colors = c + m + y;
    let room = most.saturating_sub(k);
    if colors > room {
        let scaled = |ink: u16| {
            let scaled = u32::from(ink) * u32::from(room) / u32::from(colors);
            u8::try_from(scaled).unwrap_or(u8::MAX)
        };
        *pixel = [scaled(c), scaled(m), scaled(y), pixel[3]];
    }
}

/// The sum of four bytes that so many percent of ink have, rounded down.
pub(super) fn ink_sum(percent: u16) -> u16 {
    u16::try_from(u32::from(percent) * 255 / 100).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_takes_color_and_leaves_black() {
        let mut pixel = [200, 100, 50, 255];
        limit_pixel(&mut pixel, 430);
        assert_eq!(pixel, [100, 50, 25, 255]);
        let mut all = vec![255; 8];
        limit_ink(&mut all, Some(240));
        assert_eq!(all, [119, 119, 119, 255, 119, 119, 119, 255]);
        limit_ink(&mut all, Some(50));
        assert_eq!(all, [0, 0, 0, 255, 0, 0, 0, 255]);
    }
}
