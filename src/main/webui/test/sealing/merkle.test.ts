// @vitest-environment node
/// <reference types="node" />
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hex, utf8, type Bytes } from '../../src/sealing/bytes';
import { climb, leafHash, nodeHash, provesInclusion } from '../../src/sealing/merkle';

/** Published vectors of transparency-dev/merkle; they lie beside the project where somebody put them. */
const PUBLISHED = '../../../../shared/vectors/merkle/testdata/inclusion';

interface Published {
  leafIdx: number;
  treeSize: number;
  root: string | null;
  leafHash: string | null;
  proof: string[] | null;
  wantErr: boolean;
}

const bytes = (base64: string | null): Bytes => new Uint8Array(Buffer.from(base64 ?? '', 'base64'));

const files = existsSync(PUBLISHED)
  ? readdirSync(PUBLISHED, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
  : [];

describe.skipIf(files.length === 0)('the published vectors of inclusion', () => {
  it.each(files)('%s', async (name) => {
    const text = readFileSync(join(PUBLISHED, name), 'utf8');
    const vector = JSON.parse(text) as Published;
    const integer = (field: string) => BigInt(new RegExp(`"${field}":\\s*(\\d+)`).exec(text)?.[1] ?? -1); // beyond 2^53

    const proved = await provesInclusion(
      bytes(vector.leafHash),
      integer('leafIdx'),
      integer('treeSize'),
      (vector.proof ?? []).map(bytes),
      bytes(vector.root),
    );

    expect(proved).toBe(!vector.wantErr);
  });
});

describe('the way from a leaf to the root', () => {
  const leaves = () => Promise.all([0, 1, 2, 3, 4].map((each) => leafHash(utf8(`entry ${each}`))));

  it('names the side and level of every step, also where the right edge has no sibling', async () => {
    const [a, b, c, d, last] = (await leaves()) as [Bytes, Bytes, Bytes, Bytes, Bytes];
    const four = await nodeHash(await nodeHash(a, b), await nodeHash(c, d));

    const way = await climb(last, 4n, 5n, [four]);

    expect(way?.steps.map((step) => [step.side, step.level])).toEqual([['left', 3]]);
    expect(hex(way?.root as Bytes)).toBe(hex(await nodeHash(four, last)));
  });

  it('of the only leaf has no steps', async () => {
    const [only] = (await leaves()) as [Bytes];

    expect(await climb(only, 0n, 1n, [])).toEqual({ leafHash: only, steps: [], root: only });
  });

  it('is none for a place outside the tree', async () => {
    const [only] = (await leaves()) as [Bytes];

    expect(await climb(only, 1n, 1n, [])).toBeUndefined();
  });
});
