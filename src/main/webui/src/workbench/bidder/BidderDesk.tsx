import { useTranslation } from 'react-i18next';
import { paths } from '../../paths';
import { Desk } from '../Desk';
import { bidderPaths } from './paths';

/** What every page of the bidder's desk stands in. */
export function BidderDesk() {
  const { t } = useTranslation('bidder');
  return (
    <Desk
      label={t('desk.label')}
      roles={['bidder']}
      pages={[
        { to: bidderPaths.todo, name: t('desk.todo'), exact: true },
        { to: bidderPaths.company, name: t('desk.company') },
        { to: paths.notices, name: t('desk.notices') },
      ]}
    />
  );
}
