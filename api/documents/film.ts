import type { DocumentRefusal } from './words.ts';

/** The file is not built as its kind is, or cannot be freed of what it says beside picture and sound. */
class Unfit extends Error {
  constructor(readonly why: DocumentRefusal) {
    super(why);
    this.name = 'Unfit';
  }
}

interface Box {
  readonly type: string;
  readonly at: number;
  readonly body: number;
  readonly end: number;
}
type Span = readonly [from: number, to: number];

const headLength = 8;
/** A table may claim four thousand million samples. */
const mostSamples = 1_000_000;
// What picture and sound need; everything else says where, when and with what.
const kept = {
  file: new Set(['ftyp', 'styp', 'moov', 'moof', 'mdat', 'mfra', 'sidx']),
  moov: new Set(['mvhd', 'trak', 'mvex']),
  trak: new Set(['tkhd', 'edts', 'mdia', 'tapt', 'clip', 'matt']),
  mdia: new Set(['mdhd', 'hdlr', 'minf', 'elng']),
  minf: new Set(['vmhd', 'smhd', 'hdlr', 'dinf', 'stbl']),
  moof: new Set(['mfhd', 'traf']),
} as const;
const shownTracks = new Set(['vide', 'soun']);

/** The boxes of an ISO base media file between two places. Throws `Unfit`. */
function boxesIn(file: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + headLength <= to; ) {
    const short = file.readUInt32BE(at);
    const isLong = short === 1;
    if (isLong && at + 16 > to) throw new Unfit('damaged');
    const size = isLong ? Number(file.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    const body = at + (isLong ? 16 : headLength);
    // Some cameras end a list with four zero bytes.
    if (size === to - at && short === 0 && from !== 0) break;
    if (size < body - at || at + size > to) throw new Unfit('damaged');
    boxes.push({ type: file.toString('latin1', at + 4, at + 8), at, body, end: at + size });
    at += size;
  }
  return boxes;
}

function blank(file: Buffer, { at, body, end }: Box): void {
  file.write('free', at + 4, 'latin1');
  file.fill(0, body, end);
}

/** Leaves of the boxes inside only those that are kept; answers them. */
function within(file: Buffer, box: Box, keep: ReadonlySet<string>): Box[] {
  const inside = boxesIn(file, box.body, box.end);
  for (const each of inside) if (!keep.has(each.type)) blank(file, each);
  return inside.filter(({ type }) => keep.has(type));
}

const only = (boxes: readonly Box[], type: string): Box | undefined => boxes.find((box) => box.type === type);

/** When it was made, as the camera's clock had it. */
function forgetTimes(file: Buffer, { body, end }: Box): void {
  const length = file[body] === 1 ? 16 : 8;
  if (body + 4 + length > end) throw new Unfit('damaged');
  file.fill(0, body + 4, body + 4 + length);
}

/** A reader would fetch the pictures of a track from where this names. */
function refuseLinks(file: Buffer, dinf: Box): void {
  const dref = only(boxesIn(file, dinf.body, dinf.end), 'dref');
  if (!dref) return;
  for (const { body, end } of boxesIn(file, dref.body + 8, dref.end)) if (body + 4 > end || (file[body + 3]! & 1) === 0) throw new Unfit('linked');
}

