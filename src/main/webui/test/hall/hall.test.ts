import { describe, expect, it } from 'vitest';
import { follow, hallState, newest, type Hall, type HallEvent, type HallKind } from '../../src/hall/hall';
import { steps } from '../../src/hall/steps';

const AT = '2026-06-01T02:00:00Z';
const CLOSED_AT = Date.parse(AT);

const event = (number: number, kind: HallKind, more: Partial<HallEvent> = {}): HallEvent => ({
  number,
  kind,
  at: AT,
  subject: 'x',
  closing: null,
  bid: null,
  ...more,
});

const bid = (slot: string, price: string) =>
  ({
    slot,
    organisation: slot,
    creditCode: '',
    result: 'opened',
    price,
    items: [],
  }) as unknown as HallEvent['bid'];

const closing = (count: number, enoughBids: boolean) => ({
  closing: { count, enoughBids, bidders: [{ slot: 'a', organisation: 'A', creditCode: '' }] },
});

const hall = (...events: HallEvent[]): Hall => ({
  at: AT,
  objectionSeconds: 300,
  needed: 3,
  trustees: ['T1', 'T2', 'T3', 'T4', 'T5'].map((id) => ({ id, body: id })),
  events,
});

const standing = (events: HallEvent[], now = CLOSED_AT) =>
  steps(hallState(hall(...events)), now).map((step) => `${step.step} ${step.standing}`);

describe('what a hall says', () => {
  it('is nothing about bids before the deadline', () => {
    const state = hallState(hall(event(1, 'NOTICE')));

    expect(state.phase).toBe('waiting');
    expect(state.count).toBeUndefined();
    expect(state.bidders).toEqual([]);
    expect(standing([event(1, 'NOTICE')]).every((step) => step.endsWith('coming'))).toBe(true);
  });

  it('names who takes part once it is closed, and counts the time for claims', () => {
    const events = [event(1, 'NOTICE'), event(2, 'CLOSED', closing(3, true))];

    expect(hallState(hall(...events)).count).toBe(3);
    expect(standing(events).slice(0, 3)).toEqual(['closed past', 'claims current', 'releasing coming']);
    expect(standing(events, CLOSED_AT + 300_000).slice(0, 3)).toEqual([
      'closed past',
      'claims past',
      'releasing current',
    ]);
  });

  it('keeps bids in the order they were read out', () => {
    const state = hallState(
      hall(
        event(1, 'CLOSED', closing(2, true)),
        event(2, 'RELEASED', { subject: 'T4' }),
        event(3, 'READ_OUT'),
        event(4, 'BID', { bid: bid('b', '2.00') }),
        event(5, 'BID', { bid: bid('a', '1.00') }),
      ),
    );

    expect(state.phase).toBe('readOut');
    expect(state.released).toEqual(['T4']);
    expect(state.bids.map(({ slot }) => slot)).toEqual(['b', 'a']);
  });

  it('opens nothing where too few bids came', () => {
    const events = [event(1, 'CLOSED', closing(2, false)), event(2, 'RECORDED')];

    expect(hallState(hall(...events)).phase).toBe('returned');
    expect(standing(events)).toEqual(['closed past', 'returned past']);
  });

  it('stands still while the regulator has stopped it', () => {
    const stopped = [event(1, 'CLOSED', closing(3, true)), event(2, 'SUSPENDED')];

    expect(hallState(hall(...stopped)).standing).toBe('suspended');
    expect(standing(stopped)).not.toContain('claims current');
    expect(hallState(hall(...stopped, event(3, 'RESUMED'))).standing).toBe('running');
    expect(hallState(hall(...stopped, event(3, 'TERMINATED'))).standing).toBe('terminated');
  });
});

describe('events that follow', () => {
  it('are taken once and in order', () => {
    const had = [event(1, 'NOTICE'), event(2, 'NOTICE')];

    expect(follow(had, [event(2, 'NOTICE'), event(3, 'CLOSED')]).map(({ number }) => number)).toEqual([
      1, 2, 3,
    ]);
  });

  it('are not taken over a gap', () => {
    expect(newest(follow([event(1, 'NOTICE')], [event(3, 'CLOSED')]))).toBe(1);
  });
});
