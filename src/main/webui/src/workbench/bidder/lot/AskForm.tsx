import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LotPage } from '../../../portal/publicApi';
import { Instant } from '../../../ui/Instant';
import { Note } from '../../../ui/Note';
import { ask } from '../bidderApi';
import { Sent } from './Sent';
import { WordsForm } from './WordsForm';

/**
 * Writes a question about the documents.
 *
 * @param closedAt when questions ended, as far as the page knows
 */
export function AskForm({ page, closedAt }: { page: LotPage; closedAt: string | undefined }) {
  const { t } = useTranslation('bidder');
  const { tender, lot } = page.lot;
  return (
    <WordsForm
      place={{ tender, lot }}
      draft="bidder/ask"
      field="question"
      label={t('questions.label')}
      hint={t('questions.hint')}
      empty={t('questions.empty')}
      longest={4000}
      rows={{ minRows: 5, maxRows: 16 }}
      closed={
        closedAt !== undefined && (
          <Note kind="warning">
            <p>
              {t('questions.closed')} <Instant at={closedAt} seconds />
            </p>
          </Note>
        )
      }
      check={{
        title: t('questions.check'),
        note: (
          <Note>
            <p>{t('questions.secret')}</p>
          </Note>
        ),
        send: t('questions.send'),
      }}
      send={(question) => ask({ tender, lot }, question)}
      sent={(again) => (
        <Sent title={t('questions.sent')} next={t('questions.next')}>
          <Button onClick={again}>{t('questions.another')}</Button>
        </Sent>
      )}
    />
  );
}
