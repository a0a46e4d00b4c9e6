import { useTranslation } from 'react-i18next';
import { Diff } from '../../../../portal/lot/Diff';
import type { StoredDocument } from '../server';
import { usePartName } from '../terms/usePartName';

/** A part of the terms in both versions; null where a version has nothing there. */
export interface Change {
  part: string;
  before: string | null;
  after: string | null;
}

/** All an addendum changes, old above new. */
export function AddendumChanges({
  changes,
  added,
  before,
  after,
}: {
  changes: readonly Change[];
  added: readonly StoredDocument[];
  before: string;
  after: string;
}) {
  const { t } = useTranslation('agencyPrepare');
  const name = usePartName();
  const moves = Date.parse(after) > Date.parse(before);
  if (changes.length === 0 && added.length === 0 && !moves) {
    return <p>{t('addendum.nothingYet')}</p>;
  }
  return (
    <dl className="diffs">
      {moves && (
        <div>
          <dt>{t('schedule.openAt')}</dt>
          <dd>
            <Diff before={new Date(before).toISOString()} after={new Date(after).toISOString()} />
          </dd>
        </div>
      )}
      {changes.map((change) => (
        <div key={change.part}>
          <dt>{name(change.part)}</dt>
          <dd>
            <Diff before={change.before} after={change.after} />
          </dd>
        </div>
      ))}
      {added.length > 0 && (
        <div>
          <dt>{t('addendum.newDocuments')}</dt>
          <dd>
            <ul>
              {added.map((document) => (
                <li key={document.name}>
                  {document.name} <span className="digest">{document.sha256}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}
