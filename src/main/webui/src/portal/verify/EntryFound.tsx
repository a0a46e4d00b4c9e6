import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/Instant';
import { Note } from '../../ui/Note';
import type { CheckedEntry } from './check';
import { MerklePath } from './MerklePath';
import { TrustNote } from './TrustNote';
import { Witnesses } from './Witnesses';

/** An entry of the public log that leads to the signed root; whatever does not, was thrown before. */
export function EntryFound({ checked: { trust, found, type } }: { checked: CheckedEntry }) {
  const { t } = useTranslation('verify');
  const index = String(found.index);
  return (
    <>
      <div role="status">
        <Note kind="success">
          <h2>{t('entry.stands', { index })}</h2>
          <p>{type === undefined ? t('entry.secret') : t('entry.open', { type })}</p>
          <p>
            {t('entry.seen', { size: String(found.checkpoint.size) })}{' '}
            <Instant at={found.quorumTime.getTime()} seconds />
          </p>
        </Note>
      </div>
      <TrustNote trust={trust} />
      <section aria-labelledby="path">
        <h2 id="path">{t('path.title', { index, size: String(found.checkpoint.size) })}</h2>
        <p>{t('path.arrives')}</p>
        <MerklePath climb={found.climb} rootMatches />
      </section>
      <section aria-labelledby="witnesses">
        <h2 id="witnesses">{t('witnesses.title')}</h2>
        <Witnesses cosigned={found.cosigned} register={trust.register} />
      </section>
    </>
  );
}
