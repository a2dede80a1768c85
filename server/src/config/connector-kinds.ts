/** The kinds of connectors that exist, each by the name of its folder. */
import { relayKind } from '../egov/relay/relay-kind.ts';
import { smartbridgeKind } from '../egov/smartbridge/smartbridge-kind.ts';

export const connectorKinds = { relay: relayKind, smartbridge: smartbridgeKind };
