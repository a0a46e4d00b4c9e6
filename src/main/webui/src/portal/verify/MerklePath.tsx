import { useTranslation } from 'react-i18next';
import { hex, type Bytes } from '../../sealing/bytes';
import type { Climb, Step } from '../../sealing/merkle';
import { StackedTable } from '../StackedTable';

const ROW = 58;
const WIDTH = 340;
const MIDDLE = WIDTH / 2;
const BOX = { width: 96, height: 26 };
const ASIDE = 116;

const short = (hash: Bytes) => `${hex(hash).slice(0, 8)}…`;

/** The way from one entry to the signed root: drawn, and as a table that says the same in full. */
export function MerklePath({ climb, rootMatches }: { climb: Climb; rootMatches: boolean }) {
  const { t } = useTranslation('verify');
  const rows = [{ hash: climb.leafHash, level: 0 }, ...climb.steps] as (Partial<Step> &
    Pick<Step, 'hash' | 'level'>)[];
  return (
    <div className="merkle">
      <Drawing climb={climb} rootMatches={rootMatches} />
      <StackedTable
        caption={t('path.caption', { count: climb.steps.length })}
        rows={rows}
        rowKey={(row) => `${row.level}`}
        columns={[
          { key: 'level', head: t('path.level'), cell: (row) => row.level },
          {
            key: 'sibling',
            head: t('path.sibling'),
            cell: (row) =>
              row.sibling === undefined ? (
                t('path.leaf')
              ) : (
                <>
                  {t(`path.side.${row.side ?? 'left'}`)} <span className="digest">{hex(row.sibling)}</span>
                </>
              ),
          },
          {
            key: 'hash',
            head: t('path.hash'),
            cell: (row) => <span className="digest">{hex(row.hash)}</span>,
          },
        ]}
      />
    </div>
  );
}

function Drawing({ climb, rootMatches }: { climb: Climb; rootMatches: boolean }) {
  const { t } = useTranslation('verify');
  const height = ROW * (climb.steps.length + 1);
  const y = (at: number) => height - ROW / 2 - at * ROW;
  const root = climb.steps.length;
  return (
    <svg
      className="merkle-drawing"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={t('path.drawing', { count: climb.steps.length })}
    >
      {climb.steps.map((step, at) => (
        <g key={at}>
          <line className="merkle-way" x1={MIDDLE} y1={y(at)} x2={MIDDLE} y2={y(at + 1)} />
          <line className="merkle-join" x1={aside(step)} y1={y(at)} x2={MIDDLE} y2={y(at + 1)} />
          <Node x={aside(step)} y={y(at)} look="sibling" text={short(step.sibling)} />
        </g>
      ))}
      {[climb.leafHash, ...climb.steps.map((step) => step.hash)].map((hash, at) => (
        <Node
          key={at}
          x={MIDDLE}
          y={y(at)}
          look={at === root ? (rootMatches ? 'root' : 'broken') : at === 0 ? 'leaf' : 'own'}
          text={short(hash)}
        />
      ))}
    </svg>
  );
}

const aside = (step: Step) => (step.side === 'left' ? MIDDLE - ASIDE : MIDDLE + ASIDE);

function Node({ x, y, look, text }: { x: number; y: number; look: string; text: string }) {
  return (
    <g className={`merkle-node merkle-${look}`}>
      <rect x={x - BOX.width / 2} y={y - BOX.height / 2} {...BOX} rx="4" />
      <text x={x} y={y} textAnchor="middle" dominantBaseline="central">
        {text}
      </text>
    </g>
  );
}
