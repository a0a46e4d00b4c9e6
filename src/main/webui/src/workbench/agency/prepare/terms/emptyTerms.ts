import { useTranslation } from 'react-i18next';
import type { Lot } from '../server';
import type { Terms } from './terms';

/** Terms nobody has written yet, in the words of the reader's language. */
export function useEmptyTerms(lot: Lot): Terms {
  const { t } = useTranslation('agencyPrepare');
  return {
    v: 1,
    announcement: {},
    documents: { from: '', until: '' },
    bond: 'none',
    ceilingPrice: null,
    openingForm: [
      { name: 'price', label: t('form.price'), type: 'money' },
      { name: 'days', label: t(lot.category === 'GOODS' ? 'form.delivery' : 'form.days'), type: 'days' },
    ],
    qualification: [],
    responsiveness: [],
    evaluation: {},
  };
}
