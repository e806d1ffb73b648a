//! Which fields of which command's answer are guarded, from the answer's type and what the features say.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::LazyLock;

use jieche_shop::registers::staff::Sensitive;
use serde_json::{Value, json};

use super::What;
use super::shape::{self, Shape};
use crate::commands::Command;
use crate::list;
use crate::typescript::Declarations;

/// Names under which the shop shows personal data, and what each is.
const SHOWN: [(&str, Sensitive); 6] = [
    ("name", Sensitive::Name),
    ("signer", Sensitive::Name),
    ("brought_by", Sensitive::Name),
    ("phone", Sensitive::Phone),
    ("address", Sensitive::Address),
    ("vin", Sensitive::Vin),
];
/// Last words of a field's name that sound like what is not everybody's. Whoever is called by their post (`advisor`,
/// `technician`), or `person`, works here.
const SOUNDS: [&str; 14] = [
    "name", "by", "debtor", "signer", "title", "contact", "strokes", "phone", "address", "vin", "fen", "price", "cost",
    "margin",
];

/// What of an answer is guarded, nested as the answer is; lists are gone through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Guarded {
    /// What must be seen to see it; nothing where only some of its fields are guarded.
    pub kinds: Vec<Sensitive>,
    /// Its guarded fields.
    pub fields: BTreeMap<String, Self>,
}

static GUARDED: LazyLock<HashMap<&'static str, Guarded>> =
    LazyLock::new(|| Types::all().map(|(mut types, answers)| types.of_commands(&answers)).unwrap_or_default());

/// What of a command's answer is.
pub(super) fn of(command: &Command) -> Option<&'static Guarded> {
    GUARDED.get(command.name)
}

/// The same for `GET /rpc`: the fields of each kind, and of a document what it carries.
pub(crate) fn sensitive_fields(command: &Command) -> Value {
    if command.is_document() {
        return json!(command.carries);
    }
    let fields = |kind: Sensitive| of(command).map(|guarded| guarded.paths(kind, "")).unwrap_or_default();
    let kinds = Sensitive::ALL.into_iter().map(|kind| (kind, fields(kind)));
    kinds.filter(|(_, fields)| !fields.is_empty()).collect::<BTreeMap<_, _>>().into_iter().map(named).collect()
}

fn named((kind, fields): (Sensitive, Vec<String>)) -> (String, Value) {
    (json!(kind).as_str().unwrap_or_default().to_owned(), json!(fields))
}

impl Guarded {
    fn is_nothing(&self) -> bool {
        self.kinds.is_empty() && self.fields.is_empty()
    }

    fn and(mut self, other: Self) -> Self {
        for (name, guarded) in other.fields {
            let here = self.fields.remove(&name).unwrap_or_default();
            self.fields.insert(name, here.and(guarded));
        }
        Self { kinds: if self.kinds.is_empty() { other.kinds } else { self.kinds }, ..self }
    }

    /// The fields of a kind: `rows.customer_name`.
    fn paths(&self, kind: Sensitive, path: &str) -> Vec<String> {
        let own = self.kinds.contains(&kind).then(|| path.to_owned());
        let dot = if path.is_empty() { "" } else { "." };
        let inner = self.fields.iter().flat_map(|(name, guarded)| guarded.paths(kind, &format!("{path}{dot}{name}")));
        own.into_iter().chain(inner).collect()
    }
}

