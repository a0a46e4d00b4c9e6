import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useOutletContext, useParams } from 'react-router';
import { Left } from '../../../portal/Left';
import { StageTag } from '../../../portal/StageTag';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Instant } from '../../../ui/Instant';
import { Loading } from '../../../ui/Loading';
import { DeskNav } from '../../DeskNav';
import { conductPaths } from '../conduct/paths';
import { deadlineOf } from './board';
import { preparePaths } from './paths';
import { ofLot } from './queries';
import type { Lot } from './server';
import '../../../portal/portal.css';
import './prepare.css';

/** What every page about one lot before its deadline stands in: where it stands, and its pages. */
export function Component() {
  const { tender = '', lot: name = '' } = useParams();
  const lot = useQuery({ ...ofLot(tender, name), refetchInterval: 15_000 });
  if (lot.isPending) {
    return <Loading />;
  }
  if (lot.isError) {
    return <ErrorNote error={lot.error} />;
  }
  return (
    <>
      <About lot={lot.data} />
      <Outlet context={lot.data} />
    </>
  );
}

/** The lot the page is about, as the platform has it now. */
export const useLot = (): Lot => useOutletContext<Lot>();

const BEFORE = ['schedule', 'announcement', 'requirements', 'evaluation', 'documents', 'publish'] as const;
const AFTER = ['documents', 'addendum', 'questions', 'objections'] as const;

function About({ lot }: { lot: Lot }) {
  const { t } = useTranslation('agencyPrepare');
  const deadline = deadlineOf(lot);
  return (
    <div className="lot-frame">
      <p className="lot-frame-name">
        <strong>{lot.name}</strong>{' '}
        <span className="secondary">{t('board.lotOf', { name: lot.tender, lot: lot.lot })}</span>{' '}
        <StageTag stage={lot.stage} />
        {deadline && (
          <>
            {' '}
            {t(lot.version > 0 ? 'board.deadline' : 'board.planned')} <Instant at={deadline} />{' '}
            <Left to={deadline} />
          </>
        )}
      </p>
      <DeskNav
        label={t('lot.pages')}
        pages={[
          { to: preparePaths.lot(lot.tender, lot.lot), name: t('lot.page.tasks'), exact: true },
          ...(lot.version === 0 ? BEFORE : AFTER).map((page) => ({
            to: preparePaths[page](lot.tender, lot.lot),
            name: t(`lot.page.${page}`),
          })),
          { to: conductPaths.lot(lot.tender, lot.lot), name: t('lot.page.cockpit'), exact: true },
        ]}
      />
    </div>
  );
}
