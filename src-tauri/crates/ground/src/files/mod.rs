//! Bytes by content: photos, signatures, kept sheets, imported files.
//!
//! A file is named by the SHA-256 of its content, encrypted under a key of its own, and on disk
//! before the row that names it commits. Nothing is ever overwritten: the same content is the same
//! file. Deliberately not here: what a file is for (the record that names its hash says so).

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::key::Key;
use crate::{Ctx, Note, Problem, Result, Tx, sync_folder};

mod store;

const NONCE: usize = 24;
const PURPOSE: &str = "jieche files";
/// The largest file taken in, in bytes.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// SHA-256 of a file's content, 64 hex digits in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, TS)]
pub struct FileHash(String);

impl FileHash {
    /// The hash of some content.
    pub fn of(content: &[u8]) -> Self {
        Self(Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn parse(text: &str) -> Option<Self> {
        (text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)))
            .then(|| Self(text.to_owned()))
    }
}

impl<'de> Deserialize<'de> for FileHash {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("bad_value"))
    }
}

impl rusqlite::ToSql for FileHash {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl rusqlite::types::FromSql for FileHash {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        Self::parse(value.as_str()?).ok_or(rusqlite::types::FromSqlError::InvalidType)
    }
}

/// The folder of files of one shop.
pub struct Files {
    folder: PathBuf,
    cipher: XChaCha20Poly1305,
    waits: AtomicBool,
}

impl Files {
    /// The files under `folder`, opened by the shop's key.
    pub fn new(folder: PathBuf, key: &Key) -> Self {
        Self { folder, cipher: cipher(key), waits: AtomicBool::new(true) }
    }

    /// From now on a file may still be on its way to the disk when it is told to be there ([`crate::Ground::durable_at_the_end`]).
    pub(crate) fn wait_no_more(&self) {
        self.waits.store(false, Ordering::Relaxed);
    }

    /// Writes the content, durable before it returns. A row must still be kept for it ([`keep`]).
    pub(crate) fn put(&self, ctx: &Ctx, content: &[u8]) -> Result<FileHash> {
        if content.len() > LARGEST {
            return Err(Problem::new("too_large").with("max", LARGEST));
        }
        self.seal(ctx, content)
    }

    /// The same for what the program made itself, of any size.
    pub(crate) fn seal(&self, ctx: &Ctx, content: &[u8]) -> Result<FileHash> {
        let hash = FileHash::of(content);
        let place = place_of(&self.folder, hash.as_str());
        if place.exists() && open_sealed(&self.cipher, &self.folder, hash.as_str()).is_ok() {
            return Ok(hash);
        }
        let nonce: [u8; NONCE] = ctx.random();
        let sealed = self
            .cipher
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: content, aad: hash.as_str().as_bytes() })
            .map_err(Problem::internal)?;
        write_whole(&place, &nonce, &[&nonce, &sealed], self.waits.load(Ordering::Relaxed))?;
        Ok(hash)
    }

    /// Removes every file but one.
    pub(crate) fn keep_only(&self, hash: &FileHash) -> Result<()> {
        let kept = place_of(&self.folder, hash.as_str());
        for shelf in fs::read_dir(&self.folder)? {
            for file in fs::read_dir(shelf?.path())? {
                let file = file?.path();
                if file != kept {
                    fs::remove_file(file)?;
                }
            }
        }
        Ok(())
    }

    /// Reads a file back; `damaged` when its bytes are not what was written.
    pub(crate) fn get(&self, hash: &FileHash) -> Result<Vec<u8>> {
        open_sealed(&self.cipher, &self.folder, hash.as_str())
    }

    /// Copies one sealed file into a backup's folder.
    pub(crate) fn copy_to(&self, hash: &str, folder: &Path) -> Result<()> {
        Self::copy_between(&self.folder, folder, hash)
    }

    pub(crate) fn copy_between(from: &Path, to: &Path, hash: &str) -> Result<()> {
        let sealed = fs::read(place_of(from, hash))?;
        let target = place_of(to, hash);
        if fs::read(&target).is_ok_and(|there| there == sealed) {
            return Ok(());
        }
        write_whole(&target, sealed.get(..NONCE).unwrap_or_default(), &[&sealed], true)
    }

    /// Proves that a sealed file opens and is its own content.
    pub(crate) fn prove(folder: &Path, key: &Key, hash: &str) -> Result<()> {
        let sealed = open_sealed(&cipher(key), folder, hash);
        sealed.map(|_| ()).map_err(|problem| match problem.code.as_ref() {
            "not_found" => Problem::new("damaged").with("what", "a kept file is missing"),
            _ => problem,
        })
    }
}

