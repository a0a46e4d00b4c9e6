import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useBusinessTime } from '../../../live/useBusinessTime';
import { Documents } from '../../../portal/lot/Documents';
import { announce } from '../../../ui/Announcements';
import { Note } from '../../../ui/Note';
import { useFollowed } from '../followed';
import { TaskTag } from '../TaskTag';
import { isHeld, nextStep, tasksOf, type Standing } from '../tasks';
import { useTaskWords } from '../useTaskWords';
import { AwardNotice } from './AwardNotice';
import { LotFrame } from './LotFrame';
import { OwnEnquiries } from './OwnEnquiries';
import { OwnObjections } from './OwnObjections';
import { Receipts } from './Receipts';

/** One lot as the bidder's list of tasks, with the receipts of what is done. */
export function Component() {
  return <LotFrame>{(standing) => <Tasks standing={standing} />}</LotFrame>;
}

function Tasks({ standing }: { standing: Standing }) {
  const { t } = useTranslation('bidder');
  const { tender = '', lot = '' } = useParams();
  const words = useTaskWords();
  const now = useBusinessTime();
  const { follows, follow, fetched } = useFollowed();
  const { page } = standing;
  const tasks = now === undefined ? [] : tasksOf(standing, now);
  const next = nextStep(tasks);
  return (
    <>
      {next && (
        <p className="lot-next">
          <strong>{t('lots.next')}</strong>{' '}
          <Link to={words.address(next, tender, lot)}>{words.name(next)}</Link> <span>{words.why(next)}</span>
        </p>
      )}
      {!follows(tender, lot) && (
        <p>
          <Button
            onClick={() => {
              follow(tender, lot);
              announce(t('lots.followed', { name: page.lot.name }));
            }}
          >
            {t('lots.follow')}
          </Button>{' '}
          <span className="secondary">{t('lots.followHint')}</span>
        </p>
      )}
      {isHeld(page) && (
        <Note kind="warning">
          <p>{t(page.lot.stage === 'SUSPENDED' ? 'lots.suspended' : 'lots.paused')}</p>
        </Note>
      )}
      <ol className="lot-tasks">
        {tasks.map((task) => (
          <li key={task.name}>
            <div>
              <Link to={words.address(task, tender, lot)}>{words.name(task)}</Link>
              <p className="secondary">{words.why(task)}</p>
            </div>
            <TaskTag state={task.state} />
          </li>
        ))}
      </ol>
      {standing.won && <AwardNotice page={standing.page} />}
      <section aria-labelledby="receipts">
        <h2 id="receipts">{t('receipts.title')}</h2>
        <Receipts bids={standing.bids} caption={t('receipts.caption')} />
        {standing.earlier.length > 0 && <Receipts bids={standing.earlier} caption={t('receipts.earlier')} />}
      </section>
      <section aria-labelledby="documents">
        <h2 id="documents">{t('documents.title')}</h2>
        <p className="reading">{t('documents.why')}</p>
        <div
          onClick={(event) => {
            const link = event.target instanceof Element ? event.target.closest('a[download]') : null;
            if (link) {
              const name = page.documents.find((each) => each.href === link.getAttribute('href'))?.name;
              fetched(tender, lot, name === undefined ? [] : [name]);
            }
          }}
        >
          <Documents page={page} />
        </div>
      </section>
      <OwnEnquiries enquiries={standing.enquiries} />
      <OwnObjections objections={standing.objections} />
    </>
  );
}
