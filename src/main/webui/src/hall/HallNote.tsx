import { useTranslation } from 'react-i18next';
import { Note } from '../ui/Note';
import type { HallState } from './hall';

/** What keeps an opening from its usual way. */
export function HallNote({ hall }: { hall: HallState }) {
  const { t } = useTranslation('hall');
  if (hall.standing !== 'running') {
    return (
      <Note kind="warning">
        <p>{t(hall.standing === 'suspended' ? 'suspended' : 'terminated')}</p>
      </Note>
    );
  }
  return hall.phase === 'returned' ? (
    <Note>
      <p>{t('returned', { count: hall.count ?? 0 })}</p>
    </Note>
  ) : null;
}
