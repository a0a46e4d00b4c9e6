import { useTranslation } from 'react-i18next';
import { Instant } from '../../../ui/Instant';
import type { Enquiry } from '../bidderApi';

/** One's own questions with their answers; nobody else sees whose they are. */
export function OwnEnquiries({ enquiries }: { enquiries: readonly Enquiry[] }) {
  const { t } = useTranslation('bidder');
  const mine = enquiries.filter((each) => each.mine);
  if (mine.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="own-questions">
      <h2 id="own-questions">{t('questions.mine')}</h2>
      <ul className="said">
        {mine.map((each) => (
          <li key={each.id}>
            <p className="secondary">{t('questions.askedOn', { day: each.askedOn })}</p>
            <p className="said-words">{each.question}</p>
            {each.answer === null ? (
              <p>
                {each.dueAt === null ? (
                  t('questions.open')
                ) : (
                  <>
                    {t('questions.openUntil')} <Instant at={each.dueAt} />
                  </>
                )}
              </p>
            ) : (
              <blockquote className="said-words">{each.answer}</blockquote>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
