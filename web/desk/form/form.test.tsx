import { Form } from 'antd';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { forms, officeComplaint } from '../../../workflows/complaint/forms.ts';
import { speech } from '../language.tsx';
import { bodyOf } from './body.ts';
import { fieldAt, faultsOf, pathOf } from './check.ts';
import { Fields } from './field.tsx';
import { SceneContext } from './scene.ts';
import { blankOf, choicesOf, fieldsLeft, orderedFields, titleOf, type FieldSchema } from './schema.ts';

const say = speech('zh');
const asJson = (schema: object) => JSON.parse(JSON.stringify(schema)) as FieldSchema;
const schemaOf = (name: string) => asJson(forms[name]!.schema);

function drawn(schema: FieldSchema, per: readonly string[] = []): string {
  return renderToStaticMarkup(
    <SceneContext value={{ formName: 'drawn', caseNo: 'TS-2026-00001', per, isLocked: false }}>
      <Form name="drawn" initialValues={blankOf(schema, per)}>
        <Fields schema={schema} />
      </Form>
    </SceneContext>,
  );
}

describe('a form drawn from its schema', () => {
  test.each(Object.keys(forms))('%s shows the title of each of its fields', (name) => {
    const schema = schemaOf(name);
    const markup = drawn(schema);
    for (const [, field] of orderedFields(schema)) expect(markup).toContain(titleOf(field, 'zh'));
  });

  test('taking a matter down shows every field, those of the complainant too', () => {
    const schema = asJson(officeComplaint);
    const markup = drawn(schema);
    for (const [, field] of Object.entries(schema.properties!)) expect(markup).toContain(titleOf(field, 'zh'));
  });

  test('each allegation is asked about once, under its own words', () => {
    const markup = drawn(schemaOf('report'), ['推搡群众', '收取费用']);
    expect(markup).toContain('推搡群众');
    expect(markup).toContain('收取费用');
    expect(markup).toContain('drawn_findings_1_finding');
    expect(markup).not.toContain('drawn_findings_2_finding');
  });

  test('a list of which nothing need be chosen is not marked as owed, one that must name something is', () => {
    const list = { type: 'array', uniqueItems: true, items: { type: 'string', enum: ['one', 'two'] } };
    const markup = drawn({ type: 'object', required: ['refer', 'grounds', 'points'], properties: { refer: { ...list, title: '同时移送' }, grounds: { ...list, title: '条件', minItems: 1 }, points: { type: 'array', title: '事项', items: { type: 'string' } } } });
    const labelOf = (title: string) => new RegExp(`<(?:label|legend)[^>]*>(?:(?!</label>|</legend>).)*${title}(?:(?!</label>|</legend>).)*`).exec(markup)![0];
    expect(labelOf('条件')).toMatch(/required|star/);
    expect(labelOf('同时移送')).not.toMatch(/required|star/);
    expect(labelOf('事项')).not.toMatch(/required|star/);
  });

  test('attachments that are owed are not listed before one was handed in', () => {
    const schema: FieldSchema = { type: 'object', required: ['documents'], properties: { documents: { type: 'array', title: '附件', minItems: 1, 'x-widget': 'documents', items: { type: 'string' } } } };
    expect(blankOf(schema)).toEqual({ documents: [] });
    expect(drawn(schema)).not.toContain('<li>');
  });

  test('the result comes before all else', () => {
    expect(orderedFields(schemaOf('triage'))[0]![0]).toBe('result');
  });

  test('English titles and labels stand beside the Chinese', () => {
    const result = schemaOf('triage').properties!.result!;
    expect(titleOf(result, 'en')).toBe('result');
    expect(choicesOf(result, 'en')![0]!.label).toBe('accepted');
    expect(choicesOf(result, 'zh')![0]!.label).toBe('受理');
  });

  test('an answer that the law forbids now is drawn disabled, with the reason beside it', () => {
    const result = { type: 'string', title: '结果', enum: ['forwarded'], 'x-labels': { forwarded: '同意并上报', approved: '批准' }, 'x-unlawful': { approved: '本机关无权批准这一等级。' } };
    const markup = drawn({ type: 'object', required: ['result'], properties: { result } });
    const radios = [...markup.matchAll(/<label class="([^"]*ant-radio-wrapper[^"]*)"[^>]*>(.*?)<\/label>/g)].map(([, classes, inner]) => [classes!.includes('disabled'), inner!.replaceAll(/<[^>]*>/g, '')]);
    expect(radios).toEqual([[false, '同意并上报'], [true, '批准：本机关无权批准这一等级。']]);
    expect(faultsOf({ type: 'object', required: ['result'], properties: { result } }, { result: 'approved' }, say)[0]!.path).toEqual(['result']);
  });

  test('a place filled from a register offers what the register gave', () => {
    expect(choicesOf({ type: 'string', oneOf: [{ const: 'u5', title: '周平' }] }, 'zh')).toEqual([{ value: 'u5', label: '周平' }]);
  });
});

