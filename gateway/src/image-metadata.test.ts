import { describe, expect, it } from 'vitest';
import { withoutMetadata } from './image-metadata.ts';

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const text = (value: string): Buffer => Buffer.from(value, 'latin1');
/** Little-endian, as cameras write it: turned, with a place beside. */
const exif = (orientation: number): Buffer =>
  Buffer.concat([text('Exif\0\0II'), Buffer.from([42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]), text('GPS 47.73N 128.91E')]);
const JFIF = segment(0xe0, text('JFIF\0'));
const PROFILE = segment(0xe2, text('ICC_PROFILE\0colours'));
const TABLE = segment(0xdb, Buffer.alloc(65, 7));
const SCAN = Buffer.concat([segment(0xda, Buffer.alloc(10, 1)), Buffer.from([1, 0xff, 0, 2, 0xff, 0xd3, 3])]);
const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);
const SHOWN = [JFIF, PROFILE, TABLE, SCAN, segment(0xc4, Buffer.alloc(20, 2)), SCAN];

const chunk = (type: string, body: string): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  return Buffer.concat([head, text(type), text(body), Buffer.alloc(4)]);
};
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);

describe('a picture that everybody sees', () => {
  it('GW-190 MUST say nothing of where and when it was taken, nor carry what hangs behind it (个人信息保护法 art. 6)', () => {
    const hidden = [segment(0xe1, exif(1)), segment(0xe1, text('http://ns.adobe.com/xap/1.0/ place')), segment(0xed, text('Photoshop 3.0 caption')), segment(0xfe, text('a comment')), segment(0xe2, text('MPF\0'))];
    const [jfif, ...others] = SHOWN;
    const content = Buffer.concat([START, jfif ?? START, ...hidden, ...others, END, text('a film of the same moment')]);
    expect(withoutMetadata(content, 'image/jpeg')).toEqual(Buffer.concat([START, ...SHOWN, END]));
    const png = [chunk('IHDR', '1'), chunk('tEXt', 'Author'), chunk('eXIf', 'GPS'), chunk('IDAT', 'x'), chunk('tIME', 'now'), chunk('IEND', '')];
    expect(withoutMetadata(Buffer.concat([PNG, ...png, text('more')]), 'image/png')).toEqual(Buffer.concat([PNG, chunk('IHDR', '1'), chunk('IDAT', 'x'), chunk('IEND', '')]));
  });

  it.each([2, 3, 6, 8])('GW-191 MUST stand as it was turned: %d', (orientation) => {
    const shown = withoutMetadata(Buffer.concat([START, segment(0xe1, exif(orientation)), ...SHOWN, END]), 'image/jpeg');
    expect(shown?.includes('GPS')).toBe(false);
    // Read back by the same rules, it is turned the same way, and needs no more.
    expect(withoutMetadata(shown ?? START, 'image/jpeg')).toEqual(shown);
    expect(shown?.includes(Buffer.from([1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation]))).toBe(true);
  });

  it('GW-192 MUST not be shown where it is no picture within; other files are as they are', () => {
    const whole = Buffer.concat([START, ...SHOWN, END]);
    for (let length = 0; length < whole.length; length += 7) expect(withoutMetadata(whole.subarray(0, length), 'image/jpeg')).toBeUndefined();
    expect(withoutMetadata(Buffer.concat([START, text('no marker')]), 'image/jpeg')).toBeUndefined();
    expect(withoutMetadata(Buffer.concat([PNG, chunk('IHDR', '1')]), 'image/png')).toBeUndefined();
    expect(withoutMetadata(text('%PDF'), 'application/pdf')).toEqual(text('%PDF'));
  });
});
