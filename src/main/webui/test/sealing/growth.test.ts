// @vitest-environment node
/// <reference types="node" />
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../src/sealing/bytes';
import { checkGrowth } from '../../src/sealing/growth';
import { provesConsistency } from '../../src/sealing/merkle';
import { root, smallLog } from './smallLog';

/** Published vectors of transparency-dev/merkle; they lie beside the project where somebody put them. */
const PUBLISHED = '../../../../shared/vectors/merkle/testdata/consistency';

interface Published {
  root1: string | null;
  root2: string | null;
  proof: string[] | null;
  wantErr: boolean;
}

const bytes = (base64: string | null): Bytes => new Uint8Array(Buffer.from(base64 ?? '', 'base64'));

const files = existsSync(PUBLISHED)
  ? readdirSync(PUBLISHED, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
  : [];

describe.skipIf(files.length === 0)('the published vectors of consistency', () => {
  it.each(files)('%s', async (name) => {
    const text = readFileSync(join(PUBLISHED, name), 'utf8');
    const vector = JSON.parse(text) as Published;
    const integer = (field: string) => BigInt(new RegExp(`"${field}":\\s*(\\d+)`).exec(text)?.[1] ?? -1); // beyond 2^53
    const earlier = integer('size1');

    const proved = await provesConsistency(
      earlier,
      integer('size2'),
      (vector.proof ?? []).map(bytes),
      bytes(vector.root1),
      bytes(vector.root2),
    );

    // an empty tree is the beginning of every tree and proves nothing of it: we ask for more than the vectors do
    expect(proved).toBe(!vector.wantErr && earlier > 0n);
  });
});

describe('a log seen before', () => {
  it.each([1, 2, 3, 44, 128, 255, 256, 257, 299, 300])(
    'is the beginning of the log there is, at %i entries',
    async (size) => {
      const { source, register, hashes } = await smallLog();
      const seen = { origin: 'test/log', size: BigInt(size), root: await root(hashes.slice(0, size)) };

      const growth = await checkGrowth(seen, source, register);

      expect(growth.checkpoint.size).toBe(300n);
      expect(growth.steps).toBeDefined();
    },
  );

  it.each([1, 44, 256, 299, 300])('with another root is found rewritten, at %i entries', async (size) => {
    const { source, register, hashes } = await smallLog();
    const swapped = [...hashes];
    swapped[0] = hashes[1] ?? new Uint8Array(32);
    const seen = { origin: 'test/log', size: BigInt(size), root: await root(swapped.slice(0, size)) };

    await expect(checkGrowth(seen, source, register)).rejects.toMatchObject({ code: 'log-rewritten' });
  });

  it('that is longer than the log there is, or of another log, is found rewritten', async () => {
    const { source, register, hashes } = await smallLog();
    const whole = await root(hashes);

    for (const seen of [
      { origin: 'test/log', size: 301n, root: whole },
      { origin: 'other/log', size: 300n, root: whole },
    ]) {
      await expect(checkGrowth(seen, source, register)).rejects.toMatchObject({ code: 'log-rewritten' });
    }
  });

  it('is asked for nothing at the first look, but for its witnesses', async () => {
    const { source, register } = await smallLog();

    await expect(checkGrowth(undefined, source, register)).resolves.not.toHaveProperty('steps');
    await expect(checkGrowth(undefined, source, { ...register, threshold: 2 })).rejects.toMatchObject({
      code: 'no-quorum',
    });
  });
});
