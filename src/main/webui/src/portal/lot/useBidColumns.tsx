import { useTranslation } from 'react-i18next';
import { yuan } from '../money';
import type { OpenedBid } from '../publicApi';
import type { Column } from '../StackedTable';
import { StateMark } from '../StateMark';

/** What was read out of a bid, and what became of it. */
export type ReadOutBid = Omit<OpenedBid, 'received' | 'lagSeconds'>;

/** Bidder, what is read out of its form with every further line any of them has, and how it opened. */
export function useBidColumns(bids: readonly ReadOutBid[]): Column<ReadOutBid>[] {
  const { t } = useTranslation('lot');
  const items = [...new Set(bids.flatMap((bid) => bid.items.map((item) => item.label)))];
  return [
    { key: 'organisation', head: t('bid.organisation'), cell: (bid) => bid.organisation },
    {
      key: 'price',
      head: t('bid.price'),
      figures: true,
      cell: (bid) => (bid.price === null ? t('bid.unread') : yuan(bid.price)),
    },
    { key: 'days', head: t('bid.days'), figures: true, cell: (bid) => bid.durationDays || '—' },
    { key: 'quality', head: t('bid.quality'), cell: (bid) => bid.quality || '—' },
    ...items.map((label) => ({
      key: `item ${label}`,
      head: label,
      cell: (bid: ReadOutBid) => bid.items.find((item) => item.label === label)?.value ?? '—',
    })),
    {
      key: 'result',
      head: t('bid.result'),
      cell: (bid) => (
        <>
          <StateMark
            state={bid.result === 'opened' ? 'good' : bid.result === 'returned' ? 'unknown' : 'bad'}
          />{' '}
          {t(`bid.${bid.result}`)}
          {bid.fault !== null && <span className="code"> {bid.fault}</span>}
        </>
      ),
    },
  ];
}
