/** relay as a kind of connector. */
import type { ConnectorKind } from '../connector.ts';
import { readRelaySettings, relaySettingNames } from './relay-settings.ts';

export const relayKind: ConnectorKind = {
  settingNames: relaySettingNames,
  configure: (environment) => {
    const settings = readRelaySettings(environment);
    return {
      urls: { QUJAT_RELAY_URL: settings.url },
      connect: async (context) => {
        const { createRelayConnector } = await import('./relay-connector.ts');
        return createRelayConnector({ ...settings, ...context });
      },
    };
  },
};