/// Keeps a file as part of a write.
pub fn keep(tx: &Tx, hash: &FileHash, content: &[u8]) -> Result<()> {
    store::keep(tx, hash, content.len())
}

/// Keeps an uploaded file that no record names yet.
pub fn keep_upload(note: &Note, hash: &FileHash, content: &[u8]) -> Result<()> {
    store::keep_upload(note, hash, content.len())
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&key.derived(PURPOSE).into())
}

/// Two letters of the hash spread the files over 256 folders.
fn place_of(folder: &Path, hash: &str) -> PathBuf {
    folder.join(hash.get(..2).unwrap_or("00")).join(hash)
}

/// Writes beside the place and renames: two writers of the same content never meet in one part, for each
/// carries its own nonce in its name. `wait`: until the disk has it.
fn write_whole(place: &Path, nonce: &[u8], parts: &[&[u8]], wait: bool) -> Result<()> {
    let folder = place.parent().unwrap_or(place);
    fs::create_dir_all(folder)?;
    let own: String = nonce.iter().map(|byte| format!("{byte:02x}")).collect();
    let part = place.with_extension(format!("{own}.part"));
    let mut file = fs::File::create(&part)?;
    for bytes in parts {
        file.write_all(bytes)?;
    }
    if wait {
        file.sync_all()?;
    }
    fs::rename(&part, place)?;
    if wait {
        sync_folder(folder)?;
    }
    Ok(())
}

fn open_sealed(cipher: &XChaCha20Poly1305, folder: &Path, hash: &str) -> Result<Vec<u8>> {
    let sealed = match fs::read(place_of(folder, hash)) {
        Ok(sealed) => sealed,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Problem::not_found("file")),
        Err(error) => return Err(error.into()),
    };
    let damaged = || Problem::new("damaged").with("what", "file");
    let (nonce, body) = sealed.split_at_checked(NONCE).ok_or_else(damaged)?;
    cipher.decrypt(XNonce::from_slice(nonce), Payload { msg: body, aad: hash.as_bytes() }).map_err(|_| damaged())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Millis;

    #[test]
    fn content_comes_back_and_a_flipped_bit_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let ctx = Ctx::program(Millis(0), std::sync::Arc::new(|bytes: &mut [u8]| bytes.fill(9)));
        let files = Files::new(folder.path().to_owned(), &Key::new([1; 32]));
        let hash = files.put(&ctx, b"signature").unwrap();
        assert_eq!(files.get(&hash).unwrap(), b"signature");
        assert_eq!(files.put(&ctx, b"signature").unwrap(), hash, "the same content is the same file");
        let place = place_of(folder.path(), hash.as_str());
        let mut bytes = fs::read(&place).unwrap();
        assert!(!bytes.windows(9).any(|window| window == b"signature"), "what lies on disk is not readable");
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(&place, bytes).unwrap();
        assert_eq!(files.get(&hash).unwrap_err().code, "damaged", "bit rot is told, never served");
        assert_eq!(files.put(&ctx, b"signature").unwrap(), hash);
        assert_eq!(files.get(&hash).unwrap(), b"signature", "given the content again, the file is whole again");
    }
}
