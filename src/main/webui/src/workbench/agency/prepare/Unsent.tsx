import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/Note';
import { useDraft } from '../../../ui/useDraft';

/**
 * What this account had written when a colleague's answer came first: beside the one given, so that neither is lost unseen.
 *
 * @param draft the name under which it was kept
 * @param textOf what of it was the answer
 */
export function Unsent<T>({
  draft: name,
  empty,
  textOf,
  given,
}: {
  draft: string;
  empty: T;
  textOf: (draft: T) => string;
  given: string;
}) {
  const { t } = useTranslation('agencyPrepare');
  const draft = useDraft<T>(name, empty);
  const text = textOf(draft.value).trim();
  if (text === '' || text === given.trim()) {
    return null;
  }
  return (
    <Note kind="warning">
      <p>{t('unsent.what')}</p>
      <p className="grounds">{text}</p>
      <Button onClick={draft.discard}>{t('unsent.discard')}</Button>
    </Note>
  );
}
