// Export of everything, in the shop's own words. Deliberately nothing of other screens.
export default {
  title: '导出全部数据',
  brings:
    '客户和联系人、授权同意、车辆和车主、工单、明细和经过、接车检查、报价、结算、收款、发票、配件、工时、套餐、预约、回访、历史维修，每类一张表。',
  noted: '谁在什么时候导出了多少行，会记入修改记录。只保留最近一次导出的文件。',
  form: '导出成',
  forms: { xlsx: '一个 Excel 工作簿', csv: '一个压缩包，里面每类一个 CSV' },
  start: '开始导出',
  running: '正在导出',
  done: '完成',
  done_hint: '文件已准备好，请保存。',
  stopped: '已停止，没有留下文件',
  fetch: '保存最近的文件',
  list: {
    title: '以前的导出',
    none: '还没有导出过',
    at: '时间',
    by: '经办',
    rows: '行数',
    size: '大小',
    sheets: '每张表的行数',
  },
};
