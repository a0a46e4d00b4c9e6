const segment = encodeURIComponent;
const lotOf = (tender: string, lot: string) => `${segment(tender)}/${segment(lot)}`;

/** The addresses of the regulator's desk. */
export const regulatorPaths = {
  day: '/reg',
  files: '/reg/projects',
  file: (tender: string, lot: string) => `/reg/projects/${lotOf(tender, lot)}`,
  order: (tender: string, lot: string) => `/reg/projects/${lotOf(tender, lot)}/order`,
  ledger: '/reg/ledger',
  entry: (index: number) => `/reg/ledger?entry=${index}`,
} as const;

const api = (tender: string, lot: string) => `/api/tender-projects/${segment(tender)}/lots/${segment(lot)}`;
const because = (ground: string) => (ground.trim() === '' ? '' : `?ground=${segment(ground.trim())}`);

/** Restricted papers as the server hands them out; each is recorded with its ground before it comes. */
export const restrictedFiles = {
  evidence: (tender: string, lot: string, round: number, ground: string) =>
    `${api(tender, lot)}/rounds/${round}/evidence/regulator${because(ground)}`,
  report: (tender: string, lot: string, ground: string) =>
    `${api(tender, lot)}/evaluation/report.pdf${because(ground)}`,
  paper: (tender: string, lot: string, number: number, ground: string) =>
    `${api(tender, lot)}/award/papers/${number}${because(ground)}`,
  archive: (tender: string, lot: string, ground: string) =>
    `${api(tender, lot)}/archive.zip${because(ground)}`,
  courtCopy: (tender: string, lot: string, ground: string) =>
    `${api(tender, lot)}/archive/court-copy.zip${because(ground)}`,
} as const;
