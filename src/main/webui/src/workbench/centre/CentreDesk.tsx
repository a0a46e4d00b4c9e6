import { useTranslation } from 'react-i18next';
import { Desk } from '../Desk';
import { centrePaths } from './paths';

/** What every page of the centre's desk stands in. */
export function CentreDesk() {
  const { t } = useTranslation('centre');
  return (
    <Desk
      label={t('desk.label')}
      roles={['centre']}
      pages={[
        { to: centrePaths.window, name: t('desk.window'), exact: true },
        { to: centrePaths.day(), name: t('desk.day') },
        { to: centrePaths.rooms(), name: t('desk.rooms') },
      ]}
    />
  );
}
