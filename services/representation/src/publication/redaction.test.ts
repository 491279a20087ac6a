import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintsIn, hintsOf, mustNotStand } from './redaction.ts';

const found = (text: string, names: string[] = []): string[] => hintsIn(text, names).map((hint) => `${hint.kind} ${hint.found}`);

describe('hints of personal data', () => {
  it.each([
    ['身份证号230702196503120023，', ['ID_NUMBER 230702196503120023']],
    ['身份证23070219650312002X。', ['ID_NUMBER 23070219650312002X']],
    ['旧证230702650312002。', ['ID_NUMBER 230702650312002']],
    ['卡号6222 0212 3456 7890 123', ['BANK_CARD 6222 0212 3456 7890 123']],
    ['电话13945678901', ['PHONE 13945678901']],
    ['电话１３９４５６７８９０１', ['PHONE １３９４５６７８９０１']],
    ['139-4567-8901联系', ['PHONE 139-4567-8901']],
    ['座机0458-3601234', ['PHONE 0458-3601234']],
    ['邮箱 wang@example.cn', ['EMAIL wang@example.cn']],
    ['家住新兴路12号楼3单元201室。', ['ADDRESS 家住新兴路12号楼3单元201室']],
    ['住在3号楼2单元', ['ADDRESS 3号楼2单元']],
    ['王女士反映', ['PERSON 王']],
    ['居民李桂芳反映', ['PERSON 李桂芳']],
    ['张某某同志', ['PERSON 张某某']],
    ['2026年3月5日，投资3000000元，共120户。', []],
    ['辖区高龄老人较多，建议增设三处助餐点。', []],
    ['第十八届人大五次会议第12号建议', []],
    ['', []],
  ])('PUB-30 MUST in %j be %j', (text, hints) => {
    expect(found(text)).toEqual(hints);
  });

  it('PUB-31 MUST find persons whom the platform knows wherever they stand, and no name of one character', () => {
    expect(found('赵代表与王秀兰、王秀兰', ['王秀兰', '赵代表', '王'])).toEqual(['PERSON 赵代表', 'PERSON 王秀兰', 'PERSON 王秀兰']);
  });

  it('PUB-32 MUST say where in title, text and which reply, and which must not stand at all', () => {
    const hints = hintsOf({ title: '王女士的事', text: '无', replies: [{ handling: 'a', unitName: 'A', text: '无' }, { handling: 'b', unitName: 'B', text: '证230702196503120023' }] }, []);
    expect(hints.map(({ part, reply, kind }) => [part, reply, kind])).toEqual([['TITLE', null, 'PERSON'], ['REPLY', 1, 'ID_NUMBER']]);
    expect(mustNotStand(hints)).toBe(true);
    expect(mustNotStand(hints.slice(0, 1))).toBe(false);
  });

  it('PUB-33 MUST for any text lie within it, in order and apart, and be fast', () => {
    const piece = fc.constantFrom('王', '女士', '13945678901', '230702196503120023', '路', '12号', ' ', '居民', '李桂芳', '反映', '1', '-', '\u{1f600}', '０');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }).map((all) => all.join('')), (text) => {
        let last = 0;
        for (const { start, end, found: words } of hintsIn(text, ['李桂芳'])) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toBe(words);
          last = end;
        }
      }),
      { numRuns: 300 },
    );
    expect(hintsOf({ title: '', text: '13945678901，'.repeat(1_000), replies: [] }, [])).toHaveLength(200);
  });
});
