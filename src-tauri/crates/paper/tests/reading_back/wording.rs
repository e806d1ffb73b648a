//! What each sheet says: fields, order, sums, words, marks, and what it must not say.

use jieche_paper::{Channel, Consent, PaperError, PartClass, Printed, Speaker};

use crate::fonts;
use crate::poppler::Pdf;
use crate::samples;

#[test]
fn the_settlement_list_says_what_the_standard_asks() {
    let pdf = Pdf::new(&samples::settlement_list().render(fonts()).unwrap());
    assert_eq!(pdf.pages(), 2);
    assert!(pdf.lines().contains("机动车维修费用结算清单\n"), "the title is read as one word");
    let letters = pdf.letters();
    for said in [
        "机动车维修费用结算清单",
        "JS20261123-0005",
        "工单WX20261123-0007·客户付费",
        "机动车所有人黄喆堃",
        "送修人赟䶮㛃",
        "联系电话13500000166",
        "车牌号码粤B·D12345",
        "车辆识别代码LFVVB9E60S5000001",
        "工时定额标准行业制造企业",
        "车辆分类代号M1",
        "企业联系人陈晓东",
        "统一社会信用代码或组织机构代码91440300MA5G00000R",
        "送修里程31,380km",
        "出厂里程31,388km",
        "维修类别小修",
        "工时费用小计(元)288.00",
        "材料费用小计(元)460.00",
        "总费用(元)748.00",
        "优惠−20.00",
        "人民币柒佰贰拾捌元整",
        "¥728.00",
        "实收728.00",
        "欠款0.00",
        "微信700.00",
        "旧配件已确认，由托修方收回",
        "旧配件已确认，由承修方收回",
        "无旧配件",
        "2027-02-14或35,000km",
        "1.本结算清单一式两联，分别由托修方、承修方留存。",
        "2.结算清单项目及应付金额经双方核实，托修方签字后生效。",
        "3.承修方不承担托修方自备配件质量保证责任。",
        "4.企业承诺本次维修质量保证期为车辆行驶5,000公里或者60日，里程和时间以先到者为准。",
        "5.企业承诺本次维修的新能源汽车专用部件——维修质量保证期为——。",
        "承修方（盖章）",
        "托修方签名（盖章）",
    ] {
        assert!(letters.contains(said), "{said} is missing in {letters}");
    }
    assert!(pdf.letters_of(1).contains("第一联托修方留存") && pdf.letters_of(2).contains("第二联承修方留存"));
    assert!(pdf.letters_of(1).contains("第1/1页") && pdf.letters_of(2).contains("第1/1页"));
}

#[test]
fn the_fields_stand_in_the_order_of_the_standard() {
    let letters = Pdf::new(&samples::settlement_list().render(fonts()).unwrap()).letters();
    let order = [
        "机动车所有人",
        "送修人",
        "联系电话",
        "品牌型号",
        "车牌号码",
        "发动机号",
        "车辆识别代码",
        "车辆类型",
        "工时定额",
        "车辆分类代号",
        "维修企业名称",
        "企业联系人",
        "维修企业地址",
        "企业电话",
        "统一社会信用代码",
        "送修日期",
        "出厂日期",
        "维修类别",
        "送修里程",
        "出厂里程",
        "故障描述",
        "结算工时",
        "材料名称",
        "其他费用项目",
        "总费用",
        "旧件处理结果",
        "1.本结算清单",
        "承修方（盖章）",
    ];
    let mut from = 0;
    for field in order {
        let at =
            letters[from..].find(field).unwrap_or_else(|| panic!("{field} is missing or out of place in {letters}"));
        from += at;
    }
}

#[test]
fn void_reprint_and_demo_are_marked_on_every_page() {
    let mut list = samples::settlement_list();
    list.voided =
        Some(jieche_paper::Void {
            reason: "付费方写错".into(), by: "吴静".into(), approved_by: "李经理".into()
        });
    list.replaces = "JS20261122-0002".into();
    list.demo = true;
    list.printed = Printed { copy_no: 3, ..samples::printed() };
    list.parts = (0..70).map(|n| samples::settled_part("前制动片", &format!("P{n}"), 1_000, "套", 1_000)).collect();
    list.total_fen = 26_800 + 70_000;
    let pdf = Pdf::new(&list.render(fonts()).unwrap());
    assert!(pdf.pages() >= 4);
    for page in 1..=pdf.pages() {
        let text = pdf.letters_of(page);
        for mark in ["作废", "补打第3次", "演示", "打印2026-11-2316:12吴静"] {
            assert!(text.contains(mark), "{mark} is missing on page {page}: {text}");
        }
    }
    let letters = pdf.letters();
    assert!(letters.contains("本清单已作废。原因：付费方写错·作废人吴静·批准人李经理"));
    assert!(letters.contains("本清单替代已作废的结算清单JS20261122-0002"));
}

