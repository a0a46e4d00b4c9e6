import { ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { theme } from './theme';

/**
 * antd in our colours and the reader's language. Buttons say what they are told: no space between two characters. What opens from a
 * control opens within the main landmark.
 */
export function Themed({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation('shell');
  return (
    <ConfigProvider
      theme={theme}
      locale={i18n.language === 'en' ? en : zh}
      button={{ autoInsertSpace: false }}
      getPopupContainer={(control) => control?.closest('main') ?? document.body}
    >
      {children}
    </ConfigProvider>
  );
}
