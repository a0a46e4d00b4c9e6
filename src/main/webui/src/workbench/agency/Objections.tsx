import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Left } from '../../portal/Left';
import { StateMark } from '../../portal/StateMark';
import { ErrorNote } from '../../ui/ErrorNote';
import { Instant } from '../../ui/Instant';
import { Loading } from '../../ui/Loading';
import { Note } from '../../ui/Note';
import { emptyAnswer } from './answer';
import { ObjectionAnswer } from './ObjectionAnswer';
import { preparePaths } from './prepare/paths';
import { objections } from './prepare/queries';
import { evidenceAddress, type Objection } from './prepare/server';
import { Unsent } from './prepare/Unsent';
import '../../portal/portal.css';
import './prepare/prepare.css';

/** The objections about a lot with their answers, and the form to answer with. Who objected shows once the bids are frozen. */
export function Objections({ tender, lot }: { tender: string; lot: string }) {
  const { t } = useTranslation('agencyPrepare');
  const filed = useQuery({ ...objections(tender, lot), refetchInterval: 30_000 });
  if (filed.isPending) {
    return <Loading />;
  }
  if (filed.isError) {
    return <ErrorNote error={filed.error} />;
  }
  const { objections: all, deadlineToMove } = filed.data;
  return (
    <>
      <p className="lead">{t('objections.lead')}</p>
      {deadlineToMove && (
        <Note kind="warning">
          <p>
            {t('objections.deadlineToMove')} <Instant at={deadlineToMove} />{' '}
            <Link to={preparePaths.addendum(tender, lot)}>{t('lot.page.addendum')}</Link>
          </p>
        </Note>
      )}
      {all.length === 0 && <p>{t('objections.none')}</p>}
      <ol className="slips">
        {all.map((objection) => (
          <li key={objection.id} className="card">
            <About objection={objection} tender={tender} lot={lot} />
            {objection.answer ? (
              <>
                <Answered answer={objection.answer} />
                <Unsent
                  draft={`agency/objection/${objection.id}`}
                  empty={emptyAnswer}
                  textOf={(answer) => answer.text}
                  given={objection.answer.text}
                />
              </>
            ) : (
              <ObjectionAnswer objection={objection} tender={tender} lot={lot} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function About({ objection, tender, lot }: { objection: Objection; tender: string; lot: string }) {
  const { t } = useTranslation('agencyPrepare');
  const { words, objector, dueAt, answer } = objection;
  return (
    <>
      <h2>{t(`objections.about.${objection.about}`)}</h2>
      <p className="secondary">
        {t('objections.filedOn', { day: objection.filedOn })}
        {objection.late && <> · {t('objections.late')}</>}
        {!answer && dueAt && (
          <>
            {' · '}
            {t('due.at')} <Instant at={dueAt} />{' '}
            {objection.overdue ? (
              <strong className="overdue">{t('due.overdue')}</strong>
            ) : (
              <Left to={dueAt} />
            )}
          </>
        )}
      </p>
      <p>{objector ? t('objections.by', { name: objector.name }) : t('objections.secret')}</p>
      {words && (
        <>
          <p className="grounds">{words.grounds}</p>
          {words.evidence.length > 0 && (
            <ul>
              {words.evidence.map((each) => (
                <li key={each.sha256}>
                  <a href={evidenceAddress(tender, lot, objection.id, each.sha256)} download={each.name}>
                    {each.name}
                  </a>{' '}
                  <span className="digest">{each.sha256.slice(0, 16)}…</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </>
  );
}

function Answered({ answer }: { answer: NonNullable<Objection['answer']> }) {
  const { t } = useTranslation('agencyPrepare');
  return (
    <>
      <h3>
        <StateMark state="good" /> {t(`outcome.${answer.outcome}` as 'outcome.UPHELD')} ·{' '}
        {t(`consequence.${answer.consequence}` as 'consequence.NONE')}
      </h3>
      <p>{answer.text}</p>
      <p className="secondary">
        {t('questions.answeredAt')} <Instant at={answer.at} seconds />
      </p>
    </>
  );
}
