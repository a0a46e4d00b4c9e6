import { useTranslation } from 'react-i18next';
import { StateMark } from '../../../portal/StateMark';
import { StackedTable, type Column } from '../../../portal/StackedTable';
import { yuan } from '../../../portal/money';
import { Note } from '../../../ui/Note';
import { bidName, criterionText } from './bidName';
import { Boxes } from './Boxes';
import { decimal } from './marks';
import type { Score, Sitting } from './roomApi';
import { givenTo } from './summary';

/** What follows from the work: the ranking with everybody's marks, who is out and why. */
export function Summary({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation('room');
  const { result, sheets, rejected, evaluation } = sitting.work;
  if (!result) {
    return null;
  }
  const scored = evaluation.method !== 'lowest-price';
  const first = result.scores.filter(({ rank }) => rank === 1).map(({ bid }) => bidName(sitting, bid));
  const parts = [...new Set(result.scores.flatMap(({ parts: each }) => Object.keys(each)))];
  const columns: Column<Score>[] = [
    { key: 'bid', head: t('summary.bid'), cell: ({ bid }) => bidName(sitting, bid) },
    { key: 'rank', head: t('summary.rank'), cell: ({ rank }) => rank, figures: true },
    ...(scored
      ? [{ key: 'total', head: t('summary.total'), cell: ({ total }: Score) => total, figures: true }]
      : []),
    ...(scored
      ? [{ key: 'price', head: t('summary.priceScore'), cell: ({ price }: Score) => price, figures: true }]
      : []),
    ...parts.map((part) => ({
      key: part,
      head: t(`part.${part as 'technical' | 'business'}`),
      cell: ({ parts: each }: Score) => each[part],
      figures: true,
    })),
    ...sheets.map(({ member }) => ({
      key: member,
      head: member,
      cell: ({ bid }: Score) => <Given sitting={sitting} bid={bid} member={member} />,
      figures: true,
    })),
    {
      key: 'evaluated',
      head: t('summary.evaluated'),
      cell: ({ evaluated }) => yuan(evaluated),
      figures: true,
    },
  ];
  return (
    <>
      <h2>
        {first.length > 0 ? t('summary.first', { bids: first.join(t('summary.and')) }) : t('summary.failed')}
      </h2>
      {result.reasonsToFail.map((reason) => (
        <Note key={reason} kind="warning">
          <p lang="zh-CN">{reason}</p>
        </Note>
      ))}
      {result.scores.length > 0 && (
        <StackedTable
          caption={t('summary.caption')}
          columns={columns}
          rows={result.scores}
          rowKey={({ bid }) => bid}
        />
      )}
      {result.reference && (
        <p className="secondary">
          {t('summary.reference')} <span className="numeric">{yuan(result.reference)}</span>
        </p>
      )}
      {rejected.length > 0 && (
        <>
          <h3>{t('summary.rejected')}</h3>
          <ul>
            {rejected.map(({ bid, item, reasons }) => (
              <li key={`${bid}/${item}`}>
                {bidName(sitting, bid)} · {criterionText(sitting, item)}
                <span lang="zh-CN"> · {reasons.join('；')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {sheets.length > 0 && result.scores.length > 1 && <Boxes sitting={sitting} />}
    </>
  );
}

/** What a member gave a bid in all, and a mark where that is far from the panel. */
function Given({ sitting, bid, member }: { sitting: Sitting; bid: string; member: string }) {
  const { t } = useTranslation('room');
  const given = givenTo(bid, sitting.work.sheets).find((each) => each.member === member);
  return (
    given && (
      <>
        {decimal(given.total)}
        {given.standsOut && (
          <span className="stands-out">
            <StateMark state="warning" /> {t('summary.standsOut')}
          </span>
        )}
      </>
    )
  );
}