#[test]
fn figures_that_do_not_add_up_are_refused() {
    let mut list = samples::settlement_list();
    list.total_fen += 1;
    assert!(matches!(
        list.render(fonts()),
        Err(PaperError::DoesNotAddUp { what: "应付金额", given: 72_801, sum: 72_800 })
    ));
    let mut list = samples::settlement_list();
    list.labour[0].amount_fen += 2;
    list.total_fen += 2;
    assert!(matches!(list.render(fonts()), Err(PaperError::DoesNotAddUp { what: "工时费用", .. })));
}

#[test]
fn the_authorisation_holds_the_seven_contents_on_three_copies() {
    let pdf = Pdf::new(&samples::repair_authorisation().render(fonts()).unwrap());
    assert_eq!(pdf.pages(), 3);
    let letters = pdf.letters();
    for said in [
        "托修方/车主黄喆堃",
        "签约日期2026-11-23",
        "车牌号码粤B·D12345",
        "车牌颜色渐变绿",
        "维修项目",
        "更换前减振器（单侧）左",
        "四轮定位1.00160.00—客户本次不做",
        "工时费(预计)528.00",
        "材料费(预计)1,350.00",
        "人民币壹仟捌佰柒拾捌元整",
        "客户588.00；厂家1,290.00",
        "机电160.00元/工时",
        "经托修方以签字、短信或电话等可留存的方式同意后再做",
        "预计交车2026-11-2316:30",
        "到店验收自提",
        "60日或5,000km，先到者为准",
        "旧件处理",
        "行车记录仪、儿童座椅",
        "供给系统",
        "进厂：托修方签字",
        "出厂：已验收车辆",
    ] {
        assert!(letters.contains(said), "{said} is missing in {letters}");
    }
    for (page, name) in (1..).zip(["客户联", "前台联", "车间联"]) {
        assert!(pdf.letters_of(page).contains(name));
    }
    assert!(pdf.letters_of(1).contains("13500000166") && pdf.letters_of(2).contains("13600000288"));
    let workshop = pdf.letters_of(3);
    assert!(workshop.contains("135****0166") && !workshop.contains("13500000166") && !workshop.contains("13600000288"));
}

#[test]
fn the_job_card_shows_plate_and_promise_largest_and_no_customer() {
    let pdf = Pdf::new(&samples::job_card().render(fonts()).unwrap());
    assert_eq!(pdf.pages(), 1);
    let words = pdf.words();
    let height = |text: &str| {
        words
            .iter()
            .find(|word| word.text == text)
            .map(|word| word.bottom - word.top)
            .unwrap_or_else(|| panic!("{text}"))
    };
    let others = words.iter().filter(|word| !["粤B·D12345", "11-23", "16:30"].contains(&word.text.as_str()));
    let next = others.map(|word| word.bottom - word.top).fold(0.0, f32::max);
    assert!(height("粤B·D12345") > 1.3 * next && height("16:30") > 1.3 * next);
    let letters = pdf.letters();
    for said in [
        "钥匙牌12",
        "车位B3",
        "低速过减速带左前有异响",
        "工种",
        "领料签字",
        "故障原因",
        "发现与建议",
        "自检",
        "互检",
        "质检",
        "WX20261123-0007",
    ] {
        assert!(letters.contains(said), "{said} is missing in {letters}");
    }
    for kept_away in ["黄喆堃", "赟䶮㛃", "1350000", "1360000", "元"] {
        assert!(!letters.contains(kept_away), "{kept_away} has no place on a job card");
    }
}

