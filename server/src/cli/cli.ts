/** The command line: which command was asked for. One file per command beside this one; a name may be of two words. */

interface Command {
  summary: string;
  run(args: string[]): Promise<void>;
}

const commands: Record<string, Command> = {
  start: {
    summary: 'run the gateway and the sandbox',
    run: async () => (await import('../main.ts')).startGateway(process.env),
  },
  demo: {
    summary: 'play the three stages and write an identity card to ./out',
    run: async (args) => (await import('./demo.ts')).runDemo(args),
  },
  seed: {
    summary: 'make an organisation for each subscription error and show their keys',
    run: async () => (await import('./seed.ts')).runSeed(process.env),
  },
  audit: {
    summary: 'export and verify the audit; show its key and newest checkpoint',
    run: async (args) => (await import('./audit.ts')).runAudit(args, process.env),
  },
  operator: {
    summary: 'operator create EMAIL: make an operator, who sees all organisations',
    run: async (args) => (await import('./operator.ts')).runOperator(args, process.env),
  },
  doctor: {
    summary: 'look at configuration, store and master key; with --live also at each connector',
    run: async (args) => (await import('./doctor.ts')).runDoctor(args, process.env),
  },
  'state-simulator': {
    summary: 'run a simulated state that speaks SOAP, for the connector smartbridge',
    run: async (args) => (await import('./state-simulator.ts')).runStateSimulator(args, process.env),
  },
  'keys rotate-master': {
    summary: 'seal the data keys under a new master key, while the gateways run',
    run: async () => (await import('./rotate-master.ts')).runRotateMaster(process.env),
  },
  openapi: {
    summary: 'print the OpenAPI document',
    run: async () => (await import('./openapi.ts')).printOpenApi(),
  },
};

/** Runs the command; a failure is one sentence on standard error and exit code 1. */
export async function runCli(words: string[]): Promise<void> {
  const found = findCommand(words);
  if (found === undefined) {
    const asked = words.length === 0 || words[0] === 'help';
    process[asked ? 'stdout' : 'stderr'].write(usage());
    process.exitCode = asked ? 0 : 2;
    return;
  }
  try {
    await found.command.run(found.args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function findCommand(words: string[]): { command: Command; args: string[] } | undefined {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command !== undefined) return { command, args: words.slice(length) };
  }
  return undefined;
}

function usage(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  qujat ${name.padEnd(20)}${summary}`);
  return `Usage:\n${lines.join('\n')}\n`;
}
