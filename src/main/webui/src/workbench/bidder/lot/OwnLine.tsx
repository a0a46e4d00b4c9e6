import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FactList } from '../../../portal/FactList';
import { yuan } from '../../../portal/money';
import type { LotPage, RoundShown } from '../../../portal/publicApi';
import { announce } from '../../../ui/Announcements';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Instant } from '../../../ui/Instant';
import { Note } from '../../../ui/Note';
import { ownOpening, type OwnBid } from '../bidderApi';
import { bidderPaths } from '../paths';

/** One's own line of the opening: what was read out, to be compared with one's own papers, and what to do if it differs. */
export function OwnLine({ page, round, bid }: { page: LotPage; round: RoundShown; bid: OwnBid }) {
  const { t } = useTranslation('bidder');
  const { tender, lot } = page.lot;
  const [compared, setCompared] = useState(false);
  const opened = useQuery({
    queryKey: ['bidder', 'opening', tender, lot, round.round, round.state],
    queryFn: () => ownOpening({ tender, lot }, round.round),
    enabled: round.state === 'OPENED',
  });
  const read = round.opening?.bids.find((each) => each.slot === bid.slot);
  return (
    <>
      <p>
        {t('seat.handedIn')} <Instant at={bid.received} seconds />
      </p>
      {round.state === 'CLOSED' && <p>{t('seat.waiting')}</p>}
      {opened.error && <ErrorNote error={opened.error} />}
      {opened.data?.fault && (
        <Note kind="danger">
          <p>{t('seat.fault', { fault: opened.data.fault })}</p>
        </Note>
      )}
      {read && (
        <>
          <FactList
            facts={[
              [t('seat.price'), read.price === null ? t('seat.unread') : yuan(read.price)],
              ...(read.durationDays === null
                ? []
                : [[t('seat.days'), read.durationDays] as [string, string]]),
              ...(read.quality === null ? [] : [[t('seat.quality'), read.quality] as [string, string]]),
              ...read.items.map(({ label, value }) => [label, value] as [string, string]),
            ]}
          />
          {compared ? (
            <Note kind="success">
              <p>{t('seat.compared')}</p>
            </Note>
          ) : (
            <p className="actions">
              <Button
                type="primary"
                onClick={() => {
                  setCompared(true);
                  announce(t('seat.compared'));
                }}
              >
                {t('seat.same')}
              </Button>
              <Link to={bidderPaths.object(tender, lot)}>{t('seat.differs')}</Link>
            </p>
          )}
          <p className="secondary">{t('seat.silence')}</p>
        </>
      )}
    </>
  );
}
