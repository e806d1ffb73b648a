//! Bytes by content: photos, signatures, kept sheets, imported files.
//!
//! A file is named by the SHA-256 of its content, encrypted under a key of its own, and on disk
//! before the row that names it commits. Nothing is ever overwritten: the same content is the same
//! file. Deliberately not here: what a file is for (the record that names its hash says so).

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::key::Key;
use crate::{Ctx, Note, Problem, Result, Tx, sync_folder};

mod store;

pub use store::{Damaged, damaged};
pub(crate) use store::{found_damaged, kept, looked_through, whole_again};

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

/// Where files stand while they are written: whatever is left there when nobody writes goes.
const PARTS: &str = "parts";

/// A folder of files of one shop: its own, or one that its backups share.
pub struct Files {
    folder: PathBuf,
    cipher: XChaCha20Poly1305,
    waits: AtomicBool,
    /// Folders this program has seen on the disk, with the names that lead to them.
    standing: Mutex<HashSet<PathBuf>>,
}

/// How a file came to another folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carried {
    /// Whole here and there.
    Whole,
    /// Not whole here; there is a whole one from before.
    OnlyThere,
    /// Whole in neither.
    Nowhere,
}

impl Files {
    /// The files under `folder`, opened by the shop's key.
    pub fn new(folder: PathBuf, key: &Key) -> Self {
        let cipher = XChaCha20Poly1305::new(&key.derived(PURPOSE).into());
        Self { folder, cipher, waits: AtomicBool::new(true), standing: Mutex::default() }
    }

