import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LotPage } from '../../../../portal/publicApi';
import { StackedTable } from '../../../../portal/StackedTable';
import { StateMark, type State } from '../../../../portal/StateMark';
import { useBusinessTime } from '../../../../live/useBusinessTime';
import { day, minute } from '../../../../ui/time';
import { draws, rules } from '../queries';
import { useArchive, useAward } from '../useLotData';
import { useLotInHand } from '../LotDesk';
import { bars, finding, frame, ticks, verdict, type Bar, type Stretch, type Verdict } from './gantt';

/** The lot in time: plan, law and truth in one drawing, and the same in a table. */
export function Chart({ page }: { page: LotPage }) {
  const { t } = useTranslation('agencyConduct');
  const { tender, name, lot } = useLotInHand();
  const drawn = useQuery(draws(tender, name)).data;
  const awarded = useAward().data;
  const filed = useArchive().data;
  const law = useQuery(rules(lot.kind, lot.region)).data;
  const now = useBusinessTime();
  if (!drawn || awarded === undefined || filed === undefined || !law || now === undefined) {
    return null;
  }
  const rows = bars({ page, draws: drawn, award: awarded, archive: filed, rules: law, now });
  const { late, most } = finding(rows, now);
  return (
    <section aria-labelledby="gantt">
      <h2 id="gantt">{late === 0 ? t('gantt.onTime') : t('gantt.late', { count: late, most })}</h2>
      <p className="secondary">{t('gantt.source', { at: minute(now) })}</p>
      <Drawing rows={rows} now={now} />
      <Legend />
      <StackedTable
        caption={t('gantt.caption')}
        rows={rows}
        rowKey={(row, at) => `${row.what} ${at}`}
        columns={[
          { key: 'what', head: t('gantt.what'), cell: (row) => <Name row={row} /> },
          { key: 'planned', head: t('gantt.planned'), cell: (row) => <Span of={row.planned} /> },
          { key: 'real', head: t('gantt.real'), cell: (row) => <Span of={row.real} runs /> },
          { key: 'legal', head: t('gantt.legal'), cell: (row) => <Law row={row} /> },
          { key: 'verdict', head: t('gantt.verdict'), cell: (row) => <Said verdict={verdict(row, now)} /> },
        ]}
      />
    </section>
  );
}

function Name({ row }: { row: Bar }) {
  const { t } = useTranslation('agencyConduct');
  return (
    <>
      {t([`gantt.row.${row.what}`, 'gantt.unknown'] as never, { rule: row.what }) as string}
      {row.moved > 0 && <span className="secondary"> {t('gantt.moved', { count: row.moved })}</span>}
    </>
  );
}

function Span({ of, runs = false }: { of: Stretch | undefined; runs?: boolean }) {
  const { t } = useTranslation('agencyConduct');
  if (!of) {
    return '—';
  }
  if (of.from === of.to) {
    return <span className="numeric">{minute(of.from)}</span>;
  }
  return (
    <span className="numeric">
      {minute(of.from)} – {of.to === undefined ? runs && t('gantt.goesOn') : minute(of.to)}
    </span>
  );
}

function Law({ row: { legal } }: { row: Bar }) {
  const { t } = useTranslation('agencyConduct');
  return legal ? (
    <>
      {t(legal.least ? 'gantt.least' : 'gantt.most', { at: minute(legal.to) })}{' '}
      <span className="code">{legal.citation}</span>
    </>
  ) : (
    '—'
  );
}

const STATES: Record<Verdict['kind'], State> = {
  onTime: 'good',
  late: 'bad',
  runs: 'waiting',
  runsLate: 'bad',
  held: 'warning',
  coming: 'unknown',
  none: 'unknown',
};

function Said({ verdict: said }: { verdict: Verdict }) {
  const { t } = useTranslation('agencyConduct');
  const words = () => {
    switch (said.kind) {
      case 'late':
        return t('gantt.said.late', { count: said.by });
      case 'runsLate':
        return t('gantt.said.runsLate', { count: said.by });
      case 'runs':
        return t('gantt.said.runs', { count: said.left });
      case 'held':
        return t('gantt.said.held', { at: minute(said.since) });
      case 'coming':
        return t('gantt.said.coming', { at: day(said.from) });
      default:
        return t(`gantt.said.${said.kind}`);
    }
  };
  return (
    <>
      <StateMark state={STATES[said.kind]} /> {words()}
    </>
  );
}

/** Bars beside their names. The table says all of it again, so the drawing is one picture to those who cannot see it. */
function Drawing({ rows, now }: { rows: Bar[]; now: number }) {
  const { t } = useTranslation('agencyConduct');
  const shown = frame(rows, now);
  const share = (at: number) => ((at - shown.from) / (shown.to - shown.from)) * 100;
  const place = ({ from, to = now }: Stretch) => ({
    insetInlineStart: `${share(from)}%`,
    width: `max(3px, ${share(Math.max(to, from)) - share(from)}%)`,
  });
  return (
    <div className="course" role="img" aria-label={t('gantt.picture', { count: rows.length })}>
      <div className="course-axis">
        {ticks(shown).map((at) => (
          <span key={at} className="course-tick numeric" style={{ insetInlineStart: `${share(at)}%` }}>
            {day(at).slice(5)}
          </span>
        ))}
      </div>
      {rows.map((row, i) => (
        <div key={`${row.what} ${i}`} className="course-row">
          <span className="course-name">
            <Name row={row} />
          </span>
          <span className="course-track">
            {row.legal && <span className="course-legal" style={place(row.legal)} />}
            {row.planned && <span className="course-planned" style={place(row.planned)} />}
            {row.real && (
              <span
                className={
                  ['late', 'runsLate'].includes(verdict(row, now).kind)
                    ? 'course-real course-late'
                    : 'course-real'
                }
                style={place(row.real)}
              />
            )}
            <span className="course-today" style={{ insetInlineStart: `${share(now)}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}

function Legend() {
  const { t } = useTranslation('agencyConduct');
  return (
    <ul className="course-legend" aria-hidden="true">
      {(['planned', 'legal', 'real', 'late', 'today'] as const).map((sort) => (
        <li key={sort}>
          <span className={`course-key course-key-${sort}`} /> {t(`gantt.key.${sort}`)}
        </li>
      ))}
    </ul>
  );
}
