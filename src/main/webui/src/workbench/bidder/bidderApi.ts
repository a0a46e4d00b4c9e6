import { get, orNone, send, sendBytes } from '../../api/ask';
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

export const myOrganisation = (): Promise<Organisation | null> =>
  orNone(get<Organisation>('/api/organisations/mine'), 'no-organisation');

export const registerOrganisation = (asked: { name: string; creditCode: string }): Promise<Organisation> =>
  send('POST', '/api/organisations', {}, { ...asked, kind: 'bidder' });

export const myCertificates = async (): Promise<Certificate[]> =>
  (await orNone(get<Certificate[]>('/api/certificates'), 'no-organisation')) ?? [];

export const certificateChallenge = (): Promise<{ nonce: string }> => get('/api/certificates/challenge');

export const registerCertificate = (asked: {
  certificate: Bytes;
  chain: readonly Bytes[];
  proof: Bytes;
  nonce: string;
}): Promise<Certificate> =>
  send(
    'POST',
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

export const myBids = async (place: Place, round: number): Promise<OwnBid[]> =>
  (await orNone(
    get<OwnBid[]>(`${LOT}/rounds/{round}/bids/mine`, { path: { ...place, round } }),
    'no-organisation',
  )) ?? [];

/** Takes a bid back; true once its receipt is proved, false while the log's witnesses are awaited. */
export const withdraw = (place: Place, round: number, withdrawal: Bytes): Promise<boolean> =>
  send<object | undefined>(
    'POST',
    `${LOT}/rounds/{round}/withdrawals`,
    { path: { ...place, round } },
    { withdrawal: base64(withdrawal) },
  ).then((receipt) => receipt !== undefined && 'receipt' in receipt);

export const enquiries = (place: Place): Promise<Enquiry[]> => get(`${LOT}/enquiries`, { path: place });

export const ask = (place: Place, question: string): Promise<{ id: string }> =>
  send('POST', `${LOT}/enquiries`, { path: place }, { question });

export const objections = (place: Place): Promise<{ objections: Objection[] }> =>
  get(`${LOT}/objections`, { path: place });

export const fileObjection = (place: Place, message: Bytes): Promise<{ id: string }> =>
  send('POST', `${LOT}/objections`, { path: place }, { objection: base64(message) });

/** Hands in a document before the objection that names it. */
export const handInEvidence = (place: Place, sha256: string, content: Bytes) =>
  sendBytes('PUT', `${LOT}/objections/evidence/{sha256}`, { path: { ...place, sha256 } }, content);

export const explanation = (place: Place): Promise<Explanation | null> =>
  orNone(
    get<Explanation>(`${LOT}/evaluation/explanations/mine`, { path: place }),
    'no-such-evaluation',
    'no-organisation',
  );

export const explain = (place: Place, text: string): Promise<Explanation> =>
  send('POST', `${LOT}/evaluation/explanations`, { path: place }, { text });