/// The commands, and the type each answers.
pub(super) type Answers = Vec<(&'static str, String)>;

/// Every answer's types, and what is said of their fields.
pub(super) struct Types {
    declared: HashMap<String, Rc<(Vec<String>, Shape)>>,
    said: HashMap<(String, String), What>,
    /// Types on the way to the one looked at, for one that contains itself.
    within: Vec<String>,
    /// Fields of which nobody said what they are, and types that cannot be followed.
    pub open: Vec<String>,
}

impl Types {
    /// Those of the command list, and each command's answer by name.
    pub fn all() -> Result<(Self, Answers), String> {
        let mut declarations = Declarations::new();
        let answers = list::commands().map(|command| (command.name, (command.types)(&mut declarations).1)).collect();
        let said = list::fields().map(|it| (((it.of)(&mut declarations), it.field().to_owned()), it.what)).collect();
        Ok((Self::of(declarations.texts(), said)?, answers))
    }

    /// Those of these declarations.
    pub fn of<'a>(
        declarations: impl Iterator<Item = &'a str>,
        said: HashMap<(String, String), What>,
    ) -> Result<Self, String> {
        let read =
            declarations.map(|line| shape::declaration(line).map(|(name, of, shape)| (name, Rc::new((of, shape)))));
        Ok(Self { declared: read.collect::<Result<_, _>>()?, said, within: Vec::new(), open: Vec::new() })
    }

    fn of_commands(&mut self, answers: &[(&'static str, String)]) -> HashMap<&'static str, Guarded> {
        answers.iter().map(|(name, answer)| (*name, self.of_answer(answer))).collect()
    }

    /// What of an answer of this type is.
    pub fn of_answer(&mut self, answer: &str) -> Guarded {
        match shape::of(answer) {
            Ok(shape) => self.guarded(&shape, ""),
            Err(problem) => {
                self.open.push(problem);
                Guarded::default()
            }
        }
    }

    /// What of a value is that stands in `field`.
    fn guarded(&mut self, shape: &Shape, field: &str) -> Guarded {
        match shape {
            Shape::Fields(fields) => fields.iter().fold(Guarded::default(), |whole, (name, shape)| {
                let guarded = self.field(name, shape);
                let fields = if guarded.is_nothing() { BTreeMap::new() } else { [(name.clone(), guarded)].into() };
                whole.and(Guarded { fields, ..Guarded::default() })
            }),
            Shape::Many(shapes) | Shape::OneOf(shapes) => {
                shapes.iter().fold(Guarded::default(), |whole, shape| whole.and(self.guarded(shape, field)))
            }
            Shape::Named(name, of) => self.named(name, of, field),
            Shape::Literal => Guarded::default(),
        }
    }

    fn field(&mut self, name: &str, shape: &Shape) -> Guarded {
        let of = self.within.last().cloned().unwrap_or_default();
        if let Some(what) = self.said.get(&(of.clone(), name.to_owned())) {
            return Guarded { kinds: what.kinds(), ..Guarded::default() };
        }
        let guarded = self.guarded(shape, name);
        if guarded.is_nothing() && (sounds(name) && self.is_plain(shape) || is_unknown(shape)) {
            self.open.push(format!("{of}.{name}: personal, money, cost, or what else?"));
        }
        guarded
    }

    fn named(&mut self, name: &str, of: &[Shape], field: &str) -> Guarded {
        let kind = match name {
            "Fen" => Some(Sensitive::Money),
            "Cost" => Some(Sensitive::Cost),
            "Shown" => SHOWN.iter().find(|(word, _)| is_last(word, field)).map(|(_, kind)| *kind),
            _ => return self.declared(name, of, field),
        };
        if kind.is_none() {
            self.open.push(format!("{}.{field}: shown, but of what kind?", self.within.last().map_or("", |it| it)));
        }
        Guarded { kinds: kind.into_iter().collect(), ..Guarded::default() }
    }

    /// What of a type's own declaration is.
    fn declared(&mut self, name: &str, of: &[Shape], field: &str) -> Guarded {
        let Some(declared) = self.declared.get(name).cloned() else { return Guarded::default() };
        if self.within.iter().any(|it| it == name) {
            self.open.push(format!("{name} contains itself: what it holds further in is not seen"));
            return Guarded::default();
        }
        let (generic, shape) = declared.as_ref();
        self.within.push(name.to_owned());
        let guarded = if of.is_empty() {
            self.guarded(shape, field)
        } else {
            self.guarded(&shape.with(&generic.iter().cloned().zip(of.iter().cloned()).collect()), field)
        };
        self.within.pop();
        guarded
    }

    /// Whether it is a text or a number, under whatever name.
    fn is_plain(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Many(shapes) | Shape::OneOf(shapes) => shapes.iter().any(|shape| self.is_plain(shape)),
            Shape::Named(name, _) => match self.declared.get(name) {
                Some(declared) => self.is_plain(&declared.1),
                None => ["string", "number"].contains(&name.as_str()),
            },
            Shape::Fields(_) | Shape::Literal => false,
        }
    }
}

fn is_unknown(shape: &Shape) -> bool {
    *shape == Shape::Named("unknown".into(), Vec::new())
}

fn sounds(field: &str) -> bool {
    SOUNDS.iter().any(|word| is_last(word, field))
}

/// Whether it is the field's name, or ends it: `phone` of `brought_by_phone`.
fn is_last(word: &str, field: &str) -> bool {
    field.strip_suffix(word).is_some_and(|before| before.is_empty() || before.ends_with('_'))
}
