//! tmp
pub(super) const MM_PER_POINT: f32 = 25.4 / 72.0;
