import { describe, expect, test } from 'vitest';
import { box, numbers } from '../../test/setup/recordings.ts';
import { cleanedFilm } from './film.ts';

const trace = 'Wang@31.98+120.89';
/** What says too much, in every way a camera has found to say it. */
const told = (): Buffer => Buffer.concat(['uuid', 'udta', 'meta', 'Xtra', 'free'].map((type) => box(type, trace)));
const zeros = (count: number): Buffer => Buffer.alloc(count);
const spoken = (said: string, length: number): Buffer => Buffer.concat([Buffer.from(said), zeros(length - said.length)]);

const coder = { picture: 'AVC-SETTINGS', sound: 'AAC-SETTINGS' };
const pictureCoding = box('avc1', zeros(12), 'GoPr', zeros(26), spoken('GoPro AVC encoder', 32), numbers(0x0018ffff), box('avcC', coder.picture), told());
const soundFields = (version: number, more: number): Buffer => Buffer.concat([zeros(8), Buffer.from([0, version]), zeros(2), Buffer.from('GoPr'), zeros(12 + more)]);
const soundCodings: [string, number, Buffer][] = [
  ['ISO', 0, box('mp4a', soundFields(0, 0), box('esds', coder.sound), told())],
  ['QuickTime 1', 0, box('mp4a', soundFields(1, 16), box('wave', box('frma', 'mp4a'), box('esds', coder.sound), box('\0\0\0\0'), told()), told())],
  ['QuickTime 2', 0, box('lpcm', soundFields(2, 36), box('chan', coder.sound), told())],
  ['ISO 1', 1, box('mp4a', soundFields(1, 0), box('esds', coder.sound), told())],
  ['3GP', 0, box('samr', soundFields(0, 0), box('damr', 'GoPr', coder.sound))],
];

function film(handler: 'vide' | 'soun', coding: Buffer, version = 0): Buffer {
  const stbl = box('stbl', box('stsd', [version, 0, 0, 0], numbers(1), coding), box('stts', 'STTS'), box('stsc', 'STSC'), box('stsz', 'STSZ'), box('stco', 'STCO'), told());
  const reader = box('hdlr', numbers(0), 'dhlr', 'alis', 'GoPr', numbers(0, 0), trace);
  const minf = box('minf', box(handler === 'vide' ? 'vmhd' : 'smhd', numbers(0)), reader, box('dinf', box('dref', numbers(0, 1), box('alis', numbers(1), trace)), told()), stbl, told());
  const mdia = box('mdia', box('mdhd', numbers(0, 0, 0, 0, 0)), box('hdlr', numbers(0), 'mhlr', handler, 'GoPr', numbers(0, 0), trace), minf, told());
  const trak = box('trak', box('tkhd', numbers(0, 0, 0, 0, 0)), box('tapt', box('clef', 'CLEF'), told()), box('edts', box('elst', 'ELST'), told()), mdia, told(), numbers(0), trace);
  const moov = box('moov', box('mvhd', numbers(0, 0, 0, 0, 0)), trak, box('mvex', box('mehd', 'MEHD'), box('trex', 'TREX'), told()), told());
  const moof = box('moof', box('mfhd', 'MFHD'), box('traf', box('tfhd', 'TFHD'), box('tfdt', 'TFDT'), box('trun', 'TRUN'), told()), told());
  return Buffer.concat([box('ftyp', 'isom', numbers(0)), moov, moof, box('mdat', 'SAMPLES'), box('mfra', box('tfra', 'TFRA'), box('mfro', 'MFRO'), told()), told()]);
}
function cleaned(bytes: Buffer): Buffer {
  const answer = cleanedFilm(bytes);
  expect(answer).not.toHaveProperty('refusal');
  return Buffer.from((answer as { bytes: Uint8Array }).bytes);
}
const stays = ['isom', 'mvhd', 'tkhd', 'CLEF', 'ELST', 'mhlr', 'STTS', 'STSC', 'STSZ', 'STCO', 'MEHD', 'TREX', 'MFHD', 'TFHD', 'TFDT', 'TRUN', 'SAMPLES', 'TFRA', 'MFRO'];

describe('in every level of a film', () => {
  test('only boxes that picture and sound need stay, each where it was; no uuid, no name, no maker', () => {
    const bytes = film('vide', pictureCoding);
    const out = cleaned(bytes);
    expect(out.length).toBe(bytes.length);
    for (const said of [trace, 'GoPr', 'uuid', 'udta', 'meta', 'Xtra']) expect([said, bytes.includes(said), out.includes(said)]).toEqual([said, true, false]);
    for (const kept of [...stays, coder.picture]) expect([kept, out.indexOf(kept)]).toEqual([kept, bytes.indexOf(kept)]);
  });

  test.each(soundCodings)('the settings of a coder of sound stay, its maker goes: %s', (_, version, coding) => {
    const bytes = film('soun', coding, version);
    const out = cleaned(bytes);
    for (const said of [trace, 'GoPr', 'uuid', 'Xtra']) expect([said, out.includes(said)]).toEqual([said, false]);
    for (const kept of [...stays, coder.sound]) expect([kept, out.indexOf(kept)]).toEqual([kept, bytes.indexOf(kept)]);
  });
});

test('a film with a box twice, of which a reader might take the other, is refused', () => {
  const twice = film('vide', pictureCoding);
  const moov = box('moov', box('mvhd', numbers(0, 0, 0, 0, 0)));
  expect(cleanedFilm(Buffer.concat([twice, moov]))).toEqual({ refusal: 'damaged' });
});

test('a coding that ends before its fields do is refused', () => {
  expect(cleanedFilm(film('vide', box('avc1', zeros(20))))).toEqual({ refusal: 'damaged' });
  expect(cleanedFilm(film('soun', box('mp4a', zeros(4))))).toEqual({ refusal: 'damaged' });
});
