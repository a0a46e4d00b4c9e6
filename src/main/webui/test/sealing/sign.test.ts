// @vitest-environment node
/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromUtf8, utf8, type Bytes } from '../../src/sealing/bytes';
import { faultOf, openKeyFile, signDetached, signMessage } from '../../src/sealing/sign';
import { contentKind, openSignedMessage } from '../../src/sealing/signedMessage';

const NOW = new Date('2026-06-01T00:00:00Z');
const CODE = '91310000MA1FL10011';

const file = (name: string): Bytes =>
  new Uint8Array(readFileSync(`../../test/resources/vectors/keys/${name}.p12`));
const opened = (name: string) => openKeyFile(file(name), 'throw-away');

describe('a key file', () => {
  it.each(['ec', 'rsa', 'openssl'])('%s is opened and tells whose it is', async (name) => {
    const { certificate, chain } = await opened(name);

    expect(certificate).toMatchObject({
      holder: '华建集团',
      issuer: 'Sunseal Dev CA 2 (EC)',
      creditCodes: [CODE],
      notAfter: new Date('2059-01-01T00:00:00Z'),
      signs: true,
    });
    expect(chain).toHaveLength(1);
    expect(faultOf(certificate, NOW, CODE)).toBeUndefined();
  });

  it.each(['', 'Throw-away', 'throw-away '])('stays closed to the password "%s"', async (password) => {
    await expect(openKeyFile(file('ec'), password)).rejects.toMatchObject({ code: 'wrong-password' });
  });

  it.each([
    ['of-1996', 'old-container'],
    ['no-key', 'no-key'],
    ['p384', 'unsupported-key'],
    ['mixed', 'foreign-key'],
  ])('%s is refused as %s', async (name, code) => {
    await expect(opened(name)).rejects.toMatchObject({ code });
  });

  it.each(['a letter', '', '0'])('"%s" is none', async (text) => {
    await expect(openKeyFile(utf8(text), 'throw-away')).rejects.toMatchObject({ code: 'not-a-key-file' });
  });

  it('that is cut short anywhere is refused by name', async () => {
    const whole = file('ec');
    for (let end = 0; end < whole.length; end += 97) {
      await expect(openKeyFile(whole.slice(0, end), 'throw-away')).rejects.toHaveProperty('code');
    }
  });

  it('of somebody else, for something else or of another time is told apart', async () => {
    const [own, agreement, expired] = await Promise.all([
      opened('ec'),
      opened('agreement'),
      opened('expired'),
    ]);

    expect(faultOf(own.certificate, NOW, '91310000MA1FL10024')).toBe('foreign-organisation');
    expect(faultOf(own.certificate, new Date('2025-12-31T23:59:59Z'), CODE)).toBe('not-yet-valid');
    expect(faultOf(agreement.certificate, NOW, CODE)).toBe('wrong-usage');
    expect(faultOf(expired.certificate, NOW, CODE)).toBe('expired');
  });
});

describe('a signature', () => {
  it.each(['ec', 'rsa'])('by %s holds over an object in its canonical spelling', async (name) => {
    const signer = await opened(name);

    const message = await openSignedMessage(await signMessage({ b: 1, a: '异议' }, signer));

    expect(fromUtf8(message.body)).toBe('{"a":"异议","b":1}');
    expect(message.signer).toEqual(signer.certificate.der);
  });

  it('is over those very bytes', async () => {
    const message = await signMessage(utf8('price 100'), await opened('ec'));
    const at = message.findIndex((_, i) => fromUtf8(message.slice(i, i + 9)) === 'price 100');
    message[at + 6] = '9'.charCodeAt(0);

    await expect(openSignedMessage(message)).rejects.toMatchObject({ code: 'bad-signature' });
  });

  it('beside its document carries none of it', async () => {
    expect(contentKind(await signDetached(utf8('claim'), await opened('ec')))).toBe('detached');
  });
});
