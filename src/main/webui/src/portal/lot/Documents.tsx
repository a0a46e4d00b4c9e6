import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/Instant';
import type { LotPage } from '../publicApi';
import { StackedTable } from '../StackedTable';

/** What can be downloaded by anybody; nobody is told who did. */
export function Documents({ page }: { page: LotPage }) {
  const { t } = useTranslation('lot');
  if (page.documents.length === 0) {
    return <p>{t('documents.none')}</p>;
  }
  return (
    <StackedTable
      caption={t('documents.caption')}
      rows={page.documents}
      rowKey={(document) => document.name}
      columns={[
        {
          key: 'name',
          head: t('documents.name'),
          cell: (document) => (
            <a href={document.href} download>
              {document.name}
            </a>
          ),
        },
        { key: 'size', head: t('documents.size'), figures: true, cell: (document) => size(document.size) },
        { key: 'at', head: t('documents.at'), cell: (document) => <Instant at={document.publishedAt} /> },
        {
          key: 'sha256',
          head: 'SHA-256',
          cell: (document) => <span className="digest">{document.sha256}</span>,
        },
      ]}
    />
  );
}

/** Bytes as people read them: 2.2 MB, with a thousand bytes to the kilobyte. */
function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
