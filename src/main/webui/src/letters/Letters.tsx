import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../portal/Skeleton';
import { ErrorNote } from '../ui/ErrorNote';
import { PageTitle } from '../ui/PageTitle';
import { ForRoles } from '../workbench/Desk';
import { LetterAddress } from './LetterAddress';
import { LetterItem } from './LetterItem';
import { LETTERS_PER_PAGE, lettersQuery } from './lettersApi';
import './letters.css';

/** The letters of whoever is logged in, in any role. */
export function Component() {
  return (
    <ForRoles roles={[]}>
      <Letters />
    </ForRoles>
  );
}

function Letters() {
  const { t } = useTranslation('letters');
  const [page, setPage] = useState(0);
  const letters = useQuery(lettersQuery(page));
  return (
    <>
      <PageTitle title={t('title')} />
      <p className="lead">{t('lead')}</p>
      {letters.error && <ErrorNote error={letters.error} />}
      {letters.isPending && <Skeleton />}
      {letters.data?.length === 0 && <p>{page === 0 ? t('none') : t('noMore')}</p>}
      {letters.data && letters.data.length > 0 && (
        <ul className="letters">
          {letters.data.map((letter) => (
            <LetterItem key={letter.id} letter={letter} />
          ))}
        </ul>
      )}
      {(page > 0 || letters.data?.length === LETTERS_PER_PAGE) && (
        <nav className="actions" aria-label={t('paging')}>
          <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('newer')}
          </Button>
          <Button disabled={(letters.data?.length ?? 0) < LETTERS_PER_PAGE} onClick={() => setPage(page + 1)}>
            {t('older')}
          </Button>
        </nav>
      )}
      <LetterAddress />
    </>
  );
}