/** Where the samples of a track lie. */
function samplesOf(file: Buffer, stbl: Box): Span[] {
  const tables = boxesIn(file, stbl.body, stbl.end);
  const [sizes, chunks, runs] = [only(tables, 'stsz'), only(tables, 'stco') ?? only(tables, 'co64'), only(tables, 'stsc')];
  if (!sizes || !chunks || !runs) throw new Unfit('track-data');
  const number = (box: Box, at: number): number => {
    if (box.body + at + 4 > box.end) throw new Unfit('damaged');
    return file.readUInt32BE(box.body + at);
  };
  const [same, count] = [number(sizes, 4), number(sizes, 8)];
  const isWide = chunks.type === 'co64';
  const spans: Span[] = [];
  let sample = 0;
  for (let run = 0; run < number(runs, 4); run += 1) {
    const [first, perChunk] = [number(runs, 8 + run * 12), number(runs, 12 + run * 12)];
    const last = run + 1 < number(runs, 4) ? number(runs, 8 + (run + 1) * 12) - 1 : number(chunks, 4);
    for (let chunk = first; chunk <= last && sample < count; chunk += 1) {
      const entry = 8 + (chunk - 1) * (isWide ? 8 : 4);
      let at = isWide ? number(chunks, entry) * 2 ** 32 + number(chunks, entry + 4) : number(chunks, entry);
      for (let n = 0; n < perChunk && sample < count; n += 1, sample += 1) {
        const size = same || number(sizes, 12 + sample * 4);
        if (spans.length === mostSamples) throw new Unfit('track-data');
        spans.push([at, at + size]);
        at += size;
      }
    }
  }
  return spans;
}

/** A track keeps its pictures or its sound and forgets the rest; one of data, such as places, is emptied with its samples. */
function cleanTrack(file: Buffer, trak: Box, films: readonly Box[], isFragmented: boolean): void {
  const mdia = only(boxesIn(file, trak.body, trak.end), 'mdia');
  const inside = mdia ? boxesIn(file, mdia.body, mdia.end) : [];
  const [hdlr, minf] = [only(inside, 'hdlr'), only(inside, 'minf')];
  if (!mdia || !hdlr || !minf || hdlr.body + 24 > hdlr.end) throw new Unfit('damaged');
  if (!shownTracks.has(file.toString('latin1', hdlr.body + 8, hdlr.body + 12))) {
    const stbl = only(boxesIn(file, minf.body, minf.end), 'stbl');
    if (isFragmented || !stbl) throw new Unfit('track-data');
    for (const [from, to] of samplesOf(file, stbl)) {
      if (!films.some(({ body, end }) => from >= body && to <= end)) throw new Unfit('track-data');
      file.fill(0, from, to);
    }
    return blank(file, trak);
  }
  const [tkhd, mdhd] = [only(within(file, trak, kept.trak), 'tkhd'), only(within(file, mdia, kept.mdia), 'mdhd')];
  if (!tkhd || !mdhd) throw new Unfit('damaged');
  forgetTimes(file, tkhd);
  forgetTimes(file, mdhd);
  file.fill(0, hdlr.body + 24, hdlr.end);
  const dinf = only(within(file, minf, kept.minf), 'dinf');
  if (dinf) refuseLinks(file, dinf);
}

/**
 * A film or a recording in MP4, QuickTime or 3GP without what it says of place, time and device. Pictures and sound are the ones
 * that were sent, to the byte: drawing a film anew takes a codec for each and minutes, and would blur what it shows.
 */
export function cleanedFilm(bytes: Uint8Array): { bytes: Uint8Array } | { refusal: DocumentRefusal } {
  const file = Buffer.from(bytes);
  try {
    const boxes = boxesIn(file, 0, file.length);
    const moov = only(boxes, 'moov');
    if (!moov) return { refusal: 'damaged' };
    const films = boxes.filter(({ type }) => type === 'mdat');
    for (const box of boxes) if (!kept.file.has(box.type)) blank(file, box);
    file.fill(0, boxes.at(-1)!.end);
    const parts = within(file, moov, kept.moov);
    const mvhd = only(parts, 'mvhd');
    if (mvhd) forgetTimes(file, mvhd);
    for (const trak of parts.filter(({ type }) => type === 'trak')) cleanTrack(file, trak, films, only(parts, 'mvex') !== undefined);
    for (const moof of boxes.filter(({ type }) => type === 'moof')) within(file, moof, kept.moof);
    return { bytes: file };
  } catch (error) {
    if (error instanceof Unfit) return { refusal: error.why };
    throw error;
  }
}
