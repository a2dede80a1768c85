import { createInterface } from 'node:readline/promises';
import { Qujat } from '@qujat/sdk';
import { saveFiles } from '@qujat/sdk/node';

const { QUJAT_API_KEY = '', QUJAT_BASE_URL = '' } = process.env;
const qujat = new Qujat({ apiKey: QUJAT_API_KEY, baseUrl: QUJAT_BASE_URL });
const session = await qujat.requestDocument('identity_card', { iin: '900101300017', phone: '77010000001' });

const terminal = createInterface({ input: process.stdin, output: process.stdout });
const code = await terminal.question('Code: ');
terminal.close();

const reply = await qujat.approveSession(session, { code });
await saveFiles(reply, '.');
