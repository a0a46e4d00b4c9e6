import { useTranslation } from 'react-i18next';
import { Instant } from '../../../ui/Instant';
import type { Objection } from '../bidderApi';

/** One's own objections with what became of them. */
export function OwnObjections({ objections }: { objections: readonly Objection[] }) {
  const { t } = useTranslation('bidder');
  const mine = objections.filter((each) => each.mine);
  if (mine.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="own-objections">
      <h2 id="own-objections">{t('objection.mine')}</h2>
      <ul className="said">
        {mine.map((each) => (
          <li key={each.id}>
            <p className="secondary">
              {t(`objection.about.${each.about}`)} · {t('objection.filedOn', { day: each.filedOn })}
              {each.late && ` · ${t('objection.isLate')}`}
            </p>
            {each.words && <p className="said-words">{each.words.grounds}</p>}
            {each.answer ? (
              <>
                <p>
                  <strong>{t(`objection.outcome.${each.answer.outcome}`)}</strong>{' '}
                  <Instant at={each.answer.at} />
                </p>
                <blockquote className="said-words">{each.answer.text}</blockquote>
              </>
            ) : (
              <p>
                {each.dueAt === null ? (
                  t('objection.open')
                ) : (
                  <>
                    {t('objection.openUntil')} <Instant at={each.dueAt} />
                  </>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
