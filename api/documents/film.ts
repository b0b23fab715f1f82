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
const shownTracks = new Set(['vide', 'soun']);

/** What is done to a box that stays: nothing, some of its bytes are blanked, or only those of its boxes stay that a level lists. */
type Kept = 'whole' | ((file: Buffer, box: Box) => void) | Level;
interface Level {
  readonly [type: string]: Kept;
}

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

/** Leaves between two places the boxes that are listed, each as far as it may stay; no gap behind them says anything either. */
function keep(file: Buffer, from: number, to: number, level: Level): void {
  const boxes = boxesIn(file, from, to);
  file.fill(0, boxes.at(-1)?.end ?? from, to);
  for (const box of boxes) {
    const kept = Object.hasOwn(level, box.type) ? level[box.type]! : undefined;
    if (kept === undefined) blank(file, box);
    else if (typeof kept === 'function') kept(file, box);
    else if (kept !== 'whole') keep(file, box.body, box.end, kept);
  }
}

/** The one box of a kind: of two, a reader might take the other. */
function only(boxes: readonly Box[], type: string): Box | undefined {
  const [box, another] = boxes.filter((each) => each.type === type);
  if (another) throw new Unfit('damaged');
  return box;
}

/** When it was made, as the camera's clock had it. */
function forgetTimes(file: Buffer, { body, end }: Box): void {
  const length = file[body] === 1 ? 16 : 8;
  if (body + 4 + length > end) throw new Unfit('damaged');
  file.fill(0, body + 4, body + 4 + length);
}

/** Which kind of track it is stays; who made its reader, and the name the camera gave it, go. */
const forgetMaker = (file: Buffer, { body, end }: Box): void => void file.fill(0, Math.min(body + 12, end), end);

