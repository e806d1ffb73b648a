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
    Printed { at: "2026-11-23 16:12".into(), by: "吴静".into(), copy_no: 1, stock: Stock::A4 }
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
        class: Some(PartClass::Original),
        old_part: OldPart::Customer,
    }
}

fn own_oil() -> SettledPart {
    SettledPart {
        class: Some(PartClass::CustomerSupplied),
        brand: String::new(),
        old_part: OldPart::None,
        ..settled_part("制动液", "", 500, "升", 0)
    }
}

pub fn appointment_slip() -> AppointmentSlip {
    let part = |name: &str, number: &str, prepared| BookedPart {
        name: name.into(),
        number: number.into(),
        quantity: 1_000,
        unit: "个".into(),
        prepared,
    };
    AppointmentSlip {
        shop: shop(),
        printed: printed(),
        demo: false,
        number: "YY20261123-0004".into(),
        cancelled: false,
        customer: "赟䶮㛃".into(),
        phone: "13500000166".into(),
        plate: Some("粤B·D12345".into()),
        vin: "LFVVB9E60S5000001".into(),
        model: "大众 ID.4 CROZZ".into(),
        start_at: "2026-11-24 09:30".into(),
        minutes: 75,
        business_type: BusinessType::RegularService,
        advisor: "陈晓东".into(),
        bay: "2 号工位".into(),
        waiting: true,
        complaint: "三万公里保养，空调有异味".into(),
        work: vec![
            BookedWork { name: "更换空调滤清器".into(), hours: Some(30) },
            BookedWork { name: "蒸发箱清洗".into(), hours: None },
        ],
        parts: vec![part("空调滤清器", "PJA0115561", true), part("清洗剂", "", false)],
        remark: "客户要求使用原厂配件".into(),
        kept_minutes: 30,
    }
}

pub fn job_card() -> JobCard {
    JobCard {
        shop: shop(),
        printed: Printed { at: "2026-11-23 10:41".into(), by: "陈晓东".into(), copy_no: 1, stock: Stock::A4 },
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
        class: Some(PartClass::Original),
        quantity: 1_000,
        unit: unit.into(),
        location: location.into(),
        old_part,
        payer,
    }
}

/// The 委托书 as it was signed on screen.
pub fn signed_authorisation() -> RepairAuthorisation {
    let strokes = vec![vec![(100, 500), (300, 200), (500, 700), (700, 250)], vec![(620, 180), (640, 820)]];
    let signature = Signature { signer: "赟䶮㛃".into(), at: "2026-11-23 09:55".into(), strokes };
    RepairAuthorisation { signature: Some(signature), ..repair_authorisation() }
}

pub fn repair_authorisation() -> RepairAuthorisation {
    RepairAuthorisation {
        shop: shop(),
        printed: Printed { at: "2026-11-23 09:52".into(), by: "陈晓东".into(), copy_no: 1, stock: Stock::A4 },
        demo: false,
        copies: RepairAuthorisation::COPIES.to_vec(),
        number: "WX20261123-0007".into(),
        signed_on: "2026-11-23".into(),
        customer: "黄喆堃".into(),
        customer_phone: "13500000166".into(),
        brought_by: "赟䶮㛃".into(),
        brought_by_phone: "13600000288".into(),
        car: car(),
        arrived_at: "2026-11-23 09:38".into(),
        odometer_in_km: Some(31_380),
        energy_level_pct: Some(62),
        business_type: BusinessType::Warranty,
        category: RepairCategory::MinorRepair,
        advisor: "陈晓东".into(),
        belongings: vec!["行车记录仪".into(), "儿童座椅".into()],
        complaint: "低速过减速带左前有异响，刹车时方向盘轻微抖动。".into(),
        diagnosis: "左前减振器渗油，前制动片余 3 mm；建议更换并做四轮定位。".into(),
        labour: vec![
            estimated_labour("故障诊断检测 左前异响", 100, Payer::Maker, false),
            estimated_labour("更换前减振器（单侧）左", 150, Payer::Maker, false),
            estimated_labour("更换前制动片", 80, Payer::Customer, false),
            estimated_labour("四轮定位", 100, Payer::Customer, true),
        ],
        parts: vec![
            estimated_part("前减振器", "PJK4410982", 1_000, "支", 89_000, Payer::Maker, OldPart::Maker),
            estimated_part("前制动片", "PJB7730125", 1_000, "套", 46_000, Payer::Customer, OldPart::Customer),
        ],
        others: vec![],
        consents: vec![],
        hours_standard: HoursStandard::Maker,
        labour_rates: vec![
            LabourRate { name: "机电".into(), rate_fen: 16_000 },
            LabourRate { name: "钣喷".into(), rate_fen: 18_000 },
        ],
        over_estimate_note: String::new(),
        promised_at: "2026-11-23 16:30".into(),
        delivery_place: String::new(),
        delivery_way: String::new(),
        guarantee: Guarantee { category: RepairCategory::MinorRepair, km: 5_000, days: 60 },
        waiting: false,
        urgent: true,
        wash: true,
        road_test: true,
        signature: None,
    }
}

