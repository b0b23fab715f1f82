import sharp from 'sharp';
import type { DocumentRefusal } from './words.ts';

// A phone's largest photograph has 50 million; each takes four bytes while it is drawn anew.
const mostPixels = 64_000_000;
const formats = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif' } as const;
const options = { jpeg: { quality: 90 }, png: {}, webp: { quality: 90 }, gif: {} } as const;
const seconds = 30;

// One thread a picture leaves room for answers.
sharp.concurrency(1);
sharp.cache(false);

/** The picture drawn anew: its pixels, upright, and nothing else. Where and with what it was taken is gone, and what hung behind it too. */
export async function redrawn(bytes: Uint8Array, mediaType: string): Promise<{ bytes: Uint8Array } | { refusal: DocumentRefusal }> {
  const format = formats[mediaType as keyof typeof formats];
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', autoOrient: true, animated: format === 'gif' || format === 'webp' });
    return { bytes: await picture.toFormat(format, options[format]).timeout({ seconds }).toBuffer() };
  } catch (error) {
    return { refusal: String(error).includes('pixel limit') ? 'too-many-pixels' : 'damaged' };
  }
}
