import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US.js';
import zhCN from 'antd/locale/zh_CN.js';
import { StrictMode, useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { Unreached } from './call.ts';
import { Desk } from './desk.tsx';
import './desk.css';
import './file.css';
import './narrow.css';
import { Speaking, type Language } from './language.tsx';
import { CasePage } from './pages.ts';
import { paint, theme } from './theme.ts';

const client = new QueryClient({
  defaultOptions: { queries: { retry: (failures, error) => error instanceof Unreached && failures < 2, refetchOnWindowFocus: false, staleTime: 1_000 } },
});

/** What the office answered is in the words of the language in which it was asked. */
function AskedAnew({ language }: { language: Language }) {
  const asked = useRef(language);
  useEffect(() => {
    if (asked.current === language) return;
    asked.current = language;
    void client.invalidateQueries();
  }, [language]);
  return null;
}

paint();
// Whoever opens the desk at a case waits for its page and for the session at once, not for one after the other.
if (location.pathname.startsWith('/desk/cases/')) CasePage.fetch();
createRoot(document.getElementById('desk')!).render(
  <StrictMode>
    <Speaking>
      {(language) => (
        <ConfigProvider theme={theme} locale={(language === 'zh' ? zhCN : enUS).default} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
          <QueryClientProvider client={client}>
            <AskedAnew language={language} />
            <BrowserRouter basename="/desk">
              <Desk />
            </BrowserRouter>
          </QueryClientProvider>
        </ConfigProvider>
      )}
    </Speaking>
  </StrictMode>,
);
