// The front desk, in the shop's own words. Deliberately nothing of other screens.
export default {
  cars: '今天的车',
  in_shop: '在店',
  ready: '待交车',
  delivered_today: '今日已交',
  empty: {
    in_shop: '店里还没有车。按 F2 找车，Alt N 开单。',
    ready: '没有等着交的车。',
    delivered_today: '今天还没有交车。',
  },
  find_first:
    '按 F2 输入车牌、手机、姓名或拼音首字母找车；没有来过的按 Alt C 登记。已有的客户和车辆资料可在「设置」里一次导入。',
  this_car: '这辆车',
  what_now: '可以做什么',
  new_here: '第一次来',
  mine: '交接班（{count} 台）',
  today: '今日',
  arrived: '进厂',
  late: '超时',
  waiting: '在店等',
  urgent: '加急',
  open_order: '开单',
  to_order: '打开工单',
  to_file: '车辆档案',
  newcomer: '新客户 新车',
};
