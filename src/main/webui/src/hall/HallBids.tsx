import { useTranslation } from 'react-i18next';
import { useBidColumns } from '../portal/lot/useBidColumns';
import { StackedTable } from '../portal/StackedTable';
import { StateMark } from '../portal/StateMark';
import type { HallState } from './hall';

/** Who takes part, from the deadline on; and what was read out, in that order and never in another. */
export function HallBids({ hall }: { hall: HallState }) {
  const { t } = useTranslation('hall');
  const columns = useBidColumns(hall.bids);
  if (hall.bids.length > 0) {
    return (
      <StackedTable
        caption={t('list.readOut', { count: hall.count ?? hall.bids.length })}
        rows={hall.bids}
        rowKey={(bid) => bid.slot}
        columns={columns}
      />
    );
  }
  if (hall.bidders.length === 0) {
    return <p>{t('list.none')}</p>;
  }
  return (
    <StackedTable
      caption={
        hall.phase === 'returned'
          ? t('list.returned', { count: hall.bidders.length })
          : t('list.caption', { count: hall.bidders.length })
      }
      rows={hall.bidders}
      rowKey={(bidder) => bidder.slot}
      columns={[
        { key: 'organisation', head: t('list.organisation'), cell: (bidder) => bidder.organisation },
        {
          key: 'creditCode',
          head: t('list.creditCode'),
          cell: (bidder) => <span className="code">{bidder.creditCode}</span>,
        },
        {
          key: 'state',
          head: t('list.state'),
          cell: () => (
            <>
              <StateMark state={hall.phase === 'returned' ? 'unknown' : 'waiting'} />{' '}
              {t(hall.phase === 'returned' ? 'list.back' : 'list.sealed')}
            </>
          ),
        },
      ]}
    />
  );
}
