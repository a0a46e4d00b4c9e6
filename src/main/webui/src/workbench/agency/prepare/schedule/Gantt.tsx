import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../../../portal/StackedTable';
import { StateMark } from '../../../../portal/StateMark';
import { Instant } from '../../../../ui/Instant';
import { day } from '../../../../ui/time';
import { frame, type Span } from './spans';

/** The time plan drawn, with what the law reserves as hatched zones; the table below says the same in figures. */
export function Gantt({ drawn, now }: { drawn: readonly Span[]; now: number }) {
  const { t } = useTranslation('agencyPrepare');
  if (drawn.length === 0) {
    return <p>{t('gantt.open')}</p>;
  }
  const { from, to } = frame(drawn, now);
  const at = (instant: number) => `${(100 * (instant - from)) / (to - from)}%`;
  const bar = (start: number, end: number) => ({
    insetInlineStart: at(start),
    width: `${(100 * (end - start)) / (to - from)}%`,
  });
  return (
    <>
      <div className="gantt" aria-hidden="true">
        {drawn.map((span) => (
          <div key={span.law.code} className="gantt-row">
            <span className="gantt-name">
              {t(`gantt.subject.${span.subject}` as 'gantt.subject.ADDENDUM')}
            </span>
            <span className="gantt-track">
              <span
                className={span.lawful ? 'gantt-bar' : 'gantt-bar gantt-short'}
                style={bar(span.from, span.to)}
              />
              <span className="gantt-zone" style={bar(span.zone.from, span.zone.to)} />
              <span className="gantt-now" style={{ insetInlineStart: at(now) }} />
            </span>
          </div>
        ))}
        <div className="gantt-row">
          <span className="gantt-name" />
          <span className="gantt-axis">
            <span>{day(from)}</span>
            <span>{t('gantt.today')}</span>
            <span>{day(to)}</span>
          </span>
        </div>
      </div>
      <p className="secondary gantt-legend" aria-hidden="true">
        <span className="gantt-swatch gantt-bar" /> {t('gantt.planned')}{' '}
        <span className="gantt-swatch gantt-zone" /> {t('gantt.zone')}
      </p>
      <StackedTable
        caption={t('gantt.caption')}
        rows={drawn}
        rowKey={(span) => span.law.code}
        columns={[
          {
            key: 'what',
            head: t('gantt.what'),
            cell: (span) => t(`gantt.subject.${span.subject}` as 'gantt.subject.ADDENDUM'),
          },
          { key: 'from', head: t('gantt.from'), cell: (span) => <Instant at={span.from} /> },
          { key: 'to', head: t('gantt.to'), cell: (span) => <Instant at={span.to} /> },
          {
            key: 'law',
            head: t('gantt.law'),
            cell: ({ law }) => (
              <>
                {t(`gantt.least.${law.counting}`, { length: law.length, days: t(`gantt.days.${law.days}`) })}{' '}
                <span className="code">{law.citation}</span>
              </>
            ),
          },
          {
            key: 'lawful',
            head: t('gantt.lawful'),
            cell: (span) => (
              <>
                <StateMark state={span.lawful ? 'good' : 'bad'} />{' '}
                {t(span.lawful ? 'gantt.ok' : 'gantt.short')}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