#[test]
fn a_car_without_plates_is_named_by_its_vin() {
    let mut card = samples::job_card();
    card.car.plate = None;
    card.car.vin_to_check = true;
    card.promised_at.clear();
    let letters = Pdf::new(&card.render(fonts()).unwrap()).letters();
    assert!(letters.contains("未上牌") && letters.contains("LFVVB9E60S5000001（待核）") && letters.contains("未约定"));
}

#[test]
fn the_day_report_balances_and_names_what_needs_a_person() {
    let pdf = Pdf::new(&samples::day_report().render(fonts()).unwrap());
    assert_eq!(pdf.pages(), 1);
    let letters = pdf.letters();
    for said in [
        "2026年11月23日星期一",
        "进厂台次",
        "41,286",
        "满意度·NPS",
        "94.5·61",
        "出厂未收款WX20261123-0009粤B·D12345",
        "出厂未结算WX20261123-0011粤V1N034",
        "结算作废JS20261123-0003",
        "工单取消WX20261123-0012",
        "定期保养132,880.009,330.00—12,210.00",
        "微信16,482.00346,122.00",
        "示例财产保险深圳分公司（保险）",
        "今日41,286.0028,276.0013,010.000.00612.00",
        "陈晓东151417,320.00",
        "总经理",
    ] {
        assert!(letters.contains(said), "{said} is missing in {letters}");
    }
    let at = |what: &str| letters.find(what).unwrap();
    assert!(at("需要处理") < at("产值构成"), "what needs a person stands above the tables");
}

#[test]
fn a_day_that_does_not_balance_says_so() {
    let mut report = samples::day_report();
    report.day.received[0].amount_fen -= 100;
    let letters = Pdf::new(&report.render(fonts()).unwrap()).letters();
    assert!(letters.contains("账目不符") && letters.contains("今日产值不等于收款加应收"));
}

#[test]
fn the_recovery_code_is_read_off_paper_group_by_group() {
    let code = samples::recovery_code();
    let pdf = Pdf::new(&code.render(fonts()).unwrap());
    assert_eq!(pdf.pages(), 1);
    let words: Vec<String> = pdf.words().into_iter().map(|word| word.text).collect();
    let groups: Vec<&str> = code.code.split('-').collect();
    let read: Vec<&str> = words.iter().map(String::as_str).filter(|word| groups.contains(word)).collect();
    assert_eq!(read, groups);
}

#[test]
fn an_authorisation_says_who_agreed_to_what_and_which_part_is_not_original() {
    let mut sheet = samples::repair_authorisation();
    let plain = Pdf::new(&sheet.render(fonts()).unwrap()).letters();
    assert!(!plain.contains("配件说明") && !plain.contains("客户答复"), "nothing to say, nothing said");
    sheet.parts[1].class = Some(PartClass::Equivalent);
    let untold = Pdf::new(&sheet.render(fonts()).unwrap()).letters();
    assert!(untold.contains("以下不是原厂配件，请在同意前了解清楚：前制动片（同质配件）"), "{untold}");
    sheet.parts[1].pointed_out = true;
    let word = |agreed, item: &str, by, name: &str, via| Consent {
        agreed,
        items: vec![item.into()],
        by: Some(by),
        name: name.into(),
        at: "2026-11-23 09:41".into(),
        via: Some(via),
    };
    sheet.consents = vec![
        word(true, "前制动片", Speaker::Bringer, "赟䶮㛃", Channel::InPerson),
        word(false, "四轮定位", Speaker::Other, "黄小雅", Channel::Phone),
        word(true, "更换前制动片", Speaker::Owner, "", Channel::Message),
    ];
    let letters = Pdf::new(&sheet.render(fonts()).unwrap()).letters();
    for said in [
        "非原厂配件，已事先向托修方说明：前制动片（同质配件）",
        "2026-11-2309:41送修人赟䶮㛃当面同意：前制动片",
        "2026-11-2309:41代答人黄小雅电话不做：四轮定位",
        "2026-11-2309:41车主微信/短信同意：更换前制动片",
    ] {
        assert!(letters.contains(said), "{said} is missing in {letters}");
    }
}

/// JT/T 816-2011 5.4.2, content by content.
mod the_seven_contents {
    use super::*;

    fn says(wanted: &[&str]) {
        let letters = Pdf::new(&samples::repair_authorisation().render(fonts()).unwrap()).letters();
        for said in wanted {
            assert!(letters.contains(said), "{said} is missing in {letters}");
        }
    }

