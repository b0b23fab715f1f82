// npm run accounts: who may sign in at all. Where there are no demonstration users, the first administrator is made here; that one gives posts at the desk.
import { addAccount, endAccount, renewPassword } from '../db/accounts.ts';
import { connect } from '../db/client.ts';

const usage = `用法 (usage)：
  npm run accounts -- add <用户名> <姓名> [机关代码]    新建账号；写明机关代码的，今天起任该机关的系统管理岗 (an administrator of that organ)
  npm run accounts -- password <用户名>                换一个新密码 (another password)
  npm run accounts -- end <用户名>                     停用 (nobody signs in under it any more)`;
const url = process.env.DATABASE_URL;
if (!url) {
  console.error('没有找到数据库：请先 npm start，或者设置 DATABASE_URL。(Start the stack, or set DATABASE_URL.)');
  process.exit(1);
}
const [what, username, name, administers] = process.argv.slice(2);
const registers = connect(url, { max: 1 });
const now = new Date();

async function work(): Promise<string> {
  if (what === 'add' && username && name) return `${username} 的密码，只显示这一次 (the password, shown this once)：${await addAccount(registers, { username, name, administers }, now)}`;
  if (what === 'password' && username) return `${username} 的新密码，只显示这一次 (the new password, shown this once)：${await renewPassword(registers, username, now)}`;
  if (what !== 'end' || !username) throw new Error(usage);
  await endAccount(registers, username, now);
  return `${username} 已停用。 (ended)`;
}

try {
  console.log(await work());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
await registers.close();
