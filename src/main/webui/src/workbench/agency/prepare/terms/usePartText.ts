import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { partsOf } from './parts';
import type { Evaluation, Terms } from './terms';

type Words = TFunction<'agencyPrepare'>;

/** What a part of the terms says, in words and line by line; null where nothing was filled in. Instants stay as they are written. */
export function usePartText(): (terms: Terms, part: string) => string | null {
  const { t } = useTranslation('agencyPrepare');
  return (terms, part) => (partsOf(terms).has(part) ? textOf(terms, part, t) : null);
}

function textOf(terms: Terms, part: string, t: Words): string {
  switch (part) {
    case 'openingForm':
      return terms.openingForm.map(({ label, type }) => `${label} · ${t(`formType.${type}`)}`).join('\n');
    case 'qualification':
    case 'responsiveness':
      return terms[part].map(({ id, text }) => `${id} ${text}`).join('\n');
    case 'evaluation':
      return evaluationText(terms.evaluation, t);
    case 'addendum':
      return addendumText(terms.addendum, t);
    default:
      return String(partsOf(terms).get(part));
  }
}

function evaluationText({ method, price = {}, smallFirms, items = [] }: Evaluation, t: Words): string {
  return [
    ...(method ? [t(`method.${method}`)] : []),
    ...Object.entries(price).map(
      ([name, value]) => `${t(`evaluation.priceField.${name}` as 'evaluation.priceField.full')} ${value}`,
    ),
    ...(smallFirms
      ? (['whole', 'part'] as const).map((rate) =>
          [t('evaluation.smallFirms'), t(`evaluation.smallFirm.${rate}`), smallFirms[rate]].join(' '),
        )
      : []),
    ...items.map(({ id, text, full, part, objective }) =>
      [
        `${id} ${text}`,
        `${t('items.full')} ${full}`,
        t(`items.parts.${part}`),
        ...(objective ? [t('items.objective')] : []),
      ].join(' · '),
    ),
  ].join('\n');
}

function addendumText(addendum: Terms['addendum'], t: Words): string {
  return addendum
    ? `${addendum.text}\n${t(addendum.mayAffectBids ? 'addendum.affects' : 'addendum.affectsNot')}`
    : '';
}
