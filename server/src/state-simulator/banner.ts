/** What the simulator prints at its start: where it is, and the environment with which a gateway reaches it. */
import { resolve } from 'node:path';
import type { SimulatorKeyFiles } from './keys.ts';
import { STATE_UNIT } from './keys.ts';
import { CHANNEL_PATH } from './schema-routes.ts';

export function simulatorBanner(address: string, files: SimulatorKeyFiles, mappingFile: string | undefined): string {
  const variables = Object.entries(gatewayEnvironment(address, files, mappingFile));
  return [
    '',
    `The state simulator listens on ${address}`,
    `Phones and faults: ${address}/`,
    `WSDL:              ${address}${CHANNEL_PATH}?wsdl`,
    '',
    'Start a gateway that reaches it:',
    '',
    ...variables.map(([name, value]) => `export ${name}=${quoted(value)}`),
    'npm start',
    '',
    '',
  ].join('\n');
}

export function gatewayEnvironment(
  address: string,
  files: SimulatorKeyFiles,
  mappingFile: string | undefined,
): Record<string, string> {
  return {
    QUJAT_LIVE_CONNECTORS: '*=smartbridge',
    QUJAT_SMARTBRIDGE_URL: `${address}${CHANNEL_PATH}`,
    QUJAT_SMARTBRIDGE_SENDER_ID: 'qujat',
    QUJAT_SMARTBRIDGE_PASSWORD_FILE: files.password,
    QUJAT_SMARTBRIDGE_PKCS12_FILE: files.gateway,
    QUJAT_SMARTBRIDGE_PKCS12_PASSWORD_FILE: files.password,
    QUJAT_SMARTBRIDGE_CA_FILE: files.authority,
    QUJAT_SMARTBRIDGE_SUBJECT: `OU=${STATE_UNIT}`,
    ...(mappingFile === undefined ? {} : { QUJAT_SMARTBRIDGE_MAPPING: resolve(mappingFile) }),
  };
}

/** For a shell. */
function quoted(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
