import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/Note';
import { serverPaths } from '../../../paths';

/** The award notice, for the winner it was sent to. */
export function AwardNotice({ tender, lot }: { tender: string; lot: string }) {
  const { t } = useTranslation('bidder');
  return (
    <section aria-labelledby="award">
      <h2 id="award">{t('award.title')}</h2>
      <Note kind="success">
        <p>
          {t('award.won')} <a href={serverPaths.awardNotice(tender, lot)}>{t('award.pdf')}</a>
        </p>
        <p>{t('award.next')}</p>
      </Note>
    </section>
  );
}
