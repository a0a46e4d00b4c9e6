import { get, send } from '../../../api/ask';

/** What the calls of this desk have in common: they are about one lot. */

export const LOT = '/api/tender-projects/{tender}/lots/{lot}';

export const getOfLot = <T>(below: string, tender: string, lot: string) =>
  get<T>(`${LOT}${below}`, { path: { tender, lot } });

export const sendOfLot = <T = unknown>(
  method: 'POST' | 'PUT',
  below: string,
  tender: string,
  lot: string,
  body?: object,
) => send<T>(method, `${LOT}${below}`, { path: { tender, lot } }, body);

/** A request whose body is one signed paper, in base64 under that name. */
export const signed = (below: string, name: string) => (tender: string, lot: string, paper: string) =>
  sendOfLot('POST', below, tender, lot, { [name]: paper });

/** A request that says nothing but that it is meant. */
export const bare = (below: string) => (tender: string, lot: string) => sendOfLot('POST', below, tender, lot);

/** Where a paper of the lot is that a browser downloads itself. */
export const addressOf = (tender: string, lot: string, below: string) =>
  `/api/tender-projects/${encodeURIComponent(tender)}/lots/${encodeURIComponent(lot)}${below}`;
