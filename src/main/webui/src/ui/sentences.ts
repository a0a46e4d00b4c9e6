import type { TFunction } from 'i18next';
import { Problem, Unreachable } from '../api/problem';

/** What went wrong as one sentence in the reader's language, the platform's own words where we have none, and the code. */
export interface Sentence {
  text: string;
  /** the platform's own sentence, always English, where it says more than ours */
  detail?: string;
  /** for support, after the sentence */
  code?: string;
}

/** @param t of the area problems */
export function sentence(error: unknown, t: TFunction<'problems'>): Sentence {
  if (error instanceof Unreachable) {
    return { text: t('unreachable') };
  }
  if (!(error instanceof Problem)) {
    return { text: t('ours') };
  }
  return of(error.code, error.detail, t);
}

/** @param t of the area problems */
export function of(code: string, detail: string | undefined, t: TFunction<'problems'>): Sentence {
  return { text: t([`code.${code}`, 'refused'] as never), detail, code };
}
