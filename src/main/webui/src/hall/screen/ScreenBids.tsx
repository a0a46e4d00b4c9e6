import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { yuan } from '../../portal/money';
import { StackedTable, type Column } from '../../portal/StackedTable';
import { StateMark } from '../../portal/StateMark';
import type { Bidder, HallBid, HallState } from '../hall';
import { parts, ROWS, useTurning } from './turning';

/** Who takes part, from the closing on, and what was read out: in that order, as many at a time as fit. */
export function ScreenBids({ hall }: { hall: HallState }) {
  const { t } = useTranslation('screen');
  const rows: readonly (Bidder | HallBid)[] = hall.bids.length > 0 ? hall.bids : hall.bidders;
  const cut = parts(rows);
  const { part, isHeld, hold, next } = useTurning(cut.length);
  if (rows.length === 0) {
    return null;
  }
  const shown = (cut[part] ?? []).map((row, at) => ({ row, number: part * ROWS + at + 1 }));
  const columns: Column<(typeof shown)[number]>[] = [
    {
      key: 'organisation',
      head: t('column.organisation'),
      cell: ({ row, number }) => (
        <>
          <span className="wall-number numeric">{number}</span> {row.organisation}
        </>
      ),
    },
    ...(hall.bids.length > 0
      ? [
          {
            key: 'price',
            head: t('column.price'),
            figures: true,
            cell: ({ row }: (typeof shown)[number]) =>
              'price' in row && row.price !== null ? yuan(row.price) : t('unread'),
          },
          {
            key: 'days',
            head: t('column.days'),
            figures: true,
            cell: ({ row }: (typeof shown)[number]) => ('durationDays' in row && row.durationDays) || '—',
          },
        ]
      : []),
    { key: 'state', head: t('column.state'), cell: ({ row }) => <State row={row} hall={hall} /> },
  ];
  return (
    <section className="wall-bids">
      <StackedTable
        caption={
          cut.length > 1
            ? t('part', { part: part + 1, parts: cut.length, count: rows.length })
            : t('all', { count: rows.length })
        }
        rows={shown}
        rowKey={({ row }) => row.slot}
        columns={columns}
      />
      {cut.length > 1 && (
        <p className="wall-acts no-print">
          <Button onClick={() => hold(!isHeld)}>{t(isHeld ? 'turn' : 'hold')}</Button>
          <Button onClick={next}>{t('next')}</Button>
        </p>
      )}
    </section>
  );
}

function State({ row, hall }: { row: Bidder | HallBid; hall: HallState }) {
  const { t } = useTranslation('screen');
  if ('result' in row) {
    return (
      <>
        <StateMark state={row.result === 'opened' ? 'good' : 'bad'} /> {t(`result.${row.result}`)}
      </>
    );
  }
  const isBack = hall.phase === 'returned';
  return (
    <>
      <StateMark state={isBack ? 'unknown' : 'waiting'} /> {t(isBack ? 'back' : 'sealed')}
    </>
  );
}
