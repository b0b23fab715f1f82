import type { speak } from '../../api/shapes/public-words.ts';
import type { Label } from '../../workflows/steps/words.ts';
import { matterTitle } from '../../workflows/complaint/words.ts';
import { shared } from '../words.ts';

/** Says a label in the reader's language, its `{…}` filled in. */
export type Say = ReturnType<typeof speak>;

/** The words of the counter's frame, its home page and the letter, in Chinese and English; `{…}` is filled in by the page. */
export const frame = {
  hall: [shared.hall[0], 'Service counter'],
  skip: ['跳到正文', 'Skip to the main text'],
  leave: ['立即离开', 'Leave now'],
  leaveHint: ['连按三次 Esc 也可以', 'or press Esc three times'],
  large: ['大字', 'Large text'],
  usual: ['标准字', 'Usual text'],
  other: ['English', '中文'],
  home: ['首页', 'Home'],
  danger: ['正在发生危险：110', 'Danger now: 110'],
  line: ['举报电话 12389', 'Report line 12389'],
  errorTitle: ['有错误：{title}', 'Error: {title}'],
  errorHead: ['有 {n} 处要改', '{n} to correct'],
  errorLabel: ['错误：', 'Error: '],
  optional: ['（可以不写）', ' (optional)'],
  next: shared.next,
  back: shared.back,
  asOf: ['本页内容截至 {time}', 'This page shows {time}'],
  refresh: ['刷新', 'Refresh'],
  guide: ['指南', 'Guide'],
  privacy: ['隐私', 'Privacy'],
  accessibility: ['无障碍', 'Accessibility'],
  phones: ['电话', 'Telephone'],
  about: ['说明', 'About'],
  noSuchPage: ['没有这一页', 'There is no such page'],
  noSuchPageHint: ['网址可能抄错了一处。要办的事都可以从首页开始。', 'The address may be mistyped. Everything starts on the home page.'],
  notDone: ['这一步没有完成', 'This was not done'],
  failed: ['这里出了差错，什么都没有改变。请退回上一页再试。', 'A fault of ours; nothing was changed. Go back and try again.'],
  sending: ['请稍等，不用再按。', 'One moment; there is no need to press again.'],
  tooLarge: ['内容太大，没有收下。请退回上一页，减少文件再试。', 'Too large; nothing was taken. Go back and send fewer files.'],
  how: shared.counted,
  sample: ['演示环境，内容为虚构', 'Demonstration; nothing here is real'],
} as const satisfies Record<string, Label>;

/** Why a file was not passed on. */
export const overlongWords = {
  large: ['超过 20 MB。请交小一些的，或者带到接待处。', 'It is larger than 20 MB. Hand in a smaller one, or bring it to the office.'],
  many: ['一次最多交 5 个。', 'No more than 5 at once.'],
  together: ['和前面的加起来超过 40 MB。请分几次交。', 'With those before it, it comes to more than 40 MB. Hand them in one after the other.'],
} as const satisfies Record<string, Label>;

/** The three fields of a day. */
export const dayParts = {
  Year: ['年', 'Year'],
  Month: ['月', 'Month'],
  Day: ['日', 'Day'],
} as const satisfies Record<string, Label>;

export const home = {
  ask: ['您要办什么？', 'What would you like to do?'],
  write: [shared.complaints[0], 'Complain or report'],
  writeHint: ['反映警务辅助人员的问题。可以匿名，大约 10 分钟。', 'About auxiliary police. You may stay anonymous. About 10 minutes.'],
  lookUp: ['查进度', 'Follow up'],
  lookUpHint: ['凭 16 位回执看进展、收告知书、补充、撤回、要求复查。', 'With the 16-digit receipt: progress, notices, adding, withdrawing, review.'],
  days: shared.calculator,
  daysHint: ['从哪天起、多少天，算出最后一天，逐日列明。', 'From a day and a period to the last day, day by day.'],
} as const satisfies Record<string, Label>;

/** The steps of a letter; step 5 is passed over by who gives no name. */
export const writeSteps = {
  start: ['开始前', 'Before you start'],
  facts: [matterTitle[0], 'What happened'],
  material: ['材料', 'Material'],
  name: ['是否留名', 'Your name'],
  answer: ['怎么告诉您', 'How to tell you'],
  check: shared.check,
} as const satisfies Record<string, Label>;

