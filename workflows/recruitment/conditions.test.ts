import { describe, expect, test } from 'vitest';
import { unmetBy, type Conditions, type Stated } from './conditions.ts';

const post: Conditions = { bornFrom: '1991-06-10', bornUntil: '2008-06-10', sex: 'any', education: 'college', bars: ['crime', 'detention', 'breach'] };
const fits: Stated = { bornOn: '1999-01-31', sex: 'female', education: 'bachelor', barred: [], promise: true };

describe('报名条件（第九条第一款）', () => {
  test.each([
    ['出生在范围的第一天，合格', { bornOn: '1991-06-10' }, []],
    ['出生在范围的最后一天，合格', { bornOn: '2008-06-10' }, []],
    ['早一天的，年龄不合', { bornOn: '1991-06-09' }, ['age']],
    ['晚一天的，年龄不合', { bornOn: '2008-06-11' }, ['age']],
    ['学历正好，合格', { education: 'college' }, []],
    ['学历低一级的，不合格', { education: 'secondary' }, ['education']],
    ['公告没有列出的情形不影响报名', { barred: ['credit'] }, []],
    ['不符合的全部写明，不只写第一项', { bornOn: '1980-01-01', education: 'secondary', promise: false, barred: ['breach', 'crime'] }, ['age', 'education', 'promise', 'crime', 'breach']],
  ] as const)('%s', (_, changed, grounds) => expect(unmetBy({ ...fits, ...changed } as Stated, post)).toEqual(grounds));

  test.each([
    ['属于放宽对象的，按放宽后的年龄和学历', { relaxed: true, bornOn: '1986-06-10', education: 'secondary' }, []],
    ['放宽也有限度，早一天的不合', { relaxed: true, bornOn: '1986-06-09', education: 'secondary' }, ['age']],
    ['不属于放宽对象的，按原来的条件', { bornOn: '1986-06-10', education: 'secondary' }, ['age', 'education']],
    ['放宽的只是年龄和学历，其他情形照样不得报考', { relaxed: true, barred: ['crime'] }, ['crime']],
  ] as const)('%s', (_, changed, grounds) => expect(unmetBy({ ...fits, ...changed } as Stated, { ...post, relaxedBornFrom: '1986-06-10', relaxedEducation: 'secondary' })).toEqual(grounds));

  test('岗位没有放宽的，自称放宽对象也按原来的条件', () => expect(unmetBy({ ...fits, relaxed: true, education: 'secondary' }, post)).toEqual(['education']));

  test('岗位限定性别的，另一性别不合', () => expect(unmetBy(fits, { ...post, sex: 'male' })).toEqual(['sex']));
});
