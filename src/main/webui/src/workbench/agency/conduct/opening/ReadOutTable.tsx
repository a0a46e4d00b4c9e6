import { useTranslation } from 'react-i18next';
import { yuan } from '../../../../portal/money';
import { StackedTable, type Column } from '../../../../portal/StackedTable';
import { StateMark } from '../../../../portal/StateMark';
import type { Closing, Opening, ReadOutBid } from './openingApi';

interface Row {
  slot: string;
  organisation: string;
  creditCode: string;
  bid: ReadOutBid | undefined;
}

/** Who takes part, in the order of the list; beside each what was read out, as soon as it is. */
export function ReadOutTable({ closing, opening }: { closing: Closing; opening: Opening | null }) {
  const { t } = useTranslation('agencyConduct');
  const readOut = opening?.readOut ?? null;
  const rows: Row[] = closing.bidders.map((bidder) => ({
    ...bidder,
    bid: readOut?.find(({ slot }) => slot === bidder.slot),
  }));
  const columns: Column<Row>[] = [
    {
      key: 'organisation',
      head: t('opening.bidder'),
      cell: ({ organisation, creditCode }) => (
        <>
          {organisation} <span className="secondary numeric">{creditCode}</span>
        </>
      ),
    },
  ];
  if (readOut) {
    columns.push(
      {
        key: 'price',
        head: t('opening.price'),
        figures: true,
        cell: ({ bid }) => (bid?.formFields ? yuan(bid.formFields.price) : '—'),
      },
      {
        key: 'days',
        head: t('opening.days'),
        figures: true,
        cell: ({ bid }) => bid?.formFields?.durationDays || '—',
      },
      { key: 'quality', head: t('opening.quality'), cell: ({ bid }) => bid?.formFields?.quality || '—' },
      { key: 'bond', head: t('opening.bond'), cell: ({ bid }) => bid?.formFields?.bond || '—' },
      {
        key: 'result',
        head: t('opening.result'),
        cell: ({ bid }) =>
          bid ? (
            <>
              <StateMark state={bid.result === 'OPENED' ? 'good' : 'bad'} />{' '}
              {t(`opening.results.${bid.result}`)}
              {bid.fault && <span className="code"> {bid.fault}</span>}
            </>
          ) : (
            '—'
          ),
      },
    );
  }
  return (
    <StackedTable
      caption={t(readOut ? 'opening.readOutCaption' : 'opening.listCaption', { count: closing.count })}
      rows={rows}
      rowKey={({ slot }) => slot}
      columns={columns}
    />
  );
}