describe('what is sent', () => {
  test('an empty field is left out, an unticked box is said', () => {
    expect(bodyOf(schemaOf('direct'), { to: '区法院', phone: '', reason: '不属本机关', forwarded: false })).toEqual({ to: '区法院', reason: '不属本机关', forwarded: false });
  });

  test('emptied lines go, an untouched optional object goes whole', () => {
    const schema = asJson(officeComplaint);
    const body = bodyOf(schema, { channel: 'phone', realName: false, complainant: { name: '', phone: '' }, answerBy: {}, ongoing: false, documents: [] });
    expect(body).toEqual({ channel: 'phone', realName: false, ongoing: false });
    expect(bodyOf(schemaOf('listFacts'), { facts: ['到场', '', undefined] })).toEqual({ facts: ['到场'] });
  });

  test('a figure typed as text is sent as a number', () => {
    expect(bodyOf(schemaOf('decide'), { present: '3' })).toEqual({ present: 3 });
  });

  test('what the chosen result does not need is neither sent nor owed, and comes back with the result', () => {
    const schema = schemaOf('triage');
    const typed = { track: 'report', result: 'repeat', title: '推搡', reason: '同一事实', allegations: ['推搡摊主'], repeatOf: 'TS-2026-00001' };
    expect(bodyOf(schema, typed)).toEqual({ track: 'report', result: 'repeat', title: '推搡', reason: '同一事实', repeatOf: 'TS-2026-00001' });
    expect(faultsOf(schema, bodyOf(schema, typed), say)).toEqual([]);
    expect(bodyOf(schema, { ...typed, result: 'accepted' })).toMatchObject({ allegations: ['推搡摊主'] });
    expect(faultsOf(schema, { track: 'report', result: 'accepted', title: '推搡', reason: '属实待查' }, say).map(({ path }) => path)).toEqual([['allegations']]);
    expect(bodyOf(schemaOf('report'), { findings: [{ finding: 'substantiated', basis: '录像', suspected: true }, { finding: 'unsubstantiated', basis: '录像', suspected: true }], proposal: '处理' })).toMatchObject({ findings: [{ finding: 'substantiated', basis: '录像' }, { suspected: true }] });
  });

  test('nothing that the form does not ask is sent', () => {
    expect(bodyOf(schemaOf('askExtension'), { reason: '证人外出', stray: 'x' })).toEqual({ reason: '证人外出' });
  });
});

describe('faults', () => {
  test('each missing field is one sentence that names it', () => {
    const faults = faultsOf(schemaOf('triage'), {}, say);
    expect(faults.map(({ path }) => path[0])).toEqual(expect.arrayContaining(['track', 'result', 'title', 'allegations', 'reason']));
    expect(faults.find(({ path }) => path[0] === 'result')!.text).toBe('请选择结果');
    expect(faults.find(({ path }) => path[0] === 'reason')!.text).toBe('请填写理由');
  });

  test('a fault within a list points to its line', () => {
    const faults = faultsOf(schemaOf('report'), { findings: [{ finding: 'substantiated' }], proposal: '建议处理' }, say);
    expect(faults).toEqual([{ path: ['findings', 0, 'basis'], text: '请填写依据' }]);
  });

  test('two handlers must be two', () => {
    const [fault] = faultsOf(schemaOf('assign'), { handlers: ['u5'] }, say);
    expect(fault).toMatchObject({ path: ['handlers'], text: expect.stringContaining('2') as string });
    expect(faultsOf(schemaOf('assign'), { handlers: ['u5', 'u5'] }, say)[0]!.text).toContain('重复');
  });

  test('a sound body has none', () => {
    expect(faultsOf(schemaOf('confirmTriage'), { result: 'confirmed', note: '同意。' }, say)).toEqual([]);
  });

  test('a pointer of the door finds its field', () => {
    expect(pathOf('/findings/0/basis')).toEqual(['findings', 0, 'basis']);
    expect(fieldAt(schemaOf('report'), ['findings', 0, 'basis']).title).toBe('依据');
  });

  test('what is hidden is not required', () => {
    const left = fieldsLeft(asJson(officeComplaint), ['matter']);
    expect(left.required).not.toContain('matter');
    expect(left.properties).not.toHaveProperty('matter');
  });
});
