// npm run take-up: starts the workflow of every open case anew from its register. A workflow that runs already stays as it is, so it may be run at any time.
// npm run take-up -- --stuck ends those first whose task fails again and again, as after an upgrade that an old history does not fit.
// npm run take-up -- --anew ends every one of them first, as after a restore that left Temporal with what it held.
import { isNull } from 'drizzle-orm';
import { takeUp } from '../api/telling/tell.ts';
import { CaseLine } from '../api/telling/temporal.ts';
import { connect } from '../db/client.ts';
import { cases } from '../db/schema/index.ts';

const url = process.env.DATABASE_URL;
if (!url || !process.env.TEMPORAL_ADDRESS) {
  console.error('没有找到正在运行的系统：请先 npm start，或者设置 DATABASE_URL 和 TEMPORAL_ADDRESS。(Start the stack, or set both.)');
  process.exit(1);
}
const anew = process.argv.includes('--anew');
const alsoStuck = anew || process.argv.includes('--stuck');
const registers = connect(url, { max: 2 });
const line = new CaseLine();
const open = await registers.db.select({ caseNo: cases.caseNo, procedure: cases.procedure, opening: cases.opening }).from(cases).where(isNull(cases.endedOn));
let failed = 0;
let ended = 0;
for (const { caseNo, procedure, opening } of open) {
  const taken = async () => {
    if (alsoStuck && (await line.endStuck(procedure, caseNo, anew))) ended += 1;
    await takeUp({ cases: line }, procedure, caseNo, opening);
  };
  await taken().catch((error: unknown) => {
    failed += 1;
    console.error(`${caseNo}：${error instanceof Error ? error.message : String(error)}`);
  });
}
console.log(`未终结 ${open.length} 件，已接办 ${open.length - failed} 件${alsoStuck ? `，其中${anew ? '先终止再' : '停滞后'}重新接办 ${ended} 件` : ''}。(open cases, taken up${alsoStuck ? `, of which ${anew ? 'were ended first' : 'had stood still'}` : ''})`);
await line.close();
await registers.close();
process.exit(failed === 0 ? 0 : 1);
