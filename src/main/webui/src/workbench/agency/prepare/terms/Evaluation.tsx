import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field, fieldId } from '../../../../ui/Field';
import { Text } from '../begin/ProjectFields';
import { preparePaths } from '../paths';
import { Items } from './Items';
import { begun, methodsOf, pointsOf } from './method';
import type { Evaluation, Method } from './terms';
import { TermsPage, type TermsForm } from './TermsPage';

/** By what the bids are compared. */
export function Component() {
  const { t } = useTranslation('agencyPrepare');
  return (
    <TermsPage
      part="evaluation"
      title={t('evaluation.title')}
      next={(lot) => preparePaths.documents(lot.tender, lot.lot)}
    >
      {(form) => <Fields {...form} />}
    </TermsPage>
  );
}

function Fields({ lot, terms, change, faults }: TermsForm) {
  const { t } = useTranslation('agencyPrepare');
  const section = terms.evaluation;
  const set = (evaluation: Evaluation) => change({ ...terms, evaluation });
  const sum = pointsOf(section);
  return (
    <>
      <p className="lead">{t('evaluation.lead')}</p>
      <Field name="terms.evaluation.method" label={t('evaluation.method')} faults={faults}>
        {({ id, 'aria-describedby': described }) => (
          <div id={id} tabIndex={-1} aria-describedby={described}>
            <Radio.Group
              aria-label={t('evaluation.method')}
              className="stacked-choice"
              value={section.method}
              onChange={(event) => set(begun(event.target.value as Method, lot.kind, section.items ?? []))}
              options={methodsOf(lot.kind).map((method) => ({
                value: method,
                label: (
                  <>
                    {t(`method.${method}`)} <span className="secondary">{t(`methodMeans.${method}`)}</span>
                  </>
                ),
              }))}
            />
          </div>
        )}
      </Field>
      {section.price && (
        <section id={fieldId('terms.evaluation.price')} tabIndex={-1}>
          <h2>{t('evaluation.price')}</h2>
          {Object.entries(section.price).map(([name, value]) => (
            <Text
              key={name}
              name={`terms.evaluation.price.${name}`}
              label={t(`evaluation.priceField.${name}` as 'evaluation.priceField.full')}
              hint={t(`evaluation.priceHint.${name}` as 'evaluation.priceHint.full')}
              value={value}
              set={(next) => set({ ...section, price: { ...section.price, [name]: next } })}
              faults={faults}
            />
          ))}
        </section>
      )}
      {section.smallFirms && (
        <section>
          <h2>{t('evaluation.smallFirms')}</h2>
          {(['whole', 'part'] as const).map((rate) => (
            <Text
              key={rate}
              name={`terms.evaluation.smallFirms.${rate}`}
              label={t(`evaluation.smallFirm.${rate}`)}
              hint={t('evaluation.share')}
              value={section.smallFirms?.[rate] ?? ''}
              set={(next) =>
                section.smallFirms && set({ ...section, smallFirms: { ...section.smallFirms, [rate]: next } })
              }
              faults={faults}
            />
          ))}
        </section>
      )}
      {section.items && (
        <Items items={section.items} set={(items) => set({ ...section, items })} faults={faults} sum={sum} />
      )}
    </>
  );
}
