import { describe, expect, test } from 'vitest';
import { wholeOf } from './download.ts';
import { isTooLarge, sayBytes } from './sending.ts';

const megabyte = 1024 * 1024;

test.each<[string, number, boolean]>([
  ['现场.MP4', 1024, false],
  ['现场.mp4', 1024.1, true],
  ['录音.amr', 900, false],
  ['卷宗.pdf', 20, false],
  ['卷宗.pdf', 20.1, true],
  ['mp4', 900, false],
  ['a.mp4.zip', 30, true],
])('%s of %d MB is said to be too large before it is sent: %s', (name, size, isSaid) => expect(isTooLarge({ name, size: size * megabyte })).toBe(isSaid));

test('a size is read in the largest unit that fits', () => expect([0, 1, 1024, 1025, megabyte, 620 * megabyte, 1024 * megabyte].map(sayBytes).map((said) => said.replace('\u00A0', ' '))).toEqual(['0 kB', '1 kB', '1 kB', '2 kB', '1.0 MB', '620.0 MB', '1.0 GB']));

describe('a download whose connection breaks off', () => {
  const film = Buffer.from('picture after picture');
  const tag = '"sum"';
  const answer = (bytes: Buffer, { status = 200, breaksAt = Infinity, etag = tag } = {}) => {
    let isSent = false;
    const body = new ReadableStream<Uint8Array>({
      pull(stream) {
        if (isSent) return bytes.length > breaksAt ? stream.error(new TypeError('network error')) : stream.close();
        isSent = true;
        stream.enqueue(new Uint8Array(bytes.subarray(0, breaksAt)));
      },
    });
    return new Response(body, { status, headers: { 'accept-ranges': 'bytes', etag, 'content-length': String(bytes.length), 'content-type': 'video/mp4' } });
  };
  const read = async (first: Response, answers: (Response | Error)[]) => {
    const asked: unknown[] = [];
    const pauses: number[] = [];
    const again = async (headers: object) => {
      asked.push(headers);
      const next = answers.shift();
      if (next instanceof Response) return next;
      throw next ?? new Error('not expected');
    };
    const blob = await wholeOf(first, { again, onRead: () => undefined, pause: async (ms) => pauses.push(ms) });
    return { text: await blob.text(), type: blob.type, asked, pauses };
  };

  test('goes on from where it stopped, as often as it breaks', async () => {
    const { text, type, asked } = await read(answer(film, { breaksAt: 7 }), [answer(film.subarray(7), { status: 206, breaksAt: 6 }), answer(film.subarray(13), { status: 206 })]);
    expect([text, type]).toEqual(['picture after picture', 'video/mp4']);
    expect(asked).toEqual([{ Range: 'bytes=7-', 'If-Range': tag }, { Range: 'bytes=13-', 'If-Range': tag }]);
  });

  test('waits longer each time while the door cannot be reached, and gives up after five tries', async () => {
    const { text, pauses } = await read(answer(film, { breaksAt: 7 }), [new Error('unreached'), new Error('unreached'), answer(film.subarray(7), { status: 206 })]);
    expect([text, pauses]).toEqual(['picture after picture', [1000, 2000, 4000]]);
    await expect(read(answer(film, { breaksAt: 7 }), Array.from({ length: 9 }, () => new Error('unreached')))).rejects.toThrow('unreached');
    await expect(read(answer(film, { breaksAt: 1 }), Array.from({ length: 9 }, (_, n) => answer(film.subarray(n + 1), { status: 206, breaksAt: 1 })))).rejects.toThrow('network error');
  });

  test('begins anew where the door has another file by now', async () => {
    expect((await read(answer(film, { breaksAt: 7 }), [answer(Buffer.from('another film'), { etag: '"other"' })])).text).toBe('another film');
  });
});
