import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBusinessTime } from '../../../live/useBusinessTime';
import { Note } from '../../../ui/Note';
import { currentRound, isHeld, standingBid, takesBids, type Standing } from '../tasks';
import { Command } from './Command';
import { LotFrame } from './LotFrame';
import { Receipts } from './Receipts';
import { Sent } from './Sent';
import { WithdrawBid } from './WithdrawBid';

/** Sealing and handing in: the commands of the tool, what has been received, and the way to take it back. */
export function Component() {
  const { t } = useTranslation('bidder');
  return <LotFrame title={t('bid.title')}>{(standing) => <Page standing={standing} />}</LotFrame>;
}

function Page({ standing }: { standing: Standing }) {
  const { t } = useTranslation('bidder');
  const now = useBusinessTime();
  const [withdrawing, setWithdrawing] = useState<'no' | 'asked' | 'proved' | 'stored'>('no');
  const { page, bids, organisation } = standing;
  const round = currentRound(page);
  const counts = standingBid(bids);
  const open = now !== undefined && takesBids(page, now);
  return (
    <>
      <Note>
        <p>{t('bid.secret')}</p>
      </Note>
      {counts && open && !counts.answersNewestNotice && (
        <Note kind="warning">
          <p>{t('bid.addendum')}</p>
        </Note>
      )}
      {isHeld(page) && (
        <Note kind="warning">
          <p>{t(page.lot.stage === 'SUSPENDED' ? 'lots.suspended' : 'lots.paused')}</p>
        </Note>
      )}
      {!open && !isHeld(page) && <p>{t('bid.closed')}</p>}
      <section aria-labelledby="receipts">
        <h2 id="receipts">{t('receipts.title')}</h2>
        <Receipts bids={bids} caption={t('receipts.caption')} />
      </section>
      {open && round && <Command page={page} round={round.round} replaces={bids.length > 0} />}
      {(withdrawing === 'proved' || withdrawing === 'stored') && (
        <Sent
          title={t('withdraw.done')}
          next={t(withdrawing === 'proved' ? 'withdraw.proved' : 'withdraw.stored')}
        />
      )}
      {open && round && counts && organisation && (
        <section aria-labelledby="withdraw">
          <h2 id="withdraw">{t('withdraw.title')}</h2>
          <p className="reading">{t('withdraw.why')}</p>
          {withdrawing === 'asked' ? (
            <WithdrawBid
              page={page}
              round={round.round}
              bid={counts}
              organisation={organisation}
              onDone={(proved) => setWithdrawing(proved ? 'proved' : 'stored')}
              onKeep={() => setWithdrawing('no')}
            />
          ) : (
            <Button onClick={() => setWithdrawing('asked')}>{t('withdraw.begin')}</Button>
          )}
        </section>
      )}
    </>
  );
}
