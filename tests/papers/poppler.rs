//! A PDF as poppler reads it, which is how another program, or the customer's phone, would.

use std::process::Command;

/// A sheet read back.
pub struct Sheet {
    /// All its text, without blanks and line breaks: a wrapped cell reads as one.
    pub text: String,
    /// The text of each page, likewise.
    pub pages: Vec<String>,
    info: String,
    fonts: String,
    bytes: usize,
}

impl Sheet {
    /// Reads a PDF.
    pub fn read(pdf: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("sheet.pdf");
        std::fs::write(&file, pdf).expect("the sheet is kept for poppler");
        let run = |program: &str, arguments: &[&str]| {
            let mut command = Command::new(program);
            command.args(arguments.iter().take_while(|argument| **argument != "-")).arg(&file);
            command.args(arguments.iter().skip_while(|argument| **argument != "-"));
            let output = command.output().unwrap_or_else(|error| panic!("{program}, of poppler-utils: {error}"));
            assert!(output.status.success(), "{program} cannot read it: {}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).expect("poppler speaks UTF-8")
        };
        let raw = run("pdftotext", &["-raw", "-"]);
        let tight = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let pages = raw.split('\u{c}').map(tight).filter(|page| !page.is_empty()).collect();
        Self { text: tight(&raw), pages, info: run("pdfinfo", &[]), fonts: run("pdffonts", &[]), bytes: pdf.len() }
    }

    /// It says this.
    #[track_caller]
    pub fn says(&self, text: &str, why: &str) {
        let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(self.text.contains(&tight), "the sheet does not say {text} ({why}):\n{}", self.text);
    }

    /// It does not say this.
    #[track_caller]
    pub fn does_not_say(&self, text: &str, why: &str) {
        let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(!self.text.contains(&tight), "the sheet says {text} ({why}):\n{}", self.text);
    }

    /// A4, its fonts within, each page small, and each page numbered.
    #[track_caller]
    pub fn is_well_made(&self, page: usize) {
        assert!(self.info.contains("(A4)"), "it is printed on A4:\n{}", self.info);
        let fonts: Vec<&str> = self.fonts.lines().skip(2).collect();
        assert!(
            !fonts.is_empty() && fonts.iter().all(|font| font.contains("yes yes yes")),
            "fonts are embedded as subsets, with text to extract:\n{}",
            self.fonts
        );
        assert!(self.bytes <= page * self.pages.len(), "{} bytes for {} pages", self.bytes, self.pages.len());
        let numbered =
            self.pages.iter().all(|page| page.contains("第1/") || page.contains("第2/") || page.contains("第3/"));
        assert!(numbered, "a page says which of how many it is");
    }
}

#[test]
fn a_sheet_that_says_something_else_is_found() {
    let (house, shop) = jieche_tests::house::House::with_examples();
    let desk = house.stranger("办公室").with_token(&shop.token);
    let sheet = Sheet::read(&desk.prints("settlement_print", serde_json::json!({ "id": shop.example.settlement })));
    sheet.says("前制动片", "the line of the examples' order");
    let other = std::panic::catch_unwind(|| sheet.says("后制动片", "planted"));
    assert!(other.is_err(), "a wrong line would be found");
    let small = std::panic::catch_unwind(|| sheet.is_well_made(1024));
    assert!(small.is_err(), "and a sheet that is too large");
}