    #[test]
    fn a_the_parties_by_name() {
        says(&["鹏程示例汽车销售服务有限公司", "托修方/车主黄喆堃", "送修人赟䶮㛃"]);
    }

    #[test]
    fn b_the_day_it_is_signed() {
        says(&["签约日期2026-11-23"]);
    }

    #[test]
    fn c_what_car_it_is() {
        says(&["车牌号码粤B·D12345", "车牌颜色渐变绿", "进厂里程31,380km", "车辆识别代码", "发动机号", "品牌型号"]);
    }

    #[test]
    fn d_the_work() {
        says(&["更换前减振器（单侧）左", "更换前制动片", "前制动片PJB7730125原厂配件", "维修类别小修·保修索赔"]);
    }

    #[test]
    fn e_the_rates_the_estimate_and_what_happens_beyond_it() {
        says(&[
            "机电160.00元/工时",
            "工时定额标准",
            "工时费(预计)528.00",
            "材料费(预计)1,350.00",
            "人民币壹仟捌佰柒拾捌元整",
            "2.维修中需增加项目，或费用将超出预计的",
        ]);
    }

    #[test]
    fn f_when_where_and_how_it_is_handed_over() {
        says(&["预计交车2026-11-2316:30", "交车地点", "交车方式到店验收自提"]);
    }

    #[test]
    fn g_how_long_the_work_is_guaranteed() {
        says(&["质量保证期60日或5,000km，先到者为准"]);
    }

    #[test]
    fn and_what_is_asked_beside_them() {
        says(&["旧件处理", "交托修方收回", "进厂：托修方签字"]);
    }
}

#[test]
fn an_authorisation_signed_on_screen_shows_who_signed_and_when() {
    let sheet = samples::signed_authorisation();
    let pdf = Pdf::new(&sheet.render(fonts()).unwrap());
    assert_eq!(pdf.pages(), 3, "prices and signature stand on one page of each of the three copies");
    let letters = pdf.letters();
    for said in ["托修方已阅读并同意以上项目、价格和条款", "签字人赟䶮㛃2026-11-2309:55（屏幕签名）"]
    {
        assert!(letters.contains(said), "{said} is missing in {letters}");
    }
    assert!(!letters.contains("进厂：托修方签字"), "nothing is left to be signed for that was signed for");
}

#[test]
fn a_quotation_says_what_it_costs_until_when_and_what_becomes_of_the_fee() {
    let pdf = Pdf::new(&samples::quotation().render(fonts()).unwrap());
    assert_eq!(pdf.pages(), 1);
    let letters = pdf.letters();
    for said in [
        "维修报价单",
        "报价单号BJ20261123-0003",
        "工单号WX20261123-0007",
        "1工时更换前制动片0.80工时160.0012.80115.20客户",
        "制动养护套餐",
        "人民币陆佰肆拾玖元贰角整",
        "报价有效至2026-11-30（含当日）",
        "100.00元，检测前已经您同意，不含在合计内。同意在本店维修的，免收；不维修的，按此收取。",
        "以下不是原厂配件，请在同意前了解清楚：前制动片（同质配件）",
        "您可以逐项同意或不做",
    ] {
        assert!(letters.contains(said), "{said} is missing in {letters}");
    }
    let mut sheet = samples::quotation();
    sheet.diagnosis_credited = false;
    let letters = Pdf::new(&sheet.render(fonts()).unwrap()).letters();
    assert!(letters.contains("维修与否均按此收取"));
    sheet.total_fen += 1;
    assert!(matches!(sheet.render(fonts()), Err(PaperError::DoesNotAddUp { what: "报价合计", .. })));
}

#[test]
fn an_authorisation_shows_discounts_and_the_shops_own_sentence() {
    let mut sheet = samples::repair_authorisation();
    sheet.labour[2].amount_fen -= 2_000;
    sheet.over_estimate_note = "超出预计百分之十的，须由托修方书面同意。".into();
    let letters = Pdf::new(&sheet.render(fonts()).unwrap()).letters();
    assert!(letters.contains("更换前制动片0.80160.00108.00客户优惠20.00"), "{letters}");
    assert!(letters.contains("2.超出预计百分之十的，须由托修方书面同意。"));
    assert!(!letters.contains("未经同意的部分"));
}