export const write = {
  progress: ['第 {n} 步，共 {of} 步', 'Step {n} of {of}'],
  begin: ['开始写', 'Start'],
  ifToday: ['如果今天提交：', 'If you send it today:'],
  told: ['最迟 {day}告诉您由谁办。', 'At the latest on {day} you are told who handles it.'],
  result: ['受理后，预计 {figure} 天内有结果。', 'After acceptance, a result is expected within {figure} days.'],
  compare: ['留名和匿名有什么不同', 'With your name or without'],
  named: ['实名', 'With your name'],
  anonymous: ['匿名', 'Anonymous'],
  compareNotice: ['受理和结果', 'Acceptance and result'],
  noticeNamed: ['书面告诉您', 'Told to you in writing'],
  noticeAnonymous: ['没有通知，凭回执来这里看', 'No notice; look here with the receipt'],
  compareSeen: ['谁看得到您是谁', 'Who can see who you are'],
  seenNamed: ['封存；打开要写理由，并会告诉您', 'Sealed; opening needs a reason, and you are told'],
  seenAnonymous: ['没有可看的', 'There is nothing to see'],
  compareReview: ['不同意结果', 'If you disagree'],
  reviewNamed: ['可以要求复查', 'You may ask for review'],
  reviewAnonymous: ['可以补充新的事实', 'You may add new facts'],
  falseAccusation: ['查不实不等于诬告。只有故意捏造才要负责。', 'Not proved is not false accusation. Only deliberate invention has consequences.'],
  leaving: ['“立即离开”会清空本页，但浏览记录要您自己删。', '“Leave now” clears this page; the browsing history you must delete yourself.'],
  kept: ['提交之前，我们不保存您写的任何内容。', 'Until you send it, nothing you write is kept.'],
  goBack: ['写到一半要回到前面，按页面下方的“上一步”，写的都在。按浏览器或者手机的返回键也可以，只是姓名和联系方式要重写：这台设备上不留。', 'To go back half-way, press “Back” at the foot of the page: all you wrote is there. The back key of the browser or telephone works too, but name and contact are to be written again: this device does not keep them.'],
  two: ['人、地、时、事，写到两项就能查。标着“可以不写”的，不知道就空着。', 'Who, where, when, what: two of them suffice. What is marked optional may stay empty.'],
  matterHint: ['写您看到、听到、经历的。最多 {max} 字。', 'What you saw, heard or went through. Up to {max} characters.'],
  organAny: ['不知道', 'I do not know'],
  ongoing: ['现在还在发生', 'It is happening now'],
  ongoingHint: ['督察会先到现场。有危险请打 110。', 'Inspectors go there first. In danger call 110.'],
  noWish: ['没想好', 'Not decided'],
  hasFiles: ['有照片、文件、录音或者视频要交吗？', 'Do you have photos, papers, sound or video?'],
  filesNo: ['没有，或者以后凭回执补交', 'No, or later with the receipt'],
  filesYes: ['有，和信一起交', 'Yes, together with the letter'],
  filesWhen: ['提交前不保存，所以在最后一步选文件。', 'Nothing is kept before you send, so files are chosen in the last step.'],
  filesClean: shared.cleaned,
  filesLook: ['照片、视频里的人和背景，录音里的声音，仍可能让人认出您。', 'People and surroundings in a photo or video, and voices, may still give you away.'],
  files: ['选择文件', 'Choose files'],
  filesAgain: ['刚才选的文件没有留在这一页，请重新选择。', 'The files chosen before are not kept on this page; choose them again.'],
  filesHint: ['最多 5 个，每个不超过 20 MB，一次共 40 MB 以内。可以交图片、PDF、文档、录音和视频；照片、录音、视频里的地点和设备信息会去掉。更大的请在信里写明，再带到接待处。', 'Up to 5, each up to 20 MB, 40 MB at once: pictures, PDF, documents, sound, video; place and device are removed from photos, sound and video. Mention larger ones in the letter and bring them to the office.'],
  realName: ['要留下姓名吗？', 'Do you give your name?'],
  realYes: ['留名', 'Yes'],
  realYesHint: ['受理和结果会书面告诉您。姓名封存。', 'You are told of acceptance and result in writing. The name is sealed.'],
  realNo: ['匿名', 'No, stay anonymous'],
  realNoHint: ['我们不会追查您是谁。', 'Nobody will try to find out who you are.'],
  nameHint: ['证件上的姓名。网名、化名按匿名办理。', 'The name on your identity paper. A net name counts as anonymous.'],
  answerLead: ['至少写一种。通知里只说“有新进展”，不写内容。', 'At least one. The message only says that there is news.'],
  checkLead: ['提交后，内容不能改，但可以补充。', 'After sending you cannot change it, but you can add to it.'],
  change: ['修改', 'Change'],
  empty: ['没有写', 'Left empty'],
  send: ['提交', 'Send'],
  asAnonymous: ['这个署名不能核实，会按匿名办理：没有书面通知。', 'This signature cannot be verified; it counts as anonymous: no written notice.'],
  choosePlace: ['请选择', 'Please choose'],
  needs: ['请写“{label}”', 'Please fill in “{label}”'],
  choose: ['请选“{label}”', 'Please choose “{label}”'],
  tooLong: ['“{label}”最多 {max} 字，现在 {n} 字', '“{label}” takes {max} characters; there are {n}'],
  contact: ['请至少写一种联系方式', 'Give at least one way to reach you'],
  badEmail: ['电子邮箱要像 name@example.cn 这样', 'An e-mail address looks like name@example.cn'],
  againTitle: ['这封信已收到', 'This letter has arrived'],
  again: ['编号 {caseNo}。回执只显示一次，不再显示。', 'Number {caseNo}. The receipt was shown once and is not shown again.'],
  againLost: ['没记下回执的，我们无法找回。可以另写一封，说明是同一件事。', 'A receipt not noted cannot be recovered. You may write anew and say that it is the same matter.'],
  againOther: ['改动没有提交：这封信先前已收到。要补充，请凭回执。', 'The change was not sent: this letter had arrived before. Add to it with the receipt.'],
  away: ['现在收不下，什么也没有保存。您写的都在这一页，请稍后再提交。', 'It cannot be taken now and nothing was kept. Your text is on this page; send it again later.'],
} as const satisfies Record<string, Label>;

