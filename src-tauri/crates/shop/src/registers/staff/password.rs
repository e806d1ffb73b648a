//! Passwords: Argon2id, 46 MiB, two passes (above OWASP's floor of 19 MiB and two). Hashing takes tens of
//! milliseconds, so it is done before a write begins, never inside one.

use argon2::password_hash::{PasswordHash as Parsed, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::common::{Problem, Result};
use jieche_ground::Ctx;

/// Above 32 MiB the C library gives a block back to the system; a smaller one it keeps for each thread.
const MEMORY_KIB: u32 = 46 * 1024;
const PASSES: u32 = 2;
/// Characters a password must and may have.
const LENGTH: std::ops::RangeInclusive<usize> = 8..=64;

/// A hashed password, in PHC form.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub(super) String);

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash")
    }
}

/// Hashes a new password of 8 to 64 characters; `too_short` or `too_long` for `field` otherwise.
pub fn hash(ctx: &Ctx, field: &'static str, password: &str) -> Result<PasswordHash> {
    let length = password.chars().count();
    if length < *LENGTH.start() {
        return Err(Problem::of(field, "too_short").with("min", LENGTH.start()));
    }
    if length > *LENGTH.end() {
        return Err(Problem::of(field, "too_long").with("max", LENGTH.end()));
    }
    let salt = SaltString::encode_b64(&ctx.random::<16>()).map_err(Problem::internal)?;
    let hashed = argon2()?.hash_password(password.as_bytes(), &salt).map_err(Problem::internal)?;
    Ok(PasswordHash(hashed.to_string()))
}

/// Whether the password is the one hashed. With no hash on file the same work is done in vain, so that
/// the time taken does not tell who exists.
pub fn verify(stored: Option<&PasswordHash>, password: &str) -> Result<bool> {
    const NOBODY: &str =
        "$argon2id$v=19$m=47104,t=2,p=1$bm9ib2R5LW5vYm9keQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let phc = stored.map_or(NOBODY, |hash| hash.0.as_str());
    let parsed = Parsed::new(phc).map_err(Problem::internal)?;
    let fits =
        password.chars().count() <= *LENGTH.end() && argon2()?.verify_password(password.as_bytes(), &parsed).is_ok();
    Ok(fits && stored.is_some())
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).map_err(Problem::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}
