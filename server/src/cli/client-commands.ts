/** The commands that call a gateway over HTTP, and the profiles that say where it is. */
import { type Command, Option } from 'commander';
import type { CommandContext } from './command-context.ts';
import { example, readName, wholeNumber } from './define-command.ts';

const WAIT_SECONDS = 60;
const WAIT_SECONDS_MAX = 3_600;

export function addClientCommands(program: Command, context: CommandContext): void {
  example(
    withConnection(withScenario(withAsk(withCitizen(program.command('request'))))),
    'request identity_card --iin 900101300017 --phone 77010000001',
  )
    .description('ask for a document: the citizen is sent a code. Prints the session id')
    .argument('<document-type>', 'such as identity_card', readName)
    .addOption(
      new Option(
        '--credential',
        'put the document into the citizen’s wallet, and not here: also prints the offer that opens the wallet',
      ).conflicts(['claim', 'field']),
    )
    .action(async (type, options) => (await import('./request.ts')).runRequest(type, options, context));
  example(withConnection(withScenario(program.command('resend'))), 'resend < session.txt')
    .description('send another code; asks for the session id')
    .action(async (options) => (await import('./resend.ts')).runResend(options, context));
  example(withConnection(withScenario(withDelivery(program.command('approve')))), 'approve --to documents')
    .description('send the code, and save the document; asks for session id and code')
    .action(async (options) => (await import('./approve.ts')).runApprove(options, context));
  example(
    withConnection(withScenario(withDelivery(withAsk(withCitizen(program.command('get')))))),
    'get diploma --iin 900101300017 --phone 77010000001',
  )
    .description('do everything in one: request, wait for the code, approve, save the document')
    .argument('<document-type>', 'such as identity_card', readName)
    .option('--ask', 'ask for the code also with a test key, in place of reading the inbox of the sandbox')
    .option(
      '--wait <seconds>',
      'how long to wait for the SMS in the inbox',
      wholeNumber(1, WAIT_SECONDS_MAX),
      WAIT_SECONDS,
    )
    .action(async (type, options) => (await import('./get.ts')).runGet(type, options, context));
  example(program.command('verify'), 'verify identity_card.json identity_card.pdf --keys jwks.json')
    .description(
      'check the receipt of an answer and its files, a signed QR, the signature of a PDF, or a credential; needs no gateway',
    )
    .argument(
      '<what>',
      'the answer as JSON, or what approve and get have saved of it; a PDF that the gateway has signed; a picture of a signed QR, or its text; a credential as text',
    )
    .argument('[files...]', 'files that came with the answer or the QR, or more such PDFs')
    .requiredOption('--keys <file>', 'what the gateway has at /.well-known/jwks.json')
    .option('--status-list <file>', 'of a credential: what is at the address of its status list')
    .action(async (answer, files, options) => (await import('./verify.ts')).runVerify(answer, files, options, context));
  const credentials = program.command('credentials').description('look after what is in the wallets of citizens');
  example(withConnection(credentials.command('revoke')), 'credentials revoke 3f2b8a9e7c1d4e5f9a0b1c2d')
    .description('revoke a credential: verifiers see that within minutes')
    .argument('<credential-id>', 'what request --credential has told', readName)
    .action(async (id, options) =>
      (await import('./credentials-revoke.ts')).runCredentialsRevoke(id, options, context),
    );
  addProfileCommands(program, context);
}

function addProfileCommands(program: Command, context: CommandContext): void {
  const profiles = program
    .command('profiles')
    .description('keep under a name where a gateway is and which file has its key');
  example(profiles.command('list'), 'profiles list')
    .description('show the profiles')
    .action(async () => (await import('./profiles-list.ts')).runProfilesList(context));
  example(
    profiles.command('set'),
    'profiles set default --base-url https://documents.example.kz --api-key-file qujat.key',
  )
    .description('make a profile, or change the given values of it')
    .argument('<name>', 'default is the one that counts where none is named')
    .option('--base-url <url>', 'where the gateway is')
    .option('--api-key-file <file>', 'a file with one line, the API key')
    .action(async (name, options) => (await import('./profiles-set.ts')).runProfilesSet(name, options, context));
  example(profiles.command('remove'), 'profiles remove default')
    .description('remove a profile; the file with its key stays')
    .argument('<name>')
    .action(async (name) => (await import('./profiles-remove.ts')).runProfilesRemove(name, context));
}

/** Where the gateway is, and how the key comes. */
export function withConnection(command: Command): Command {
  return command
    .option('--profile <name>', 'a profile, in place of QUJAT_PROFILE')
    .option(
      '--base-url <url>',
      'where the gateway is, in place of QUJAT_BASE_URL; http://127.0.0.1:8080 without either',
    )
    .option(
      '--api-key-file <file>',
      'a file with one line, the API key, in place of QUJAT_API_KEY or QUJAT_API_KEY_FILE',
    )
    .option('--api-key-stdin', 'read the API key from the first line of standard input');
}

function withCitizen(command: Command): Command {
  return command
    .option('--iin <digits>', 'a person of the sandbox; otherwise the IIN is asked for')
    .option('--phone <number>', 'the phone of that person; otherwise it is asked for');
}

/** In place of the document. Several times, each asks for one more. */
function withAsk(command: Command): Command {
  const oneMore = (word: string, before: string[] = []) => [...before, word];
  return command
    .option(
      '--claim <claim>',
      'answer this in place of the document, such as age_over_18; may stand several times',
      oneMore,
    )
    .option('--field <path>', 'give this field alone, such as common.docNumber; may stand several times', oneMore);
}

function withDelivery(command: Command): Command {
  return command
    .addOption(new Option('--file <kind>', 'which file to make').choices(['pdf', 'image', 'none']).default('pdf'))
    .option('--to <folder>', 'where to save; nothing there is overwritten', '.');
}

export function withScenario(command: Command): Command {
  return command.option(
    '--scenario <scenario>',
    'with a test key: what the sandbox plays, such as sms_never',
    readName,
  );
}
