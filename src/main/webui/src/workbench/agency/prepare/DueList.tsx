import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Left } from '../../../portal/Left';
import { StateMark } from '../../../portal/StateMark';
import { Instant } from '../../../ui/Instant';
import type { Due } from './board';
import { preparePaths } from './paths';

/** Who has to act, so that nobody waits for themselves. */
const OTHERS = new Set<Due['what']>(['window', 'deadline']);

const addressOf = ({ what, tender, lot }: Due): string =>
  lot === undefined
    ? preparePaths.registration(tender)
    : {
        question: preparePaths.questions,
        objection: preparePaths.objections,
        publish: preparePaths.publish,
        deadline: preparePaths.lot,
        correct: preparePaths.lot,
        window: preparePaths.lot,
      }[what](tender, lot);

/** What is due by the clock, the most urgent first. */
export function DueList({ due }: { due: readonly Due[] }) {
  const { t } = useTranslation('agencyPrepare');
  return (
    <section aria-labelledby="due">
      <h2 id="due">{t('due.title')}</h2>
      {due.length === 0 ? (
        <p>{t('due.nothing')}</p>
      ) : (
        <ol className="dues">
          {due.map((each) => (
            <li key={`${each.what} ${each.tender} ${each.lot ?? ''} ${each.at}`}>
              <StateMark state={each.overdue ? 'bad' : OTHERS.has(each.what) ? 'waiting' : 'warning'} />
              <div>
                <Link to={addressOf(each)}>{t(`due.what.${each.what}`)}</Link>
                {' · '}
                {each.name}
                <br />
                <span className="secondary">
                  {t(each.what === 'correct' ? 'due.since' : 'due.at')} <Instant at={each.at} />{' '}
                </span>
                {each.overdue ? (
                  <strong className="overdue">{t('due.overdue')}</strong>
                ) : (
                  each.what !== 'correct' && <Left to={each.at} />
                )}{' '}
                {OTHERS.has(each.what) && <span className="secondary">{t('due.others')}</span>}
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
