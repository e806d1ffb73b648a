// Printing in the shop's own words. Deliberately nothing of what a sheet says.
export default {
  title: '单据打印',
  hint: '只管这台电脑',
  sheet: '单据',
  printer: '打印机',
  viewer: '用看图程序打印',
  stock: '纸张',
  copies: '份数',
  look_first: '先预览',
  browser: '浏览器里打印交给看图程序；桌面程序可直接送打印机。纸张在这里选。',
  none: '这台电脑上没有找到打印机。',
  stocks: { a4: 'A4', continuous: '三联 241×279', continuous_half: '三联二等分 241×140' },
  sheets: {
    quotation: '报价单',
    repair_authorisation: '维修委托书',
    job_card: '维修任务单',
    reception: '接车检查单',
    settlement_list: '结算清单',
    appointment: '预约单',
    day_report: '营业日报',
    recovery_code: '恢复码',
  },
};
