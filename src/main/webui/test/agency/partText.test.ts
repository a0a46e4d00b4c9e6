import { renderHook } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, it } from 'vitest';
import agencyPrepare from '../../src/i18n/en/agencyPrepare.json';
import { begun } from '../../src/workbench/agency/prepare/terms/method';
import type { Terms } from '../../src/workbench/agency/prepare/terms/terms';
import { usePartText } from '../../src/workbench/agency/prepare/terms/usePartText';

const terms: Terms = {
  v: 1,
  announcement: { projectName: 'A bridge', size: '' },
  documents: { from: '2026-03-02T01:30:00.000Z', until: '' },
  bond: 'none',
  ceilingPrice: '5000000',
  openingForm: [
    { name: 'price', label: 'Price', type: 'money' },
    { name: 'days', label: 'Time for the works', type: 'days' },
  ],
  qualification: [{ id: 'Q1', text: 'a licence' }],
  responsiveness: [],
  evaluation: begun('avg-float', 'ENGINEERING', [
    { id: 'T1', text: 'Method', part: 'technical', objective: true, full: '50' },
  ]),
};

beforeAll(() =>
  i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { agencyPrepare } },
    interpolation: { escapeValue: false },
  }),
);

const text = (part: string) => renderHook(usePartText).result.current(terms, part);

it('a part of the terms is shown in the words of its page, never in those of the file', () => {
  expect(text('openingForm')).toBe('Price · amount\nTime for the works · days');
  expect(text('qualification')).toBe('Q1 a licence');
  const evaluation = text('evaluation') ?? '';
  expect(evaluation).toContain(agencyPrepare.method['avg-float']);
  expect(evaluation).toContain(`${agencyPrepare.evaluation.priceField.float} 0.03`);
  expect(evaluation).toContain(
    `T1 Method · ${agencyPrepare.items.full} 50 · ${agencyPrepare.items.parts.technical} · ${agencyPrepare.items.objective}`,
  );
  expect(evaluation).not.toMatch(/avg-float|true/);
});

it('what nobody filled in has no text, and an instant stays one', () => {
  expect([text('responsiveness'), text('documents.until'), text('announcement.size')]).toEqual([
    null,
    null,
    null,
  ]);
  expect(text('documents.from')).toBe('2026-03-02T01:30:00.000Z');
  expect(text('ceilingPrice')).toBe('5000000.00');
});
