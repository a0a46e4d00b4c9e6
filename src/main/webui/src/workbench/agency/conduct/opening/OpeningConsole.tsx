import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Countdown } from '../../../../ui/Countdown';
import { ErrorNote } from '../../../../ui/ErrorNote';
import { Instant } from '../../../../ui/Instant';
import { Loading } from '../../../../ui/Loading';
import { Note } from '../../../../ui/Note';
import type { RoundShown } from '../../../../portal/publicApi';
import { objections, organisation } from '../../prepare/queries';
import { useLotInHand } from '../LotDesk';
import { LotHead } from '../LotHead';
import { useRound } from '../useLotData';
import { hallSteps } from './console';
import { HallSteps } from './HallSteps';
import { ReadOutTable } from './ReadOutTable';

/** An opening moves by itself; what it does is seen within three seconds. */
const REFRESH = 3_000;

/** Where the host watches an opening, and signs its record. */
export function Component() {
  const { t } = useTranslation('agencyConduct');
  const { page } = useLotInHand();
  const round = page?.rounds.findLast(({ tendering }) => tendering === page.tendering);
  return (
    <>
      <LotHead title={t('opening.title')} />
      {page && round ? (
        <OfRound key={round.round} round={round} signers={[page.lot.agency, page.lot.tenderee]} />
      ) : (
        <p>{t('opening.unannounced')}</p>
      )}
    </>
  );
}

function OfRound({ round: { round, opensAt, state }, signers }: { round: RoundShown; signers: string[] }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name } = useLotInHand();
  const { closing: closed, opening: opened, signatures: signed } = useRound(round, state, REFRESH);
  const said = useQuery({ ...objections(tender, name), refetchInterval: REFRESH });
  const own = useQuery(organisation).data;
  const error = closed.error ?? opened.error ?? signed.error ?? said.error;
  if (closed.data === undefined || opened.data === undefined || signed.data === undefined || !said.data) {
    return error ? <ErrorNote error={error} /> : <Loading />;
  }
  const steps = hallSteps({
    closing: closed.data,
    opening: opened.data,
    signatures: signed.data ?? [],
    unanswered: said.data.objections.filter(
      ({ about, answer, late }) => about === 'OPENING' && answer === null && !late,
    ).length,
    signers: [...new Set(signers)],
    own: own?.name,
  });
  return (
    <>
      {closed.data === null && (
        <>
          <p className="lead">
            <Countdown to={opensAt} what={t('opening.what')} /> · <Instant at={opensAt} seconds />
          </p>
          <Note>
            <p>{t('opening.secret')}</p>
          </Note>
        </>
      )}
      {closed.data && !closed.data.enoughBids && (
        <Note kind="warning">
          <p>{t('opening.tooFew', { count: closed.data.count })}</p>
        </Note>
      )}
      <HallSteps
        steps={steps}
        round={round}
        closing={closed.data}
        opening={opened.data}
        signatures={signed.data ?? []}
        own={own?.name}
      />
      {closed.data && <ReadOutTable closing={closed.data} opening={opened.data} />}
    </>
  );
}
