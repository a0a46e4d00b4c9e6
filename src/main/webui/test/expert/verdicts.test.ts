import { describe, expect, it } from 'vitest';
import { fromField, toField } from '../../src/workbench/expert/beijing';
import type { Asked } from '../../src/workbench/expert/room/roomApi';
import { missing, verdictsOf } from '../../src/workbench/expert/room/verdicts';

const asked: Asked[] = [
  { matter: 'RESPONSIVENESS', bid: 'b1', item: 'R1' },
  { matter: 'RESPONSIVENESS', bid: 'b2', item: 'R1' },
];
const competition: Asked[] = [{ matter: 'COMPETITION', bid: 'lot', item: 'competition' }];

describe('a ballot', () => {
  it('names all that is missing, where it is missing', () => {
    const thoughts = { 'b2/R1': { pass: false, reason: ' ' } };

    expect(missing(asked, thoughts).map(({ field, what }) => [field, what])).toEqual([
      ['verdicts[0]', 'verdict'],
      ['verdicts[1].ground', 'ground'],
      ['verdicts[1].reason', 'reason'],
    ]);
  });

  it('asks for no ground, but always for a reason, where competition is in question', () => {
    expect(missing(competition, { 'lot/competition': { pass: true } }).map(({ what }) => what)).toEqual([
      'reason',
    ]);
    expect(missing(competition, { 'lot/competition': { pass: false, reason: 'r' } })).toEqual([]);
  });

  it('sends no ground and no reason with a yes, whatever was typed before', () => {
    const thoughts = {
      'b1/R1': { pass: true, ground: 'unresponsive', reason: 'left over' },
      'b2/R1': { pass: false, ground: 'unresponsive', reason: ' too late ' },
    };

    expect(verdictsOf(asked, thoughts)).toEqual([
      { bid: 'b1', item: 'R1', pass: true, ground: null, reason: null },
      { bid: 'b2', item: 'R1', pass: false, ground: 'unresponsive', reason: 'too late' },
    ]);
  });
});

describe('a field for date and time', () => {
  it('means Beijing time wherever the computer stands', () => {
    expect(fromField('2026-11-29T19:50')).toBe('2026-11-29T11:50:00.000Z');
    expect(toField('2026-11-29T11:50:00.000Z')).toBe('2026-11-29T19:50');
    expect(fromField('')).toBeUndefined();
    expect(fromField('2026-13-40T99:99')).toBeUndefined();
  });
});
