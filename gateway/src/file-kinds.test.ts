import { describe, expect, test } from 'vitest';
import { attachment, kindOf, safeName, TextSniffer } from './file-kinds.ts';

const pdf = { mediaType: 'application/pdf', extension: 'pdf' };

function isText(...pieces: Uint8Array[]): boolean {
  const sniffer = new TextSniffer();
  for (const piece of pieces) sniffer.add(piece);
  return sniffer.isText();
}

describe('kinds of files', () => {
  test('GW-25 MUST go by the content and not by the name', () => {
    expect(kindOf({ detected: 'application/pdf', isText: false, name: 'a.exe' })).toEqual(pdf);
    expect(kindOf({ detected: 'application/x-msdownload', isText: false, name: 'a.pdf' })).toBeUndefined();
    expect(kindOf({ detected: undefined, isText: false, name: 'a.txt' })).toBeUndefined();
  });

  test('GW-26 MUST accept plain text as CSV, JSON and text, and as nothing that a browser runs', () => {
    expect(kindOf({ detected: undefined, isText: true, name: '台账.CSV' })?.mediaType).toBe('text/csv');
    expect(kindOf({ detected: undefined, isText: true, name: 'a.json' })?.mediaType).toBe('application/json');
    expect(kindOf({ detected: undefined, isText: true, name: 'readme' })?.mediaType).toBe('text/plain');
    for (const name of ['a.html', 'a.svg', 'a.js', 'a.bat']) {
      expect(kindOf({ detected: undefined, isText: true, name })).toBeUndefined();
    }
  });

  test('GW-27 MUST read UTF-8 and GB18030 as text, split anywhere, and binary as none', () => {
    const utf8 = Buffer.from('编号,案由\n1,养老');
    expect(isText(utf8.subarray(0, 1), utf8.subarray(1, 5), utf8.subarray(5))).toBe(true);
    expect(isText(Buffer.from([0xb1, 0xe0, 0xba]), Buffer.from([0xc5, 0x0d, 0x0a]))).toBe(true);
    expect(isText(Buffer.from('a\0b'))).toBe(false);
    expect(isText(Buffer.from([0xff, 0xff, 0xff]))).toBe(false);
  });
});

describe('names of files', () => {
  test('GW-28 MUST keep a Chinese name and give it the extension of its content', () => {
    expect(safeName('关于养老的建议.pdf', pdf)).toBe('关于养老的建议.pdf');
    expect(safeName('建议.docx', pdf)).toBe('建议.docx.pdf');
  });

  test('GW-29 MUST drop paths, control and direction characters, and never be empty', () => {
    expect(safeName('../../etc/passwd', pdf)).toBe('passwd.pdf');
    expect(safeName('C:\\a\\b.pdf', pdf)).toBe('b.pdf');
    expect(safeName('a\u202Efdp.\r\nexe', pdf)).toBe('afdp.exe.pdf');
    expect(safeName('\uD800', pdf)).toSatisfy((name: string) => name.isWellFormed() && name.endsWith('.pdf'));
    expect(safeName('', pdf)).toBe('file.pdf');
    expect(safeName(`${'长'.repeat(1_000)}.pdf`, pdf)).toHaveLength(154);
  });

  test('GW-30 MUST write the name into the header after RFC 8187', () => {
    expect(attachment("王's 建议\".pdf")).toBe(
      `attachment; filename="_'s ___.pdf"; filename*=UTF-8''%E7%8E%8B%27s%20%E5%BB%BA%E8%AE%AE%22.pdf`,
    );
  });
});
