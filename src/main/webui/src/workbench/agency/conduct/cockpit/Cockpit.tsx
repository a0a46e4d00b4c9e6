import { useTranslation } from 'react-i18next';
import { StageLine } from '../../../../portal/lot/StageLine';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { Loading } from '../../../../ui/Loading';
import { useLotInHand } from '../LotDesk';
import { LotHead } from '../LotHead';
import { NextStep } from '../NextStep';
import { useFacts } from '../useFacts';
import { Chart } from './Chart';

/** One lot at a glance: where it stands, what comes next, and how it lies to its plan and to the law. */
export function Component() {
  const { t } = useTranslation('agencyConduct');
  const { page } = useLotInHand();
  const { facts, error } = useFacts();
  return (
    <>
      <LotHead title={t('cockpit.title')} />
      {facts ? <NextStep facts={facts} /> : error ? <ErrorNote error={error} /> : <Loading />}
      {page ? (
        <>
          <section aria-labelledby="way">
            <h2 id="way">{t('cockpit.way')}</h2>
            <StageLine stops={page.line} />
          </section>
          <Chart page={page} />
        </>
      ) : (
        <p>{t('cockpit.unpublished')}</p>
      )}
    </>
  );
}
