// Words of the parts all screens use: states of lists, reasons, conflicts, sheets, fields.
// Deliberately nothing of one feature.
export const states = {
  loading: '正在读取…',
  empty: '暂时没有内容',
  again: '再试一次',
  back: '返回',
  save: '保存',
  saved: '已保存',
  cancel: '取消',
  undo: '撤销',
  edit: '修改',
  unsaved: '有改动未保存',
  add: '添加',
  remove: '移除',
  close: '关闭',
  more: '更多',
  all: '全部',
  yes: '是',
  no: '否',
  none: '无',
  print: '打印',
  total: '合计',
  found_nothing: '没找到',
  nothing_lost: '已输入的内容不会丢。',
  stop: '停止',
  working: '正在进行…',
  progress: '{done} / {total}',
  draft_restored: '已恢复上次没保存的内容',
  draft_discard: '丢弃草稿',
};
export const fields = {
  date_example: '1123 或 2026-11-23',
  moment_example: '16:30 或 明天 10:00',
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
  save: '另存',
  saved: '已保存到文件',
  page: '第 {page} / {count} 页',
};
