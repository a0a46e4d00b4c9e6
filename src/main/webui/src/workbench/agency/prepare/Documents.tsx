import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { StackedTable } from '../../../portal/StackedTable';
import { StateMark } from '../../../portal/StateMark';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Instant } from '../../../ui/Instant';
import { Loading } from '../../../ui/Loading';
import { PageTitle } from '../../../ui/PageTitle';
import { AddDocument } from './AddDocument';
import { useLot } from './LotFrame';
import { documents } from './queries';
import { documentAddress, removeDocument, type StoredDocument } from './server';

/** The tender documents of the project: what is public for good, and what the next notice would publish. */
export function Component() {
  const { t } = useTranslation('agencyPrepare');
  const lot = useLot();
  const client = useQueryClient();
  const listed = useQuery(documents(lot.tender));
  const removing = useMutation({
    mutationFn: (name: string) => removeDocument(lot.tender, name),
    onSettled: () => client.invalidateQueries({ queryKey: ['agency', 'documents', lot.tender] }),
  });
  return (
    <>
      <PageTitle title={t('documents.title')} />
      <p className="lead">{t('documents.lead')}</p>
      {listed.isPending && <Loading />}
      {listed.isError && <ErrorNote error={listed.error} />}
      {removing.isError && <ErrorNote error={removing.error} />}
      {listed.data &&
        (listed.data.documents.length === 0 ? (
          <p>{t('documents.none')}</p>
        ) : (
          <>
            <StackedTable
              caption={t('documents.caption')}
              rows={listed.data.documents}
              rowKey={(document) => document.name}
              columns={[
                {
                  key: 'name',
                  head: t('documents.name'),
                  cell: (document) => (
                    <a href={documentAddress(lot.tender, document.name)} download>
                      {document.name}
                    </a>
                  ),
                },
                {
                  key: 'size',
                  head: t('documents.size'),
                  figures: true,
                  cell: (document) => t('documents.bytes', { size: document.size.toLocaleString('en') }),
                },
                {
                  key: 'sha256',
                  head: t('documents.digest'),
                  cell: (document) => <span className="digest">{document.sha256}</span>,
                },
                {
                  key: 'state',
                  head: t('documents.state'),
                  cell: (document) => <Standing document={document} />,
                },
                {
                  key: 'act',
                  head: t('documents.act'),
                  cell: (document) =>
                    document.publishedAt === null ? (
                      <Button
                        size="small"
                        loading={removing.isPending && removing.variables === document.name}
                        aria-label={t('documents.remove', { name: document.name })}
                        onClick={() => removing.mutate(document.name)}
                      >
                        {t('remove')}
                      </Button>
                    ) : (
                      <span className="secondary">{t('documents.stays')}</span>
                    ),
                },
              ]}
            />
            {listed.data.documentsRoot && (
              <p className="secondary">
                {t('documents.root')} <span className="digest">{listed.data.documentsRoot}</span>
              </p>
            )}
          </>
        ))}
      {listed.data && <AddDocument tender={lot.tender} documents={listed.data.documents} />}
    </>
  );
}

function Standing({ document }: { document: StoredDocument }) {
  const { t } = useTranslation('agencyPrepare');
  return document.publishedAt === null ? (
    <>
      <StateMark state="waiting" /> {t('documents.draft')}
    </>
  ) : (
    <>
      <StateMark state="good" /> {t('documents.published')} <Instant at={document.publishedAt} />
    </>
  );
}
