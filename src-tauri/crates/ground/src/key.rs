//! The shop's key: 32 random bytes that open its database and its files.
//!
//! The only place that knows where the key is kept: for now a file that only its owner can read
//! (on Windows the profile folder's own permissions). Losing it must not lose the shop, so it can be
//! written out as a recovery code of 56 characters, the last three a check, and read back.
//! Deliberately not here: a password for the key, and the systems' own key stores.

use std::fs;
use std::io::Write;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::OpenProblem;

/// Crockford's alphabet: no I, L, O, U, so that a code read aloud or off paper comes back right.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const KEY_DIGITS: usize = 52;
const CHECK_DIGITS: usize = 4;

/// The key. Its bytes leave only towards SQLCipher, the file store and the recovery code.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// A key from bytes of chance.
    pub fn new(random: [u8; 32]) -> Self {
        Self(random)
    }

    /// Reads the key file; `key_missing` when there is none, `damaged` when it is no key.
    pub fn load(path: &Path) -> Result<Self, OpenProblem> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(OpenProblem::new("key_missing")),
            Err(error) => return Err(error.into()),
        };
        Self::from_recovery_code(&text).ok_or_else(|| OpenProblem::damaged("the key file"))
    }

    /// Writes the key file whole or not at all, durable before it returns; refuses to overwrite another key.
    pub fn store(&self, path: &Path) -> Result<(), OpenProblem> {
        if path.exists() {
            return Err(OpenProblem::new("io").with("what", "a key is there already"));
        }
        let part = path.with_extension("key.part");
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&part)?;
        writeln!(file, "{}", self.recovery_code())?;
        file.sync_all()?;
        fs::rename(&part, path)?;
        Ok(())
    }

    /// The key as a code for paper: 14 groups of 4.
    pub fn recovery_code(&self) -> String {
        let mut digits = in_base_32(&self.0, KEY_DIGITS);
        digits.extend(in_base_32(&self.check(), CHECK_DIGITS));
        let groups: Vec<String> = digits.chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        groups.join("-")
    }

    /// The code's last four signs: they tell which code opens a backup, and nothing of the key.
    pub fn code_ends(&self) -> String {
        let code = self.recovery_code();
        code.rsplit('-').next().unwrap_or_default().to_owned()
    }

    /// Reads a code however it was typed (case, blanks, dashes, O for 0, I and L for 1); `None` if its check fails.
    pub fn from_recovery_code(typed: &str) -> Option<Self> {
        let digits: Vec<u8> =
            typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(digit_of).collect::<Option<_>>()?;
        if digits.len() != KEY_DIGITS + CHECK_DIGITS {
            return None;
        }
        let mut bytes = [0u8; 32];
        let mut bits = 0u32;
        let mut held = 0u32;
        let mut place = 0;
        for &digit in &digits[..KEY_DIGITS] {
            held = (held << 5 | u32::from(digit)) & 0xFFFF;
            bits += 5;
            if bits >= 8 && place < 32 {
                bits -= 8;
                bytes[place] = (held >> bits & 0xFF) as u8;
                place += 1;
            }
        }
        let key = Self(bytes);
        let again = Self::from_code_digits(&key);
        (again == digits).then_some(key)
    }

    fn from_code_digits(key: &Self) -> Vec<u8> {
        key.recovery_code().chars().filter(|c| *c != '-').filter_map(digit_of).collect()
    }

    fn check(&self) -> [u8; 3] {
        let hash = Sha256::digest(self.0);
        [hash[0], hash[1], hash[2]]
    }

    /// The statement that hands SQLCipher the raw key, its salt with it: a database whose first page is still in the WAL
    /// has no salt on file yet, and would not open again after a crash.
    pub(super) fn pragma(&self) -> String {
        let hex: String = self.0.iter().chain(&self.salt()).map(|byte| format!("{byte:02X}")).collect();
        format!("PRAGMA key = \"x'{hex}'\"")
    }

    /// The first sixteen bytes of every database file under this key.
    pub(super) fn salt(&self) -> [u8; 16] {
        let mut salt = [0; 16];
        salt.copy_from_slice(&self.derived("jieche database salt")[..16]);
        salt
    }

    #[cfg(test)]
    pub(crate) fn pragma_for_test(&self) -> String {
        self.pragma()
    }

    /// A key of its own for another use, so that neither can tell the other.
    pub(crate) fn derived(&self, purpose: &str) -> [u8; 32] {
        let mut out = [0; 32];
        // Expanding to 32 bytes cannot fail: HKDF-SHA256 gives up to 8160.
        if hkdf::Hkdf::<Sha256>::new(None, &self.0).expand(purpose.as_bytes(), &mut out).is_err() {
            log::error!("key derivation refused 32 bytes");
        }
        out
    }
}

fn in_base_32(bytes: &[u8], digits: usize) -> Vec<u8> {
    let bit = |n: usize| bytes.get(n / 8).map_or(0, |byte| byte >> (7 - n % 8) & 1);
    (0..digits)
        .map(|digit| (0..5).fold(0, |value, n| value << 1 | bit(digit * 5 + n)))
        .map(|value| ALPHABET[usize::from(value)])
        .collect()
}

fn digit_of(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    ALPHABET.iter().position(|&letter| char::from(letter) == c).and_then(|place| u8::try_from(place).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_code_reads_back_and_one_wrong_place_is_seen(bytes in any::<[u8; 32]>(), place in 0usize..56, other in 0u8..32) {
            let key = Key::new(bytes);
            let code = key.recovery_code();
            prop_assert_eq!(code.len(), 56 + 13, "14 groups of 4");
            prop_assert!(Key::from_recovery_code(&code.to_lowercase().replace('-', " ")) == Some(key.clone()), "typed in lower case with blanks");
            let mut typed: Vec<char> = code.chars().filter(|c| *c != '-').collect();
            if digit_of(typed[place]) != Some(other) {
                typed[place] = char::from(ALPHABET[usize::from(other)]);
                let typed: String = typed.into_iter().collect();
                // 20 check bits: one in a million wrong codes would pass; a padding place always fails.
                prop_assert!(Key::from_recovery_code(&typed) != Some(key), "a wrong place never gives the same key");
            }
        }
    }

    #[test]
    fn a_key_file_is_its_owners_alone_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.key");
        let key = Key::new([7; 32]);
        key.store(&path).unwrap();
        #[cfg(unix)]
        assert_eq!(
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions()) & 0o777,
            0o600,
            "others must not read it"
        );
        assert!(Key::load(&path).unwrap() == key);
        assert_eq!(Key::new([8; 32]).store(&path).unwrap_err().code, "io", "overwriting a key would lose a shop");
    }
}
