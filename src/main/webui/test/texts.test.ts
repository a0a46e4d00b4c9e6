import { describe, expect, it } from 'vitest';
import { parse, sources } from './sources';
import { asked, chinese, singular, texts } from './texts';

const zh = texts('zh-CN');
const en = texts('en');
const all = sources();
const calls = all.map(asked);
const known = new Set([...zh.keys()].map(singular));

const placeholders = (text: string) =>
  [...text.matchAll(/{{\s*(\w+)[^}]*}}/g)].map(([, name]) => name).sort();

describe('texts', () => {
  it('exist in both languages', () => {
    expect([...en.keys()].map(singular).filter((key) => !known.has(key))).toEqual([]);
    const english = new Set([...en.keys()].map(singular));
    expect([...known].filter((key) => !english.has(key))).toEqual([]);
  });

  it('have the plural forms their language needs', () => {
    const counted = (language: Map<string, string>) =>
      [...language.keys()].filter((key) => singular(key) !== key);
    expect(counted(zh).filter((key) => !key.endsWith('_other'))).toEqual([]);
    for (const key of counted(en).map(singular)) {
      expect(en.has(`${key}_one`) && en.has(`${key}_other`), key).toBe(true);
    }
  });

  it('name the same placeholders in both languages', () => {
    for (const [key, text] of zh) {
      const twin = en.get(key);
      expect(placeholders(twin ?? ''), key).toEqual(placeholders(text));
    }
  });

  it('are never empty', () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('are there for every key that is asked for', () => {
    const lost = calls.flatMap(({ keys }) => keys.filter(({ key }) => !known.has(key)));
    expect(lost).toEqual([]);
    const nowhere = calls.flatMap(({ heads }) =>
      heads.filter(({ head }) => ![...known].some((key) => key.startsWith(head))),
    );
    expect(nowhere).toEqual([]);
  });

  it('are all asked for', () => {
    const used = new Set(calls.flatMap(({ keys }) => keys.map(({ key }) => key)));
    const heads = calls.flatMap(({ heads: each }) => each.map(({ head }) => head));
    expect([...known].filter((key) => !used.has(key) && !heads.some((head) => key.startsWith(head)))).toEqual(
      [],
    );
  });

  it('are asked for by keys the source shows', () => {
    expect(calls.flatMap(({ unreadable }) => unreadable)).toEqual([]);
  });
});

describe('sources', () => {
  it('hold no Chinese', () => {
    expect(all.length).toBeGreaterThan(20);
    expect(all.flatMap(chinese)).toEqual([]);
  });
});

describe('the reader of sources', () => {
  const source = (text: string) => ({ name: 'x.tsx', tree: parse('x.tsx', text) });

  it('sees keys, their area, heads, and what hides', () => {
    const found = asked(
      source(
        "const { t } = useTranslation('home'); t('a'); t(`b.${c}`); t(c ? 'd' : 'shell:e'); t(c); t([`f.${c}`, 'g']);",
      ),
    );
    expect(found.keys.map(({ key }) => key)).toEqual(['home:a', 'home:d', 'shell:e', 'home:g']);
    expect(found.heads.map(({ head }) => head)).toEqual(['home:b.', 'home:f.']);
    expect(found.unreadable).toEqual(['x.tsx:1 c']);
  });

  it('sees Chinese in tags, attributes, strings and templates, not in comments', () => {
    expect(chinese(source("<p title='一'>二</p>; `三${x}四`; '五'; // 六"))).toHaveLength(5);
  });
});
