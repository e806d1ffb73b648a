//! A source file taken apart just far enough for the walls: code, texts in quotes, comments.
//!
//! One small reader for Rust and for TypeScript and Vue, whose quotes and comments differ little. It knows nothing of
//! grammar; what it cannot tell apart it calls code.

use std::ops::Range;

/// A text in quotes and the place it stands.
#[derive(Debug, Clone)]
pub struct Quoted {
    /// Its line, from 1.
    pub line: usize,
    /// What stands between the quotes, as written.
    pub text: String,
    at: usize,
}

/// A file.
pub struct Source {
    /// Its path from the checkout, with forward slashes.
    pub path: String,
    /// All of it.
    pub text: String,
    /// The same length, with comments and what stands in quotes turned to blanks.
    pub code: String,
    /// Texts in quotes.
    pub quoted: Vec<Quoted>,
}

impl Source {
    /// Takes a file apart.
    pub fn read(path: String, text: String) -> Self {
        let rust = path.ends_with(".rs");
        let mut reader = Reader { bytes: text.as_bytes(), rust, at: 0, blank: Vec::new(), quoted: Vec::new() };
        reader.run();
        let Reader { blank, quoted, .. } = reader;
        let code = blanked(&text, &blank);
        let quoted = quoted.into_iter().map(|span| quoted_at(&text, span)).collect();
        Self { path, text, code, quoted }
    }

    /// Whether only tests compile this file.
    pub fn is_test(&self) -> bool {
        ["/tests/", "/examples/", "/benches/"].iter().any(|part| self.path.contains(part))
            || self.path.ends_with("/tests.rs")
    }

    /// The modules this one declares behind `#[cfg(test)]`, as paths without an ending.
    pub fn test_modules(&self) -> Vec<String> {
        let folder = match self.path.rsplit_once('/') {
            Some((folder, "mod.rs" | "lib.rs" | "main.rs")) => folder.to_owned(),
            _ => self.path.trim_end_matches(".rs").to_owned(),
        };
        let behind = self.code.split("#[cfg(test)]").skip(1).filter_map(|rest| {
            let item = rest.split([';', '{']).next()?.trim();
            item.rsplit_once("mod ").map(|(_, name)| name.trim().to_owned())
        });
        behind.map(|name| format!("{folder}/{name}")).collect()
    }

    /// Without items behind `#[cfg(test)]`.
    pub fn without_tests(self) -> Self {
        self.without("#[cfg(test)]")
    }

    /// Without the items that begin so, each to its closing brace.
    pub fn without(self, beginning: &str) -> Self {
        let mut spans = Vec::new();
        let mut from = 0;
        while let Some(found) = self.code[from..].find(beginning) {
            let start = from + found;
            let end = item_end(&self.code, start + beginning.trim_end_matches('{').len());
            spans.push(start..end);
            from = end;
        }
        let quoted = self.quoted.into_iter().filter(|quoted| !spans.iter().any(|span| span.contains(&quoted.at)));
        Self { quoted: quoted.collect(), code: blanked(&self.code, &spans), ..self }
    }

    /// Whether it is this module, or inside it.
    pub fn is_of(&self, module: &str) -> bool {
        self.path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
    }

    /// The lines of code in which `needle` stands, as "path:line".
    pub fn places(&self, needle: &str) -> Vec<String> {
        let lines = self.code.lines().enumerate().filter(|(_, line)| line.contains(needle));
        lines.map(|(n, _)| format!("{}:{}", self.path, n + 1)).collect()
    }

    /// The same for a whole word.
    pub fn words(&self, word: &str) -> Vec<String> {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let stands = |line: &str| {
            line.match_indices(word)
                .any(|(at, _)| !line[..at].ends_with(is_part) && !line[at + word.len()..].starts_with(is_part))
        };
        let lines = self.code.lines().enumerate().filter(|(_, line)| stands(line));
        lines.map(|(n, _)| format!("{}:{}", self.path, n + 1)).collect()
    }
}