#[test]
fn the_reception_sheet_says_what_was_found_and_who_signed() {
    let pdf = Pdf::new(&samples::reception_sheet().render(fonts()).unwrap());
    assert_eq!(pdf.pages(), 1, "a full sheet without photos is one page");
    let letters = pdf.letters();
    for said in [
        "接车检查单",
        "WX20261123-0007",
        "第2版",
        "31,380km上次26,012（2026-05-18）",
        "62%·纯电动",
        "1.左侧划伤长约10厘米",
        "4.车顶裂纹",
        "故障灯胎压·保养提示",
        "随车物品行车记录仪·充电线",
        "贵重物品已提醒随身带走",
        "防护五件套已套好",
        "付款方式微信",
        "左后轮旧伤，客户知情。",
        "重签原因左后门凹陷漏记",
        "轮胎检查项目1更换3mm建议更换",
        "签字人赟䶮㛃2026-11-2309:50（屏幕签名）",
        "1.本单记录接车时的车辆外观",
    ] {
        assert!(letters.contains(said), "{said} is missing in {letters}");
    }
    assert!(!letters.contains('元'), "a walk-round has no price");
}

#[test]
fn a_sheet_to_be_signed_on_paper_leaves_room_and_an_untouched_car_says_so() {
    let mut sheet = samples::reception_sheet();
    (sheet.signature, sheet.damages, sheet.points) = (None, vec![], vec![]);
    (sheet.lamps, sheet.belongings, sheet.payment) = (vec![], vec![], None);
    let letters = Pdf::new(&sheet.render(fonts()).unwrap()).letters();
    for said in ["未见损伤", "故障灯无", "随车物品无", "付款方式未定", "以上情况属实，客户签字", "日期年月日"]
    {
        assert!(letters.contains(said), "{said} is missing in {letters}");
    }
    assert!(!letters.contains("屏幕签名") && !letters.contains("部位"), "nothing is claimed that nobody did");
}

#[test]
fn six_photos_are_printed_small_and_the_others_are_counted() {
    let pixels = printpdf::RawImage {
        pixels: printpdf::RawImageData::U8([90, 120, 150].repeat(320 * 240)),
        width: 320,
        height: 240,
        data_format: printpdf::RawImageFormat::RGB8,
        tag: vec![],
    };
    let (photo, _) = pixels.encode_to_bytes(&[printpdf::OutputImageFormat::Jpeg]).expect("a JPEG");
    let mut sheet = samples::reception_sheet();
    (sheet.photos, sheet.photos_taken) = (vec![photo; 6], 9);
    let pdf = Pdf::new(&sheet.render(fonts()).unwrap());
    assert_eq!(pdf.pictures().matches(" 320 ").count(), 6, "{}", pdf.pictures());
    assert!(pdf.letters().contains("另有3张存档"));
    sheet.photos = vec![b"no picture".to_vec()];
    assert!(matches!(sheet.render(fonts()), Err(PaperError::Image { field }) if field == "照片"));
}

#[test]
fn the_appointment_slip_says_when_which_car_and_what_waits() {
    let pdf = Pdf::new(&samples::appointment_slip().render(fonts()).unwrap());
    assert_eq!(pdf.pages(), 1);
    let letters = pdf.letters();
    for said in [
        "预约单",
        "YY20261123-0004",
        "预约到店11-2409:30",
        "车牌粤B·D12345",
        "客户赟䶮㛃",
        "联系电话13500000166",
        "预计用时1小时15分",
        "等候在店等待",
        "三万公里保养，空调有异味",
        "1更换空调滤清器0.30",
        "2蒸发箱清洗—",
        "PJA01155611个",
        "客户要求使用原厂配件",
        "超过预约时间30分钟未到店的",
    ] {
        assert!(letters.contains(said), "{said} is missing in {letters}");
    }
    assert!(!letters.contains('¥'), "prices are the 委托书's to promise");
    let cancelled = jieche_paper::AppointmentSlip { cancelled: true, ..samples::appointment_slip() };
    assert!(
        Pdf::new(&cancelled.render(fonts()).unwrap()).letters().contains("作废"),
        "nobody comes with a cancelled one"
    );
}