pub fn quotation() -> QuotationSheet {
    let line = |kind, name: &str, measure, unit_price_fen, discount_fen, amount_fen| QuotedLine {
        kind,
        code: String::new(),
        name: name.into(),
        measure,
        unit: "套".into(),
        unit_price_fen,
        discount_fen,
        amount_fen,
        class: None,
        package: String::new(),
        payer: Payer::Customer,
    };
    QuotationSheet {
        shop: shop(),
        printed: Printed { at: "2026-11-23 09:52".into(), by: "陈晓东".into(), copy_no: 1, stock: Stock::A4 },
        demo: false,
        number: "BJ20261123-0003".into(),
        order_number: "WX20261123-0007".into(),
        made_at: "2026-11-23 09:50".into(),
        valid_until: "2026-11-30".into(),
        customer: "黄喆堃".into(),
        customer_phone: "13500000166".into(),
        brought_by: "赟䶮㛃".into(),
        car: car(),
        odometer_in_km: Some(31_380),
        advisor: "陈晓东".into(),
        complaint: "刹车时方向盘轻微抖动。".into(),
        diagnosis: "前制动片余 3 mm，建议更换。".into(),
        lines: vec![
            line(LineKind::Labour, "更换前制动片", 80, 16_000, 1_280, 11_520),
            QuotedLine {
                code: "PJB7730125".into(),
                class: Some(PartClass::Equivalent),
                package: "制动养护套餐".into(),
                ..line(LineKind::Part, "前制动片", 1_000, 46_000, 4_600, 41_400)
            },
            line(LineKind::Other, "外送光磨制动盘", 0, 12_000, 0, 12_000),
        ],
        total_fen: 64_920,
        diagnosis_fee_fen: Some(10_000),
        diagnosis_credited: true,
    }
}

pub fn estimated_labour(name: &str, hours: i64, payer: Payer, declined: bool) -> EstimatedLabour {
    let amount_fen = hours * 160;
    EstimatedLabour { name: name.into(), hours, rate_fen: 16_000, amount_fen, payer, declined }
}

fn estimated_part(
    name: &str,
    number: &str,
    quantity: i64,
    unit: &str,
    unit_price_fen: i64,
    payer: Payer,
    old_part: OldPart,
) -> EstimatedPart {
    EstimatedPart {
        name: name.into(),
        number: number.into(),
        class: Some(PartClass::Original),
        quantity,
        unit: unit.into(),
        unit_price_fen,
        amount_fen: quantity * unit_price_fen / 1000,
        payer,
        old_part,
        pointed_out: false,
        declined: false,
    }
}

