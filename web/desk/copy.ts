/** Copies text also where the page is no secure context and has no clipboard of its own. */
export async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const box = document.createElement('textarea');
  box.value = text;
  box.className = 'unseen';
  document.body.append(box);
  box.select();
  document.execCommand('copy');
  box.remove();
}

/** What was written into a form, field after field. */
export const textOf = (values: Readonly<Record<string, unknown>>): string => Object.values(values).filter((value) => typeof value === 'string').join('\n');
