import { useTranslation } from 'react-i18next';
import { choose, type Language } from '../i18n/language';

/** Names the other language in that language, so that whoever needs it can read it. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('shell');
  const other: Language = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="plain-button" lang={other} onClick={() => void choose(other)}>
      {t('otherLanguage')}
    </button>
  );
}
