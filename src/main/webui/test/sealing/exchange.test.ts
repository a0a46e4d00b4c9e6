// @vitest-environment node
/// <reference types="node" />
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openKeyFile, signDetached, signMessage } from '../../src/sealing/sign';

/** Where org.sunseal.pages.SignedInTheBrowserIT leaves key files and documents, and judges what is signed. */
const FOLDER = process.env.SUNSEAL_EXCHANGE;

it.runIf(FOLDER)('documents are signed with the keys of the other side', async () => {
  const at = (name: string) => `${FOLDER ?? ''}/${name}`;
  const document = new Uint8Array(readFileSync(at('document')));
  const keys = readdirSync(at('')).filter((name) => name.endsWith('.p12'));
  for (const key of keys) {
    const signer = await openKeyFile(new Uint8Array(readFileSync(at(key))), 'throw-away');
    writeFileSync(at(`${key}.p7m`), await signMessage(document, signer));
    writeFileSync(at(`${key}.p7s`), await signDetached(document, signer));
  }
  expect(keys).not.toEqual([]);
});
