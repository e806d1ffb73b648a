//! The list of sections, and the record made of it.
//!
//! A feature that lets the shop decide something adds its section under the name it is kept by. The first features'
//! fields stand in the record itself, where the shops of the first format have them: those are named one by one, and a
//! field that a section has and the list has not (or the other way round) does not compile. Whether every section there
//! is stands in the list is seen by a test.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::across::backups::BackupRules;
use crate::care::complaints::ComplaintRules;
use crate::care::surveys::SurveyRules;
use crate::common::{BasisPoints, Problem, Result};
use crate::money::settlement::SettlementRules;
use crate::registers::labour::{LabourRate, LabourRules};
use crate::registers::settings::{Identity, Numbering, Section};
use crate::visit::appointments::AppointmentRules;
use crate::visit::repair_orders::quotations::QuotationRules;
use crate::visit::repair_orders::{BusinessTypeRule, GuaranteePromise, OrderRules};
use jieche_codes::HoursStandard;
use jieche_ground::Read;

/// Sections whose fields stand in the record itself, then sections by the name they are kept by.
macro_rules! sections {
    (
        fields { $( $flat:ident { $( $(#[$about:meta])* $field:ident: $type:ty, )+ } )+ }
        named { $( $(#[$told:meta])* $key:ident: $section:ident, )+ }
    ) => {
        /// What the shop decides.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(deny_unknown_fields)]
        pub struct ShopSettings {
            $($( $(#[$about])* pub $field: $type, )+)+
            $( $(#[$told])* pub $key: $section, )+
        }

        /// The sections one by one.
        #[allow(non_snake_case)] // a section's one name is its type's
        struct Sections {
            $( $flat: $flat, )+
            $( $key: $section, )+
        }

        impl Sections {
            fn read(read: &Read) -> Result<Self> {
                Ok(Self {
                    $( $flat: Section::of(read)?, )+
                    $( $key: Section::of(read)?, )+
                })
            }

            fn of_a_new_shop(identity: Identity) -> Self {
                Self {
                    Identity: identity,
                    ..Self {
                        $( $flat: $flat::default(), )+
                        $( $key: $section::default(), )+
                    }
                }
            }

            fn checked(self) -> Result<Self> {
                Ok(Self {
                    $( $flat: self.$flat.checked()?, )+
                    $( $key: self.$key.checked()?, )+
                })
            }

            fn numberings(&self) -> Vec<Numbering<'_>> {
                let all = [$( self.$flat.numbering(), )+ $( self.$key.numbering(), )+];
                all.into_iter().flatten().collect()
            }
        }

        impl From<Sections> for ShopSettings {
            fn from(sections: Sections) -> Self {
                $( let $flat { $($field),+ } = sections.$flat; )+
                Self { $($( $field, )+)+ $( $key: sections.$key, )+ }
            }
        }

        impl From<ShopSettings> for Sections {
            fn from(shop: ShopSettings) -> Self {
                Self {
                    $( $flat: $flat { $( $field: shop.$field, )+ }, )+
                    $( $key: shop.$key, )+
                }
            }
        }

        /// Every section's type and the name it is kept by.
        #[cfg(test)]
        pub(super) const SECTIONS: &[(&str, Option<&str>, Option<&str>)] = &[
            $( (stringify!($flat), $flat::KEY, None), )+
            $( (stringify!($section), $section::KEY, Some(stringify!($key))), )+
        ];
    };
}

sections! {
    fields {
        Identity {
            /// The shop's full name, as on its licence.
            name: String,
            /// Its address.
            address: String,
            /// Its phone.
            phone: String,
            /// Whom a customer asks for.
            contact: String,
            /// 统一社会信用代码
            credit_code: String,
        }
        LabourRules {
            /// Published prices of an hour's work.
            labour_rates: Vec<LabourRate>,
            /// Whose standard hours are used.
            hours_standard: HoursStandard,
        }
        OrderRules {
            /// The tax rate new lines start with.
            tax_rate_bp: BasisPoints,
            /// The guarantee promised for each category.
            guarantee: Vec<GuaranteePromise>,
            /// The category of each business type.
            business_types: Vec<BusinessTypeRule>,
            /// What order numbers begin with, "WX".
            order_prefix: String,
            /// What is agreed for costs above the estimate, printed on the 委托书.
            over_estimate_note: String,
        }
        SettlementRules {
            /// What settlement numbers begin with, "JS".
            settlement_prefix: String,
        }
        SurveyRules {
            /// Hours after delivery within which the customer is called (trade habit: 72).
            #[ts(type = "number")]
            survey_within_hours: i64,
        }
        BackupRules {
            /// When the daily backup runs, "21:30".
            backup_at: String,
            /// Of how many days the newest backup is kept.
            #[ts(type = "number")]
            backup_keep: i64,
            /// Of how many weeks.
            #[ts(type = "number")]
            backup_weeks: i64,
            /// Of how many months.
            #[ts(type = "number")]
            backup_months: i64,
            /// Of how many years.
            #[ts(type = "number")]
            backup_years: i64,
            /// A second place the daily backup goes to.
            backup_second: Option<String>,
        }
    }
    named {
        /// How cars are booked.
        appointments: AppointmentRules,
        /// How it quotes, and who may give how much off.
        quotations: QuotationRules,
        /// Within how many days it ends complaints.
        complaints: ComplaintRules,
    }
}

impl ShopSettings {
    /// As they stand.
    pub(super) fn read(read: &Read) -> Result<Self> {
        Sections::read(read).map(Self::from)
    }

    /// The trade's defaults.
    pub(super) fn of_a_new_shop(identity: Identity) -> Self {
        Sections::of_a_new_shop(identity).into()
    }

    /// Cleaned; the first fault otherwise.
    pub(super) fn checked(self) -> Result<Self> {
        let sections = Sections::from(self).checked()?;
        apart(&sections.numberings())?;
        Ok(sections.into())
    }
}

/// No two kinds of document count under the same letters.
fn apart(numberings: &[Numbering<'_>]) -> Result<()> {
    for (n, (field, letters)) in numberings.iter().enumerate() {
        if numberings.iter().take(n).any(|(_, other)| other == letters) {
            return Err(Problem::of(field, "duplicate"));
        }
    }
    Ok(())
}
