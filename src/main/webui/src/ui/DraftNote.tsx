import { useTranslation } from 'react-i18next';
import { Instant } from './Instant';

/** When the form was last kept on this computer. */
export function DraftNote({ savedAt }: { savedAt: number | undefined }) {
  const { t } = useTranslation('shell');
  return (
    <p className="draft-note">
      {savedAt === undefined ? (
        t('draft.none')
      ) : (
        <>
          {t('draft.saved')} <Instant at={savedAt} seconds />
        </>
      )}
    </p>
  );
}
