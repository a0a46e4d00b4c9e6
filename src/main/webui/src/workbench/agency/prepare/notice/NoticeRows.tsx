import { useTranslation } from 'react-i18next';
import { yuan } from '../../../../portal/money';
import { useTradeNames } from '../../../../portal/useTradeNames';
import { Instant } from '../../../../ui/Instant';
import { day } from '../../../../ui/time';
import type { Faults } from '../../../../ui/useFaults';
import { preparePaths } from '../paths';
import type { AnnouncementField, DocumentList, Lot, TenderSigner } from '../server';
import { needsTerms } from '../terms/checks';
import type { Terms } from '../terms/terms';
import { CheckRow } from './CheckRow';

/** What a notice would publish, line by line. */
export function NoticeRows({
  lot,
  terms,
  openAt,
  fields,
  documents,
  signers,
  faults,
}: {
  lot: Lot;
  terms: Terms;
  openAt: string;
  fields: readonly AnnouncementField[];
  documents: DocumentList;
  signers: readonly TenderSigner[];
  faults: Faults;
}) {
  const { t } = useTranslation('agencyPrepare');
  const names = useTradeNames();
  const at = (page: 'schedule' | 'announcement' | 'requirements' | 'evaluation' | 'documents') =>
    preparePaths[page](lot.tender, lot.lot);
  const { evaluation } = terms;
  return (
    <dl className="check">
      <CheckRow name="openAt" label={t('schedule.openAt')} to={at('schedule')} faults={faults}>
        {openAt === '' ? t('none') : <Instant at={openAt} seconds />}
      </CheckRow>
      <CheckRow name="minimumBids" label={t('begin.minimumBids')} faults={faults}>
        {lot.minimumBids}
      </CheckRow>
      {needsTerms(lot.kind) && (
        <>
          <CheckRow name="terms.documents" label={t('publish.supply')} to={at('schedule')} faults={faults}>
            {terms.documents.from === '' || terms.documents.until === '' ? (
              t('none')
            ) : (
              <>
                <Instant at={terms.documents.from} /> – <Instant at={terms.documents.until} />
              </>
            )}
          </CheckRow>
          <CheckRow
            name="terms.announcement"
            label={t('announcement.title')}
            to={at('announcement')}
            faults={faults}
          >
            <dl className="check-inner">
              {fields.map(({ field }) => (
                <div key={field}>
                  <dt>{names.field(field)}</dt>
                  <dd>{terms.announcement[field] ?? t('none')}</dd>
                </div>
              ))}
            </dl>
          </CheckRow>
          {(['qualification', 'responsiveness'] as const).map((list) => (
            <CheckRow
              key={list}
              name={`terms.${list}`}
              label={t(`requirements.${list}`)}
              to={at('requirements')}
              faults={faults}
            >
              {terms[list].length === 0 ? (
                t('none')
              ) : (
                <ul>
                  {terms[list].map(({ id, text }) => (
                    <li key={id}>
                      <span className="code">{id}</span> {text}
                    </li>
                  ))}
                </ul>
              )}
            </CheckRow>
          ))}
          <CheckRow
            name="terms.openingForm"
            label={t('requirements.openingForm')}
            to={at('requirements')}
            faults={faults}
          >
            {terms.openingForm.map(({ label }) => label).join(t('separator'))}
          </CheckRow>
          <CheckRow
            name="terms.ceilingPrice"
            label={t('requirements.ceiling')}
            to={at('requirements')}
            faults={faults}
          >
            {terms.ceilingPrice ? yuan(terms.ceilingPrice) : t('none')}
          </CheckRow>
          <CheckRow
            name="terms.evaluation"
            label={t('evaluation.title')}
            to={at('evaluation')}
            faults={faults}
          >
            {evaluation.method === undefined ? (
              t('none')
            ) : (
              <>
                {t(`method.${evaluation.method}`)}
                <ul>
                  {(evaluation.items ?? []).map((item) => (
                    <li key={item.id}>{t('publish.item', { text: item.text, full: item.full })}</li>
                  ))}
                </ul>
              </>
            )}
          </CheckRow>
        </>
      )}
      <CheckRow name="documentsRoot" label={t('documents.title')} to={at('documents')} faults={faults}>
        <ul>
          {documents.documents.map((document) => (
            <li key={document.name}>
              {document.name} <span className="digest">{document.sha256}</span>
            </li>
          ))}
        </ul>
        {documents.documentsRoot && (
          <p className="secondary">
            {t('documents.root')} <span className="digest">{documents.documentsRoot}</span>
          </p>
        )}
      </CheckRow>
      <CheckRow name="signers" label={t('publish.signers')} faults={faults}>
        <ul>
          {signers.map((signer) => (
            <li key={signer.sha256}>
              {t('publish.signer', { organisation: signer.organisation, until: day(signer.notAfter) })}{' '}
              <span className="digest">{signer.sha256}</span>
            </li>
          ))}
        </ul>
        <p className="secondary">{t('publish.signersWhy')}</p>
      </CheckRow>
    </dl>
  );
}
