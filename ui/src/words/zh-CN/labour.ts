// The labour catalogue in the shop's own words. Deliberately nothing of who does the work.
export default {
  title: '工时项目',
  new: '新建项目',
  find: '按编码、名称或首字母查找',
  code: '编码',
  name: '名称',
  trade: '工种',
  hours: '工时',
  rate: '工时单价',
  by_model: '车型工时',
  by_model_hint: '这些车型按这里的工时，其他按标准工时；型号写开头几个字，越长越优先。',
  add_model: '加一种车型',
  retired: '停用，不再提供',
  gone: '已停用',
  saved: '已保存「{name}」',
  none: '没有找到。导入价目表，或新建一个项目。',
};
