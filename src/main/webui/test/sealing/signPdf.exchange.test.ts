// @vitest-environment node
/// <reference types="node" />
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addSignature } from '../../src/sealing/addSignature';
import { openKeyFile, signDetached } from '../../src/sealing/sign';
import { withTimestamp } from '../../src/sealing/stamp';

/** Where org.sunseal.pages.PdfSignedInTheBrowserIT leaves a paper of the platform and key files, and judges what is signed. */
const FOLDER = process.env.SUNSEAL_PDF_EXCHANGE;

it.runIf(FOLDER)('a paper is signed with one key after the other', async () => {
  const at = (name: string) => `${FOLDER ?? ''}/${name}`;
  const authority = readFileSync(at('authority'), 'utf8');
  const ask = async (request: BodyInit) =>
    new Uint8Array(await (await fetch(authority, { method: 'POST', body: request })).arrayBuffer());
  const keys = readdirSync(at('')).filter((name) => name.endsWith('.p12'));
  let pdf = new Uint8Array(readFileSync(at('paper.pdf')));
  for (const key of keys.sort()) {
    const signer = await openKeyFile(new Uint8Array(readFileSync(at(key))), 'throw-away');
    pdf = await addSignature(
      pdf,
      async (covered) => withTimestamp(await signDetached(covered, signer), ask),
      '评标报告签字',
      new Date('2026-05-31T08:00:00Z'),
    );
    writeFileSync(at(`${key}.pdf`), pdf);
  }
  expect(keys).not.toEqual([]);
});
