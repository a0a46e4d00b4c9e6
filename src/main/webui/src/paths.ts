/** Every address of the portal. Links are made here only; routes.tsx says what stands there. */
export const paths = {
  home: '/',
  notices: '/notices',
  lot: (tender: string, lot: string) => `/notices/${encodeURIComponent(tender)}/${encodeURIComponent(lot)}`,
  openings: '/openings',
  /** Without a round: the one that leads the tendering. */
  hall: (tender: string, lot: string, round?: number) =>
    `/openings/${encodeURIComponent(tender)}/${encodeURIComponent(lot)}${round === undefined ? '' : `/${round}`}`,
  /** The same for the wall of a room. */
  hallScreen: (tender: string, lot: string, round: number) =>
    `/openings/${encodeURIComponent(tender)}/${encodeURIComponent(lot)}/${round}/screen`,
  results: '/results',
  verify: '/verify',
  help: '/help',
  letters: '/letters',
} as const;

/** Pages the server makes itself: they leave the portal, so they are links of plain HTML. */
export const serverPaths = {
  /** Logs in at the identity provider and comes back to that place of the portal. */
  login: (back: string) => `/login?back=${encodeURIComponent(back)}`,
  logout: '/logout',
  checkpoint: '/log/checkpoint',
  trust: '/api/trust',
  noticesFeed: (query: string) => `/api/public/notices.rss${query}`,
  noticesJson: (query: string) => `/api/public/notices${query}`,
  openingsCalendar: (query: string) => `/api/public/openings.ics${query}`,
  resultsJson: (query: string) => `/api/public/results${query}`,
  lotJson: (tender: string, lot: string) =>
    `/api/public/lots/${encodeURIComponent(tender)}/${encodeURIComponent(lot)}`,
  awardNotice: (tender: string, lot: string) =>
    `/api/tender-projects/${encodeURIComponent(tender)}/lots/${encodeURIComponent(lot)}/award/notice.pdf`,
  apiDocument: '/q/openapi',
  health: '/q/health',
} as const;
