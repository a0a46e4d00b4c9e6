import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { Loading } from '../../../../ui/Loading';
import { Note } from '../../../../ui/Note';
import { useHindrance } from '../ActButton';
import { useLotInHand } from '../LotDesk';
import { LotHead } from '../LotHead';
import { delegates, draws } from '../queries';
import { emptySeats, mayDraw, standing } from '../steps';
import { Draws } from './Draws';
import { NameDelegates } from './NameDelegates';
import { RequestForm } from './RequestForm';

/** A step of a draw is seen within so many milliseconds. */
const REFRESH = 10_000;

/** How the committee of a lot comes to be: asked for by specialty and region, drawn by lot, never named here. */
export function Component() {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const drawn = useQuery({ ...draws(tender, name), refetchInterval: REFRESH });
  const named = useQuery({ ...delegates(tender, name), refetchInterval: REFRESH });
  const hindrance = useHindrance();
  const error = drawn.error ?? named.error;
  const newest = drawn.data && standing(drawn.data).at(-1);
  const wanted = newest?.delegates ?? 0;
  const requesting = hindrance('requestDraw');
  return (
    <>
      <LotHead title={t('panel.title')} />
      <p className="lead">{t('panel.lead')}</p>
      {!drawn.data || !named.data ? (
        error ? (
          <ErrorNote error={error} />
        ) : (
          <Loading />
        )
      ) : (
        <>
          <Draws draws={drawn.data} />
          {wanted > 0 && named.data.delegates === 0 && <NameDelegates wanted={wanted} />}
          {wanted > 0 && named.data.delegates > 0 && (
            <p>{t('panel.named', { count: named.data.delegates })}</p>
          )}
          <section aria-labelledby="request">
            <h2 id="request">{t(drawn.data.length === 0 ? 'panel.request' : 'panel.again')}</h2>
            {requesting !== undefined ? (
              <p>{requesting}</p>
            ) : mayDraw(drawn.data) ? (
              <>
                {newest && (
                  <Note kind="warning">
                    <p>{t('panel.empty', { count: emptySeats(newest) })}</p>
                  </Note>
                )}
                <RequestForm empty={newest ? emptySeats(newest) : undefined} before={standing(drawn.data)} />
              </>
            ) : (
              <p>{t('panel.notDue')}</p>
            )}
          </section>
          <section aria-labelledby="vacancies">
            <h2 id="vacancies">{t('panel.vacancies')}</h2>
            <p>{t('panel.vacanciesWhy')}</p>
          </section>
        </>
      )}
    </>
  );
}
