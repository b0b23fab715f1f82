import { usual } from '../../workflows/steps/form.ts';

/** What a volume says: an official document, and so in Chinese only, as letters are. */
export const volumeWords = {
  kind: '卷宗',
  caseNo: '案号',
  procedure: '程序',
  subject: '事由',
  unnamed: '（未拟）',
  sealed: '见封存件',
  anonymous: '匿名',
  openedOn: '登记日期',
  closedOn: '办结日期',
  endedOn: '终结日期',
  items: '卷内件数',
  checkCode: '校验码',
  printed: '{name} {time} 编制',
  service: usual.proof[0],
  serviceHead: ['文书', '次', '渠道', '结果', '时间', '凭证', '送达'],
  course: '办理经过',
  courseHead: ['序', '时间', '事项', '办理人', '结果与意见'],
  standsFor: '代{name}',
  apart: '{why}，以电子件另存。\n名称：{name}\n类型：{mediaType}\n大小：{size} 字节\nSHA-256：{sha256}',
  notPaper: '这份材料不是纸面文件',
  tooLarge: '这份材料过大，不并入本卷',
  unreadable: '这份材料的密钥已销毁或者存放处无法读取',
  undrawn: '这份材料不能逐页并入本卷',
} as const;
