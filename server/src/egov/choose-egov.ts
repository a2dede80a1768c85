/**
 * Which connector serves a live key: one for each document type. The rules are the text of `QUJAT_LIVE_CONNECTORS`, such as
 * `identity_card=smartbridge,*=relay`; the star stands for all types that are not named, and the first rule for what has no type.
 */
import { type DocumentTypeName, isDocumentTypeName } from '../documents/catalogue.ts';
import type { Egov } from './egov.ts';
import { unconfiguredEgov } from './unconfigured-egov.ts';

/** The name of the connector for each type. */
export type ConnectorRules = ReadonlyMap<DocumentTypeName | '*', string>;

/**
 * @param connectorNames those that exist
 * @throws Error a sentence about the rule that is wrong, to follow the variable's name
 */
export function readConnectorRules(text: string, connectorNames: readonly string[]): ConnectorRules {
  const rules = new Map<DocumentTypeName | '*', string>();
  for (const rule of text.split(',').map((part) => part.trim())) {
    const [type = '', connector = '', ...rest] = rule.split('=').map((part) => part.trim());
    if (rest.length > 0 || connector === '')
      throw new Error(`has the rule "${rule}", which must be <document type>=<connector>.`);
    if (type !== '*' && !isDocumentTypeName(type))
      throw new Error(`names the document type "${type}", which does not exist.`);
    if (!connectorNames.includes(connector)) {
      throw new Error(`names the connector "${connector}"; there are ${connectorNames.join(' and ')}.`);
    }
    if (rules.has(type)) throw new Error(`has two rules for "${type}".`);
    rules.set(type, connector);
  }
  return rules;
}

/** Types without a connector are served by none: `no_live_connector`. The MCDB is asked through the connector of the first rule. */
export function chooseEgov(rules: ConnectorRules, connectors: Readonly<Record<string, Egov>>): Egov {
  const named = (name: string | undefined): Egov =>
    (name === undefined ? undefined : connectors[name]) ?? unconfiguredEgov;
  const chosen = (type: DocumentTypeName): Egov => named(rules.get(type) ?? rules.get('*'));
  const [first] = rules.values();
  return {
    requestDocument: (request, signal) => chosen(request.documentType).requestDocument(request, signal),
    resendOtp: (request, signal) => chosen(request.documentType).resendOtp(request, signal),
    fetchDocument: (request, code, signal) => chosen(request.documentType).fetchDocument(request, code, signal),
    checkMcdb: (question, signal) => named(first).checkMcdb(question, signal),
  };
}
