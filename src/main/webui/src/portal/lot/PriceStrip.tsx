import { useTranslation } from 'react-i18next';
import { cents, mean, median, ofCents, yuan } from '../money';
import type { OpenedBid } from '../publicApi';

const HEIGHT = 146;
const LINE = 78;
const STEP = 13;
const RADIUS = 6;
/** Places along the line are percent of the width, so that letters and dots keep their size on a phone. */
const EDGE = 4;
/** Two dots this near, in percent, touch each other on the narrowest screen. */
const TOUCHING = 4;

/** Prices on one line with ceiling, mean and median: clusters show where bars would hide them. The table beneath says the same. */
export function PriceStrip({
  bids,
  ceiling,
}: {
  bids: readonly Pick<OpenedBid, 'slot' | 'organisation' | 'price'>[];
  ceiling: string | null;
}) {
  const { t } = useTranslation('lot');
  const priced = bids.flatMap((bid) => {
    const value = bid.price === null ? undefined : cents(bid.price);
    return value === undefined ? [] : [{ slot: bid.slot, name: bid.organisation, value }];
  });
  if (priced.length < 2) {
    return null;
  }
  const values = priced.map((each) => each.value);
  const limit = ceiling === null ? undefined : cents(ceiling);
  const middle = mean(values);
  const [from, to] = ends(limit === undefined ? values : [...values, limit]);
  const [low, high] = ends(values);
  const x = scale(from, to);
  return (
    <figure className="strip">
      <figcaption>
        {t('strip.finding', {
          count: priced.length,
          low: amount(low),
          high: amount(high),
          mean: amount(middle),
          median: amount(median(values)),
        })}{' '}
        {limit !== undefined && t('strip.ceiling', { ceiling: amount(limit) })}
      </figcaption>
      <svg width="100%" height={HEIGHT} role="img" aria-label={t('strip.label')}>
        <line className="strip-axis" x1={`${EDGE}%`} y1={LINE} x2={`${100 - EDGE}%`} y2={LINE} />
        <Mark x={x(middle)} name={t('strip.mean')} look="mean" />
        <Mark x={x(median(values))} name={t('strip.median')} look="median" />
        {limit !== undefined && <Mark x={x(limit)} name={t('strip.limit')} look="limit" />}
        {stacked(priced.map((each) => ({ ...each, x: x(each.value) }))).map((dot) => (
          <circle key={dot.slot} className="strip-dot" cx={`${dot.x}%`} cy={LINE - dot.row * STEP} r={RADIUS}>
            <title>{`${dot.name} ${amount(dot.value)}`}</title>
          </circle>
        ))}
        <text x="0" y={HEIGHT - 8}>
          {amount(from)}
        </text>
        <text x="100%" y={HEIGHT - 8} textAnchor="end">
          {amount(to)}
        </text>
      </svg>
    </figure>
  );
}

/** Two marks hang from above and one stands below: what lies close together is still to be read. */
const LOOKS = {
  mean: { label: 16, from: 21, to: LINE + 14 },
  limit: { label: 34, from: 39, to: LINE + 14 },
  median: { label: LINE + 36, from: LINE + 6, to: LINE + 21 },
};

function Mark({ x, name, look }: { x: number; name: string; look: keyof typeof LOOKS }) {
  const anchor = x > 85 ? 'end' : x < 15 ? 'start' : 'middle';
  const { label, from, to } = LOOKS[look];
  return (
    <g className={`strip-${look}`}>
      <line x1={`${x}%`} y1={from} x2={`${x}%`} y2={to} />
      <text x={`${x}%`} y={label} textAnchor={anchor}>
        {name}
      </text>
    </g>
  );
}

const amount = (value: bigint) => yuan(ofCents(value));

/** The least and the greatest. */
function ends(values: bigint[]): [bigint, bigint] {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return [sorted[0] ?? 0n, sorted.at(-1) ?? 0n];
}

/** Where an amount stands, in percent. A drawing needs no cents: here and nowhere else they become a fraction. */
function scale(from: bigint, to: bigint): (value: bigint) => number {
  const span = Number(to - from) || 1;
  return (value) => EDGE + (Number(value - from) / span) * (100 - 2 * EDGE);
}

/** Dots that would cover each other stand one above the other. */
function stacked<Dot extends { x: number }>(dots: Dot[]): (Dot & { row: number })[] {
  const placed: (Dot & { row: number })[] = [];
  for (const dot of [...dots].sort((a, b) => a.x - b.x)) {
    const near = placed.filter((other) => dot.x - other.x < TOUCHING).map((other) => other.row);
    let row = 0;
    while (near.includes(row)) {
      row++;
    }
    placed.push({ ...dot, row });
  }
  return placed;
}
