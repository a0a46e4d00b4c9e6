import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/Instant';
import type { Stop } from '../publicApi';
import { useTradeNames } from '../useTradeNames';

/** The way of the lot: what is behind it, where it stands, what lies ahead; in words as well as in shapes. */
export function StageLine({ stops }: { stops: Stop[] }) {
  const { t } = useTranslation('lot');
  const { stage } = useTradeNames();
  return (
    <ol className="stage-line" aria-label={t('line.label')}>
      {stops.map((stop) => (
        <li
          key={stop.stage}
          className={`stop stop-${stop.standing}`}
          aria-current={stop.standing === 'current' ? 'step' : undefined}
        >
          <span className="stop-name">
            {stage(stop.stage)}
            <span className="hidden-visually">{t(`line.${stop.standing}`)}</span>
          </span>
          {stop.at !== null && (
            <span className="stop-at">
              <Instant at={stop.at} />
            </span>
          )}
          {stop.at === null && stop.planned !== null && (
            <span className="stop-at">
              {t('line.planned')} <Instant at={stop.planned} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
