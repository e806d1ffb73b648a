// Common phrases in the shop's own words. Deliberately nothing of other screens.
export default {
  title: '常用语',
  find: '首字母或文字',
  open: '常用语',
  none: '没有合适的常用语。在「设置 · 接车」里添加。',
  keys: '↑ ↓ 选，↵ 放入，Esc 返回',
  kind: '用在',
  text: '内容',
  add: '添加常用语',
  added: '已添加「{text}」',
  retire: '停用',
  restore: '恢复使用',
  retired: '已停用',
  with_retired: '显示已停用的',
};
