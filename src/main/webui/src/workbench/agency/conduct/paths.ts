const lot = (tender: string, name: string) =>
  `/agent/p/${encodeURIComponent(tender)}/${encodeURIComponent(name)}`;

/** Where the agency's and the tenderee's desk stands for one lot: the cockpit, and what is done from the deadline on. */
export const conductPaths = {
  lot,
  opening: (tender: string, name: string) => `${lot(tender, name)}/opening`,
  panel: (tender: string, name: string) => `${lot(tender, name)}/panel`,
  evaluation: (tender: string, name: string) => `${lot(tender, name)}/evaluation`,
  result: (tender: string, name: string) => `${lot(tender, name)}/result`,
  archive: (tender: string, name: string) => `${lot(tender, name)}/archive`,
} as const;

/** A page of a lot beside its cockpit. */
export type ConductPage = 'opening' | 'panel' | 'evaluation' | 'result' | 'archive';
