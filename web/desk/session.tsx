import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { createContext, useContext, useState } from 'react';
import type { Office } from '../../workflows/steps/words.ts';
import type { Session } from '../../api/shapes.ts';
import { call, post, Refused } from './call.ts';
import { useBegin } from './focus.ts';
import { useWords } from './language.tsx';
import { notice } from './signed-out.ts';

const SessionContext = createContext<Session | undefined>(undefined);
export const SessionProvider = SessionContext;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a page of the desk was drawn before the session was known');
  return session;
}

/** Offices that watch or administer and handle no case. */
export const handlesNothing: ReadonlySet<string> = new Set<Office>(['auditor', 'administrator']);

export const useHolds = (...offices: Office[]) => useSession().posts.some((post) => (offices as string[]).includes(post.office));

export function SignInForm({ username = '', onDone }: { username?: string; onDone: (session: Session) => void }) {
  const say = useWords();
  const [problem, setProblem] = useState('');
  const [isSending, setSending] = useState(false);
  useBegin('#sign-in_username');
  const send = async (values: { username: string; password: string }) => {
    setSending(true);
    setProblem('');
    try {
      onDone(await post<Session>('/api/session', values));
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : say('unreached'));
    } finally {
      setSending(false);
    }
  };
  return (
    <Form name="sign-in" layout="vertical" onFinish={send} requiredMark={false} initialValues={{ username }}>
      {problem && (
        <div className="fault-box" role="alert">
          {problem}
        </div>
      )}
      <Form.Item name="username" label={say('username')} rules={[{ required: true, message: say('faultFill', { title: say('username') }) }]}>
        <Input autoComplete="username" size="large" />
      </Form.Item>
      <Form.Item name="password" label={say('password')} rules={[{ required: true, message: say('faultFill', { title: say('password') }) }]}>
        <Input type="password" autoComplete="current-password" size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block size="large" disabled={isSending}>
        {say(isSending ? 'signingIn' : 'signIn')}
      </Button>
    </Form>
  );
}

export function SignInPage() {
  const say = useWords();
  const client = useQueryClient();
  return (
    <main className="sign-in">
      <h1>{say('product')}</h1>
      <SignInForm
        onDone={() => {
          notice(false);
          void client.invalidateQueries();
        }}
      />
      <p>
        <button type="button" className="plain" lang={say.language === 'zh' ? 'en' : 'zh-CN'} onClick={() => say.change?.(say.language === 'zh' ? 'en' : 'zh')}>
          {say.language === 'zh' ? 'English' : '中文'}
        </button>
      </p>
    </main>
  );
}

/** Stands over the page when the session has ended, so that what was typed stays. */
export function SignInAgain({ user: { id, username } }: { user: Session['user'] }) {
  const say = useWords();
  const client = useQueryClient();
  return (
    <Modal open title={say('signedOut')} footer={null} closable={false} keyboard={false} mask={{ closable: false }} zIndex={2000} afterOpenChange={(isOpen) => { if (isOpen) document.getElementById('sign-in_password')?.focus(); }}>
      <p>{say('signedOutKept')}</p>
      <SignInForm
        username={username}
        onDone={(session) => {
          // Another person must not find the first one's page.
          if (session.user.id !== id) return location.reload();
          notice(false);
          void client.invalidateQueries();
        }}
      />
    </Modal>
  );
}

/** Ends the session. Whoever leaves a computer without a network must know that they are still signed in. */
export function SignOut({ isInBar = false }: { isInBar?: boolean }) {
  const say = useWords();
  const [problem, setProblem] = useState('');
  const leave = async () => {
    setProblem('');
    try {
      await call('DELETE', '/api/session');
    } catch (error) {
      // A session that is over already needs no ending.
      if (!(error instanceof Refused && error.problem.status === 401)) return setProblem(error instanceof Refused ? error.message : say('stillSignedIn'));
    }
    location.assign('/desk/');
  };
  return (
    <>
      {isInBar ? <button type="button" className="bar-button" onClick={() => void leave()}>{say('signOut')}</button> : <Button onClick={() => void leave()}>{say('signOut')}</Button>}
      <Modal open={problem !== ''} title={say('notSignedOut')} okText={say('signOut')} cancelText={say('cancel')} onOk={() => void leave()} onCancel={() => setProblem('')}>
        <p role="alert">{problem}</p>
      </Modal>
    </>
  );
}
