import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../../../portal/StackedTable';
import { StateMark } from '../../../../portal/StateMark';
import { Instant } from '../../../../ui/Instant';
import type { Draw } from './panelApi';
import { emptySeats } from '../steps';

/** How far the draws are, and whom each waits for. Nobody here learns who was drawn before the committee sits. */
export function Draws({ draws }: { draws: Draw[] }) {
  const { t } = useTranslation('agencyConduct');
  if (draws.length === 0) {
    return <p>{t('panel.none')}</p>;
  }
  return (
    <StackedTable
      caption={t('panel.draws', { count: draws.length })}
      rows={draws}
      rowKey={({ drawId }) => drawId}
      columns={[
        { key: 'number', head: t('panel.number'), cell: ({ drawSeq }) => drawSeq },
        {
          key: 'asked',
          head: t('panel.asked'),
          cell: ({ slots, delegates }) => (
            <>
              {slots
                .map(({ specialty, region, count }) =>
                  region === '*'
                    ? t('panel.slotAnywhere', { specialty, count })
                    : t('panel.slot', { specialty, region, count }),
                )
                .join(t('separator'))}
              {delegates > 0 && ` · ${t('panel.delegates', { count: delegates })}`}
            </>
          ),
        },
        {
          key: 'meets',
          head: t('panel.meets'),
          cell: ({ evaluationAt, place }) => (
            <>
              <Instant at={evaluationAt} /> {place}
            </>
          ),
        },
        {
          key: 'state',
          head: t('panel.state'),
          cell: (draw) => (
            <>
              <StateMark state={markOf(draw)} />{' '}
              {draw.dissolved
                ? t('panel.dissolved')
                : emptySeats(draw) > 0
                  ? t('panel.short', { count: emptySeats(draw) })
                  : t(`panel.states.${draw.state}`)}
            </>
          ),
        },
        {
          key: 'digest',
          head: t('panel.digest'),
          cell: ({ drawSha256 }) =>
            drawSha256 ? <span className="digest">{drawSha256.slice(0, 16)}…</span> : '—',
        },
      ]}
    />
  );
}

function markOf(draw: Draw) {
  if (draw.dissolved) {
    return 'unknown';
  }
  if (draw.state !== 'SETTLED') {
    return 'waiting';
  }
  return emptySeats(draw) > 0 ? 'warning' : 'good';
}
