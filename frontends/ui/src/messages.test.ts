// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { language, setLanguage } from './language.ts';
import { defineMessages, messagesIn } from './messages.ts';

describe('message catalogues', () => {
  it('UI-26 MUST refuse, by type, a catalogue whose English lacks a key', () => {
    // @ts-expect-error: `two` is missing in English
    const messages = defineMessages({ zh: { one: '一', two: '二' }, en: { one: 'one' } });
    expect(messagesIn(messages, 'en').one).toBe('one');
  });

  it('UI-27 MUST keep a chosen language in a cookie and on the document', () => {
    setLanguage('en');
    expect(language()).toBe('en');
    expect(document.cookie).toContain('redpine-language=en');
    expect(document.documentElement.lang).toBe('en');
  });
});
