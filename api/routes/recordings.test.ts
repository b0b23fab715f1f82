import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { formOf, sha256 } from '../../test/setup/papers.ts';
import { film, mp3, mp3Sound, pictures, places, takenAt, wav } from '../../test/setup/recordings.ts';
import { documentRoutes } from './documents.ts';

let desk: Desk;
let intake: Official;
let caseNo: string;
let bearer: Record<string, string>;

beforeAll(async () => {
  desk = await Desk.open(documentRoutes);
  intake = desk.as('intake-officer');
  ({ caseNo, bearer } = await desk.file());
});
afterAll(() => desk.close());

interface Kept {
  readonly documentId: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}
interface Told {
  readonly ground?: string;
  readonly detail: string;
}
const sent = (bytes: Uint8Array, name: string) => desk.send('POST', '/api/public/file/documents', { body: formOf(bytes, name), headers: bearer });
const kept = async (bytes: Uint8Array, name: string) => {
  const answer = await sent(bytes, name);
  expect(answer.statusCode, answer.body).toBe(201);
  const { documentId, ...rest } = answer.json<Kept>();
  const given = await intake.call('GET', `/cases/${caseNo}/documents/${documentId}`);
  return { ...rest, given };
};
const traces = [places, 'iPhone', 'Wang', 'PhoneMaker', Buffer.from(Uint32Array.of(takenAt).buffer).swap32()];

describe('来信人交来的录音、视频', () => {
  test.each([['现场.mp4', 'isom', 'video/mp4', 'meta'], ['IMG_0042.MOV', 'qt  ', 'video/quicktime', 'meta'], ['clip.mp4', 'mp42', 'video/mp4', 'gpmd']])('%s：画面一个字节不变，地点、时间、设备都去掉，逐帧的地点也去掉', async (name, brand, mediaType, data) => {
    const bytes = film({ brand, data });
    for (const trace of traces) expect(bytes.includes(trace)).toBe(true);
    const { given, ...found } = await kept(bytes, name);
    expect(found).toMatchObject({ mediaType, size: bytes.length, sha256: sha256(given.rawPayload) });
    expect(given.rawPayload.includes(pictures)).toBe(true);
    for (const trace of traces) expect(given.rawPayload.includes(trace), String(trace)).toBe(false);
    // The track of pictures is found where it was.
    expect([given.rawPayload.indexOf(pictures), given.rawPayload.indexOf('vide')]).toEqual([bytes.indexOf(pictures), bytes.indexOf('vide')]);
  });

  test('MP3 去掉前后的标签，WAV 只留声音；声音不变', async () => {
    expect((await kept(mp3(), 'a.mp3')).given.rawPayload.equals(mp3Sound())).toBe(true);
    const { given, mediaType } = await kept(wav(), 'a.wav');
    expect([mediaType, given.rawPayload.includes('Wang'), given.rawPayload.includes(Buffer.alloc(64, 9))]).toEqual(['audio/wav', false, true]);
  });

  test('一律作为附件下载，不在页面里播放', async () => {
    const { headers } = (await kept(film(), '现场.mp4')).given;
    expect(headers).toMatchObject({ 'content-disposition': expect.stringMatching(/^attachment; filename=".*\.mp4"/), 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'" });
  });

  test('播放时要从别处取内容的、去不掉信息的、损坏的，不收，理由写明', async () => {
    const grounds: [Uint8Array, string, string][] = [
      [film({ linked: true }), 'a.mp4', 'linked'],
      [Buffer.concat([Buffer.from('1A45DFA3A34286810142F7810142F2810442F381084282847765626D', 'hex'), Buffer.alloc(40)]), 'a.webm', 'other-media'],
      [film().subarray(0, 60), 'a.mp4', 'damaged'],
    ];
    for (const [bytes, name, ground] of grounds) {
      const answer = await sent(bytes, name);
      expect([answer.statusCode, answer.json<Told>().ground]).toEqual([422, ground]);
    }
  });

  test('样本表说有四十亿个样本的，很快就拒绝', async () => {
    const bytes = film();
    const at = bytes.lastIndexOf('stsz') + 4;
    bytes.writeUInt32BE(1, at + 4);
    bytes.writeUInt32BE(0xffff_fff0, at + 8);
    bytes.writeUInt32BE(0xffff_fff0, bytes.lastIndexOf('stsc') + 16);
    const began = performance.now();
    expect((await sent(bytes, 'a.mp4')).json<Told>().ground).toBe('track-data');
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

test('承办人交来的原样保存：它是证据，校验码就是原件的', async () => {
  const bytes = film();
  const answer = await intake.call('POST', `/cases/${caseNo}/documents`, { body: formOf(bytes, '执法记录仪 3号.mp4') });
  expect(answer.json<Kept>()).toMatchObject({ sha256: sha256(bytes), size: bytes.length, mediaType: 'video/mp4' });
  expect((await intake.call('POST', `/cases/${caseNo}/documents`, { body: formOf(film({ linked: true }), 'b.mp4') })).json<Told>().ground).toBe('linked');
});
