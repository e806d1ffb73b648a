// A shop that could not be opened, in the shop's own words. Deliberately calm: nothing is lost by reading it twice.
export default {
  title: '本店数据没有打开',
  kinds: {
    damaged: '数据文件和关闭时不一样了，可能是硬盘或断电造成的',
    database_missing: '数据库文件不见了，或者是空的',
    key_missing: '密钥文件不见了，数据打不开',
    key_wrong: '密钥文件与数据不符',
    rolled_back: '这里的数据比 {at} 的备份还旧，少了 {missing} 次保存',
  },
  untouched: '原来的文件都在原处，一个字节也没有动过。',
  looking: '正在核对最近的备份，请稍候…',
  backup: '最近一份完好的备份：{at}（{age}）',
  ages: { soon: '不到一小时前', hours: '{hours} 小时前', days: '{days} 天前' },
  since: '在那之后保存的内容不在这份备份里。',
  no_backup: '本机备份文件夹里没有完好的备份。若备份在 U 盘或别的电脑上，请选「用别处的备份」。',
  restore: '恢复这份备份',
  elsewhere: '用别处的备份',
  with_code: '用备份和恢复码恢复',
  again: '重新检查',
  go_on: '就用现在的数据',
  restored: '已恢复，可以登录了',
  aside: '恢复时，原来的数据会整个移到数据文件夹里的 aside-日期 文件夹，随时可以找人修复。',
};
