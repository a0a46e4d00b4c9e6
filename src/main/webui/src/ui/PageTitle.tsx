import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';

/**
 * The page's one h1 and the title of its window. Who comes here by a link within the portal has the focus on it, as after a page
 * load; filters that only change the query leave the focus where it is.
 *
 * @param wrong whether the page shows an error summary: the window's title then says so first
 */
export function PageTitle({ title, wrong = false }: { title: string; wrong?: boolean }) {
  const { t } = useTranslation('shell');
  const { key, pathname } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const loadedAt = useRef(key === 'default' ? pathname : undefined);

  useEffect(() => {
    const named = t('windowTitle', { title });
    document.title = wrong ? t('windowTitleWrong', { title: named }) : named;
  }, [t, title, wrong]);

  // of layout, so that it happens again where the page was hidden for a moment, waiting for texts, and the focus was lost
  useLayoutEffect(() => {
    if (pathname !== loadedAt.current) {
      heading.current?.focus({ preventScroll: true });
    }
  }, [pathname]);

  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}
