import { useTranslation } from 'react-i18next';
import './sign.css';

/**
 * A file input that speaks the page's language: browsers write "no file chosen" in their own. It is the browser's own input for
 * keyboards and screen readers.
 *
 * @param chosen name of the file that is chosen, where one is kept
 */
export function ChooseFile({
  id,
  accept,
  multiple = false,
  chosen,
  describedBy,
  wrong = false,
  onChoose,
}: {
  id: string;
  accept: string;
  multiple?: boolean;
  chosen?: string;
  describedBy: string;
  wrong?: boolean;
  onChoose: (files: readonly File[]) => void;
}) {
  const { t } = useTranslation('signing');
  return (
    <div className="choose-file">
      <input
        id={id}
        type="file"
        className="hidden-visually"
        accept={accept}
        multiple={multiple}
        aria-describedby={describedBy}
        aria-invalid={wrong}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = ''; // the same file may be chosen again after it was mended
          onChoose(files);
        }}
      />
      <label htmlFor={id} className="choose-file-button">
        {t(multiple ? 'chooseFiles' : 'chooseFile')}
      </label>
      <span className="secondary" aria-live="polite">
        {chosen ?? t('noFile')}
      </span>
    </div>
  );
}
