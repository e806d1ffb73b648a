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
};
