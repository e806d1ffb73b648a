//! The terms of the authorisation, in plain words both sides can hold each other to.
//!
//! They follow the Civil Code on work contracts and the repair rules: nothing beyond the estimate
//! without consent, old parts are the customer's, the list before the payment, rework free of
//! charge, an end to the work at any time. Deliberately absent: any clause that frees the shop
//! from what it owes, which would be void (Civil Code 496–497).

const FIRST_TERM: &str = "承修方按本委托书所列项目和价格维修，使用的配件与所列性质一致，不更换不需要更换的零部件。";
const BEYOND_ESTIMATE: &str = "维修中需增加项目，或费用将超出预计的，承修方先说明原因、价格和对交车时间的影响，经托修方以签字、短信或电话等可留存的方式同意后再做；未经同意的部分，托修方可以不付费。";
const LATER_TERMS: [&str; 6] = [
    "承修方妥善保管车辆，除移车和托修方同意的路试外不使用车辆。贵重物品请随身带走，留在车内的登记在上面「留车物品登记」栏。",
    "换下的旧件归托修方，按上面勾选的方式处理；保修索赔和保险更换的旧件按厂家、保险公司的要求返还。",
    "因待料等原因不能按预计时间交车的，承修方及时告知原因，另约交车时间。",
    "竣工后承修方通知托修方验收，付款前提供结算清单并逐项说明；托修方核对签字、结清应付费用后提车。",
    "质量保证期自竣工出厂之日起算。保证期内因维修质量造成车辆不能正常使用的，承修方及时无偿返修，返修项目的保证期自返修出厂之日重新起算。托修方自备配件的质量由托修方负责。",
    "托修方可随时要求停止维修，已完成的工时和已使用的配件据实结算。发生争议先协商，协商不成的可向道路运输管理机构、消费者组织投诉，或依法起诉。",
];

/// The numbered terms; `beyond_estimate` is the shop's own sentence on what happens beyond the
/// estimate, empty for the standard one.
pub(super) fn terms(beyond_estimate: &str) -> Vec<String> {
    let beyond = match beyond_estimate.trim() {
        "" => BEYOND_ESTIMATE,
        own => own,
    };
    let all = [FIRST_TERM, beyond].into_iter().chain(LATER_TERMS);
    (1..).zip(all).map(|(place, term)| format!("{place}. {term}")).collect()
}
