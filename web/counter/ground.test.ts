import { describe, expect, test } from 'vitest';
import { law } from '../../workflows/complaint/law.ts';
import { law as injury } from '../../workflows/work-injury/law.ts';
import { groundInEnglish } from './ground.tsx';

describe('on which law something rests, in English', () => {
  test('articles, paragraphs and items are counted in figures, and an analogy is said to be one', () => {
    expect(groundInEnglish('信访工作条例（2022）', '第三十四条（检举控告类参照）')).toBe('Regulation on Petition Work (2022), Art. 34 (by analogy)');
    expect(groundInEnglish('工伤保险条例（2010）', '第二十条第三款')).toBe('Regulation on Work-Injury Insurance (2010), Art. 20(3)');
    expect(groundInEnglish('江苏省实施《工伤保险条例》办法', '第二十七条')).toBe('Jiangsu Measures on Work-Injury Insurance, Art. 27');
    expect(groundInEnglish('烈士褒扬条例（2024）', '第八条第五项')).toBe('Regulation on Honouring Martyrs (2024), Art. 8(5)');
    expect(groundInEnglish('信访工作条例（2022）', '第三十二条第二款（参照，天数为默认规则）')).toBe('Regulation on Petition Work (2022), Art. 32(2) (by analogy, the figure is a default)');
    expect(groundInEnglish('公务员法（2018）', '第六十四条（辅警参照）')).toBe('Civil Servants Law (2018), Art. 64 (by analogy)');
  });

  test('what is not known in English stays as it is written', () => {
    expect(groundInEnglish('没有这部法', '第一条')).toBeUndefined();
    expect(groundInEnglish('信访工作条例', '第三十五条至第三十九条')).toBeUndefined();
  });

  test('every period of a complaint that a citizen meets has its ground in English', () => {
    for (const { source, article } of Object.values(law)) expect([source, article, groundInEnglish(source, article) !== undefined]).toEqual([source, article, true]);
    for (const { source } of Object.values(injury)) expect([source, groundInEnglish(source, '') !== undefined]).toEqual([source, true]);
  });
});
