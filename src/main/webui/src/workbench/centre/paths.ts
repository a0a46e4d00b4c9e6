const segment = encodeURIComponent;

/** The addresses of the centre's desk. */
export const centrePaths = {
  window: '/centre',
  registration: (tender: string) => `/centre/registrations/${segment(tender)}`,
  day: (on?: string) => (on === undefined ? '/centre/day' : `/centre/day?on=${on}`),
  rooms: (from?: string) => (from === undefined ? '/centre/rooms' : `/centre/rooms?from=${from}`),
} as const;
