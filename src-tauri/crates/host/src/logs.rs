//! The host's log: ten files of 5 MB under the data folder, in local time. Names, phones, plates and VINs never reach
//! it, because calls are logged by command and status only, and a fall by its place only.

use chrono::Local;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::panic;
use std::path::{Path, PathBuf};

const NAME: &str = "jieche-host";
const FILES: usize = 10;
const FILE_BYTES: u64 = 5_000_000;

/// Starts the log in `DATA/logs`; our own crates from `info`, libraries from `warn`.
pub fn keep(data: &Path) -> io::Result<()> {
    let file = RotatingFile::open(data.join("logs"), FILE_BYTES)?;
    let started = fern::Dispatch::new()
        .level(log::LevelFilter::Warn)
        .level_for("jieche_host", log::LevelFilter::Info)
        .level_for("jieche_api", log::LevelFilter::Info)
        .level_for("jieche_shop", log::LevelFilter::Info)
        .level_for("jieche_ground", log::LevelFilter::Info)
        .format(|out, message, record| {
            out.finish(format_args!(
                "{} {} {} {message}",
                time("%Y-%m-%d %H:%M:%S%.3f"),
                record.level(),
                record.target()
            ))
        })
        .chain(Box::new(file) as Box<dyn Write + Send>)
        .apply();
    let at_the_terminal = panic::take_hook();
    panic::set_hook(Box::new(move |fallen| {
        at_the_terminal(fallen);
        let place = fallen.location().map_or_else(|| "unknown".to_owned(), |place| place.to_string());
        log::error!("fell over at {place}");
    }));
    started.map_err(io::Error::other)
}

#[allow(clippy::disallowed_methods)] // a log line's own time, beside which no record stands
fn time(form: &str) -> String {
    Local::now().format(form).to_string()
}

/// Appends to one file; a full one is put aside under its date, and the oldest beyond ten go.
struct RotatingFile {
    folder: PathBuf,
    file: File,
    length: u64,
    limit: u64,
}

impl RotatingFile {
    fn open(folder: PathBuf, limit: u64) -> io::Result<RotatingFile> {
        fs::create_dir_all(&folder)?;
        let file = OpenOptions::new().create(true).append(true).open(current(&folder))?;
        let length = file.metadata()?.len();
        Ok(RotatingFile { folder, file, length, limit })
    }

    fn append(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.length >= self.limit {
            self.put_aside()?;
        }
        self.file.write(line)
    }

    fn put_aside(&mut self) -> io::Result<()> {
        let full = self.folder.join(format!("{NAME}_{}.log", time("%Y-%m-%d_%H-%M-%S%.6f")));
        fs::rename(current(&self.folder), full)?;
        *self = RotatingFile::open(self.folder.clone(), self.limit)?;
        let mut aside = aside(&self.folder)?;
        aside.sort(); // their names are their dates
        for old in aside.iter().rev().skip(FILES - 1) {
            fs::remove_file(old)?;
        }
        Ok(())
    }
}

/// Never fails: a line that finds the disk full is lost. Who logs would otherwise be told on the terminal, and end where
/// that is on the same disk.
impl Write for RotatingFile {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if let Ok(written) = self.append(line) {
            self.length += written as u64;
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let _ = self.file.flush();
        Ok(())
    }
}

fn current(folder: &Path) -> PathBuf {
    folder.join(format!("{NAME}.log"))
}

fn aside(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let begins = format!("{NAME}_");
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    Ok(entries
        .into_iter()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(&begins))
        .map(|entry| entry.path())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_files_are_kept_and_the_newest_line_is_in_the_current_one() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = RotatingFile::open(folder.path().to_owned(), 20).unwrap();
        for n in 0..40 {
            writeln!(log, "line number {n:04}").unwrap();
        }
        assert_eq!(aside(folder.path()).unwrap().len(), FILES - 1);
        assert!(fs::read_to_string(current(folder.path())).unwrap().ends_with("line number 0039\n"));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_full_disk_under_the_log_ends_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = RotatingFile::open(folder.path().to_owned(), 1_000).unwrap();
        log.file = OpenOptions::new().append(true).open("/dev/full").unwrap();
        assert!(log.file.write(b"full").is_err(), "the disk is full");
        writeln!(log, "a line that finds no room").unwrap();
        log.flush().unwrap();
    }
}
