// The bays in the shop's own words. Deliberately nothing of other screens.
export default {
  title: '工位',
  name: '名称',
  place: '次序',
  place_hint: '从小到大排列；空着排在最后',
  state: '状态',
  active: '使用中',
  retired: '已停用',
  new: '新增工位',
  none: '还没有工位',
  saved: '已保存「{name}」',
  hint: '停用的工位不再预约和派工，已在里面的车不受影响。',
};
