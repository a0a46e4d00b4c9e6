import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session';

/** Who may act for the organisation, and why there is no mandate for bids. */
export function Team() {
  const { t } = useTranslation('bidder');
  const account = useSession()?.account;
  return (
    <section aria-labelledby="team">
      <h2 id="team">{t('team.title')}</h2>
      <p>{t('team.account', { account })}</p>
      <p className="reading">{t('team.why')}</p>
    </section>
  );
}
