import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTradeNames } from '../../../portal/useTradeNames';
import { Note } from '../../../ui/Note';
import { isBeforeDeadline } from './board';
import { preparePaths } from './paths';
import type { Lot } from './server';

/** Says so where a page has been overtaken: what it was for has happened, or the deadline has come meanwhile. */
export function PassedStage({ lot, before }: { lot: Lot; before: 'published' | 'closed' }) {
  const { t } = useTranslation('agencyPrepare');
  const names = useTradeNames();
  if (!isBeforeDeadline(lot)) {
    return (
      <Note kind="warning">
        <p>{t('passed.closed', { stage: names.stage(lot.stage) })}</p>
      </Note>
    );
  }
  if (before === 'published' && lot.version > 0) {
    return (
      <Note kind="warning">
        <p>
          {t('passed.published', { stage: names.stage(lot.stage), version: lot.version })}{' '}
          <Link to={preparePaths.addendum(lot.tender, lot.lot)}>{t('lot.page.addendum')}</Link>
        </p>
      </Note>
    );
  }
  return null;
}
