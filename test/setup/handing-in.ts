import type { Official } from './desk.ts';
import { formOf } from './papers.ts';

export interface Kept {
  documentId: string;
  sha256: string;
  size: number;
  mediaType: string;
}
export interface Said {
  detail: string;
  ground?: string;
  errors?: { pointer: string }[];
}
type Listed = { documentId: string; name: string; state: string; refusal?: string };

/** Files of a case, as an official hands them in and asks for them again. */
export const handingIn = (official: Official, caseNo: string) => {
  const url = `/cases/${caseNo}/documents`;
  const upload = (bytes: Uint8Array | string, name = 'a.pdf', key?: string) => official.call('POST', url, { body: formOf(bytes, name), ...(key && { key }) });
  return {
    upload,
    refused: async (bytes: Uint8Array | string, name: string) => {
      const answer = await upload(bytes, name);
      return [answer.statusCode, answer.json<Said>().ground];
    },
    given: (id: string, by = official, headers = {}) => by.call('GET', `${url}/${id}`, { headers }),
    listed: async (id: string) => (await official.call('GET', url)).json<{ items: Listed[] }>().items.find(({ documentId }) => documentId === id),
  };
};
