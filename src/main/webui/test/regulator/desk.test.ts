import { beforeEach, describe, expect, it } from 'vitest';
import { csv, lengths } from '../../src/workbench/plots/bars';
import { asked } from '../../src/workbench/regulator/ledgerFilters';
import { bySubject } from '../../src/workbench/regulator/limits';
import {
  emptyOrder,
  missing,
  orderBody,
  suspensions,
  type OrderDraft,
} from '../../src/workbench/regulator/order/order';
import { keepCheckpoint, seenCheckpoint } from '../../src/workbench/regulator/seenCheckpoint';
import type { FileEvent, Limit } from '../../src/workbench/regulator/supervisionApi';
import { within } from '../../src/workbench/regulator/within';
import { standing, unsigned } from '../../src/workbench/trustee/due';
import type { Allotment, Condition, Due } from '../../src/workbench/trustee/custodyApi';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);

describe('bars', () => {
  const bar = (key: string, value: number) => ({ key, label: key, value, shown: String(value) });

  it('begin at zero, also where values lie below it', () => {
    expect(lengths([bar('up', 6), bar('down', -2)])).toEqual([
      { key: 'up', from: 25, to: 100, zero: 25 },
      { key: 'down', from: 0, to: 25, zero: 25 },
    ]);
  });

  it('of nothing have no length', () => {
    expect(lengths([bar('none', 0)])).toEqual([{ key: 'none', from: 0, to: 0, zero: 0 }]);
  });

  it('come as CSV without letting a name become a formula', () => {
    expect(csv([['=cmd', 'a "b"', '-1.50', 'x,y']])).toBe('\ufeff\'=cmd,"a ""b""",-1.50,"x,y"\r\n');
  });
});

describe('time limits', () => {
  it('are counted by what they are about, the most late first', () => {
    const limit = (subject: string, overdue: boolean) => ({ subject, overdue }) as Limit;

    expect(bySubject([limit('SERVICE', false), limit('CONTRACT', true), limit('CONTRACT', false)])).toEqual([
      { subject: 'CONTRACT', late: 1, soon: 1 },
      { subject: 'SERVICE', late: 0, soon: 1 },
    ]);
  });
});

describe('the day', () => {
  it('is narrowed by the address, and not by nonsense in it', () => {
    expect(within(new URLSearchParams('region=330500&kind=ENGINEERING'))).toEqual({
      region: '330500',
      kind: 'ENGINEERING',
    });
    expect(within(new URLSearchParams('region=Hangzhou&kind=AUCTION&page=2'))).toEqual({});
  });
});

describe('an order', () => {
  const order = (kind: string, sha256: string, lifts?: string): FileEvent => ({
    at: '2026-11-22T00:00:00Z',
    wholeDay: false,
    kind: 'ORDER',
    facts: { kind, reason: 'why', ...(lifts ? { lifts } : {}) },
    sha256,
    logIndex: 1,
    verdicts: [],
  });
  const draft = (change: Partial<OrderDraft>): OrderDraft => ({ ...emptyOrder, reason: 'why', ...change });

  it('to resume lifts a suspension that nobody has lifted', () => {
    const events = [order('SUSPEND', A), order('SUSPEND', B), order('RESUME', 'c'.repeat(64), A)];

    const inForce = suspensions(events);

    expect(inForce.map(({ sha256 }) => sha256)).toEqual([B]);
    expect(missing(draft({ kind: 'RESUME', lifts: A }), inForce)).toEqual(['lifts']);
    expect(missing(draft({ kind: 'RESUME', lifts: B }), inForce)).toEqual([]);
  });

  it('needs a reason, and to decide a slot', () => {
    expect(missing(draft({ reason: '  ' }), [])).toEqual(['reason']);
    expect(missing(draft({ kind: 'DECIDE', claimSlot: 'no slot' }), [])).toEqual(['claimSlot']);
  });

  it('spells out every member, those of other kinds as null', () => {
    const at = Date.parse('2026-11-22T00:00:00.5Z');

    expect(orderBody('T', '1', draft({ reason: ' why ', lifts: A, claimSlot: 'b.1' }), at)).toEqual({
      v: 1,
      kind: 'SUSPEND',
      tender: 'T',
      lot: '1',
      at: '2026-11-22T00:00:00.500Z',
      suspendSha256: null,
      decision: null,
      claimSlot: null,
      reason: 'why',
    });
    expect(orderBody('T', '1', draft({ kind: 'RESUME', lifts: A }), at)).toMatchObject({ suspendSha256: A });
    expect(orderBody('T', '1', draft({ kind: 'DECIDE', claimSlot: 'b.1' }), at)).toMatchObject({
      decision: 'REJECT',
      claimSlot: 'b.1',
    });
  });
});

describe('the ledger', () => {
  beforeEach(() => localStorage.clear());

  it('asks for times of Beijing as instants and leaves nonsense out', () => {
    const address = new URLSearchParams(
      'type=CLOSE&from=2026-11-22T08:00&until=2026-99-99T00:00&before=x&other=1',
    );

    expect(asked(address)).toEqual({ size: '50', type: 'CLOSE', from: '2026-11-22T00:00:00.000Z' });
  });

  it('remembers the checkpoint checked last, and nothing that is none', () => {
    expect(seenCheckpoint()).toBeUndefined();
    const root = new Uint8Array(32).fill(7);
    keepCheckpoint({ origin: 'log', size: 300n, root, noteText: '' }, new Date(0));
    expect(seenCheckpoint()).toEqual({ origin: 'log', size: 300n, root, at: '1970-01-01T00:00:00.000Z' });
    localStorage.setItem('sunseal.log-seen', '{"size":"many"}');
    expect(seenCheckpoint()).toBeUndefined();
  });
});

describe('a round to be opened', () => {
  const round = (...all: Condition['standing'][]) =>
    ({ conditions: all.map((each) => ({ rule: 'R1_TIME', standing: each, at: null })) }) as unknown as Due;

  it('is kept shut by what stands against it before what it waits for', () => {
    expect(standing(round('WAITING', 'BLOCKED'))).toBe('blocked');
    expect(standing(round('MET', 'WAITING'))).toBe('waiting');
    expect(standing(round('MET', 'BY_AGENT', 'NOT_ASKED'))).toBe('ready');
  });

  it('has allotments that lack signatures of those who have not signed', () => {
    const allotment = (allottedAt: string | null) => ({ allottedAt, signed: ['t1'] }) as Allotment;

    expect(
      unsigned([allotment(null), allotment('2026-11-22T00:00:00Z')], [{ id: 't1' }, { id: 't2' }]),
    ).toMatchObject([{ missing: ['t2'] }]);
  });
});
