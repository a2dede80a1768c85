/** qujat credentials revoke CREDENTIAL-ID: takes a credential back from the wallet that it is in. */
import type { CommandContext } from './command-context.ts';
import { type ConnectionOptions, withGateway } from './with-gateway.ts';

export async function runCredentialsRevoke(
  credentialId: string,
  options: ConnectionOptions,
  context: CommandContext,
): Promise<void> {
  await withGateway(options, context, ({ qujat, signal }) => qujat.revokeCredential(credentialId, { signal }));
  context.terminal.print(
    { credential_id: credentialId },
    `${credentialId} is revoked: verifiers see it within minutes.\n`,
  );
}
