import type { Label } from '../../workflows/steps/words.ts';
import { limitWords } from '../shapes/upload-limits.ts';
import { fill } from '../requests/language.ts';
import { sentences } from '../words/sentences.ts';

/** Why a file is not taken into a case, by the code that is kept with it. */
export const documentRefusals = {
  'too-large': [`超过 ${limitWords.file} 的只收录音、视频（最大 ${limitWords.recording}），这个文件不是；图片、PDF、文档等最大 ${limitWords.file}`, `above ${limitWords.file} only sound and video are taken (up to ${limitWords.recording}), which it is not; images, PDF, documents and the like may have ${limitWords.file}`],
  empty: ['文件是空的', 'it is empty'],
  unknown: ['格式不能接收。可以交图片（JPEG、PNG、WebP、GIF）、PDF、docx、xlsx、pptx、odt、ods、UTF-8 的 txt，或者录音、视频（MP4、MOV、3GP、M4A、MP3、AAC、WAV、AMR）', 'its format is not taken; images (JPEG, PNG, WebP, GIF), PDF, docx, xlsx, pptx, odt, ods, txt in UTF-8, and sound or video (MP4, MOV, 3GP, M4A, MP3, AAC, WAV, AMR) are'],
  heic: ['HEIC 照片打不开，请另存为 JPEG，或者在手机上打开它、截一张屏来交', 'HEIC photos cannot be opened; save it as JPEG, or open it on the telephone and hand in a screenshot'],
  'other-media': ['这种录音、视频里的地点和设备信息去不掉，请转成 MP4、M4A、MP3 或者 WAV，也可以带到接待处', 'place and device cannot be removed from this kind of sound or video; turn it into MP4, M4A, MP3 or WAV, or bring it to the office'],
  'track-data': ['视频里另有一条数据，可能写着地点，去不掉，请另存一次再交，也可以带到接待处', 'it holds a track of data, perhaps of places, that cannot be removed; save it anew, or bring it to the office'],
  'old-office': ['旧版或者加了密码的 Office 文件看不到里面，请另存为没有密码的 docx、xlsx、pptx 或者 PDF', 'office files of the old kind or with a password cannot be looked into; save it as docx, xlsx, pptx or PDF without one'],
  'name-differs': ['文件名的后缀和内容不符', 'the ending of its name does not fit its content'],
  damaged: ['文件损坏，打不开', 'it is damaged and cannot be opened'],
  'too-many-pixels': ['图片的像素太多，请缩小', 'the picture has too many pixels; make it smaller'],
  encrypted: ['有密码，看不到里面', 'it has a password and cannot be looked into'],
  script: ['里面有会自己运行的内容', 'something in it runs by itself'],
  macros: ['里面有宏', 'it holds macros'],
  embedded: ['里面夹着别的文件，请分开交', 'another file is embedded in it; hand that in by itself'],
  linked: ['打开时会从别处取内容', 'it fetches content from elsewhere when it is opened'],
} as const satisfies Record<string, Label>;
export type DocumentRefusal = keyof typeof documentRefusals;

export const isDocumentRefusal = (code: string): code is DocumentRefusal => Object.hasOwn(documentRefusals, code);

/** The whole sentence of a refusal. */
export function refusalSentence(code: string): Label {
  const why: Label = isDocumentRefusal(code) ? documentRefusals[code] : [code, code];
  const sentence = sentences['document-refused'];
  return [fill(sentence[0], { why: why[0] }), fill(sentence[1], { why: why[1] })];
}

export const uploadSentences = {
  'not-multipart': ['表单不完整，或者不是 multipart/form-data。请重新选择文件再交。', 'The form is broken, or no multipart/form-data. Choose the file again.'],
  'too-large': ['文件太大：录音、视频最大 {recording}，其他文件最大 {file}。没有保存。', 'The file is too large: sound and video may have {recording}, other files {file}. It was not kept.'],
  beyond: ['文件没有这么长。请从头下载。', 'The document is not that long. Download it from its beginning.'],
  'no-file': ['请选择一个文件（字段 file）。', 'Choose one file (field file).'],
  'field-unknown': ['只接收 file 一个字段。', 'Only the field file is taken.'],
  'name-long': ['文件名最多 200 字。请改短后再交。', 'The name of a file takes 200 characters at most. Shorten it and hand it in again.'],
  'name-path': ['文件名里不能有斜线。请改名后再交。', 'The name of a file must not hold a slash. Rename it and hand it in again.'],
  'name-bytes': ['文件名的编码不能识别。请改名后再交。', 'The name of the file is not UTF-8. Rename it and hand it in again.'],
  absent: ['没有这份材料，或者它没有通过检查。请从“材料”一栏里选。', 'There is no such document, or it was not found clean. Choose one from the list of documents.'],
  full: ['这件事的附件已满 {most} 份。更多的请带到接待处。', 'This matter holds {most} documents already. Bring more to the office.'],
} as const satisfies Record<string, Label>;

/** What a document handed in at the counter is called: names that people give to files say too much. */
export const neutralName = '附件';
