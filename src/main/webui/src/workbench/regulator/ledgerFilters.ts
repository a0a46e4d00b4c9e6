/** Types of open entries that are shown by name (protocol 9.1). */
export const TYPES = [
  'NOTICE',
  'ORDER',
  'ALLOT',
  'BATCH',
  'CLOSE',
  'RELEASE',
  'RECORD',
  'DRAW',
  'EVALUATION',
  'CANDIDATES',
  'AWARD',
  'AWARD_NOTICE',
  'RESULT',
  'CONTRACT',
  'CONTRACT_PUBLICATION',
  'REGULATOR_REPORT',
  'ACCEPTANCE',
  'ARCHIVE',
  'SLIP',
  'RULE',
  'OUTAGE',
  'CLOCK',
] as const;

const BEIJING = '+08:00';

/** What the address asks of the log: times in it are Beijing's, the platform's are instants. Nonsense is left out. */
export function asked(address: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = { size: '50' };
  const take = (name: string, form: RegExp, as: (value: string) => string | undefined = (value) => value) => {
    const value = address.get(name) ?? '';
    const meant = form.test(value) ? as(value) : undefined;
    if (meant !== undefined) {
      query[name] = meant;
    }
  };
  take('before', /^[1-9][0-9]{0,17}$/);
  take('type', /^[A-Z][A-Z_]{0,31}$/);
  const instant = (local: string) => {
    const at = new Date(local + BEIJING);
    return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
  };
  take('from', /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, instant);
  take('until', /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, instant);
  return query;
}
