import { useTranslation } from 'react-i18next';
import { serverPaths } from '../paths';
import { ListPage } from './ListPage';
import { findResults } from './publicApi';
import { ResultCard } from './ResultCard';

/** Candidates, awards and contracts, the newest first. */
export function Component() {
  const { t } = useTranslation('results');
  return (
    <ListPage
      name="results"
      words={{
        title: t('title'),
        search: t('search'),
        total: (count) => t('total', { count }),
        looked: (words) => t('words', { words }),
      }}
      find={findResults}
      narrowing={[
        { name: 'subject', several: true },
        { name: 'kind', several: true },
        { name: 'region', several: true },
      ]}
      feeds={({ exported }) => <a href={serverPaths.resultsJson(exported)}>{t('json')}</a>}
    >
      {({ results }) =>
        results.map((result) => (
          <ResultCard key={`${result.tender}/${result.lot}/${result.sha256}`} result={result} />
        ))
      }
    </ListPage>
  );
}