pub fn day_report() -> DayReport {
    DayReport {
        shop: shop(),
        printed: Printed { at: "2026-11-23 18:06".into(), by: "李经理".into(), copy_no: 1, stock: Stock::A4 },
        demo: false,
        date: "2026-11-23".into(),
        day: figures(1, [15, 13, 10], Some(9_450), Some(61)),
        month: figures(21, [301, 240, 201], Some(9_120), Some(58)),
        cancelled: vec![CancelledOrder {
            number: Some("WX20261123-0012".into()),
            plate: Some("京E890ND".into()),
            reason: "客户改期，退料齐".into(),
            person: "林梅".into(),
        }],
        voided: vec![VoidedSettlement {
            number: "JS20261123-0003".into(),
            order_number: "WX20261123-0004".into(),
            plate: Some("粤V1N034".into()),
            total_fen: 128_000,
            reason: "付费方写错，重新结算".into(),
        }],
        delivered_unpaid: vec![DeliveredUnpaid {
            number: "WX20261123-0009".into(),
            plate: Some("粤B·D12345".into()),
            customer: "鹏城示例物流有限公司".into(),
            owed_fen: 175_000,
            reason: Some("挂账，月结".into()),
        }],
        delivered_unsettled: vec![DeliveredUnsettled {
            number: "WX20261123-0011".into(),
            plate: Some("粤V1N034".into()),
            customer: "示例运输有限公司".into(),
            amount_fen: 36_000,
        }],
    }
}

/// A period `times` as busy as a day; revenue, money and receivables agree.
fn figures(times: i64, arrivals: [i64; 3], survey_score: Option<i64>, nps: Option<i64>) -> DayFigures {
    let kind = |business_type, orders: i64, labour: i64, part: i64, other: i64| TypeRevenue {
        business_type,
        orders: orders * times,
        revenue: revenue(labour * times, part * times, other * times),
    };
    let by_type = vec![
        kind(BusinessType::FirstService, 3, 36_000, 54_000, 0),
        kind(BusinessType::RegularService, 13, 288_000, 933_000, 0),
        kind(BusinessType::GeneralRepair, 11, 518_000, 846_000, 0),
        kind(BusinessType::Accident, 3, 460_000, 532_000, 60_000),
        kind(BusinessType::Warranty, 4, 148_000, 253_600, 0),
        kind(BusinessType::Rework, 1, 0, 0, 0),
    ];
    let sum = |fee: fn(&Revenue) -> i64| by_type.iter().map(|kind| fee(&kind.revenue)).sum();
    let means = |means, fen: i64| MeansTotal { means, amount_fen: fen * times };
    let owes = |payer, debtor: Option<&str>, fen: i64| DebtorTotal {
        payer,
        debtor: debtor.map(str::to_owned),
        amount_fen: fen * times,
    };
    let advisors = ["陈晓东", "林梅", "周凯"].into_iter().zip(arrivals).zip([1_732_000, 1_346_600, 1_050_000]);
    DayFigures {
        arrivals: arrivals.iter().sum(),
        deliveries: 35 * times,
        in_shop: 12,
        in_shop_before: 9,
        revenue: revenue(sum(|r| r.labour_fen), sum(|r| r.part_fen), sum(|r| r.other_fen)),
        received: vec![
            means(Means::Wechat, 1_648_200),
            means(Means::Alipay, 500_000),
            means(Means::BankCard, 631_000),
            means(Means::Cash, 48_400),
        ],
        received_for_earlier_fen: 320_000 * times,
        receivables: vec![
            owes(Payer::Insurer, Some("示例财产保险深圳分公司"), 724_400),
            owes(Payer::Maker, Some("示例汽车厂"), 401_600),
            owes(Payer::Customer, Some("鹏城示例物流有限公司"), 175_000),
        ],
        discounts_fen: 61_200 * times,
        advisors: advisors
            .map(|((advisor, arrivals), fen)| AdvisorDay {
                advisor: advisor.into(),
                arrivals,
                deliveries: arrivals - 1,
                revenue_fen: fen * times,
                score: survey_score,
            })
            .collect(),
        survey_score,
        surveys: 22 * times,
        nps,
        by_type,
    }
}

