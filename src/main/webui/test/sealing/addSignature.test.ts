// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { addSignature } from '../../src/sealing/addSignature';
import { utf8, type Bytes } from '../../src/sealing/bytes';

const AT = new Date('2026-05-31T08:00:00Z');
const SIGNATURE = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x07);

/** The least that looks like a paper the platform has signed: catalog, page, one field, cross-references as a stream. */
function paper(form = '/AcroForm << /Fields [3 0 R] /SigFlags 3 >>'): Bytes {
  let text = '%PDF-1.7\n';
  const places: number[] = [];
  for (const [number, value] of [
    [1, `<< /Type /Catalog /Title (a \\) paper) ${form} >>`],
    [2, '<< /Type /Page /Annots [3 0 R] % a remark\n>>'],
    [3, '<< /FT /Sig /T (Signature1) /P 2 0 R >>'],
  ] as const) {
    places.push(text.length);
    text += `${number} 0 obj\n${value}\nendobj\n`;
  }
  const start = text.length;
  const rows = [0, ...places, start].map((place, i) =>
    String.fromCharCode(i === 0 ? 0 : 1, place >> 8, place & 255),
  );
  text += `4 0 obj\n<< /Type /XRef /Root 1 0 R /Info 2 0 R /ID [<00> <00>] /Size 5 /W [1 2 0] /Length 15 >>\nstream\n`;
  const head = Uint8Array.from(text + rows.join(''), (each) => each.charCodeAt(0));
  const tail = utf8(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
  return new Uint8Array([...head, ...tail]);
}

const latin = (bytes: Bytes) => String.fromCharCode(...bytes.slice(0, 200_000));

describe('a signature added to a paper', () => {
  it('leaves every byte before it and covers all but its own place', async () => {
    const before = paper();
    let covered: Bytes = new Uint8Array();

    const after = await addSignature(
      before,
      (bytes) => ((covered = bytes), Promise.resolve(SIGNATURE)),
      'why',
      AT,
    );

    expect(after.slice(0, before.length)).toEqual(before);
    const text = latin(after);
    const [, from, to, rest] = (/ByteRange \[0 +(\d+) +(\d+) +(\d+)\]/.exec(text) ?? []).map(Number);
    expect(to! + rest!).toBe(after.length);
    expect(text[from!]).toBe('<');
    expect(text[to! - 1]).toBe('>');
    expect(text.slice(from! + 1, from! + 11)).toBe('3003020107');
    expect(covered).toEqual(new Uint8Array([...after.slice(0, from), ...after.slice(to)]));
  });

  it('is named by form and page, behind the one before', async () => {
    const text = latin(await addSignature(paper(), () => Promise.resolve(SIGNATURE), '签字', AT));

    expect(text).toContain('/Fields [3 0 R 5 0 R]');
    expect(text).toContain('/Annots [3 0 R 5 0 R]');
    expect(text).toContain('/T (Signature2)');
    expect(text).toContain('/Reason <feff7b7e5b57>');
    expect(text).toContain("/M (D:20260531080000+00'00')");
  });

  it('goes behind another one of its kind', async () => {
    const once = await addSignature(paper(), () => Promise.resolve(SIGNATURE), 'one', AT);

    const twice = await addSignature(once, () => Promise.resolve(SIGNATURE), 'two', AT);

    expect(twice.slice(0, once.length)).toEqual(once);
    expect(latin(twice)).toContain('/Fields [3 0 R 5 0 R 8 0 R]');
  });

  it.each([
    ['no PDF', utf8('hello')],
    ['a PDF that ends too early', utf8('%PDF-1.7\n')],
    [
      'a PDF with cross-references of another kind',
      utf8('%PDF-1.7\nxref\n0 1\ntrailer\nstartxref\n9\n%%EOF\n'),
    ],
    ['a PDF nobody has signed', paper('/AcroForm << /Fields [] >>')],
    ['a PDF without a form', paper('')],
  ])('is refused to %s', async (_, file) => {
    await expect(addSignature(file, () => Promise.resolve(SIGNATURE), 'why', AT)).rejects.toMatchObject({
      code: 'bad-pdf',
    });
  });

  it('has to fit the place kept for it', async () => {
    await expect(
      addSignature(paper(), () => Promise.resolve(new Uint8Array(30_001)), 'why', AT),
    ).rejects.toMatchObject({ code: 'bad-pdf' });
  });
});
