// Export of everything, in the shop's own words. Deliberately nothing of other screens.
export default {
  title: '导出全部数据',
  brings: '客户、车辆、工单和明细、结算、收款、发票、配件、工时、预约、回访、历史维修，每类一张表。',
  noted: '谁在什么时候导出了多少行，会记入修改记录。只保留最近一次导出的文件。',
  form: '导出成',
  forms: { xlsx: '一个 Excel 工作簿', csv: '一个压缩包，里面每类一个 CSV' },
  start: '开始导出',
  running: '正在导出',
  done: '完成',
  done_hint: '文件已准备好，请保存。',
  stopped: '已停止，没有留下文件',
  fetch: '保存文件',
};
