import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../api/session';
import { announce } from '../../ui/Announcements';
import { useFollowed } from './followed';
import { bidderPaths } from './paths';

/** On the public page of a lot, for a bidder: the way to the own tasks, and following it. */
export function MyTasks({ tender, lot, name }: { tender: string; lot: string; name: string }) {
  const { t } = useTranslation('bidder');
  const roles = useSession()?.roles ?? [];
  const { follows, follow } = useFollowed();
  if (!roles.includes('bidder')) {
    return null;
  }
  return (
    <p className="actions no-print">
      <Link to={bidderPaths.lot(tender, lot)}>{t('lots.tasks')}</Link>
      {!follows(tender, lot) && (
        <>
          <Button
            onClick={() => {
              follow(tender, lot);
              announce(t('lots.followed', { name }));
            }}
          >
            {t('lots.follow')}
          </Button>
          <span className="secondary">{t('lots.followHint')}</span>
        </>
      )}
    </p>
  );
}
