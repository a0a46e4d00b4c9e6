import { get } from '../../../api/ask';

/** One row of the regulation, as org.sunseal.trade gives it. */
export interface Rule {
  code: string;
  subject: string;
  fromYuan: number;
  sense: 'AT_LEAST' | 'AT_MOST';
  value: number;
  unit: string;
  days: string;
  citation: string;
}

export const rules = (kind: string, region: string) => get<Rule[]>('/api/rules', { query: { kind, region } });
