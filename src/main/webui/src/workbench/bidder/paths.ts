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
