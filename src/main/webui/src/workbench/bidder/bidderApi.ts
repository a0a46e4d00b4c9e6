import { answer, api } from '../../api/client';
import { Problem } from '../../api/problem';
import { base64, type Bytes } from '../../sealing/bytes';

/** What the platform tells a bidder about itself. Instants are RFC 3339, byte strings base64. */

export interface Organisation {
  id: string;
  name: string;
  creditCode: string;
  kind: string;
  registeredAt: string;
}

export interface Certificate {
  sha256: string;
  certificate: string;
  subject: string;
  notAfter: string;
  registeredAt: string;
}

export interface OwnBid {
  slot: string;
  seq: number;
  sealedSha256: string;
  received: string;
  standing: 'STANDING' | 'REPLACED' | 'WITHDRAWN';
  noticeSha256: string;
  /** false when an addendum came after the bid; it stays valid */
  answersNewestNotice: boolean;
}

export interface Enquiry {
  id: string;
  askedOn: string;
  question: string | null;
  answer: string | null;
  answeredAt: string | null;
  dueAt: string | null;
  overdue: boolean;
  mine: boolean;
}

export type About = 'documents' | 'opening' | 'result';

export interface Objection {
  id: string;
  about: Uppercase<About>;
  late: boolean;
  filedOn: string;
  dueAt: string | null;
  overdue: boolean;
  mine: boolean;
  words: { grounds: string; knownOn: string | null } | null;
  answer: { text: string; outcome: 'UPHELD' | 'REJECTED'; consequence: string; at: string } | null;
}

export interface Explanation {
  asked: boolean;
  until: string | null;
  text: string | null;
}

interface Place {
  tender: string;
  lot: string;
}

const get = <T>(path: string, params: object = {}): Promise<T> =>
  answer(api.GET(path as never, { params } as never) as Promise<{ data?: T }>);

const send = <T>(path: string, params: object, body: unknown): Promise<T> =>
  answer(api.POST(path as never, { params, body } as never) as Promise<{ data?: T }>);

/** What there is, or nothing where the platform answers with one of these codes. */
async function unless<T>(codes: readonly string[], call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (e) {
    if (e instanceof Problem && codes.includes(e.code)) {
      return undefined;
    }
    throw e;
  }
}

export const myOrganisation = (): Promise<Organisation | null> =>
  unless(['no-organisation'], get<Organisation>('/api/organisations/mine')).then((found) => found ?? null);

export const registerOrganisation = (asked: { name: string; creditCode: string }): Promise<Organisation> =>
  send('/api/organisations', {}, { ...asked, kind: 'bidder' });

export const myCertificates = (): Promise<Certificate[]> =>
  unless(['no-organisation'], get<Certificate[]>('/api/certificates')).then((found) => found ?? []);

export const certificateChallenge = (): Promise<{ nonce: string }> => get('/api/certificates/challenge');

export const registerCertificate = (asked: {
  certificate: Bytes;
  chain: readonly Bytes[];
  proof: Bytes;
  nonce: string;
}): Promise<Certificate> =>
  send(
    '/api/certificates',
    {},
    {
      certificate: base64(asked.certificate),
      chain: asked.chain.map(base64),
      proof: base64(asked.proof),
      nonce: asked.nonce,
    },
  );

const LOT = '/api/tender-projects/{tender}/lots/{lot}';

export const myBids = (place: Place, round: number): Promise<OwnBid[]> =>
  unless(
    ['no-organisation'],
    get<OwnBid[]>(`${LOT}/rounds/{round}/bids/mine`, { path: { ...place, round } }),
  ).then((found) => found ?? []);

/** Takes a bid back; true once its receipt is proved, false while the log's witnesses are awaited. */
export const withdraw = (place: Place, round: number, withdrawal: Bytes): Promise<boolean> =>
  send<object | undefined>(
    `${LOT}/rounds/{round}/withdrawals`,
    { path: { ...place, round } },
    { withdrawal: base64(withdrawal) },
  ).then((receipt) => receipt !== undefined && 'receipt' in receipt);

export const enquiries = (place: Place): Promise<Enquiry[]> => get(`${LOT}/enquiries`, { path: place });

export const ask = (place: Place, question: string): Promise<{ id: string }> =>
  send(`${LOT}/enquiries`, { path: place }, { question });

export const objections = (place: Place): Promise<{ objections: Objection[] }> =>
  get(`${LOT}/objections`, { path: place });

export const fileObjection = (place: Place, message: Bytes): Promise<{ id: string }> =>
  send(`${LOT}/objections`, { path: place }, { objection: base64(message) });

/** Hands in a document before the objection that names it. */
export async function handInEvidence(place: Place, sha256: string, content: Bytes): Promise<void> {
  await answer(
    api.PUT(
      `${LOT}/objections/evidence/{sha256}` as never,
      {
        params: { path: { ...place, sha256 } },
        body: content,
        bodySerializer: (body: Bytes) => body,
        headers: { 'Content-Type': 'application/octet-stream' },
      } as never,
    ) as Promise<{ data?: unknown }>,
  );
}

export const explanation = (place: Place): Promise<Explanation | null> =>
  unless(
    ['no-such-evaluation', 'no-organisation'],
    get<Explanation>(`${LOT}/evaluation/explanations/mine`, { path: place }),
  ).then((found) => found ?? null);

export const explain = (place: Place, text: string): Promise<Explanation> =>
  send(`${LOT}/evaluation/explanations`, { path: place }, { text });
