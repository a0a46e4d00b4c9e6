import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/Instant';
import type { LotPage } from '../publicApi';

/** Questions with their answers, for everybody alike; who asked is shown to nobody. */
export function Answers({ page }: { page: LotPage }) {
  const { t } = useTranslation('lot');
  if (page.answers.length === 0) {
    return <p>{t('answers.none')}</p>;
  }
  return (
    <>
      <p className="secondary">{t('answers.anonymous')}</p>
      <ol className="answers">
        {page.answers.map((each, at) => (
          <li key={at}>
            <h3>{each.question}</h3>
            <p className="secondary">{t('answers.asked', { day: each.askedOn })}</p>
            <p>{each.answer}</p>
            <p className="secondary">
              {t('answers.answered')} <Instant at={each.answeredAt} />
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
