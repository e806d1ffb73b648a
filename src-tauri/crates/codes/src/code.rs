//! The one macro that makes a code out of its line, and what all codes have in common. Deliberately no code.

/// What every code can say of itself; for what is made for all codes alike.
pub trait Code: Copy + 'static {
    /// Its table.
    const TABLE: &'static Table;

    /// The code of a name; `None` where no code has it.
    fn named(name: &str) -> Option<Self>;

    /// Its line of the table.
    fn line(self) -> &'static Word;

    /// The Chinese word of a name; `None` where no code has it.
    fn said(name: &str) -> Option<&'static str> {
        Self::named(name).map(|code| code.line().zh)
    }
}

/// A table of codes.
#[derive(Debug)]
pub struct Table {
    /// What it is a table of, as the screens' words name it: `payer`.
    pub of: &'static str,
    /// Its lines, in the order lists show them.
    pub lines: &'static [Word],
}

/// A code by its name and its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its name in the program's list: stored and sent.
    pub name: &'static str,
    /// Its short word on screen, Chinese; also in files for the office.
    pub zh: &'static str,
    /// Its short word on screen, English.
    pub en: &'static str,
    /// Its word on paper, Chinese only.
    pub on_paper: &'static str,
}

/// Makes the codes of a file: `Variant = "name", "中文", "English";` a line, `on paper "…"` where the sheets say it
/// differently.
macro_rules! codes {
    ($(
        $(#[$what:meta])*
        $code:ident = $of:literal {
            $( $(#[$more:meta])* $variant:ident = $name:literal, $zh:literal, $en:literal $(, on paper $paper:literal)?; )+
        }
    )+) => {
        $(
            $(#[$what])*
            #[derive(
                Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS,
            )]
            pub enum $code {
                $( #[doc = $zh] $(#[$more])* #[serde(rename = $name)] $variant, )+
            }

            impl $code {
                /// All of them, in the order lists show them.
                pub const ALL: [Self; [$($name),+].len()] = [$(Self::$variant),+];

                const LINES: [$crate::Word; [$($name),+].len()] = [$(*Self::$variant.word()),+];

                const fn word(self) -> &'static $crate::Word {
                    match self {
                        $( Self::$variant => &$crate::Word {
                            name: $name, zh: $zh, en: $en, on_paper: codes!(@paper $zh $(, $paper)?),
                        }, )+
                    }
                }

                /// Its name in the program's list: stored and sent.
                #[must_use]
                pub const fn name(self) -> &'static str {
                    self.word().name
                }

                /// The code of a name; `None` where no code has it.
                #[must_use]
                pub fn from_name(name: &str) -> Option<Self> {
                    Self::ALL.into_iter().find(|code| code.name() == name)
                }

                /// Its short Chinese word, on screen and in files for the office.
                #[must_use]
                pub const fn zh(self) -> &'static str {
                    self.word().zh
                }

                /// Its word on a sheet.
                #[must_use]
                pub const fn on_paper(self) -> &'static str {
                    self.word().on_paper
                }
            }

            impl $crate::Code for $code {
                const TABLE: &'static $crate::Table = &$crate::Table { of: $of, lines: &Self::LINES };

                fn named(name: &str) -> Option<Self> {
                    Self::from_name(name)
                }

                fn line(self) -> &'static $crate::Word {
                    self.word()
                }
            }

            impl From<$code> for &'static str {
                fn from(code: $code) -> Self {
                    code.name()
                }
            }
        )+

        /// The tables of this file.
        pub(crate) static TABLES: &[$crate::Table] = &[
            $( $crate::Table { of: $of, lines: &$code::LINES }, )+
        ];
    };
    (@paper $zh:literal) => { $zh };
    (@paper $zh:literal, $paper:literal) => { $paper };
}
