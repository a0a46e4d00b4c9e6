import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { Desk } from '../Desk';
import { expertPaths } from './paths';
import './expert.css';

/** What every page of the desk stands in. A tenderee's delegate has a seat, but no entry in the pool and no invitation. */
export function ExpertDesk() {
  const { t } = useTranslation('expert');
  const isExpert = useSession()?.roles.includes('expert');
  return (
    <Desk
      label={t('desk.label')}
      roles={['expert', 'tenderee']}
      pages={[
        { to: expertPaths.today, name: t('desk.today'), exact: true },
        ...(isExpert ? [{ to: expertPaths.entry, name: t('desk.entry') }] : []),
        { to: expertPaths.past, name: t('desk.past') },
      ]}
    />
  );
}
