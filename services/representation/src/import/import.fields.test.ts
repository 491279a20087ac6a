import { describe, expect, it } from 'vitest';
import { plain, proposeByName, recall, signatureOf } from './import.fields.ts';
import { suggestionFields } from './suggestion.fields.ts';

const never = (): boolean => false;

describe('columns of a register', () => {
  it.each([
    [
      'Chinese',
      ['编号', '案由', '提出日期', '领衔代表', '承办单位', '交办日期', '答复日期', '答复类别', '满意度', '专题', '内容'],
      ['EXTERNAL_ID', 'TITLE', 'SUBMITTED_ON', 'DEPUTY', 'UNIT', 'ASSIGNED_ON', 'REPLIED_ON', 'CATEGORY', 'RESULT', 'TOPIC', 'CONTENT'],
    ],
    ['English', ['id', 'Reference', 'Title', 'Date', 'First reply', 'Deputy', 'Unit'], ['EXTERNAL_ID', 'NUMBER', 'TITLE', 'SUBMITTED_ON', 'REPLIED_ON', 'DEPUTY', 'UNIT']],
    ['German', ['Aktenzeichen', 'Titel', 'Eingereicht am', 'Antwort', 'Antragsteller', 'Amt'], ['EXTERNAL_ID', 'TITLE', 'SUBMITTED_ON', 'REPLIED_ON', 'DEPUTY', 'UNIT']],
  ])('IMP-26 MUST be found by their %s names', (_language, columns, fields) => {
    expect(proposeByName(suggestionFields, columns, () => true)).toEqual(Object.fromEntries(fields.map((field, index) => [field, columns[index]])));
  });
  it('IMP-27 MUST not be proposed for codes where their values are none', () => {
    expect(proposeByName(suggestionFields, ['id', 'title', 'type'], never)).toEqual({ EXTERNAL_ID: 'id', TITLE: 'title' });
    expect(proposeByName(suggestionFields, ['id', 'title', 'type'], (field) => field === 'CATEGORY')).toMatchObject({ CATEGORY: 'type' });
    expect(proposeByName(suggestionFields, ['id', 'title', '类别'], (field) => field === 'TOPIC')).toMatchObject({ TOPIC: '类别' });
  });
  it('IMP-28 MUST be remembered by their names, whatever their case, width and spaces', () => {
    expect(plain(' 提出 日期（年月日）')).toBe('提出日期');
    expect(signatureOf(['ＩＤ', 'First Reply'])).toBe(signatureOf(['id', 'first_reply']));
    expect(recall(suggestionFields, { TITLE: 'First Reply', UNIT: 'gone' }, ['first_reply'])).toEqual({ TITLE: 'first_reply' });
  });
});
