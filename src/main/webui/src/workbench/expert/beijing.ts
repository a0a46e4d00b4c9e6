import { minute } from '../../ui/time';

/** Beijing time is eight hours ahead all year. */
const OFFSET = '+08:00';
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** What a field for date and time holds for that instant, in Beijing time. */
export function toField(at: string): string {
  return minute(at).replace(' ', 'T');
}

/** The instant such a field holds; `undefined` while it is not filled in. */
export function fromField(text: string): string | undefined {
  if (!LOCAL.test(text)) {
    return undefined;
  }
  const at = new Date(`${text}:00${OFFSET}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
