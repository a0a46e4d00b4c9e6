// @vitest-environment node
/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../src/sealing/bytes';
import { checkReceipt, type Papers } from '../../src/sealing/checkReceipt';
import { readPasted, sortDropped, together } from '../../src/sealing/dropped';
import { readPlatformTrust, readTrustFile } from '../../src/sealing/trust';

/** Made by org.sunseal.cli.ReceiptVectors and judged by the tool as well (ReceiptVectorsTest). */
const FOLDER = '../../test/resources/vectors/receipts/';

interface Vector {
  receipt: string;
  proof: string;
  checkpointTimestamp: string;
  sealed: string;
  signature: string;
  fails: Record<string, string>;
}

const file = (name: string) => new Uint8Array(readFileSync(FOLDER + name));
const vector = (name: string) => JSON.parse(readFileSync(FOLDER + name, 'utf8')) as Vector;
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const names = readdirSync(FOLDER).filter((name) => !name.startsWith('trust'));

const papers = (from: Vector): Papers => ({
  receipt: bytes(from.receipt),
  proof: utf8(from.proof),
  checkpointToken: bytes(from.checkpointTimestamp),
  sealed: bytes(from.sealed),
  signature: bytes(from.signature),
});

const trusted = async () => (await readTrustFile(file('trust.json'))).register;

describe('a receipt', () => {
  it.each(names)('is judged as %s says', async (name) => {
    const report = await checkReceipt(papers(vector(name)), await trusted());

    const failed = report.verdicts.flatMap((verdict) =>
      verdict.result === 'fails' ? [[verdict.step, verdict.code]] : [],
    );
    expect(Object.fromEntries(failed)).toEqual(vector(name).fails);
    expect(report.overall).toBe(failed.length === 0 ? 'holds' : 'fails');
  });

  it('tells what it proves', async () => {
    const report = await checkReceipt(papers(vector('good.json')), await trusted());

    expect(report.receipt).toMatchObject({
      tender: 'T-1',
      lot: '1',
      slot: 'B-1.0',
      seq: 1,
      status: 'accepted',
    });
    expect(report.receipt?.received.toISOString()).toBe('2026-05-31T08:00:00.250Z');
    expect(report.quorumTime?.toISOString()).toBe('2026-05-31T08:00:02.000Z');
    expect(report.checkpointTime?.toISOString()).toBe('2026-05-31T08:00:00.250Z');
    expect(report.cosigned.filter((each) => each.at !== undefined).map((each) => each.witness)).toEqual([
      'T1',
      'T2',
      'T3',
      'T4',
      'T5',
    ]);
    expect(report.climb?.steps).toHaveLength(1);
  });

  it('is nothing to whoever trusts another platform', async () => {
    const { register } = await readTrustFile(file('trust-of-another-platform.json'));

    const report = await checkReceipt(papers(vector('good.json')), register);

    expect(report.verdicts).toContainEqual({
      step: 'platformSignature',
      result: 'fails',
      code: 'bad-receipt',
    });
    expect(report.overall).toBe('fails');
  });

  it('without its proof is not proved, and not refuted either', async () => {
    const report = await checkReceipt({ receipt: papers(vector('good.json')).receipt }, await trusted());

    expect(report.overall).toBe('incomplete');
    expect(report.verdicts.map((verdict) => verdict.result)).toEqual([
      'holds',
      'missing',
      'missing',
      'missing',
      'missing',
    ]);
  });

  it('for other files than the ones at hand fails', async () => {
    const report = await checkReceipt(
      { ...papers(vector('good.json')), sealed: utf8('{}') },
      await trusted(),
    );

    expect(report.verdicts).toContainEqual({ step: 'ownFiles', result: 'fails', code: 'other-files' });
  });
});

describe('trust', () => {
  it('in a register counts only if the file lists the regulator who signed it', async () => {
    const changed = JSON.parse(readFileSync(FOLDER + 'trust.json', 'utf8')) as { regulatorSigning: string[] };
    const unlisted = JSON.stringify({ ...changed, regulatorSigning: ['00'.repeat(32)] });

    await expect(readTrustFile(utf8(unlisted))).rejects.toMatchObject({ code: 'untrusted-register' });
  });

  it('in what the platform shows of itself is called so', async () => {
    const { register } = JSON.parse(readFileSync(FOLDER + 'trust.json', 'utf8')) as { register: string };

    const trust = await readPlatformTrust(bytes(register));

    expect(trust.source).toBe('platform');
    expect(trust.register.members).toHaveLength(7);
    expect(trust.register.threshold).toBe(5);
  });
});

describe('dropped files', () => {
  const { receipt, proof, checkpointToken, sealed, signature } = papers(vector('good.json'));

  it('are told apart by what is in them', () => {
    const sorted = sortDropped(
      [receipt, proof, checkpointToken, sealed, signature, file('trust.json')].map((each, i) => ({
        name: `${i}`,
        bytes: each as Papers['receipt'],
      })),
    );

    expect(sorted).toEqual({
      receipt,
      proof,
      checkpointToken,
      sealed,
      signature,
      trustFile: file('trust.json'),
      others: [],
    });
  });

  it('may be the one answer of the platform', () => {
    expect(sortDropped([{ name: 'answer.json', bytes: file('good.json') }])).toMatchObject({
      receipt,
      proof,
      checkpointToken,
      others: [],
    });
  });

  it('that are nothing of the kind are named', () => {
    const { register } = JSON.parse(readFileSync(FOLDER + 'trust.json', 'utf8')) as { register: string };

    const sorted = sortDropped([
      { name: 'register.p7', bytes: bytes(register) },
      { name: 'record.pdf', bytes: utf8('%PDF-2.0 ...') },
      { name: 'notes.txt', bytes: utf8('hello') },
    ]);

    expect(sorted.others).toEqual([
      { name: 'register.p7', kind: 'signed' },
      { name: 'record.pdf', kind: 'pdf' },
      { name: 'notes.txt', kind: 'unknown' },
    ]);
  });

  it('come together over several drops, but a new receipt never meets the proof of an old one', () => {
    const trustFile = file('trust.json');
    const first = together({ trustFile, others: [] }, { receipt, others: [] });

    expect(together(first, { proof, others: [] })).toEqual({ trustFile, receipt, proof, others: [] });
    expect(together({ ...first, proof }, { receipt: signature, others: [] })).toEqual({
      trustFile,
      receipt: signature,
      others: [],
    });
  });

  it('may be pasted, with blanks around them', () => {
    const { proof: text } = vector('good.json');

    expect(readPasted(`  ${text}\n\n`)?.proof).toEqual(proof);
    expect(readPasted(readFileSync(FOLDER + 'good.json', 'utf8'))?.receipt).toEqual(receipt);
    expect(readPasted('R-2FCE80FC42EA')).toBeUndefined();
  });
});
