import { useTranslation } from 'react-i18next';
import type { LotPage } from '../../../portal/publicApi';
import { explain } from '../bidderApi';
import { WordsForm } from './WordsForm';

/** Explains a price the committee finds markedly low; it is sent only once. */
export function ExplainForm({ page }: { page: LotPage }) {
  const { t } = useTranslation('bidder');
  const { tender, lot } = page.lot;
  return (
    <WordsForm
      place={{ tender, lot }}
      draft="bidder/explain"
      field="text"
      label={t('explain.label')}
      hint={t('explain.hint')}
      empty={t('explain.empty')}
      longest={20_000}
      rows={{ minRows: 8, maxRows: 24 }}
      check={{ title: t('explain.check'), note: <p>{t('explain.once')}</p>, send: t('explain.send') }}
      send={(text) => explain({ tender, lot }, text)}
    />
  );
}
