// Words of the parts all screens use: states of lists, reasons, conflicts, sheets, fields.
// Deliberately nothing of one feature.
export const states = {
  loading: '正在读取…',
  empty: '暂时没有内容',
  again: '再试一次',
  back: '返回',
  save: '保存',
  saved: '已保存',
  undo: '撤销',
  unsaved: '有改动未保存',
  remove: '移除',
  all: '全部',
  yes: '是',
  no: '否',
  total: '合计',
  found_nothing: '没找到',
  nothing_lost: '已输入的内容不会丢。',
  between: '、',
  then: '；',
  stop: '停止',
  working: '正在进行…',
  progress: '{done} / {total}',
  draft_restored: '已恢复上次没保存的内容',
  draft_discard: '丢弃草稿',
};
export const fields = {
  date_example: '1123 或 2026-11-23',
  moment_example: '16:30 或 明天 10:00',
  names: {
    promised_at: '预计交车',
    complaint: '客户描述',
    lines: '项目',
    technician_id: '技师',
    odometer_in_km: '进厂里程',
    odometer_out_km: '出厂里程',
    via: '客户答复方式',
    debtor_id: '欠款单位',
    collected_by: '提车人',
    discount_fen: '优惠',
    payer: '付费',
    vehicle_id: '车辆',
    advisor_id: '服务顾问',
    start_at: '到店时间',
    bay: '工位',
    items: '预约项目',
    name: '联系人',
    unit_price_fen: '单价',
    hours: '工时',
    quantity: '数量',
  },
  named: '{name}：{text}',
};
export const reason = {
  reason: '原因',
  approval: '经理批准',
  approval_hint: '请有权限的另一个人输入自己的用户名和密码',
  login: '批准人用户名',
  password: '批准人密码',
};
export const conflict = {
  title: '别人先保存了',
  kept: '您输入的都还在，请逐项选择：',
  field: '项目',
  mine: '我的',
  theirs: '对方的',
  none: '没有同时改同一项，可以直接保存。',
  save: '按选择保存',
  later: '先继续编辑',
};
export const sheets = {
  print: '打开打印',
  to: '送往 {printer}',
  sent: '已送往 {printer}，{copies} 份',
  save: '另存',
  saved: '已保存到文件',
  page: '第 {page} / {count} 页',
};

/** What is copied for the customer's messenger. */
export const messages = {
  go: '发给客户',
  copied: '已复制{kind}并记下，可以粘贴给客户',
  kinds: { quote: '报价', extra: '增项说明', ready: '提车通知', booked: '预约信息', missed: '未到店说明' },
  from: '{shop} {phone}',
  car: '车',
};
