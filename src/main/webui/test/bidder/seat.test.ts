import { describe, expect, it } from 'vitest';
import type { HallBid, HallState } from '../../src/hall/hall';
import type { OwnBid } from '../../src/workbench/bidder/bidderApi';
import { ownPlace } from '../../src/workbench/bidder/lot/seat';

const bid = (slot: string, standing: OwnBid['standing'] = 'STANDING'): OwnBid => ({
  slot,
  seq: 1,
  sealedSha256: slot,
  received: '2026-06-01T01:00:00Z',
  standing,
  noticeSha256: '',
  answersNewestNotice: true,
});

const hall = (listed: readonly string[], more: Partial<HallState> = {}) =>
  ({
    phase: 'closed',
    closedAt: '2026-06-01T02:00:00Z',
    bidders: listed.map((slot) => ({ slot, organisation: slot, creditCode: '' })),
    bids: [],
    ...more,
  }) as unknown as HallState;

describe('one’s own place in an opening', () => {
  it('is told nothing but that the bid is sealed before the closing', () => {
    const before = hall([], { closedAt: undefined, phase: 'waiting' });

    expect(ownPlace([bid('a')], before)).toEqual({ is: 'sealed' });
    expect(ownPlace([bid('a', 'WITHDRAWN')], before)).toEqual({ is: 'absent' });
  });

  it('is on the list, or the platform is told off', () => {
    expect(ownPlace([bid('a', 'REPLACED'), bid('b')], hall(['b', 'x']))).toEqual({
      is: 'listed',
      bid: bid('b'),
    });
    expect(ownPlace([bid('a')], hall(['x']))).toEqual({ is: 'missing', bid: bid('a') });
  });

  it('knows a bid that must not be there, also beside the right one', () => {
    const old = bid('a', 'REPLACED');

    expect(ownPlace([old, bid('b')], hall(['a', 'b']))).toEqual({ is: 'surplus', bid: old });
    expect(ownPlace([bid('a', 'WITHDRAWN')], hall(['a'])).is).toBe('surplus');
  });

  it('has nothing read out where too few bids came', () => {
    expect(ownPlace([bid('a')], hall(['a'], { phase: 'returned' }))).toEqual({ is: 'returned' });
  });

  it('is the own line of the read-out and nobody else’s', () => {
    const read = (slot: string) => ({ slot, price: `${slot}.00` }) as unknown as HallBid;
    const open = hall(['a', 'x'], { phase: 'readOut', bids: [read('x')] });

    expect(ownPlace([bid('a')], open).is).toBe('listed');
    expect(ownPlace([bid('a')], { ...open, bids: [read('x'), read('a')] })).toEqual({
      is: 'read',
      bid: bid('a'),
      read: read('a'),
    });
    expect(ownPlace([], open)).toEqual({ is: 'absent' });
  });
});
