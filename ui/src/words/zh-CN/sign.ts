// Signing in, in the shop's own words. Deliberately nothing of other screens.
export default {
  login: '用户名',
  password: '密码',
  go: '登录',
  demo_hint: '点一个岗位就以那个人登录。',
  again: '请重新登录',
  again_hint: '{name}，登录已过期。登录后接着做，屏幕上的内容都还在。',
  other: '换人登录',
  old: '原密码',
  new: '新密码',
  repeat: '再输一遍新密码',
  rule: '至少 8 位',
  changed: '密码已修改',
};
