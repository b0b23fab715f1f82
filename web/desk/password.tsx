import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { leastPassword } from '../../api/shapes/password-words.ts';
import { call, Refused, type Problem } from './call.ts';
import { pathOf } from './form/check.ts';
import { useWords } from './language.tsx';

interface Typed {
  readonly password: string;
  readonly newPassword: string;
  readonly again: string;
}

/** The old password, the new one twice. The page stays signed in; every other session of the account ends. */
export function ChangePassword({ username }: { username: string }) {
  const say = useWords();
  const [form] = Form.useForm<Typed>();
  const [problem, setProblem] = useState('');
  const [isSending, setSending] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const refuse = ({ errors = [], detail, title }: Problem) => {
    if (errors.length === 0) setProblem(detail ?? title);
    const faults = errors.map((error) => ({ name: pathOf(error.pointer)[0] as keyof Typed, errors: [error.detail] }));
    form.setFields(faults);
    if (faults[0]) document.getElementById(`new-password_${faults[0].name}`)?.focus();
  };
  const send = async ({ password, newPassword }: Typed) => {
    setSending(true);
    setProblem('');
    setChanged(false);
    try {
      await call('PUT', '/api/session/password', { body: { password, newPassword } });
      form.resetFields();
      setChanged(true);
    } catch (error) {
      if (error instanceof Refused) refuse(error.problem);
      else setProblem(say('unreached'));
    } finally {
      setSending(false);
    }
  };
  const field = (name: keyof Typed, word: 'presentPassword' | 'newPassword' | 'newPasswordAgain', { extra, more = [] }: { extra?: string; more?: Parameters<typeof Form.Item>[0]['rules'] } = {}) => (
    <Form.Item name={name} label={say.titled(say(word))} rules={[{ required: true, message: say('faultFill', { title: say(word) }) }, ...(more ?? [])]} {...(extra && { extra })} {...(name === 'again' && { dependencies: ['newPassword'] })}>
      <Input type="password" autoComplete={name === 'password' ? 'current-password' : 'new-password'} maxLength={200} className="password" />
    </Form.Item>
  );
  return (
    <section className="sheet-box" aria-labelledby="change-password">
      <h2 id="change-password">{say('changePassword')}</h2>
      {problem && <div className="fault-box" role="alert">{problem}</div>}
      {isChanged && <p role="status">{say('passwordChanged')}</p>}
      <Form<Typed> name="new-password" form={form} layout="vertical" requiredMark={false} validateTrigger="onSubmit" onFinish={(typed) => void send(typed)}>
        <input type="text" autoComplete="username" value={username} readOnly hidden />
        {field('password', 'presentPassword')}
        {field('newPassword', 'newPassword', { extra: say('newPasswordHint', leastPassword) })}
        {field('again', 'newPasswordAgain', { more: [{ validator: (_, typed?: string) => (!typed || typed === form.getFieldValue('newPassword') ? Promise.resolve() : Promise.reject(new Error(say('passwordsDiffer')))) }] })}
        <Button type="primary" htmlType="submit" disabled={isSending}>{say(isSending ? 'sending' : 'changePassword')}</Button>
      </Form>
    </section>
  );
}
