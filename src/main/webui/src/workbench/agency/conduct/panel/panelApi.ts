import { get } from '../../../../api/ask';
import { getOfLot, sendOfLot } from '../lotApi';

/** The draw of a lot's experts and the tenderee's delegates, as org.sunseal.experts answers. Instants are RFC 3339. */

interface Slot {
  code: string;
  specialty: string;
  /** a code, or * for anywhere */
  region: string;
  count: number;
}

export interface Draw {
  drawId: string;
  drawSeq: number;
  state: 'REQUESTED' | 'AWAITING_REGULATOR' | 'ANNOUNCED' | 'DRAWN' | 'SETTLED';
  evaluationAt: string;
  place: string;
  slots: Slot[];
  delegates: number;
  dissolved: boolean;
  drawSha256: string | null;
  /** COMPLETE, or SHORT_ and how many seats are empty */
  outcome: string | null;
}

export interface Wish {
  slots: Slot[];
  maxWorkload: number;
  maxPerEmployer: number;
  evaluationAt: string;
  place: string;
  delegates: number;
}

export const draws = (tender: string, lot: string) => getOfLot<Draw[]>('/draws', tender, lot);
export const requestDraw = (tender: string, lot: string, wish: Wish) =>
  sendOfLot('POST', '/draws', tender, lot, wish);

export const delegates = (tender: string, lot: string) =>
  getOfLot<{ delegates: number }>('/delegates', tender, lot);
export const nameDelegates = (
  tender: string,
  lot: string,
  named: { username: string; name: string; certificateSha256: string }[],
) => sendOfLot('PUT', '/delegates', tender, lot, { delegates: named });

/** The certificates of whoever asks: a delegate is named by one. */
export const ownCertificates = () =>
  get<{ sha256: string; subject: string; notAfter: string }[]>('/api/certificates');
