// npm run verify: the same check of every case's chain that an auditor starts at the desk. Temporal is not needed.
import { breakWords } from '../api/words/audit.ts';
import { verifyChains } from '../db/chain.ts';
import { connect } from '../db/client.ts';

const url = process.env.DATABASE_URL;
if (!url) {
  console.error('没有找到数据库：请先 npm start，或者设置 DATABASE_URL。(Start the stack, or set DATABASE_URL.)');
  process.exit(1);
}

const registers = connect(url, { max: 1 });
const { events, cases, breaks } = await verifyChains(registers.sql);
await registers.close();
for (const { caseNo, seq, what } of breaks) console.error(`${caseNo} 第 ${seq} 号：${breakWords[what].join(' / ')}`);
console.log(breaks.length === 0 ? `已核对 ${events} 条，${cases} 件，一致。(verified, whole)` : `已核对 ${events} 条，发现 ${breaks.length} 处不符。(verified, ${breaks.length} breaks)`);
process.exit(breaks.length === 0 ? 0 : 1);
