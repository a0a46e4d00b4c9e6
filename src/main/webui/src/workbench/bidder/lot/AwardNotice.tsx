import { useTranslation } from 'react-i18next';
import type { LotPage } from '../../../portal/publicApi';
import { Note } from '../../../ui/Note';
import { serverPaths } from '../../../paths';
import { isContracted } from '../tasks';

/** The award notice, for the winner it was sent to. */
export function AwardNotice({ page }: { page: LotPage }) {
  const { t } = useTranslation('bidder');
  const { tender, lot } = page.lot;
  return (
    <section aria-labelledby="award">
      <h2 id="award">{t('award.title')}</h2>
      <Note kind="success">
        <p>
          {t('award.won')} <a href={serverPaths.awardNotice(tender, lot)}>{t('award.pdf')}</a>
        </p>
        {!isContracted(page) && <p>{t('award.next')}</p>}
      </Note>
    </section>
  );
}
