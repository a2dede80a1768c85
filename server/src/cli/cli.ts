/** The command line: which command was asked for. One file per command beside this one. */

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
  openapi: {
    summary: 'print the OpenAPI document',
    run: async () => (await import('./openapi.ts')).printOpenApi(),
  },
};

/** Runs the command; a failure is one sentence on standard error and exit code 1. */
export async function runCli([name = 'help', ...args]: string[]): Promise<void> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    process[name === 'help' ? 'stdout' : 'stderr'].write(usage());
    process.exitCode = name === 'help' ? 0 : 2;
    return;
  }
  try {
    await command.run(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function usage(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  qujat ${name.padEnd(10)}${summary}`);
  return `Usage:\n${lines.join('\n')}\n`;
}
