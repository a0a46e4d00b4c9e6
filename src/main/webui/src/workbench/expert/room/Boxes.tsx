import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../../portal/StackedTable';
import { fullOf } from './marks';
import type { Sitting } from './roomApi';
import { boxOf, givenTo, type Box } from './summary';

const WIDTH = 700;
const ROW = 44;
const LEFT = 64;
const RIGHT = 20;
const HALF = 11;

/** How each member's sums spread over the bids: one box for each, on one scale, with the figures below. */
export function Boxes({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation('room');
  const { sheets, valid, evaluation } = sitting.work;
  const full = Number(fullOf(evaluation.items ?? []) / 1_000_000n) || 1;
  const rows = sheets.map(({ member }) => ({
    member,
    box: boxOf(valid.map((bid) => totalOf(sitting, bid, member))),
  }));
  const x = (value: number) => LEFT + (value / full) * (WIDTH - LEFT - RIGHT);
  const widest = rows.reduce<{ member: string; range: number }>(
    (most, { member, box }) =>
      box && box.high - box.low > most.range ? { member, range: box.high - box.low } : most,
    { member: '', range: -1 },
  );
  const figure = (value: number | undefined) =>
    value === undefined ? '' : value.toFixed(2).replace(/\.?0+$/, '');
  return (
    <section aria-labelledby="boxes">
      <h3 id="boxes">{t('boxes.title', { member: widest.member, range: figure(widest.range) })}</h3>
      <svg
        className="boxes"
        viewBox={`0 0 ${WIDTH} ${rows.length * ROW + 28}`}
        role="img"
        aria-label={t('boxes.label')}
      >
        {[0, full / 2, full].map((value) => (
          <g key={value}>
            <line x1={x(value)} x2={x(value)} y1={0} y2={rows.length * ROW} stroke="var(--line)" />
            <text
              x={x(value)}
              y={rows.length * ROW + 20}
              textAnchor="middle"
              fontSize="13"
              fill="var(--text-secondary)"
            >
              {figure(value)}
            </text>
          </g>
        ))}
        {rows.map(({ member, box }, i) => (
          <g key={member}>
            <text x={0} y={i * ROW + ROW / 2 + 5} fontSize="14" fill="var(--text)">
              {member}
            </text>
            {box && <Drawn box={box} x={x} y={i * ROW + ROW / 2} />}
          </g>
        ))}
      </svg>
      <details>
        <summary>{t('boxes.table')}</summary>
        <StackedTable
          caption={t('boxes.caption')}
          columns={[
            { key: 'member', head: t('boxes.member'), cell: ({ member }) => member },
            { key: 'low', head: t('boxes.low'), cell: ({ box }) => figure(box?.low), figures: true },
            { key: 'lower', head: t('boxes.lower'), cell: ({ box }) => figure(box?.lower), figures: true },
            { key: 'median', head: t('boxes.median'), cell: ({ box }) => figure(box?.median), figures: true },
            { key: 'upper', head: t('boxes.upper'), cell: ({ box }) => figure(box?.upper), figures: true },
            { key: 'high', head: t('boxes.high'), cell: ({ box }) => figure(box?.high), figures: true },
          ]}
          rows={rows}
          rowKey={({ member }) => member}
        />
      </details>
    </section>
  );
}

function totalOf(sitting: Sitting, bid: string, member: string): bigint {
  const given = givenTo(bid, sitting.work.sheets).find((each) => each.member === member);
  return given?.total ?? 0n;
}

/** Whiskers to the least and the most, a box from quartile to quartile, a thick line at the median. */
function Drawn({ box, x, y }: { box: Box; x: (value: number) => number; y: number }) {
  return (
    <>
      <line x1={x(box.low)} x2={x(box.high)} y1={y} y2={y} stroke="var(--text)" strokeWidth="1.5" />
      {[box.low, box.high].map((end, i) => (
        <line key={i} x1={x(end)} x2={x(end)} y1={y - 6} y2={y + 6} stroke="var(--text)" strokeWidth="1.5" />
      ))}
      <rect
        x={x(box.lower)}
        y={y - HALF}
        width={Math.max(1, x(box.upper) - x(box.lower))}
        height={2 * HALF}
        fill="var(--ground-link)"
        stroke="var(--link)"
        strokeWidth="1.5"
      />
      <line
        x1={x(box.median)}
        x2={x(box.median)}
        y1={y - HALF}
        y2={y + HALF}
        stroke="var(--link)"
        strokeWidth="4"
      />
    </>
  );
}
