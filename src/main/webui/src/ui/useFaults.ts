import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { of, sentence } from './sentences';

/** One thing to mend in a form. */
export interface Fault {
  /** as in the JSON sent, such as lots[0].name; nothing when it concerns the whole */
  field?: string;
  text: string;
  code?: string;
}

export interface Faults {
  list: readonly Fault[];
  /** the sentence to show at that field */
  at: (field: string) => string | undefined;
}

/**
 * What is wrong with a form: what its own checks found, and what the platform refused. The words in the summary and at the field are
 * the same.
 *
 * @param found by the form's own checks
 * @param error of the call that sent it
 */
export function useFaults(found: readonly Fault[], error: unknown): Faults {
  const { t } = useTranslation('problems');
  return useMemo(() => {
    const refused: Fault[] = [];
    if (error instanceof Problem && error.errors.length > 0) {
      for (const { code, field, detail } of error.errors) {
        const said = of(code, detail, t);
        refused.push({ field, text: [said.text, said.detail].filter(Boolean).join(' '), code });
      }
    } else if (error) {
      const said = sentence(error, t);
      refused.push({ text: [said.text, said.detail].filter(Boolean).join(' '), code: said.code });
    }
    const list = [...found, ...refused];
    return { list, at: (field: string) => list.find((fault) => fault.field === field)?.text };
  }, [found, error, t]);
}
