import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { Loading } from '../../../../ui/Loading';
import { useLotInHand } from '../LotDesk';
import { LotHead } from '../LotHead';
import { reevaluations } from '../queries';
import { useFacts } from '../useFacts';
import { useEvaluation, useReports } from '../useLotData';
import { Committee } from './Committee';
import { Qualification } from './Qualification';
import { Reevaluate } from './Reevaluate';
import { Reports } from './Reports';
import { Seat } from './Seat';

/** The evaluation as the tender side sees it: how far it is while it lasts, and all of it once the report is signed. */
export function Component() {
  const { t } = useTranslation('agencyConduct');
  const { tender, name, lot } = useLotInHand();
  const sitting = useEvaluation();
  const ended = useReports();
  const ordered = useQuery(reevaluations(tender, name));
  const { facts, error: unknown } = useFacts();
  const error = sitting.error ?? ended.error ?? ordered.error ?? unknown;
  return (
    <>
      <LotHead title={t('evaluation.title')} />
      {sitting.data === undefined || !ended.data || !ordered.data || !facts ? (
        error ? (
          <ErrorNote error={error} />
        ) : (
          <Loading />
        )
      ) : (
        <>
          {lot.kind === 'PROCUREMENT' && <Qualification />}
          <Seat facts={facts} />
          {sitting.data && <Committee evaluation={sitting.data} />}
          <Reports reports={ended.data} ordered={ordered.data} evaluation={sitting.data} />
          <Reevaluate facts={facts} />
        </>
      )}
    </>
  );
}
