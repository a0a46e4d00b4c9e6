import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { paths } from '../../../paths';
import '../../../portal/portal.css';
import { Skeleton } from '../../../portal/Skeleton';
import { StageTag } from '../../../portal/StageTag';
import { Countdown } from '../../../ui/Countdown';
import { Instant } from '../../../ui/Instant';
import { PageTitle } from '../../../ui/PageTitle';
import { Unshown } from '../../../ui/Unshown';
import '../bidder.css';
import { bidderPaths } from '../paths';
import { currentRound, type Standing } from '../tasks';
import { useStanding } from '../useStanding';

/**
 * What every page about one lot stands in: its name and stage, the deadline by the platform's clock, and the way back to its tasks.
 *
 * @param title of the page, or nothing where the lot's name is the title
 * @param wrong whether the page shows an error summary
 */
export function LotFrame({
  title,
  wrong,
  children,
}: {
  title?: string;
  wrong?: boolean;
  children: (standing: Standing) => ReactNode;
}) {
  const { t } = useTranslation('bidder');
  const { tender = '', lot = '' } = useParams();
  const { standing, error } = useStanding(tender, lot);
  if (!standing) {
    return <Unshown title={title ?? t('lots.named', { tender, lot })} error={error} waiting={<Skeleton />} />;
  }
  const { page } = standing;
  const round = currentRound(page);
  return (
    <>
      {title !== undefined && (
        <p className="lot-back">
          <Link to={bidderPaths.lot(tender, lot)}>{t('lots.back', { name: page.lot.name })}</Link>
        </p>
      )}
      <PageTitle title={title ?? page.lot.name} wrong={wrong} />
      <p className="lot-line">
        <StageTag stage={page.lot.stage} />
        <span className="secondary">{t('lots.named', { tender, lot })}</span>
        {title === undefined && <Link to={paths.lot(tender, lot)}>{t('lots.public')}</Link>}
      </p>
      {page.lot.stage === 'ISSUING' && round && (
        <p className="lot-deadline">
          <Countdown to={round.bidsUntil} what={t('lots.deadline')} />{' '}
          <span className="secondary">
            <Instant at={round.bidsUntil} seconds />
          </span>
        </p>
      )}
      {children(standing)}
    </>
  );
}
