import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/Instant';
import { csv, lengths, type Bar } from './bars';
import './plots.css';

const ROW = 46;
const THICK = 16;
/** As in plots.css: here the table stands beside the bars; elsewhere it is opened by whoever wants it. */
const ROOM = '(min-width: 64rem)';

/**
 * Bars with their finding as title, their unit and the time of their source. The table holds every row behind the numbers, and the
 * same as CSV.
 *
 * @param rows of the table, its heads first, for the CSV
 */
export function BarPlot({
  finding,
  unit,
  at,
  bars,
  rows,
  file,
  children,
}: {
  finding: string;
  unit: string;
  at: string;
  bars: readonly Bar[];
  rows: readonly (readonly string[])[];
  file: string;
  children: ReactNode;
}) {
  const { t } = useTranslation('regulator');
  const title = useId();
  return (
    <section className="plot" aria-labelledby={title}>
      <h2 id={title}>{finding}</h2>
      <p className="secondary">
        {unit} · {t('plot.source')} <Instant at={at} seconds />
      </p>
      <div className="plot-both">
        {bars.length > 0 && <Drawing bars={bars} label={`${finding} ${unit}`} />}
        {rows.length > 1 ? (
          <details className="plot-table" open={window.matchMedia(ROOM).matches}>
            <summary>{t('plot.table', { count: rows.length - 1 })}</summary>
            <div className="plot-rows" tabIndex={0} role="group" aria-labelledby={title}>
              {children}
            </div>
            <p className="no-print">
              <a
                download={`${file}.csv`}
                href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv(rows))}`}
              >
                {t('plot.csv')}
              </a>
            </p>
          </details>
        ) : (
          <p>{t('plot.nothing')}</p>
        )}
      </div>
    </section>
  );
}

function Drawing({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const pattern = useId();
  const drawn = lengths(bars);
  const height = bars.length * ROW;
  return (
    <svg className="bars" width="100%" height={height} role="img" aria-label={label}>
      <defs>
        <pattern
          id={pattern}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="7" height="7" className="bars-ground" />
          <rect width="3" height="7" className="bars-stripe" />
        </pattern>
      </defs>
      {bars.map((bar, i) => {
        const { from, to, zero } = drawn[i] ?? { from: 0, to: 0, zero: 0 };
        return (
          <g key={bar.key}>
            <text x="0" y={i * ROW + 15}>
              {bar.label}
            </text>
            <text x="100%" y={i * ROW + 15} textAnchor="end" className="bars-value">
              {bar.shown}
            </text>
            <rect
              className={bar.striking ? 'bar bar-striking' : 'bar'}
              x={`${from}%`}
              y={i * ROW + 21}
              width={`${Math.max(to - from, 0.5)}%`}
              height={THICK}
              fill={bar.striking ? `url(#${pattern})` : undefined}
            />
            <line className="bars-zero" x1={`${zero}%`} x2={`${zero}%`} y1={i * ROW + 18} y2={i * ROW + 40} />
          </g>
        );
      })}
    </svg>
  );
}
