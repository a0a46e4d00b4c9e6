const lot = (tender: string, name: string) =>
  `/agent/p/${encodeURIComponent(tender)}/${encodeURIComponent(name)}/prepare`;

/** Where the agency's and the tenderee's desk stands before the deadline. */
export const preparePaths = {
  board: '/agent',
  /** @param step the first where it is left out */
  begin: (step?: string) => (step ? `/agent/new/${step}` : '/agent/new'),
  registration: (tender: string) => `/agent/p/${encodeURIComponent(tender)}/registration`,
  lot,
  schedule: (tender: string, name: string) => `${lot(tender, name)}/schedule`,
  announcement: (tender: string, name: string) => `${lot(tender, name)}/announcement`,
  requirements: (tender: string, name: string) => `${lot(tender, name)}/requirements`,
  evaluation: (tender: string, name: string) => `${lot(tender, name)}/evaluation`,
  documents: (tender: string, name: string) => `${lot(tender, name)}/documents`,
  publish: (tender: string, name: string) => `${lot(tender, name)}/publish`,
  addendum: (tender: string, name: string) => `${lot(tender, name)}/addendum`,
  questions: (tender: string, name: string) => `${lot(tender, name)}/questions`,
  objections: (tender: string, name: string) => `${lot(tender, name)}/objections`,
} as const;
