import type { Kind } from '../server';
import type { Evaluation, Item, Method } from './terms';

/** Which methods there are to choose from; what a kind allows is the platform's to say. */
export const methodsOf = (kind: Kind): readonly Method[] =>
  kind === 'PROCUREMENT'
    ? ['composite-lowest', 'lowest-price']
    : ['avg-float', 'composite-lowest', 'lowest-price'];

/** A section to begin with; its numbers are a proposal and every one can be changed. */
export function begun(method: Method, kind: Kind, items: readonly Item[]): Evaluation {
  const composite = {
    method,
    full: '100',
    scoreScale: 2,
    roundingStage: 'score' as const,
    items: [...items],
  };
  switch (method) {
    case 'avg-float':
      return {
        ...composite,
        price: { full: '50', float: '0.03', above: '1', below: '0.5' },
        tieBreaks: ['technical'],
      };
    case 'composite-lowest':
      return {
        ...composite,
        price: { weight: '0.40' },
        ...(kind === 'PROCUREMENT' ? { smallFirms: { whole: '0.10', part: '0.04' } } : {}),
      };
    case 'lowest-price':
      return { method };
  }
}

/** Points of price and items together; undefined while one of them is no number. */
export function pointsOf(section: Evaluation): number | undefined {
  const price =
    section.method === 'composite-lowest' ? 100 * Number(section.price?.weight) : Number(section.price?.full);
  const sum = (section.items ?? []).reduce((total, item) => total + Number(item.full || NaN), price);
  return Number.isFinite(sum) ? Math.round(sum * 1e6) / 1e6 : undefined;
}
