import { verifyTitle } from '../../api/shapes/certificate-words.ts';
import type { Label } from '../../workflows/steps/words.ts';
import { shared } from '../words.ts';

/** The pages about the counter, in plain words. */
export const aboutPages = {
  guide: {
    title: ['指南', 'Guide'],
    parts: [
      {
        head: ['能反映什么', 'What may be raised'],
        lines: [
          ['警务辅助人员（辅警）执行职务中的问题，都可以写。', 'Anything that auxiliary police did on duty.'],
          ['涉及民警或公职人员、涉嫌犯罪的，我们移送有权机关，并告诉您去向。', 'Matters about officers or officials, or of crime, are passed to the competent body and you are told which.'],
          ['诉讼、复议、仲裁的事，我们告诉您去哪里办。', 'For suits, administrative review or arbitration you are told where to go.'],
        ],
      },
      {
        head: ['谁可以写', 'Who may write'],
        lines: [
          ['任何单位和个人都可以写，不用是当事人。', 'Anybody and any organisation; you need not be the person harmed.'],
          ['替家里人或者别人写的：姓名写您自己的，信里写明替谁写、是什么关系。', 'For a relative or somebody else: give your own name, and say in the letter for whom you write and how you are related.'],
          ['几个人一起写的：姓名写一位代表，其他人写在信里。当面来的，代表不超过 5 人。', 'Several together: give the name of one, and the others in the letter. At the window at most 5 speak for all.'],
          ['未满 18 岁也可以写。请信得过的大人帮忙更好；有危险先打 110。', 'You may write if you are under 18. Ask a grown-up you trust to help; in danger call 110 first.'],
        ],
      },
      {
        head: ['信会怎么走', 'What happens to a letter'],
        lines: [
          ['收到：每一封都登记，由两个人审查。', 'Received: every letter is registered and examined by two persons.'],
          ['受理：实名的，15 天内书面告诉您受理还是转到哪里。', 'Accepted: with your name, you are told in writing within 15 days whether it is accepted or where it went.'],
          ['调查：两名承办人，不会是被反映人所在的单位。', 'Inquiry: two handlers, never from the unit of the person concerned.'],
          ['结果：逐项写明查到什么、怎么处理、依据哪一条。', 'Result: for each point what was found, what is done, and on which article.'],
          ['不同意：收到结果 30 天内可以要求复查；对复查不同意，还可以要求复核。', 'If you disagree: within 30 days of the result ask for review; after that for re-review.'],
        ],
      },
      {
        head: ['几种结论', 'The findings'],
        lines: [
          ['反映违纪的：属实、部分属实、不属实、无法查实。', 'Of a breach: substantiated, partly substantiated, unsubstantiated, not verifiable.'],
          ['提出诉求的：予以支持、作出解释、不予支持。', 'Of a claim: supported, explained, not supported.'],
          ['“无法查实”是证据不够，不是说您写得不对。', '“Not verifiable” means too little evidence, not that you were wrong.'],
          ['查不实不等于诬告。', 'Not proved is not false accusation.'],
        ],
      },
      {
        head: ['撤回', 'Withdrawing'],
        lines: [['随时可以撤回。是否继续查，由承办单位负责人决定。', 'You may withdraw at any time. Whether the inquiry goes on is for the leader of the handling unit.']],
      },
    ],
  },
  privacy: {
    title: ['隐私', 'Privacy'],
    parts: [
      {
        head: ['我们保存什么', 'What is kept'],
        lines: [
          ['提交之前，什么都不保存。提交之后，保存您写的内容和文件。', 'Before you send: nothing. After: what you wrote and the files.'],
          ['不用登录，不设 Cookie，不连别的网站。', 'No account, no cookie, no other site contacted.'],
          ['写到一半的内容加密以后随网页走，我们这里不存。浏览器为了能返回，会暂时记着您写的经过；提交或者“立即离开”时我们请它清掉，有的浏览器不照办。用别人的设备，写完请把浏览器整个关掉。', 'A letter half written travels with the page, sealed; nothing of it is stored here. So that it can go back, the browser keeps for a while what you wrote of the events; when you send, or leave, we ask it to forget that, and some browsers do not. On a device of somebody else, close the whole browser afterwards.'],
          ['回执只存加密后的指纹，我们也看不到那 16 位数字。', 'Of the receipt only a slow hash is kept; nobody here can read the digits.'],
          ['匿名的，不查来源：不记网络地址，不比笔迹。', 'Anonymous letters are not traced: no network address is kept, no handwriting compared.'],
        ],
      },
      {
        head: ['谁能看到您是谁', 'Who can see who you are'],
        lines: [
          ['姓名和联系方式加密封存。打开要写理由，并马上记录。', 'Name and contact are sealed. Opening needs a reason and is recorded at once.'],
          ['每次被打开，您在“查进度”里都看得到：哪个岗位、什么时候、为什么。', 'Each opening is shown to you under “Follow up”: which post, when, why.'],
          ['被反映的人只看到中性的事实清单，看不到信。', 'The person concerned sees a neutral list of facts, never the letter.'],
        ],
      },
      {
        head: ['用公用电脑或手机时', 'On a shared computer or phone'],
        lines: [
          ['“立即离开”清空本页和缓存，换到天气网页。连按三次 Esc 也可以。', '“Leave now” clears page and cache and opens a weather page. Pressing Esc three times does too.'],
          ['浏览记录要您自己删。标题和地址里没有敏感的字。', 'The browsing history you must delete yourself. Titles and addresses say nothing.'],
          shared.cleaned,
        ],
      },
    ],
  },
  accessibility: {
    title: ['无障碍', 'Accessibility'],
    parts: [
      {
        head: ['怎么用', 'How to use it'],
        lines: [
          ['全部功能只用键盘就能完成，不需要脚本。', 'Everything works with the keyboard alone and without scripts.'],
          ['右上角“大字”把字放大；浏览器放大到 200 % 也不用左右拖。', '“Large text” enlarges the text; at 200 % zoom nothing needs sideways scrolling.'],
          ['没有验证码，没有时间限制的填写。', 'No puzzles to solve, no time limit for writing.'],
          ['页面按 WCAG 2.2 AA 和 GB/T 37668 检查。', 'Pages are checked against WCAG 2.2 AA and GB/T 37668.'],
        ],
      },
      {
        head: ['不方便上网', 'Without the internet'],
        lines: [['可以打 12389，也可以写信或到受理窗口。口头说的，我们如实记录并念给您听。', 'Call 12389, write, or come to the window. What you say is written down as said and read back to you.']],
      },
    ],
  },
  phone: {
    title: ['电话和地址', 'Telephone and address'],
    parts: [
      {
        head: ['先打哪一个', 'Which to call'],
        lines: [
          ['正在发生危险：110。', 'Danger now: 110.'],
          ['举报：12389，全国统一。', 'To report: 12389, nationwide.'],
          ['问进度：打您的承办机关，说编号，不要说回执。', 'About progress: call the organ that has your case and give the number, never the receipt.'],
        ],
      },
    ],
  },
} as const satisfies Record<string, { title: Label; parts: readonly { head: Label; lines: readonly Label[] }[] }>;
export type AboutPage = keyof typeof aboutPages;

export const certificateWords = {
  title: verifyTitle,
  hint: ['对方出示的辅警证件是不是在用、属于哪个机关。', 'Whether an auxiliary’s certificate is in force, and of which organ.'],
  lead: ['只说明证件是否在用和所属机关，不显示姓名。查过的号码不留记录。', 'Says only whether it is in force and of which organ; no name. The number you asked for is not kept.'],
  number: ['证件上的号码', 'Number on the certificate'],
  numberHint: ['写全，字母大小写、全角半角都可以。', 'In full; upper or lower case alike.'],
  verify: ['核验', 'Verify'],
  missing: ['请写证件上的号码。', 'Write the number on the certificate.'],
} as const satisfies Record<string, Label>;
