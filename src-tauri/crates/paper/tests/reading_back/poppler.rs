//! Reads a PDF back with poppler, so that tests see what a reader of the sheet sees.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A PDF written to a folder of its own.
pub struct Pdf {
    _folder: tempfile::TempDir,
    path: PathBuf,
    pub bytes: usize,
}

/// A font as `pdffonts` lists it.
#[derive(Debug)]
pub struct Font {
    pub name: String,
    pub embedded: bool,
    pub subset: bool,
    pub unicode: bool,
}

/// A word and the box around it, mm from the top left of its page.
#[derive(Debug, Clone)]
pub struct Word {
    pub page: usize,
    pub text: String,
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Pdf {
    pub fn new(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the PDF");
        let path = folder.path().join("sheet.pdf");
        std::fs::write(&path, bytes).expect("the PDF is written");
        Self { _folder: folder, path, bytes: bytes.len() }
    }

    pub fn pages(&self) -> usize {
        let info = self.run("pdfinfo", &[]);
        let count = info.lines().find_map(|line| line.strip_prefix("Pages:")).expect("pdfinfo counts pages");
        count.trim().parse().expect("a number of pages")
    }

    pub fn info(&self) -> String {
        self.run("pdfinfo", &[])
    }

    /// The text of one page with blanks and line breaks taken out.
    pub fn letters_of(&self, page: usize) -> String {
        let page = page.to_string();
        self.run("pdftotext", &["-f", &page, "-l", &page, "-raw"]).split_whitespace().collect()
    }

    /// All text with blanks and line breaks taken out.
    pub fn letters(&self) -> String {
        self.run("pdftotext", &["-raw"]).split_whitespace().collect()
    }

    /// All text, line by line as it was set.
    pub fn lines(&self) -> String {
        self.run("pdftotext", &["-raw"])
    }

    pub fn fonts(&self) -> Vec<Font> {
        let listed = self.run("pdffonts", &[]);
        listed.lines().skip(2).map(font).collect()
    }

    /// What `pdfimages` lists.
    pub fn pictures(&self) -> String {
        run("pdfimages", &["-list"], &self.path)
    }

    pub fn words(&self) -> Vec<Word> {
        let mut page = 0;
        let mut words = Vec::new();
        for line in self.run("pdftotext", &["-bbox"]).lines() {
            if line.trim_start().starts_with("<page") {
                page += 1;
            }
            if let Some(word) = line.trim_start().strip_prefix("<word ") {
                words.push(parse_word(page, word));
            }
        }
        words
    }

    fn run(&self, tool: &str, options: &[&str]) -> String {
        run(tool, options, &self.path)
    }
}

fn run(tool: &str, options: &[&str], pdf: &Path) -> String {
    let mut command = Command::new(tool);
    command.args(options).arg(pdf);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let output =
        command.output().unwrap_or_else(|_| panic!("{tool} is missing; `cargo xtask test` installs poppler-utils"));
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("poppler writes UTF-8")
}

fn font(line: &str) -> Font {
    // The type holds blanks, so columns are counted from the right: emb sub uni object generation.
    let mut columns = line.split_whitespace().rev().skip(2).map(|column| column == "yes");
    let mut next = || columns.next().expect("a column of pdffonts");
    let (unicode, subset, embedded) = (next(), next(), next());
    Font { name: line.split_whitespace().next().unwrap_or_default().into(), embedded, subset, unicode }
}

fn parse_word(page: usize, attributes: &str) -> Word {
    let number = |name: &str| -> f32 {
        let (_, rest) = attributes.split_once(&format!("{name}=\"")).expect("an edge of the box");
        let points: f32 = rest.split('"').next().and_then(|value| value.parse().ok()).expect("a number of points");
        points * 25.4 / 72.0
    };
    let text = attributes.split_once('>').and_then(|(_, rest)| rest.split('<').next()).unwrap_or_default();
    Word {
        page,
        text: text.into(),
        left: number("xMin"),
        top: number("yMin"),
        right: number("xMax"),
        bottom: number("yMax"),
    }
}
