import { useTranslation } from 'react-i18next';
import { StateMark } from '../portal/StateMark';
import type { HallState } from './hall';

/** Who holds the keys, and who has released them. */
export function HallTrustees({ hall }: { hall: HallState }) {
  const { t } = useTranslation('hall');
  if (hall.trustees.length === 0 || hall.phase === 'returned') {
    return null;
  }
  return (
    <section className="card" aria-labelledby="hall-trustees">
      <h2 id="hall-trustees">{t('trustees.title')}</h2>
      <p className="secondary">{t('trustees.rule', { all: hall.trustees.length, needed: hall.needed })}</p>
      <ul className="hall-trustees">
        {hall.trustees.map(({ id, body }) => {
          const has = hall.released.includes(id);
          return (
            <li key={id}>
              <StateMark state={has ? 'good' : 'unknown'} /> {id} {body}{' '}
              <span className="secondary">{t(has ? 'trustees.released' : 'trustees.notYet')}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
