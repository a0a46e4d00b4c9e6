import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import shellZh from './zh-CN/shell.json';

/** Chinese first: who has not chosen reads Chinese, whatever the browser prefers. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const KEPT = 'sunseal.language';

/** One file per area and language, loaded when the first page of that area is. */
const files = import.meta.glob<{ default: Record<string, unknown> }>('./{zh-CN,en}/*.json');

const areas: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, area, done) => {
    const file = files[`./${language}/${area}.json`];
    if (!file) {
      done(new Error(`No texts for ${area} in ${language}`), false);
      return;
    }
    file().then(
      (texts) => done(null, texts.default),
      (lost: Error) => done(lost, false),
    );
  },
};

export async function startLanguage(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(areas)
    .use(initReactI18next)
    .init({
      lng: kept(),
      fallbackLng: false,
      supportedLngs: languages,
      ns: ['shell'],
      defaultNS: 'shell',
      resources: { 'zh-CN': { shell: shellZh } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false }, // React escapes
    });
  // the rest comes while the first page is drawn, so that no later one waits for its words
  void i18next.loadNamespaces(
    Object.keys(files)
      .filter((file) => file.startsWith(`./${i18next.language}/`))
      .map((file) => file.replace(/^.*\/(.*)\.json$/, '$1')),
  );
}

/** Changes the language of the page, of later visits, and what screen readers speak. */
export async function choose(language: Language): Promise<void> {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // a browser that keeps nothing still changes the language of this visit
  }
  await i18next.changeLanguage(language);
}

function kept(): Language {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}
