import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Note } from '../../../ui/Note';
import { PageTitle } from '../../../ui/PageTitle';
import { fileOf } from '../LotFileFrame';
import { regulatorPaths } from '../paths';
import type { LotFile } from '../supervisionApi';

/** The order was taken: its digest, and what follows. */
export function OrderGiven({ file, sha256 }: { file: LotFile; sha256: string }) {
  const { t } = useTranslation('regulator');
  const queries = useQueryClient();
  const { tender, lot } = file.lot;
  return (
    <>
      <PageTitle title={t('order.doneTitle')} />
      <Note kind="success">
        <p>
          {t('order.done')} <span className="digest">{sha256}</span>
        </p>
        <p>{t('order.next')}</p>
      </Note>
      <p>
        <Link
          to={regulatorPaths.file(tender, lot)}
          onClick={() => queries.removeQueries(fileOf(tender, lot))}
        >
          {t('order.toFile')}
        </Link>
      </p>
    </>
  );
}
