import { describe, expect, it } from 'vitest';
import { fromUtf8 } from '../../src/sealing/bytes';
import { canonicalBytes } from '../../src/sealing/canonicalJson';
import { readEvidence } from '../../src/workbench/bidder/lot/evidence';
import { objectionable, objectionBody } from '../../src/workbench/bidder/lot/objection';

const file = (name: string, ...bytes: number[]) => new File([new Uint8Array(bytes)], name);
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31];

describe('an objection', () => {
  it('is spelled as the platform spells it, an unknown day too', () => {
    const body = objectionBody(
      { tender: 'T-1', lot: '1' },
      { about: 'documents', grounds: 'g', knownOn: '' },
      [],
    );

    expect(fromUtf8(canonicalBytes(body))).toBe(
      '{"about":"documents","evidence":[],"grounds":"g","knownOn":null,"lot":"1","tender":"T-1","v":1}',
    );
  });

  it('can be about what there is already', () => {
    const line = ['ISSUING', 'OPENING', 'PUBLICITY'].map((stage, at) => ({
      stage,
      standing: at < 2 ? 'past' : 'coming',
    }));

    expect(objectionable(line)).toEqual(['documents', 'opening']);
  });
});

describe('evidence', () => {
  it('is known by its first bytes, not by its name', async () => {
    expect(await readEvidence(file('a.pdf', ...PDF))).toMatchObject({ name: 'a.pdf' });
    expect(await readEvidence(file('a.pdf', 0x4d, 0x5a, 0x90))).toBe('wrong-kind');
  });

  it('is neither empty nor larger than the platform takes', async () => {
    expect(await readEvidence(file('a.pdf'))).toBe('empty');
    expect(await readEvidence(new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'a.pdf'))).toBe('too-large');
  });
});
