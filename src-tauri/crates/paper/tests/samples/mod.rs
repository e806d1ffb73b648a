//! One believable example of each sheet, nobody real, for the reading tests and `examples/samples`.

use std::path::PathBuf;

use jieche_paper::*;

/// Where the fonts are fetched to.
pub fn font_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../resources/fonts")
}

pub fn shop() -> Shop {
    Shop {
        name: "鹏程示例汽车销售服务有限公司".into(),
        address: "深圳市福田区示例路 88 号".into(),
        phone: "0755-8888 6666".into(),
        credit_code: "91440300MA5G00000R".into(),
        contact: "陈晓东".into(),
        logo: None,
    }
}

pub fn printed() -> Printed {
    Printed { at: "2026-11-23 16:12".into(), by: "吴静".into(), copy_no: 1 }
}

pub fn car() -> Car {
    Car {
        plate: Some("粤B·D12345".into()),
        plate_kind: Some(PlateKind::NewEnergySmall),
        vin: "LFVVB9E60S5000001".into(),
        vin_to_check: false,
        brand_model: "大众 ID.4 CROZZ 纯净长续航版".into(),
        colour: "银灰".into(),
        engine_no: "EBJ 206113".into(),
        energy: Some(Energy::Electric),
        vehicle_type: "小型普通客车".into(),
        class_code: "M1".into(),
    }
}

pub fn settlement_list() -> SettlementList {
    SettlementList {
        shop: shop(),
        printed: printed(),
        demo: false,
        number: "JS20261123-0005".into(),
        order_number: "WX20261123-0007".into(),
        replaces: String::new(),
        voided: None,
        payer: Payer::Customer,
        debtor: String::new(),
        owner: "黄喆堃".into(),
        brought_by: "赟䶮㛃".into(),
        phone: "13500000166".into(),
        car: car(),
        hours_standard: HoursStandard::Maker,
        arrived_on: "2026-11-23".into(),
        left_on: "2026-11-23".into(),
        odometer_in_km: Some(31_380),
        odometer_out_km: Some(31_388),
        category: RepairCategory::MinorRepair,
        complaint: "刹车时方向盘轻微抖动（左前异响另按保修索赔结算）".into(),
        advisor: "陈晓东".into(),
        settled_by: "吴静".into(),
        settled_on: "2026-11-23".into(),
        labour: vec![settled_labour("更换前制动片", 80, 16_000, 0), settled_labour("四轮定位", 100, 16_000, 2_000)],
        parts: vec![settled_part("前制动片", "PJB7730125", 1_000, "套", 46_000), own_oil()],
        others: vec![],
        discount_fen: 0,
        rounding_fen: 0,
        total_fen: 72_800,
        payments: vec![
            PaidBy { means: Means::Wechat, amount_fen: 70_000, at: "2026-11-23 16:10".into() },
            PaidBy { means: Means::Cash, amount_fen: 2_800, at: "2026-11-23 16:11".into() },
        ],
        next_service_on: Some("2027-02-14".into()),
        next_service_km: Some(35_000),
        guarantee: Guarantee { category: RepairCategory::MinorRepair, km: 5_000, days: 60 },
        new_energy_guarantee: None,
    }
}

pub fn settled_labour(name: &str, hours: i64, rate_fen: i64, discount_fen: i64) -> SettledLabour {
    let amount_fen = hours * rate_fen / 100 - discount_fen;
    SettledLabour { name: name.into(), hours, rate_fen, discount_fen, amount_fen }
}

pub fn settled_part(name: &str, number: &str, quantity: i64, unit: &str, unit_price_fen: i64) -> SettledPart {
    SettledPart {
        name: name.into(),
        number: number.into(),
        brand: "大众".into(),
        quantity,
        unit: unit.into(),
        unit_price_fen,
        discount_fen: 0,
        amount_fen: quantity * unit_price_fen / 1000,
        class: PartClass::Original,
        old_part: OldPart::Customer,
    }
}

fn own_oil() -> SettledPart {
    SettledPart {
        class: PartClass::CustomerSupplied,
        brand: String::new(),
        old_part: OldPart::None,
        ..settled_part("制动液", "", 500, "升", 0)
    }
}

pub fn job_card() -> JobCard {
    JobCard {
        shop: shop(),
        printed: Printed { at: "2026-11-23 10:41".into(), by: "陈晓东".into(), copy_no: 1 },
        demo: false,
        number: "WX20261123-0007".into(),
        car: car(),
        promised_at: "2026-11-23 16:30".into(),
        arrived_at: "2026-11-23 09:38".into(),
        odometer_in_km: Some(31_380),
        energy_level_pct: Some(62),
        advisor: "陈晓东".into(),
        business_type: BusinessType::Warranty,
        category: RepairCategory::MinorRepair,
        key_tag: "12".into(),
        parking: "B3".into(),
        waiting: false,
        urgent: true,
        wash: true,
        road_test: true,
        complaint: "低速过减速带左前有异响，刹车时方向盘轻微抖动。".into(),
        diagnosis: "左前减振器渗油，前制动片余 3 mm；建议更换并做四轮定位。".into(),
        notes: vec![
            "返修鉴定待判定：10-28 同故障（WX20261028-0011，更换稳定杆连杆）。".into(),
            "索赔旧件返厂：减振器挂签。".into(),
        ],
        labour: vec![
            job_labour("GS1001", "故障诊断检测 左前异响", 100, Payer::Maker, "何俊", "2 号"),
            job_labour("GS1042", "更换前减振器（单侧）左", 150, Payer::Maker, "何俊", "2 号"),
            job_labour("GS1077", "更换前制动片", 80, Payer::Customer, "", ""),
            job_labour("GS1103", "四轮定位", 100, Payer::Customer, "", ""),
        ],
        parts: vec![
            job_part("前减振器", "PJK4410982", "支", "A-03-2", OldPart::Maker, Payer::Maker),
            job_part("前制动片", "PJB7730125", "套", "B-01-4", OldPart::Customer, Payer::Customer),
        ],
        others: vec!["外加工 轮毂校正".into()],
    }
}

pub fn job_labour(code: &str, name: &str, hours: i64, payer: Payer, technician: &str, bay: &str) -> JobLabour {
    JobLabour {
        code: code.into(),
        name: name.into(),
        trade: "机电".into(),
        hours,
        payer,
        technician: technician.into(),
        bay: bay.into(),
    }
}

fn job_part(name: &str, number: &str, unit: &str, location: &str, old_part: OldPart, payer: Payer) -> JobPart {
    JobPart {
        name: name.into(),
        number: number.into(),
        class: PartClass::Original,
        quantity: 1_000,
        unit: unit.into(),
        location: location.into(),
        old_part,
        payer,
    }
}