/** The hints of the form in English; in Chinese they stand in the brackets of its titles. */
export const englishHints: Readonly<Record<string, string>> = { against: 'Name, number or appearance', occurredOn: 'Roughly is fine' };

export const receiptWords = {
  title: ['我们收到了', 'We have received it'],
  once: ['回执（只显示这一次）', 'Receipt (shown only now)'],
  now: ['请现在记下这 16 位数字。', 'Note these 16 digits now.'],
  number: ['编号', 'Number'],
  received: ['收到', 'Received'],
  afterwards: ['接下来', 'What follows'],
  ask: ['咨询', 'Questions'],
  holder: ['谁拿到回执，谁就能看到内容和进展。丢了我们无法找回。', 'Whoever has the receipt sees the content and the progress. We cannot recover a lost one.'],
  uses: ['要补充、撤回或要求复查，都凭它。', 'Adding, withdrawing and review all need it.'],
  noted: ['我已经记下', 'I have noted it'],
  go: ['去看看进度', 'See the progress'],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  print: ['打印小条', 'Print a slip'],
  save: ['保存为图片', 'Save as a picture'],
  slip: ['凭此号码查询', 'Look up with this number'],
  square: ['二维码，里面只有这 16 位数字，不是网址', 'QR code with these 16 digits only, no address'],
  stillHere: ['回执还没有记下。', 'The receipt has not been noted yet.'],
  filesTaken: ['随信收下 {n} 个文件。', '{n} files were taken with it.'],
  fileRefused: ['第 {n} 个文件没有收下：{why}可以凭回执再交。', 'File {n} was not taken: {why} You may hand it in again with the receipt.'],
  asAnonymous: ['按匿名办理：没有书面通知，凭回执来这里看。', 'Handled as anonymous: no written notice; look here with the receipt.'],
} as const satisfies Record<string, Label>;
