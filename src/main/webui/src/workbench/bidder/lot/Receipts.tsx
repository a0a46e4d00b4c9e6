import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths';
import { StackedTable } from '../../../portal/StackedTable';
import { StateMark, type State } from '../../../portal/StateMark';
import { Instant } from '../../../ui/Instant';
import type { OwnBid } from '../bidderApi';

const MARKS: Record<OwnBid['standing'], State> = {
  STANDING: 'good',
  REPLACED: 'unknown',
  WITHDRAWN: 'warning',
};

/** The bids one's organisation has handed in, newest first; the earlier ones stay to be seen. */
export function Receipts({ bids, caption }: { bids: readonly OwnBid[]; caption: string }) {
  const { t } = useTranslation('bidder');
  if (bids.length === 0) {
    return <p>{t('receipts.none')}</p>;
  }
  return (
    <StackedTable
      caption={caption}
      rows={bids.toReversed()}
      rowKey={(bid) => bid.sealedSha256}
      columns={[
        {
          key: 'number',
          head: t('receipts.number'),
          cell: (bid) => (bid.standing === 'STANDING' ? number(bid) : <s>{number(bid)}</s>),
        },
        { key: 'at', head: t('receipts.received'), cell: (bid) => <Instant at={bid.received} seconds /> },
        {
          key: 'standing',
          head: t('receipts.standing'),
          cell: (bid) => (
            <span className={`tag tag-${MARKS[bid.standing]}`}>
              <StateMark state={MARKS[bid.standing]} />
              {t(`receipts.is.${bid.standing}`)}
            </span>
          ),
        },
        { key: 'slot', head: t('receipts.slot'), cell: (bid) => <span className="numeric">{bid.slot}</span> },
        {
          key: 'digest',
          head: t('receipts.digest'),
          cell: (bid) => <span className="digest">{bid.sealedSha256}</span>,
        },
        {
          key: 'check',
          head: t('receipts.check'),
          cell: (bid) => (
            <Link
              to={`${paths.verify}?receipt=${bid.sealedSha256}`}
              aria-label={t('receipts.checkNamed', { number: number(bid) })}
            >
              {t('receipts.checkAct')}
            </Link>
          ),
        },
      ]}
    />
  );
}

/** A short name for a receipt; the digest beside it is the exact one. */
const number = ({ sealedSha256 }: OwnBid): string => `R-${sealedSha256.slice(0, 12).toUpperCase()}`;
