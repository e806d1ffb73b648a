//! What a feature says of its answers' fields where their types leave it open.

use jieche_shop::registers::staff::Sensitive;

use crate::typescript::Declarations;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code)] // a feature to come says what those of today need not
pub(crate) enum What {
    /// A person's name or hand, already masked where it was read.
    Name,
    /// A phone number in plain text.
    Phone,
    /// An address in plain text.
    Address,
    /// A VIN in plain text.
    Vin,
    /// Money that is no `Fen`.
    Money,
    /// What the shop pays or earns.
    Cost,
    /// A record or a file as it is, with whatever it holds.
    Everything,
    /// What something is called: a part, a package, a point.
    Thing,
    /// Somebody who works here, by name: everybody who works here knows it.
    Colleague,
    /// The shop's own: its name, its phone.
    Shop,
}

impl What {
    /// What must be seen to see it; nothing for what is everybody's.
    pub fn kinds(self) -> Vec<Sensitive> {
        match self {
            Self::Name => vec![Sensitive::Name],
            Self::Phone => vec![Sensitive::Phone],
            Self::Address => vec![Sensitive::Address],
            Self::Vin => vec![Sensitive::Vin],
            Self::Money => vec![Sensitive::Money],
            Self::Cost => vec![Sensitive::Cost],
            Self::Everything => Sensitive::ALL.into(),
            Self::Thing | Self::Colleague | Self::Shop => Vec::new(),
        }
    }
}

/// What is said of one field.
pub struct Said {
    /// The type's TypeScript name, declared on the way.
    pub(crate) of: fn(&mut Declarations) -> String,
    /// The field, after those that are flattened on the way to it.
    pub(crate) path: &'static str,
    /// What it holds.
    pub(crate) what: What,
}

impl Said {
    /// The field's name, as the answer has it.
    pub(crate) fn field(&self) -> &'static str {
        self.path.rsplit('.').next().unwrap_or_default().trim()
    }
}

/// `Invoice.title: Name;` … makes `FIELDS`, for the list to join. A field that is gone does not compile; one of a record
/// that is flattened into the answer is named by the way to it: `OrderFile.order.collected_by: Name;`.
macro_rules! fields {
    ($($($of:ident)::+ . $($field:ident).+ : $what:ident;)+) => {
        pub(crate) const FIELDS: &[$crate::sight::Said] = &[$(
            $crate::sight::Said {
                of: |types| types.of::<$($of)::+>(),
                path: stringify!($($field).+),
                what: $crate::sight::What::$what,
            }
        ),+];
        $(const _: fn(&$($of)::+) = |it| { let _ = &it.$($field).+; };)+
    };
}
pub(crate) use fields;
