// The calendar of working days in the shop's own words. Deliberately nothing of other screens.
export default {
  title: '工作日历',
  hint: '按国务院每年公布的放假安排录入；在本店休息的日子约车，会先提示。',
  year: '{year} 年',
  earlier: '上一年',
  later: '下一年',
  date: '日期',
  kind: '类别',
  name: '名称',
  from: '从',
  until: '到（可不填）',
  add: '标记',
  clear: '取消标记',
  none: '{year} 年还没有标记的日子',
  marked: '已标记 {count} 天「{name}」',
  cleared: '{date} 已恢复',
};
