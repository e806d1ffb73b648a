//! 恢复码: the one page that can bring the shop back when its PC is lost.
//!
//! It is printed when the shop is founded, signed for and locked away. Not here: how the code is
//! made or checked.

use crate::parties::{Printed, Shop};

/// 恢复码.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryCode {
    /// The shop.
    pub shop: Shop,
    /// Time, person, copy number.
    pub printed: Printed,
    /// Marks the sheet 演示.
    pub demo: bool,
    /// The code; groups parted by spaces or hyphens are printed one a box.
    pub code: String,
}
