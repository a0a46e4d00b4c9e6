// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fromUtf8, unbase64 } from '../../src/sealing/bytes';
import { keep, kept } from '../../src/workbench/expert/room/keptSheet';
import { fits, lockBody, lockedSheet, readLocked } from '../../src/workbench/expert/room/scoreLock';

const place = { tender: 'T-1', lot: '1', round: 1, sitting: 2, you: 'e3' };
const marks = { 'b.2': { T1: '28.5', B1: '12' }, 'b.1': { T1: '30', B1: '12' } };

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

describe('a locked sheet', () => {
  it('is the canonical bytes the platform reads', () => {
    const { sheet } = lockedSheet(place, 1, marks);

    expect(fromUtf8(unbase64(sheet)!)).toBe(
      '{"attempt":1,"lot":"1","marks":{"b.1":{"B1":"12","T1":"30"},"b.2":{"B1":"12","T1":"28.5"}},' +
        '"member":"e3","round":1,"sitting":2,"tender":"T-1","v":1}',
    );
  });

  it('has another salt each time', () => {
    expect(lockedSheet(place, 1, marks).salt).not.toBe(lockedSheet(place, 1, marks).salt);
    expect(unbase64(lockedSheet(place, 1, marks).salt)).toHaveLength(16);
  });

  /** By Python: sha256(tag + 00 + 00000010 + sixteen zeros + 00000002 + '{}'). */
  it('is committed to by the framed hash of the protocol', async () => {
    const locked = lockedSheet(place, 1, marks);

    const body = fromUtf8(await lockBody(locked, new Uint8Array(16), new Uint8Array([0x7b, 0x7d])))!;

    expect(JSON.parse(body)).toMatchObject({
      commitment: 'aef8704aa7bd778724ab746584a1ec10e2085a7181f4292a8c1e07e5490c2b29',
      member: 'e3',
      attempt: 1,
    });
  });

  it('is there again in the same browser, for the same account and place only', () => {
    const locked = lockedSheet(place, 1, marks);

    expect(keep('anna', locked)).toBe(true);

    expect(kept('anna', locked)).toEqual([locked]);
    expect(kept('bert', locked)).toEqual([]);
    expect(kept('anna', { ...locked, attempt: 2 })).toEqual([]);
  });

  /** The first answer may be lost on its way: which of the two the platform took, only the platform knows. */
  it('is not lost to a second one, and not kept twice', () => {
    const first = lockedSheet(place, 1, marks);
    const second = lockedSheet(place, 1, { 'b.1': { T1: '1' } });

    keep('anna', first);
    keep('anna', second);
    keep('anna', first);

    expect(kept('anna', first)).toEqual([second, first]);
  });

  it('is not said to be kept where the browser refuses', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });

    expect(keep('anna', lockedSheet(place, 1, marks))).toBe(false);
  });

  it('is told from those of other places', () => {
    const locked = lockedSheet(place, 1, marks);

    expect(fits(locked, place, 1)).toBe(true);
    expect(fits(locked, place, 2)).toBe(false);
    expect(fits(locked, { ...place, you: 'e1' }, 1)).toBe(false);
    expect(readLocked('{"salt":1}')).toBeUndefined();
    expect(readLocked('no json')).toBeUndefined();
  });
});
