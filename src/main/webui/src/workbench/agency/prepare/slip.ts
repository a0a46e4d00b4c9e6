import { unbase64 } from '../../../sealing/bytes';
import { readLoosely } from '../../../sealing/canonicalJson';
import { openContent } from '../../../sealing/signedMessage';

/** What a slip says, read out of the signed bytes and not out of anybody's retelling. */
export interface SlipText {
  items: { field: string; text: string }[];
  ground: string | undefined;
  remedies: string | undefined;
  remediesUntil: string | undefined;
  codes: { lot: string; code: string }[];
}

/** undefined where the bytes are no slip. */
export function readSlip(message: string): SlipText | undefined {
  const bytes = unbase64(message);
  if (bytes === undefined) {
    return undefined;
  }
  try {
    const slip = readLoosely(openContent(bytes));
    const optional = (name: string) => (slip.has(name) ? slip.text(name) : undefined);
    return {
      items: slip.objects('items').map((item) => ({ field: item.text('field'), text: item.text('text') })),
      ground: optional('ground'),
      remedies: optional('remedies'),
      remediesUntil: optional('remediesUntil'),
      codes: slip.objects('codes').map((code) => ({ lot: code.text('lot'), code: code.text('code') })),
    };
  } catch {
    return undefined; // said on the page: the file itself can still be kept
  }
}
