//! Reads what the TypeScript generator writes, as far as it must be known here: which field leads to which type.
//!
//! The generator's own output is read, for ts-rs tells a type's shape in no other way. What it writes that stands here
//! nowhere is refused, so that no field is passed over unseen.

use std::collections::BTreeMap;

/// A type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// `{ name: …, … }`
    Fields(Vec<(String, Self)>),
    /// `Array<…>`, `[…, …]`: many of one or more types.
    Many(Vec<Self>),
    /// `… | …`
    OneOf(Vec<Self>),
    /// A type by its name, and what it is of: `Page<OrderBrief>`, `Fen`, `string`.
    Named(String, Vec<Self>),
    /// A text or a number that stands for itself.
    Literal,
}

/// `export type Page<T> = …;`: its name, what it is of, and its shape.
pub(super) fn declaration(line: &str) -> Result<(String, Vec<String>, Shape), String> {
    let mut reader = Reader { tokens: tokens(line), at: 0, line };
    reader.wants("export")?;
    reader.wants("type")?;
    let name = reader.word()?;
    let of = if reader.skips("<") { reader.words_until(">")? } else { Vec::new() };
    reader.wants("=")?;
    let shape = reader.any_of()?;
    reader.wants(";")?;
    Ok((name, of, shape))
}

/// A type as an answer names it.
pub(super) fn of(text: &str) -> Result<Shape, String> {
    Reader { tokens: tokens(text), at: 0, line: text }.any_of()
}

impl Shape {
    /// With each name in `known` replaced by its shape.
    pub(super) fn with(&self, known: &BTreeMap<String, Self>) -> Self {
        let all = |shapes: &[Self]| shapes.iter().map(|shape| shape.with(known)).collect();
        match self {
            Self::Fields(fields) => {
                Self::Fields(fields.iter().map(|(name, shape)| (name.clone(), shape.with(known))).collect())
            }
            Self::Many(shapes) => Self::Many(all(shapes)),
            Self::OneOf(shapes) => Self::OneOf(all(shapes)),
            Self::Named(name, of) => known.get(name).cloned().unwrap_or_else(|| Self::Named(name.clone(), all(of))),
            Self::Literal => Self::Literal,
        }
    }
}

/// Words, texts in quotes, and signs.
fn tokens(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
            _ if is_part(first) => rest.find(|c| !is_part(c)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        found.push(token);
        rest = after.trim_start();
    }
    found
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

struct Reader<'a> {
    tokens: Vec<&'a str>,
    at: usize,
    line: &'a str,
}

impl<'a> Reader<'a> {
    fn any_of(&mut self) -> Result<Shape, String> {
        let mut shapes = vec![self.one()?];
        while self.skips("|") {
            shapes.push(self.one()?);
        }
        Ok(if shapes.len() == 1 { shapes.remove(0) } else { Shape::OneOf(shapes) })
    }

    fn one(&mut self) -> Result<Shape, String> {
        if self.skips("{") {
            return self.fields();
        }
        if self.skips("[") {
            return Ok(Shape::Many(self.list("]")?));
        }
        if self.now().starts_with('"') || self.now().starts_with(|c: char| c.is_ascii_digit()) {
            self.at += 1;
            return Ok(Shape::Literal);
        }
        let name = self.word()?;
        let of = if self.skips("<") { self.list(">")? } else { Vec::new() };
        Ok(match name.as_str() {
            "Array" => Shape::Many(of),
            "Record" => Shape::Many(of.into_iter().skip(1).collect()),
            _ => Shape::Named(name, of),
        })
    }

    fn fields(&mut self) -> Result<Shape, String> {
        let mut fields = Vec::new();
        while !self.skips("}") {
            if self.skips("[") {
                // `[key in string]`: any name.
                self.words_until("]")?;
                self.wants(":")?;
                fields.push((String::new(), self.any_of()?));
            } else {
                let name = self.word()?;
                self.skips("?");
                self.wants(":")?;
                fields.push((name, self.any_of()?));
            }
            self.skips(",");
        }
        match fields.as_slice() {
            [(name, shape)] if name.is_empty() => Ok(Shape::Many(vec![shape.clone()])),
            _ => Ok(Shape::Fields(fields)),
        }
    }

    fn list(&mut self, end: &str) -> Result<Vec<Shape>, String> {
        let mut shapes = Vec::new();
        while !self.skips(end) {
            shapes.push(self.any_of()?);
            self.skips(",");
        }
        Ok(shapes)
    }

    fn words_until(&mut self, end: &str) -> Result<Vec<String>, String> {
        let mut words = Vec::new();
        while !self.skips(end) {
            words.push(self.word()?);
            self.skips(",");
        }
        Ok(words)
    }

    fn now(&self) -> &'a str {
        self.tokens.get(self.at).copied().unwrap_or_default()
    }

    fn skips(&mut self, token: &str) -> bool {
        let is_it = self.now() == token;
        self.at += usize::from(is_it);
        is_it
    }

    fn wants(&mut self, token: &str) -> Result<(), String> {
        if self.skips(token) { Ok(()) } else { Err(self.refusal(token)) }
    }

    /// A name, in quotes or not.
    fn word(&mut self) -> Result<String, String> {
        let word = self.now().trim_matches('"');
        if word.is_empty() || !word.chars().all(is_part) {
            return Err(self.refusal("a name"));
        }
        self.at += 1;
        Ok(word.to_owned())
    }

    fn refusal(&self, wanted: &str) -> String {
        format!("{wanted} is wanted instead of `{}` in {}", self.now(), self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Shape {
        Shape::Named(name.into(), Vec::new())
    }

    #[test]
    fn what_the_generator_writes_is_read() {
        let line = "export type Page<T> = { rows: Array<T>, next?: string | null, \"way\": \"a\" | [number, Fen], args: { [key in string]: string } };";
        let pair = Shape::Many(vec![named("number"), named("Fen")]);
        let fields = [
            ("rows", Shape::Many(vec![named("T")])),
            ("next", Shape::OneOf(vec![named("string"), named("null")])),
            ("way", Shape::OneOf(vec![Shape::Literal, pair])),
            ("args", Shape::Many(vec![named("string")])),
        ];
        let fields = Shape::Fields(fields.map(|(name, shape)| (name.to_owned(), shape)).into());
        assert_eq!(declaration(line), Ok(("Page".into(), vec!["T".into()], fields)));
        assert_eq!(of("Record<string, Fen>"), Ok(Shape::Many(vec![named("Fen")])), "a map is gone through like a list");
    }

    #[test]
    fn what_is_unknown_is_refused() {
        for strange in ["export type A = B & C;", "export type A = (B) => C;", "export interface A {}"] {
            assert!(declaration(strange).is_err(), "a field nobody reads is a field nobody guards: {strange}");
        }
    }
}
