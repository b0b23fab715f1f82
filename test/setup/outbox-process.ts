import { smtpGateway } from '../../activities/gateways.ts';
import { Outbox } from '../../activities/recruitment/outbox.ts';
import { connect } from '../../db/client.ts';
import { Seal } from '../../db/seal.ts';

/** An outbox in a process of its own, for tests that kill it. */
const { DATABASE_URL, FUJING_KEY_FILE, SMTP_URL } = process.env as Record<string, string>;
new Outbox({ registers: connect(DATABASE_URL!, { max: 6 }), seal: Seal.fromFile(FUJING_KEY_FILE!), now: () => new Date(), gateways: { email: smtpGateway(SMTP_URL!, 'notice@localhost').send } }).start();
