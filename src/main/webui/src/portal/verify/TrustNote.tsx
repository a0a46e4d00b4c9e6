import { useTranslation } from 'react-i18next';
import type { Trust } from '../../sealing/trust';
import { Note } from '../../ui/Note';

/** Says plainly whose keys the check rests on. */
export function TrustNote({ trust }: { trust: Trust }) {
  const { t } = useTranslation('verify');
  const { members, threshold } = trust.register;
  return (
    <Note kind={trust.source === 'file' ? 'success' : 'warning'}>
      <h2>{t(`trust.${trust.source}.title`)}</h2>
      <p>{t(`trust.${trust.source}.means`, { threshold, members: members.length })}</p>
      <p>
        {t('trust.regulator')} <span className="digest">{trust.regulatorSha256}</span>
      </p>
    </Note>
  );
}
