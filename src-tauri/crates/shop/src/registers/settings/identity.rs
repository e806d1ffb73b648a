//! Who the shop is: what stands at the head of its sheets.

use serde::{Deserialize, Serialize};

use super::Section;
use crate::common::{Result, credit_code, phone, text};

/// Name, address and numbers of the shop.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The full name, as on its licence, 1 to 60 characters.
    pub name: String,
    /// The address, 1 to 100 characters.
    pub address: String,
    /// The phone.
    pub phone: String,
    /// Whom a customer asks for, up to 20 characters.
    pub contact: String,
    /// 统一社会信用代码
    pub credit_code: String,
}

impl Section for Identity {
    const KEY: Option<&'static str> = None;

    fn checked(self) -> Result<Self> {
        Ok(Self {
            name: text::required("shop.name", &self.name, 60)?,
            address: text::required("shop.address", &self.address, 100)?,
            phone: phone::written(&phone::parse("shop.phone", &self.phone)?),
            contact: text::optional("shop.contact", Some(&self.contact), 20)?.unwrap_or_default(),
            credit_code: credit_code::parse("shop.credit_code", &self.credit_code)?,
        })
    }
}