/// Where the item behind an attribute ends: at its closing brace, or at a semicolon before any brace.
fn item_end(code: &str, from: usize) -> usize {
    let mut depth = 0;
    for (at, byte) in code.bytes().enumerate().skip(from) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth <= 1 => return at + 1,
            b'}' => depth -= 1,
            b';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

fn quoted_at(text: &str, span: Range<usize>) -> Quoted {
    let line = 1 + text.as_bytes()[..span.start].iter().filter(|byte| **byte == b'\n').count();
    Quoted { line, at: span.start, text: text[span].to_owned() }
}

fn blanked(text: &str, spans: &[Range<usize>]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for span in spans {
        for byte in &mut bytes[span.clone()] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(bytes).expect("blanks take the place of whole characters")
}

struct Reader<'a> {
    bytes: &'a [u8],
    rust: bool,
    at: usize,
    blank: Vec<Range<usize>>,
    quoted: Vec<Range<usize>>,
}

impl Reader<'_> {
    fn run(&mut self) {
        while self.at < self.bytes.len() {
            let rest = &self.bytes[self.at..];
            match rest {
                [b'/', b'/', ..] => self.comment(b"\n"),
                [b'/', b'*', ..] => self.comment(b"*/"),
                [b'<', b'!', b'-', b'-', ..] if !self.rust => self.comment(b"-->"),
                [b'"', ..] => self.quote(b'"'),
                [b'r', b'"' | b'#', ..] if self.rust && !self.in_word() => self.raw(),
                [b'\'', ..] if self.rust => self.character(),
                [b'\'', ..] => self.quote(b'\''),
                [b'`', ..] if !self.rust => self.quote(b'`'),
                [b'/', ..] if !self.rust && self.starts_pattern() => self.pattern(),
                _ => self.at += 1,
            }
        }
    }

    fn in_word(&self) -> bool {
        self.at > 0 && self.bytes.get(self.at - 1).is_some_and(|byte| byte.is_ascii_alphanumeric() && *byte != b'b')
    }

    fn comment(&mut self, end: &[u8]) {
        let start = self.at;
        let length = self.bytes[start + 2..].windows(end.len()).position(|window| window == end);
        self.at = length.map_or(self.bytes.len(), |length| start + 2 + length + end.len());
        self.blank.push(start..self.at);
    }

    fn quote(&mut self, mark: u8) {
        let start = self.at + 1;
        let one_line = !self.rust && mark != b'`';
        let mut at = start;
        while at < self.bytes.len() && self.bytes[at] != mark && !(one_line && self.bytes[at] == b'\n') {
            at += if self.bytes[at] == b'\\' { 2 } else { 1 };
        }
        self.keep(start..at.min(self.bytes.len()), 1);
    }

    fn raw(&mut self) {
        let hashes = self.bytes[self.at + 1..].iter().take_while(|byte| **byte == b'#').count();
        let start = self.at + 2 + hashes;
        if self.bytes.get(start - 1) != Some(&b'"') {
            self.at += 1;
            return;
        }
        let end: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
        let length = self.bytes[start..].windows(end.len()).position(|window| window == end);
        let length = length.unwrap_or(self.bytes.len() - start);
        self.keep(start..start + length, end.len());
    }

    /// A character in quotes, or a lifetime, which has no closing quote.
    fn character(&mut self) {
        let start = self.at + 1;
        let rest = &self.bytes[start..];
        let width = match rest.first() {
            Some(b'\\') => rest.iter().skip(2).position(|byte| *byte == b'\'').map(|at| at + 2),
            Some(first) => {
                let width = first.leading_ones().max(1) as usize;
                (rest.get(width) == Some(&b'\'')).then_some(width)
            }
            None => None,
        };
        match width {
            Some(width) => self.keep(start..start + width, 1),
            None => self.at += 1,
        }
    }

    /// A slash opens a pattern where a value may stand, otherwise it divides or closes a tag.
    fn starts_pattern(&self) -> bool {
        let before = self.bytes[..self.at].iter().rev().find(|byte| !byte.is_ascii_whitespace());
        before.is_some_and(|byte| b"(,=:[!&|?{};".contains(byte))
    }

    fn pattern(&mut self) {
        let start = self.at + 1;
        let (mut at, mut in_class) = (start, false);
        while at < self.bytes.len() && self.bytes[at] != b'\n' && (self.bytes[at] != b'/' || in_class) {
            match self.bytes[at] {
                b'\\' => at += 1,
                b'[' => in_class = true,
                b']' => in_class = false,
                _ => {}
            }
            at += 1;
        }
        self.at = (at + 1).min(self.bytes.len());
        self.blank.push(start..at.min(self.bytes.len()));
    }

    fn keep(&mut self, span: Range<usize>, closing: usize) {
        self.at = (span.end + closing).min(self.bytes.len());
        self.blank.push(span.clone());
        self.quoted.push(span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(path: &str, text: &str) -> Vec<String> {
        Source::read(path.into(), text.into()).quoted.into_iter().map(|quoted| quoted.text).collect()
    }

    #[test]
    fn rust_quotes_comments_and_lifetimes_are_told_apart() {
        let text =
            "// 'a \"no\"\nfn f<'a>(x: &'a str) { g(\"yes\", '\"', r#\"raw \" one\"#, b\"bytes\"); /* \"no\" */ }";
        assert_eq!(texts("a.rs", text), ["yes", "\"", "raw \" one", "bytes"], "a text is what a program could print");
    }

    #[test]
    fn patterns_and_comments_of_the_screens_are_no_texts() {
        let text = "<!-- '否' -->\nconst a = /['\"年]/.exec(x) ?? `是`; // 'no'\nconst b = 4 / 2; f('好');";
        assert_eq!(texts("a.ts", text), ["是", "好"], "a pattern matches what is typed, nobody reads it");
    }

    #[test]
    fn what_only_tests_compile_is_left_out() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { c(\"x\"); } }\nfn d() { e(\"y\"); }";
        let source = Source::read("a.rs".into(), text.into()).without_tests();
        assert!(source.code.contains("fn d") && !source.code.contains("fn b"), "code after the tests still counts");
        assert_eq!(source.quoted.len(), 1, "texts of tests are left out with them");
    }
}
