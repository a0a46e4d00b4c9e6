const segment = encodeURIComponent;

/** The addresses of the expert's desk, which the tenderee's delegate shares. */
export const expertPaths = {
  today: '/exp',
  invitation: (id: string) => `/exp/invitations/${segment(id)}`,
  entry: '/exp/me',
  past: '/exp/history',
  /** @param sitting round and sitting, as 1.2 */
  slip: (tender: string, lot: string, sitting: string) =>
    `/exp/history/${segment(tender)}/${segment(lot)}/${segment(sitting)}`,
  room: (tender: string, lot: string) => `/exp/room/${segment(tender)}/${segment(lot)}`,
} as const;

/** What the server itself answers with, in a tab of its own. */
export const expertFiles = {
  bidFile: (tender: string, lot: string, slot: string, number: number, pdf: boolean) =>
    `/api/tender-projects/${segment(tender)}/lots/${segment(lot)}/evaluation/bids/${segment(slot)}/files/${number}${pdf ? '/pdf' : ''}`,
  report: (tender: string, lot: string) =>
    `/api/tender-projects/${segment(tender)}/lots/${segment(lot)}/evaluation/member/report.pdf`,
} as const;
