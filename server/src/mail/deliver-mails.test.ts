/** Mails by real SMTP: a server of a few lines takes them, or refuses. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { randomIds } from '../clock.ts';
import { openTestDatabase } from '../storage/store-test-setup.ts';
import { deliverMails } from './deliver-mails.ts';
import { encryptMail } from './mail.ts';
import { createMailStore, insertMail, type MailStore } from './mail-store.ts';
import { createSmtpSender } from './smtp.ts';

const dataKey = randomBytes(32);
const mail = { to: 'aigerim@company.example', subject: 'Құпиясөз', text: 'сілтеме', html: '<p>сілтеме</p>' };

/** @param tries how often each of its mails was tried before */
async function storeWith(t: TestContext, ...tries: number[]): Promise<MailStore> {
  const database = await openTestDatabase(t);
  for (const before of tries) {
    const encrypted = encryptMail(mail, { dataKey, ids: randomIds });
    const tried = database.query.updateTable('mails').set({ tries: before }).where('id', '=', encrypted.id);
    await database.commit([insertMail(database, encrypted), tried]);
  }
  return createMailStore(database);
}

/** Speaks as much SMTP (RFC 5321) as nodemailer asks for. */
async function smtpServer(
  t: TestContext,
  answerToRecipient = '250 OK',
): Promise<{ url: string; received: string[]; commands: string[] }> {
  const received: string[] = [];
  const commands: string[] = [];
  const server = createServer((socket) => {
    let data: string | undefined;
    socket.setEncoding('utf8').write('220 test\r\n');
    socket.on('data', (chunk: string) => {
      if (data !== undefined) {
        data += chunk;
        if (!data.endsWith('\r\n.\r\n')) return;
        received.push(data);
        data = undefined;
        socket.write('250 taken\r\n');
        return;
      }
      for (const line of chunk.split('\r\n').filter(Boolean)) {
        commands.push(line);
        if (line === 'DATA') {
          data = '';
          socket.write('354 go on\r\n');
        } else if (line === 'STARTTLS') socket.write('502 no TLS here\r\n');
        else if (line === 'QUIT') socket.end('221 bye\r\n');
        else socket.write(line.startsWith('RCPT') ? `${answerToRecipient}\r\n` : '250 OK\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received, commands };
}

test('a mail goes out by SMTP with its sender, both texts and its language’s letters, and is then gone', async (t) => {
  const { url, received } = await smtpServer(t);
  const mails = await storeWith(t, 0);
  const send = createSmtpSender({ url, from: 'Qujat <no-reply@gateway.example>' });
  const onFailure = (error: unknown) => assert.fail(String(error));
  assert.equal(await deliverMails({ mails, send, dataKey, onFailure }), 1);
  assert.deepEqual(await mails.listMails(), []);
  const [text = ''] = received;
  assert.match(text, /^From: Qujat <no-reply@gateway\.example>\r$/m);
  assert.match(text, /^To: aigerim@company\.example\r$/m);
  assert.match(text, /text\/plain[\s\S]*text\/html/);
  assert.ok(text.includes(Buffer.from('Құпиясөз').toString('base64')) || /=\?UTF-8\?/i.test(text));
});

test('a server elsewhere that offers no TLS gets no mail, and is told no password', async (t) => {
  const { url, received, commands } = await smtpServer(t);
  // Any address of this machine that is not loopback will do.
  const elsewhere = url.replace('//127.0.0.1', '//me:secret@0.0.0.0');
  const send = createSmtpSender({ url: elsewhere, from: 'no-reply@gateway.example' });
  await assert.rejects(send(mail), /the mail was not taken: ETLS/);
  assert.deepEqual(received, []);
  assert.deepEqual(
    commands.filter((line) => /^(AUTH|MAIL)/.test(line)),
    [],
  );
});

test('a mail that is refused waits, does not hold up the next one, and is given up in the end', async (t) => {
  const { url } = await smtpServer(t, '451 try again later');
  const mails = await storeWith(t, 0, 360);
  const failures: boolean[] = [];
  const send = createSmtpSender({ url, from: 'no-reply@gateway.example' });
  const onFailure = (_error: unknown, givenUp: boolean) => void failures.push(givenUp);
  assert.equal(await deliverMails({ mails, send, dataKey, onFailure }), 0);
  assert.deepEqual(failures, [false, true]);
  assert.deepEqual(
    (await mails.listMails()).map(({ tries }) => tries),
    [1],
  );
});
