import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../paths';
import { Instant } from '../ui/Instant';
import { day } from '../ui/time';
import { Left } from './Left';
import { yuan } from './money';
import type { ListedLot } from './publicApi';
import { StageTag } from './StageTag';
import { StateMark } from './StateMark';
import { useTradeNames } from './useTradeNames';

/**
 * One lot of a list.
 *
 * @param at when the list was made: what is due on that day is marked
 */
export function LotCard({ lot, at }: { lot: ListedLot; at: string }) {
  const { t } = useTranslation('trade');
  const { kind, region } = useTradeNames();
  const { deadline } = lot;
  const dueToday = deadline !== null && deadline > at && day(deadline) === day(at);
  return (
    <li className="lot-card">
      <div className="lot-card-head">
        <h2>
          <Link to={paths.lot(lot.tender, lot.lot)}>{lot.name}</Link>
        </h2>
        {dueToday && (
          <span className="tag tag-warning">
            <StateMark state="warning" />
            {t('dueToday')}
          </span>
        )}
        <StageTag stage={lot.stage} />
      </div>
      <p className="secondary">
        {[
          t('lotOf', { tender: lot.tender, lot: lot.lot }),
          kind(lot.kind),
          region(lot.region),
          lot.tenderee,
          lot.estimate === null ? undefined : t('estimate', { amount: yuan(lot.estimate) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {lot.excerpt && lot.excerpt.length > 0 && (
        <p>{lot.excerpt.map((part, i) => (part.match ? <mark key={i}>{part.text}</mark> : part.text))}</p>
      )}
      {deadline !== null && (
        <p>
          {t('deadline')} <Instant at={deadline} /> <Left to={deadline} />
        </p>
      )}
    </li>
  );
}
