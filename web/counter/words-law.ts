/** What the laws that citizens meet are called in English, by their Chinese names without 《》; none of the translations is official. */
export const lawsInEnglish: Readonly<Record<string, string>> = {
  本办法: 'these Measures',
  信访工作条例: 'Regulation on Petition Work',
  纪检监察机关处理检举控告工作规则: 'Rules of the Discipline Organs on Reports and Accusations',
  公务员法: 'Civil Servants Law',
  工伤保险条例: 'Regulation on Work-Injury Insurance',
  江苏省实施工伤保险条例办法: 'Jiangsu Measures on Work-Injury Insurance',
  工伤认定办法: 'Measures on Work-Injury Recognition',
  劳动能力鉴定管理办法: 'Measures on Labour-Ability Appraisal',
  社会保险法: 'Social Insurance Law',
  实施社会保险法若干规定: 'Provisions on the Social Insurance Law',
  社会保险经办条例: 'Regulation on Social Insurance Agencies',
  社会保险基金先行支付暂行办法: 'Measures on Advance Payment by Social Insurance Funds',
  最高人民法院关于审理工伤保险行政案件若干问题的规定: 'Supreme Court Provisions on Administrative Cases of Work-Injury Insurance',
  劳动合同法: 'Labour Contract Law',
  劳动争议调解仲裁法: 'Law on Labour Dispute Mediation and Arbitration',
  行政复议法: 'Administrative Review Law',
  行政诉讼法: 'Administrative Litigation Law',
  烈士褒扬条例: 'Regulation on Honouring Martyrs',
  公安机关人民警察奖励条令: 'Award Rules of the People’s Police',
};

/** What stands in brackets behind an article; what is not here is left out in English. */
export const asidesInEnglish: Readonly<Record<string, string>> = {
  参照: 'by analogy',
  辅警参照: 'by analogy',
  公安机关参照: 'by analogy',
  检举控告类参照: 'by analogy',
  '参照，天数为默认规则': 'by analogy, the figure is a default',
  默认规则: 'default rule',
  '登记时一年已过的，默认': 'where the year was over when it was reported; a default',
};
