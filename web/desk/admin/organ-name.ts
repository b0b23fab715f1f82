import type { Organ } from '../../../api/shapes.ts';
import type { Language } from '../language.tsx';

export const organName = ({ name, nameEn }: Pick<Organ, 'name' | 'nameEn'>, language: Language) => (language === 'en' ? nameEn || name : name);
