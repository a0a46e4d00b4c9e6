// @vitest-environment node
/// <reference types="node" />
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../src/sealing/bytes';
import { findEntry } from '../../src/sealing/logEntry';
import { entry, from, smallLog } from './smallLog';

describe('an entry looked up by its number', () => {
  it.each([0n, 255n, 256n, 299n])('%s leads to the signed root', async (index) => {
    const { source, register } = await smallLog();

    const found = await findEntry(index, source, register);

    expect(found.entry).toEqual(entry(Number(index)));
    expect(found.climb.root).toEqual(found.checkpoint.root);
    expect(found.quorumTime.toISOString()).toBe('2026-11-22T00:00:00.000Z');
  });

  it('that the log changed afterwards is found out', async () => {
    const { files, register } = await smallLog();
    const bundle = files.get('tile/entries/000') as Bytes;
    const changed = new Map(files).set('tile/entries/000', bundle.slice().fill(0xff, 5, 6));

    await expect(findEntry(7n, from(changed), register)).resolves.toBeDefined();
    await expect(findEntry(0n, from(changed), register)).rejects.toMatchObject({ code: 'bad-tile' });
  });

  it('beyond the end is not there', async () => {
    const { source, register } = await smallLog();

    await expect(findEntry(300n, source, register)).rejects.toMatchObject({ code: 'no-such-entry' });
  });

  it('under a checkpoint too few have seen proves nothing', async () => {
    const { source, register } = await smallLog();

    await expect(findEntry(0n, source, { ...register, threshold: 2 })).rejects.toMatchObject({
      code: 'no-quorum',
    });
  });
});
