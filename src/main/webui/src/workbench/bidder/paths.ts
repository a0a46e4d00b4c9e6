const lot = (tender: string, id: string) =>
  `/me/lots/${encodeURIComponent(tender)}/${encodeURIComponent(id)}`;

/** Every address of the bidder's desk. */
export const bidderPaths = {
  todo: '/me',
  company: '/me/company',
  lot,
  ask: (tender: string, id: string) => `${lot(tender, id)}/ask`,
  object: (tender: string, id: string) => `${lot(tender, id)}/object`,
  bid: (tender: string, id: string) => `${lot(tender, id)}/bid`,
  seat: (tender: string, id: string) => `${lot(tender, id)}/opening`,
  explain: (tender: string, id: string) => `${lot(tender, id)}/explain`,
} as const;

/** Files the server gives to this bidder alone. */
export const bidderFiles = {
  /** everything needed to check a round offline, with the own slot key */
  evidence: (tender: string, id: string, round: number) =>
    `/api/tender-projects/${encodeURIComponent(tender)}/lots/${encodeURIComponent(id)}/rounds/${round}/evidence/bidder`,
} as const;
