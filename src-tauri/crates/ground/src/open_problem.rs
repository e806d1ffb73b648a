//! Why a shop's folder cannot be opened, said so that a person at the desk can act on it.

use std::collections::BTreeMap;

use crate::Problem;

/// A refusal to open. Codes: `in_use` (args: program, pid, since), `newer` (args: found, known),
/// `damaged` (args: what), `database_missing`, `rolled_back` (args: missing, at), `key_missing`, `key_wrong`,
/// `network_drive`, `disk_full`, `io`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenProblem {
    /// The code.
    pub code: &'static str,
    /// Figures for the sentence; never personal data.
    pub args: BTreeMap<String, String>,
}

impl OpenProblem {
    /// A refusal.
    pub fn new(code: &'static str) -> Self {
        Self { code, args: BTreeMap::new() }
    }

    /// The same with a figure.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// The file is not what it was written to be.
    pub fn damaged(what: impl ToString) -> Self {
        Self::new("damaged").with("what", what)
    }
}

impl std::fmt::Display for OpenProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let arg = |name: &str| self.args.get(name).map_or("?", String::as_str);
        match self.code {
            "in_use" => write!(
                f,
                "This shop's data folder is in use by {} (process {}) since {}. Close that program, or use it instead. / 本店数据正被 {} 使用。",
                arg("program"),
                arg("pid"),
                arg("since"),
                arg("program")
            ),
            "newer" => write!(
                f,
                "This shop's data was written by a newer version of the program (format {}, this one knows {}). Update the program. / 数据由更新版本写入，请升级程序。",
                arg("found"),
                arg("known")
            ),
            "damaged" => write!(
                f,
                "This shop's data is damaged ({}). Nothing was changed. Restore the newest good backup into a new folder. / 数据损坏，未作任何改动，请从最近的完好备份恢复。",
                arg("what")
            ),
            "database_missing" => write!(
                f,
                "This shop's database is gone from its folder, or empty. Nothing was changed. Restore the newest good backup. / 数据库文件不见了或是空的，未作任何改动，请从最近的完好备份恢复。"
            ),
            "rolled_back" => write!(
                f,
                "This shop's data is older than its backup of {}: {} saved changes are missing. Nothing was changed. / 数据比 {} 的备份还旧，缺少 {} 次保存，未作任何改动。",
                arg("at"),
                arg("missing"),
                arg("at"),
                arg("missing")
            ),
            "key_missing" => write!(
                f,
                "The key file of this shop is missing. Restore it with the recovery code. / 密钥文件缺失，请用恢复码恢复。"
            ),
            "key_wrong" => write!(f, "The key does not open this shop's data. / 密钥与数据不符。"),
            "network_drive" => write!(
                f,
                "The data folder is on a network drive, where the database cannot be kept safe. Choose a folder on this computer. / 数据目录在网络盘上，请改用本机目录。"
            ),
            "disk_full" => write!(f, "The disk is full. / 磁盘已满。"),
            _ => write!(f, "The data folder cannot be read or written ({}). / 数据目录无法读写。", arg("what")),
        }
    }
}

impl std::error::Error for OpenProblem {}

impl From<std::io::Error> for OpenProblem {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Self::new("disk_full"),
            kind => Self::new("io").with("what", kind),
        }
    }
}

impl From<rusqlite::Error> for OpenProblem {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as E;
        match error.sqlite_error_code() {
            Some(E::DatabaseCorrupt | E::NotADatabase) => Self::damaged("a page of the database"),
            Some(E::DiskFull) => Self::new("disk_full"),
            _ => Self::new("io").with("what", error),
        }
    }
}

impl From<OpenProblem> for Problem {
    fn from(problem: OpenProblem) -> Self {
        let mut answer = Self::new(problem.code);
        answer.args = problem.args;
        answer
    }
}