fn revenue(labour_fen: i64, part_fen: i64, other_fen: i64) -> Revenue {
    Revenue { labour_fen, part_fen, other_fen, total_fen: labour_fen + part_fen + other_fen }
}

pub fn recovery_code() -> RecoveryCode {
    RecoveryCode {
        shop: shop(),
        printed: Printed { at: "2026-11-23 08:20".into(), by: "李经理".into(), copy_no: 1, stock: Stock::A4 },
        demo: false,
        code: "K7QM-2XPD-94TR-HW3N-8VFB-Y6CJ-ZA5K-P2DE-7TXE-M4RQ-3GHN-9BWC-5YVF-WMWM".into(),
    }
}

/// A sheet with everything on it but photos.
pub fn reception_sheet() -> ReceptionSheet {
    let damage = |view, x, y, kind, remark: &str| Damage { view, x, y, kind, remark: remark.into() };
    ReceptionSheet {
        shop: shop(),
        printed: Printed { at: "2026-11-23 09:52".into(), by: "陈晓东".into(), copy_no: 1, stock: Stock::A4 },
        demo: false,
        number: "WX20261123-0007".into(),
        edition: 2,
        reason: "左后门凹陷漏记".into(),
        car: car(),
        owner: "黄喆堃".into(),
        brought_by: "赟䶮㛃".into(),
        phone: "13500000166".into(),
        advisor: "陈晓东".into(),
        arrived_at: "2026-11-23 09:38".into(),
        promised_at: "2026-11-23 16:30".into(),
        odometer_in_km: Some(31_380),
        last_reading: Some((26_012, Some("2026-05-18".into()))),
        energy_level_pct: Some(62),
        complaint: "左前有异响，刹车时抖动。".into(),
        key_tag: "12".into(),
        parking: "B3".into(),
        waiting: true,
        wash: true,
        road_test: false,
        payment: Some(Means::Wechat),
        damages: vec![
            damage(CarView::Left, 310, 480, DamageKind::Scratch, "长约 10 厘米"),
            damage(CarView::Left, 620, 620, DamageKind::Dent, ""),
            damage(CarView::Front, 240, 780, DamageKind::Paint, ""),
            damage(CarView::Top, 210, 300, DamageKind::Crack, ""),
            damage(CarView::Rear, 800, 560, DamageKind::Broken, "右侧"),
        ],
        lamps: vec![WarningLamp::TyrePressure, WarningLamp::Service],
        belongings: vec!["行车记录仪".into(), "充电线".into()],
        valuables_told: true,
        covers_on: true,
        points: points(),
        photos: vec![],
        photos_taken: 0,
        remark: "左后轮旧伤，客户知情。".into(),
        signature: Some(Signature {
            signer: "赟䶮㛃".into(),
            at: "2026-11-23 09:50".into(),
            strokes: vec![
                (0..60).map(|n| (150 + n * 5, 500 + (n * n * 7) % 300)).collect(),
                vec![(550, 200), (560, 800), (700, 500), (820, 760)],
            ],
        }),
    }
}

fn points() -> Vec<CheckedPoint> {
    let zones = [("车内", 6), ("轮胎", 6), ("机舱", 6), ("底盘", 6), ("随车", 3)];
    let names =
        zones.into_iter().flat_map(|(zone, count)| (1..=count).map(move |n| (zone, format!("{zone}检查项目 {n}"))));
    let results = [Some(Condition::Good), Some(Condition::Attention), Some(Condition::Replace), None];
    let said = |n: usize| if n % 4 == 2 { "3 mm 建议更换".to_owned() } else { String::new() };
    names
        .enumerate()
        .map(|(n, (zone, name))| CheckedPoint { zone: zone.into(), name, condition: results[n % 4], said: said(n) })
        .collect()
}
