import { reach } from './call.ts';

/** Fetched with the reader's reason in its header, which a plain link could not carry; the browser saves it, never opens it. */
export async function download(path: string, name: string): Promise<void> {
  const response = await reach('GET', path);
  save(await response.blob(), name);
}

/** What the page has made itself. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