/** A reader would fetch the pictures of a track from where this names. */
function refuseLinks(file: Buffer, { body, end }: Box): void {
  for (const link of boxesIn(file, body + 8, end)) {
    if (link.body + 4 > link.end || (file[link.body + 3]! & 1) === 0) throw new Unfit('linked');
    file.fill(0, link.body + 4, link.end);
  }
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

/** How the samples are coded: a list of codings, each with as many bytes of fields as `fields` says and the boxes that its reader needs. */
const keepCodings = (fields: (file: Buffer, coding: Box, version: number) => number, inside: Level) => (file: Buffer, { body, end }: Box): void => {
  if (body + 8 > end) throw new Unfit('damaged');
  const codings = boxesIn(file, body + 8, end);
  file.fill(0, codings.at(-1)?.end ?? body + 8, end);
  for (const coding of codings) {
    const length = fields(file, coding, file[body]!);
    if (coding.body + length > coding.end) throw new Unfit('damaged');
    file.fill(0, coding.body + 12, coding.body + 16); // the coder's maker
    keep(file, coding.body + length, coding.end, inside);
  }
};
/** Settings of a coder that begin with its maker's mark. */
const forgetCoder = (file: Buffer, { body, end }: Box): void => void file.fill(0, body, Math.min(body + 4, end));

const pictureFields = 78;
const keepPictures = keepCodings(
  (file, { body, end }) => {
    file.fill(0, Math.min(body + 42, end), Math.min(body + 74, end)); // the coder's name, such as that of a camera
    return pictureFields;
  },
  { avcC: 'whole', hvcC: 'whole', lhvC: 'whole', hvcE: 'whole', dvcC: 'whole', dvvC: 'whole', dvwC: 'whole', av1C: 'whole', vpcC: 'whole', esds: 'whole', d263: forgetCoder, colr: 'whole', pasp: 'whole', clap: 'whole', fiel: 'whole', gama: 'whole', btrt: 'whole', mdcv: 'whole', clli: 'whole', SmDm: 'whole', CoLL: 'whole', st3d: 'whole' },
);

const soundLevel: Level = { esds: 'whole', damr: forgetCoder, chan: 'whole', chnl: 'whole', srat: 'whole', btrt: 'whole', dac3: 'whole', dec3: 'whole', dac4: 'whole', dOps: 'whole', dfLa: 'whole', alac: 'whole', pcmC: 'whole' };
const keepSound = keepCodings(
  (file, { body, end }, version) => {
    if (body + 10 > end) throw new Unfit('damaged');
    // QuickTime has more fields in its second and third version; ISO calls its own second version by a number of the list.
    return version === 0 ? ([28, 44, 64][file.readUInt16BE(body + 8)] ?? 28) : 28;
  },
  { ...soundLevel, wave: { ...soundLevel, frma: 'whole', mp4a: 'whole', enda: 'whole', samr: 'whole', '\0\0\0\0': 'whole' } },
);

// What picture and sound need; everything else, at every level, says where, when and with what.
const trackOf = (stsd: Kept): Level => ({
  tkhd: forgetTimes,
  edts: { elst: 'whole' },
  tapt: { clef: 'whole', prof: 'whole', enof: 'whole' },
  mdia: {
    mdhd: forgetTimes,
    hdlr: forgetMaker,
    minf: {
      vmhd: 'whole',
      smhd: 'whole',
      hdlr: forgetMaker,
      dinf: { dref: refuseLinks },
      stbl: { stsd, stts: 'whole', ctts: 'whole', cslg: 'whole', stss: 'whole', stps: 'whole', sdtp: 'whole', stsc: 'whole', stsz: 'whole', stz2: 'whole', stco: 'whole', co64: 'whole' },
    },
  },
});
const moovLevel: Level = { mvhd: forgetTimes, mvex: { mehd: 'whole', trex: 'whole' } };
export const fileLevel: Level = {
  ftyp: 'whole',
  styp: 'whole',
  mdat: 'whole',
  sidx: 'whole',
  moof: { mfhd: 'whole', traf: { tfhd: 'whole', tfdt: 'whole', trun: 'whole', sdtp: 'whole' } },
  mfra: { tfra: 'whole', mfro: 'whole' },
};

/** A track keeps its pictures or its sound and forgets the rest; one of data, such as places, is emptied with its samples, which lie in `films`. Without those it stays. */
function cleanTrack(file: Buffer, trak: Box, films: readonly Box[] | undefined, isFragmented: boolean): void {
  const parts = boxesIn(file, trak.body, trak.end);
  const mdia = only(parts, 'mdia');
  const inside = mdia ? boxesIn(file, mdia.body, mdia.end) : [];
  const [hdlr, minf] = [only(inside, 'hdlr'), only(inside, 'minf')];
  if (!mdia || !hdlr || !minf || hdlr.body + 24 > hdlr.end) throw new Unfit('damaged');
  const handler = file.toString('latin1', hdlr.body + 8, hdlr.body + 12);
  if (!shownTracks.has(handler)) {
    if (!films) return;
    const stbl = only(boxesIn(file, minf.body, minf.end), 'stbl');
    if (isFragmented || !stbl) throw new Unfit('track-data');
    for (const [from, to] of samplesOf(file, stbl)) {
      if (!films.some(({ body, end }) => from >= body && to <= end)) throw new Unfit('track-data');
      file.fill(0, from, to);
    }
    return blank(file, trak);
  }
  if (!only(parts, 'tkhd') || !only(inside, 'mdhd')) throw new Unfit('damaged');
  keep(file, trak.body, trak.end, trackOf(handler === 'vide' ? keepPictures : keepSound));
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
    const parts = boxesIn(file, moov.body, moov.end);
    const isFragmented = only(parts, 'mvex') !== undefined;
    keep(file, 0, file.length, { ...fileLevel, moov: { ...moovLevel, trak: (_, trak) => cleanTrack(file, trak, films, isFragmented) } });
    return { bytes: file };
  } catch (error) {
    if (error instanceof Unfit) return { refusal: error.why };
    throw error;
  }
}

/** Why one of the boxes that a film begins with is not built as it should be, if it is not; the film itself, which stays as it was sent, is elsewhere. */
export function faultOfBoxes(box: Uint8Array): DocumentRefusal | undefined {
  const copy = Buffer.from(box);
  try {
    keep(copy, 0, copy.length, { ...fileLevel, moov: { ...moovLevel, trak: (_, trak) => cleanTrack(copy, trak, undefined, false) } });
    return undefined;
  } catch (error) {
    // What breaks while it is looked into is broken itself.
    return error instanceof Unfit ? error.why : 'damaged';
  }
}
