import { useEffect } from 'react';

/** The heading of a page. The tab bears it too: whoever has several open tells them apart, and a screen reader says where one has come. */
export function PageTitle({ children }: { children: string }) {
  useEffect(() => {
    document.title = children;
  }, [children]);
  return <h1 className="page-title">{children}</h1>;
}
