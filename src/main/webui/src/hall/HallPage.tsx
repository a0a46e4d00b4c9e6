import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { paths } from '../paths';
import { Originals } from '../portal/lot/Rounds';
import '../portal/portal.css';
import { lotPage, type LotPage } from '../portal/publicApi';
import { Skeleton } from '../portal/Skeleton';
import { NotFound } from '../ui/NotFound';
import { PageTitle } from '../ui/PageTitle';
import { Unshown } from '../ui/Unshown';
import type { HallState } from './hall';
import './hall.css';
import { HallBids } from './HallBids';
import { HallClock } from './HallClock';
import { HallLine } from './HallLine';
import { HallLog } from './HallLog';
import { HallNote } from './HallNote';
import { HallPrices } from './HallPrices';
import { HallSteps } from './HallSteps';
import { HallTrustees } from './HallTrustees';
import { useHall } from './useHall';
import { useSummary } from './useSummary';

/** The public gallery of an opening. Where the address names no round, it is the one that leads the tendering. */
export function Component() {
  const { tender = '', lot = '', round } = useParams();
  if (round === undefined) {
    return <Leading tender={tender} lot={lot} />;
  }
  return /^[1-9]\d{0,8}$/.test(round) ? (
    <Gallery key={`${tender}/${lot}/${round}`} tender={tender} lot={lot} round={Number(round)} />
  ) : (
    <NotFound />
  );
}

function Leading({ tender, lot }: { tender: string; lot: string }) {
  const page = useQuery({ queryKey: ['lot', tender, lot], queryFn: () => lotPage(tender, lot) });
  if (page.data === undefined) {
    return <NoHall error={page.error} />;
  }
  const { rounds, tendering } = page.data;
  const leading = rounds.find((round) => round.tendering === tendering) ?? rounds.at(-1);
  return leading === undefined ? <NotFound /> : <Gallery tender={tender} lot={lot} round={leading.round} />;
}

function NoHall({ error }: { error: Error | null }) {
  const { t } = useTranslation('hall');
  return <Unshown title={t('title')} error={error} waiting={<Skeleton />} />;
}

function Gallery({ tender, lot, round }: { tender: string; lot: string; round: number }) {
  const { hall, page, line, caughtUp, error } = useHall(tender, lot, round);
  const [held, setHeld] = useState<HallState>();
  useSummary(hall);
  if (hall === undefined || page === undefined) {
    return <NoHall error={error} />;
  }
  const waiting = held === undefined ? 0 : hall.events.length - held.events.length;
  return (
    <>
      <Title page={page} round={round} />
      <HallLine line={line} caughtUp={caughtUp} waiting={waiting}>
        <Pause isPaused={held !== undefined} pause={(now) => setHeld(now ? hall : undefined)} />
      </HallLine>
      <Shown hall={held ?? hall} page={page} round={round} />
    </>
  );
}

function Title({ page, round }: { page: LotPage; round: number }) {
  const { t } = useTranslation('hall');
  return (
    <>
      <PageTitle title={t('titleOf', { name: page.lot.name })} />
      <p className="lot-line secondary">
        {page.lot.tender}
        {page.rounds.length > 1 && ` · ${t('round', { round })}`} {' · '}
        {page.lot.tenderee} {' · '}
        <Link to={paths.lot(page.lot.tender, page.lot.lot)}>{t('lotPage')}</Link>
      </p>
    </>
  );
}

/** Rows come by themselves; whoever reads, or is dazzled, stops them and starts them again. */
function Pause({ isPaused, pause }: { isPaused: boolean; pause: (now: boolean) => void }) {
  const { t } = useTranslation('hall');
  return <Button onClick={() => pause(!isPaused)}>{t(isPaused ? 'resume' : 'pause')}</Button>;
}

function Shown({ hall, page, round }: { hall: HallState; page: LotPage; round: number }) {
  const { t } = useTranslation('hall');
  const shown = page.rounds.find((each) => each.round === round);
  return (
    <>
      <HallNote hall={hall} />
      <HallSteps hall={hall} />
      <div className="hall-top">
        {shown && <HallClock opensAt={shown.opensAt} hall={hall} />}
        <HallTrustees hall={hall} />
      </div>
      <section aria-labelledby="hall-bids">
        <h2 id="hall-bids">{t('list.title')}</h2>
        <HallPrices hall={hall} ceiling={page.ceilingPrice} />
        <HallBids hall={hall} />
      </section>
      {shown && hall.recordedAt !== undefined && (
        <section aria-labelledby="hall-originals">
          <h2 id="hall-originals">{t('originals')}</h2>
          <Originals links={shown.links} />
          <p>
            <Link to={paths.verify}>{t('verify')}</Link>
          </p>
        </section>
      )}
      <HallLog events={hall.events} />
    </>
  );
}