    /// Clears away what a killed program left half written; called while nobody else writes here.
    pub(crate) fn clear_unfinished(&self) -> Result<()> {
        match fs::remove_dir_all(self.folder.join(PARTS)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
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
        if self.prove(&hash).is_ok() {
            return Ok(hash);
        }
        let nonce: [u8; NONCE] = ctx.random();
        let sealed = self
            .cipher
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: content, aad: hash.as_str().as_bytes() })
            .map_err(Problem::internal)?;
        self.write_whole(&hash, &[&nonce, &sealed])?;
        Ok(hash)
    }

    /// Removes every file but one.
    pub(crate) fn keep_only(&self, hash: &FileHash) -> Result<()> {
        let kept = self.place_of(hash);
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
        self.opened(hash, &self.sealed(hash)?)
    }

    /// Whether a file opens and is its own content.
    pub(crate) fn prove(&self, hash: &FileHash) -> Result<()> {
        self.get(hash).map(|_| ())
    }

    /// Brings one sealed file to another folder under the same key, unless a whole one is there. Errors are the other
    /// folder's alone: what cannot be read here is not whole.
    pub(crate) fn carry_to(&self, there: &Self, hash: &FileHash) -> Result<Carried> {
        let sealed = self.sealed(hash).and_then(|sealed| self.opened(hash, &sealed).map(|_| sealed));
        match (sealed, there.prove(hash)) {
            (Ok(_), Ok(())) => Ok(Carried::Whole),
            (Ok(sealed), Err(_)) => there.write_whole(hash, &[&sealed]).map(|()| Carried::Whole),
            (Err(_), Ok(())) => Ok(Carried::OnlyThere),
            (Err(_), Err(_)) => Ok(Carried::Nowhere),
        }
    }

    fn sealed(&self, hash: &FileHash) -> Result<Vec<u8>> {
        match fs::read(self.place_of(hash)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Problem::not_found("file")),
            read => Ok(read?),
        }
    }

    fn opened(&self, hash: &FileHash, sealed: &[u8]) -> Result<Vec<u8>> {
        let damaged = || Problem::new("damaged").with("what", "file");
        let (nonce, body) = sealed.split_at_checked(NONCE).ok_or_else(damaged)?;
        let content = Payload { msg: body, aad: hash.as_str().as_bytes() };
        self.cipher.decrypt(XNonce::from_slice(nonce), content).map_err(|_| damaged())
    }

    /// Two letters of the hash spread the files over 256 folders.
    fn place_of(&self, hash: &FileHash) -> PathBuf {
        self.folder.join(hash.0.get(..2).unwrap_or("00")).join(&hash.0)
    }

    /// Writes beside the place and renames: two writers of the same content never meet in one part, for each carries its
    /// own nonce, the sealed bytes' first, in its name.
    fn write_whole(&self, hash: &FileHash, sealed: &[&[u8]]) -> Result<()> {
        let (place, parts) = (self.place_of(hash), self.folder.join(PARTS));
        let shelf = place.parent().unwrap_or(&self.folder);
        self.lay_folder(&parts)?;
        self.lay_folder(shelf)?;
        let nonce = sealed.iter().copied().flatten().take(NONCE);
        let own: String = nonce.map(|byte| format!("{byte:02x}")).collect();
        let part = parts.join(format!("{}.{own}", hash.0));
        let written = self.write_part(&part, sealed).and_then(|()| fs::rename(&part, &place));
        if let Err(error) = written {
            // What is left of it would only fill the disk further; the next opening clears what does not go now.
            let _ = fs::remove_file(&part);
            return Err(error.into());
        }
        if self.waits() {
            sync_folder(shelf)?;
        }
        Ok(())
    }

    fn write_part(&self, part: &Path, sealed: &[&[u8]]) -> std::io::Result<()> {
        let mut file = fs::File::create(part)?;
        for bytes in sealed {
            file.write_all(bytes)?;
        }
        if self.waits() { file.sync_all() } else { Ok(()) }
    }

    /// Makes a folder that is there after a power cut too: where names reach the disk only when told, so must each of
    /// those that lead to it.
    fn lay_folder(&self, folder: &Path) -> Result<()> {
        if self.standing.lock().contains(folder) {
            return Ok(());
        }
        fs::create_dir_all(folder)?;
        if self.waits() {
            for above in folder.ancestors().skip(1).take_while(|above| above.starts_with(&self.folder)) {
                sync_folder(above)?;
            }
            self.folder.parent().map_or(Ok(()), sync_folder)?;
        }
        self.standing.lock().insert(folder.to_owned());
        Ok(())
    }

    fn waits(&self) -> bool {
        self.waits.load(Ordering::Relaxed)
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
        let place = files.place_of(&hash);
        let mut bytes = fs::read(&place).unwrap();
        assert!(!bytes.windows(9).any(|window| window == b"signature"), "what lies on disk is not readable");
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(&place, bytes).unwrap();
        assert_eq!(files.get(&hash).unwrap_err().code, "damaged", "bit rot is told, never served");
        assert_eq!(files.put(&ctx, b"signature").unwrap(), hash);
        assert_eq!(files.get(&hash).unwrap(), b"signature", "given the content again, the file is whole again");
    }

    #[test]
    fn half_written_files_go_and_a_failed_write_leaves_none() {
        let folder = tempfile::tempdir().unwrap();
        let ctx = Ctx::program(Millis(0), std::sync::Arc::new(|bytes: &mut [u8]| bytes.fill(9)));
        let files = Files::new(folder.path().join("files"), &Key::new([1; 32]));
        let hash = files.put(&ctx, b"signature").unwrap();
        let parts = folder.path().join("files").join(PARTS);
        fs::write(parts.join("left by a killed program"), b"half").unwrap();
        files.clear_unfinished().unwrap();
        assert!(!parts.exists(), "what is half written is nobody's");
        assert_eq!(files.get(&hash).unwrap(), b"signature", "and what was whole is there");
        let again = Files::new(folder.path().join("files"), &Key::new([1; 32]));
        let blocked = FileHash::of(b"photo");
        fs::create_dir_all(again.place_of(&blocked)).unwrap();
        assert_eq!(again.put(&ctx, b"photo").unwrap_err().code, "disk_error", "a folder stands in its way");
        assert_eq!(fs::read_dir(&parts).unwrap().count(), 0, "a write that failed cleans up after itself");
    }

    #[test]
    fn a_file_is_carried_unless_a_whole_one_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let ctx = Ctx::program(Millis(0), std::sync::Arc::new(|bytes: &mut [u8]| bytes.fill(9)));
        let key = Key::new([1; 32]);
        let (here, there) =
            (Files::new(folder.path().join("here"), &key), Files::new(folder.path().join("there"), &key));
        let hash = here.put(&ctx, b"photo").unwrap();
        assert_eq!(here.carry_to(&there, &hash).unwrap(), Carried::Whole);
        fs::write(there.place_of(&hash), b"rotten").unwrap();
        assert_eq!(here.carry_to(&there, &hash).unwrap(), Carried::Whole, "a rotten copy is made anew");
        assert_eq!(there.get(&hash).unwrap(), b"photo");
        fs::write(here.place_of(&hash), b"rotten").unwrap();
        assert_eq!(here.carry_to(&there, &hash).unwrap(), Carried::OnlyThere, "and never from a rotten one");
        assert_eq!(there.get(&hash).unwrap(), b"photo");
        fs::remove_file(there.place_of(&hash)).unwrap();
        assert_eq!(here.carry_to(&there, &hash).unwrap(), Carried::Nowhere);
    }
}
