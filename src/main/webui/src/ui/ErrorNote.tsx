import { useTranslation } from 'react-i18next';
import { Note } from './Note';
import { sentence } from './sentences';

/** An error outside a form: what happened, and the code after it. */
export function ErrorNote({ error }: { error: unknown }) {
  const { t } = useTranslation('problems');
  const { text, detail, code } = sentence(error, t);
  return (
    <div role="alert">
      <Note kind="danger">
        <p>
          {text} {detail && <span lang="en">{detail}</span>}{' '}
          {code && <span className="code">{t('codeShown', { code })}</span>}
        </p>
      </Note>
    </div>
  );
}
