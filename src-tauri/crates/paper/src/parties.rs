//! Who and what stands on several sheets: the shop, the car, the guarantee, the print itself.
//!
//! Text that is not known is an empty string and prints as a dash. Nothing here is checked against
//! the rules of the shop: that happened before it was recorded.

use jieche_codes::{Energy, PlateKind, RepairCategory, Stock};

use crate::figures::known;
use crate::layout::{FINE, Text};

/// The shop as it stands at the head of every sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shop {
    /// Registered name.
    pub name: String,
    /// Street address.
    pub address: String,
    /// Service hotline.
    pub phone: String,
    /// 统一社会信用代码, 18 characters.
    pub credit_code: String,
    /// 维修企业联系人; empty leaves the settlement list's field to the advisor.
    pub contact: String,
    /// PNG or JPEG of at most four megapixels, printed above the name; `None` prints none.
    pub logo: Option<Vec<u8>>,
}

/// When, by whom, which time and on what a sheet is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Shop time, `2026-11-23 16:12`; also the date written into the PDF.
    pub at: String,
    /// The person signed in.
    pub by: String,
    /// 1 the first time; from 2 on the sheet carries 补打 第 n 次.
    pub copy_no: u32,
    /// What is in the printer.
    pub stock: Stock,
}

/// The car as every sheet names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Car {
    /// 车牌号码; none yet: the sheets name the car by its VIN.
    pub plate: Option<String>,
    /// 车牌颜色.
    pub plate_kind: Option<PlateKind>,
    /// 17 characters, or what is known of them.
    pub vin: String,
    /// The VIN failed its check digit and is marked 待核.
    pub vin_to_check: bool,
    /// 品牌型号.
    pub brand_model: String,
    /// Body colour.
    pub colour: String,
    /// 发动机 / 电机号.
    pub engine_no: String,
    /// 供给系统类型.
    pub energy: Option<Energy>,
    /// 车辆类型, such as 小型普通客车.
    pub vehicle_type: String,
    /// 车辆分类代号, such as M1.
    pub class_code: String,
}

impl Car {
    /// The VIN, with 待核 when its check digit is wrong.
    pub(crate) fn vin_as_printed(&self) -> Text {
        let vin = Text::new(known(&self.vin));
        if self.vin_to_check { vin.and(Text::new("（待核）").sized(FINE)) } else { vin }
    }
}

/// What the shop promises for a repair: so many kilometres or days, whichever comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guarantee {
    /// The legal category the promise belongs to.
    pub category: RepairCategory,
    /// Kilometres driven after delivery.
    pub km: u32,
    /// Days after delivery.
    pub days: u32,
}
