/** What the operator sets of the connector relay: where the upstream is, and this gateway's own key there. */
import { httpUrl, secret, text } from '../../settings/values.ts';

export const relaySettingNames = ['QUJAT_RELAY_API_KEY', 'QUJAT_RELAY_API_KEY_FILE', 'QUJAT_RELAY_URL'];

export interface RelaySettings {
  /** Where the upstream's `/api/v1/…` begins. */
  url: URL;
  /** This gateway's key at the upstream. A secret. */
  apiKey: string;
}

/** @throws Error that names the variable and what it must be */
export function readRelaySettings(environment: NodeJS.ProcessEnv): RelaySettings {
  const url = text(environment, 'QUJAT_RELAY_URL');
  const apiKey = secret(environment, 'QUJAT_RELAY_API_KEY', text(environment, 'QUJAT_RELAY_API_KEY_FILE'));
  if (url === undefined) throw new Error('QUJAT_RELAY_URL must be set, because QUJAT_LIVE_CONNECTORS names relay.');
  if (apiKey === undefined) {
    throw new Error(
      'QUJAT_RELAY_API_KEY or QUJAT_RELAY_API_KEY_FILE must be set, because QUJAT_LIVE_CONNECTORS names relay.',
    );
  }
  return { url: httpUrl('QUJAT_RELAY_URL', url), apiKey };
}
