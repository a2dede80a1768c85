/** What an organisation may set of an endpoint, checked: all wrong fields are told at once. The form is chosen when it is made. */
import { type FieldError, GatewayError } from '../errors.ts';
import { isOpened, isReceiverAddress, literalAddress } from './receiver-address.ts';
import { DESCRIPTION_MAX, URL_MAX, type WebhookEndpointSettings, type WebhookForm } from './webhook-endpoint.ts';
import { type WebhookEventType, webhookEventTypes } from './webhook-event.ts';

export interface TypedEndpointSettings {
  url: string;
  description: string;
  events: readonly string[];
  sendsResult: boolean;
}

/** @throws GatewayError `invalid_request` that names the fields */
export function readEndpointSettings(
  { url, description, events, sendsResult }: TypedEndpointSettings,
  form: WebhookForm,
  networks: readonly string[],
): WebhookEndpointSettings {
  const wanted = webhookEventTypes.filter((type) => events.includes(type));
  const unknown = events.filter((event) => !webhookEventTypes.includes(event as WebhookEventType));
  const name = description.normalize('NFC').trim();
  const errors = [
    ...refuseUrl(url, networks),
    ...(name.length > DESCRIPTION_MAX || /\p{C}/u.test(name)
      ? [fieldError('description', 'description_unreadable', `must be at most ${DESCRIPTION_MAX} printable characters`)]
      : []),
    ...(wanted.length === 0 || unknown.length > 0
      ? [fieldError('events', 'events_unknown', `must name one or more of ${webhookEventTypes.join(', ')}`)]
      : refuseOtherEvents(form, wanted)),
    ...(sendsResult ? refuseResult(form, url) : []),
  ];
  if (errors.length > 0) throw new GatewayError('invalid_request', { extras: { errors } });
  return { url: new URL(url).href, description: name, events: wanted, sendsResult };
}

function refuseOtherEvents(form: WebhookForm, wanted: readonly WebhookEventType[]): FieldError[] {
  if (form === 'standard' || wanted.every((type) => type === 'flow.finished')) return [];
  return [
    fieldError('events', 'events_not_of_the_form', 'must be flow.finished alone: the form provider has no other'),
  ];
}

/** A document goes nowhere in the clear, not even in the operator's own network. */
function refuseResult(form: WebhookForm, url: string): FieldError[] {
  if (form === 'provider' && URL.parse(url)?.protocol === 'https:') return [];
  const rule = 'needs the form provider, and an address that begins with https://';
  return [fieldError('sends_result', 'result_not_sent_there', rule)];
}

/** A name is looked up only when a webhook is sent, each time anew. */
function refuseUrl(typed: string, networks: readonly string[]): FieldError[] {
  const url = URL.parse(typed);
  const isPlain = url !== null && url.username === '' && url.password === '' && !typed.includes('#');
  if (!isPlain || !['https:', 'http:'].includes(url.protocol) || url.href.length > URL_MAX) {
    const rule = `must be a URL such as https://shop.example/webhooks, without user, password or #, of at most ${URL_MAX} characters`;
    return [fieldError('url', 'url_unreadable', rule)];
  }
  const address = literalAddress(url.hostname);
  if (url.protocol === 'http:' && (networks.length === 0 || (address !== undefined && !isOpened(address, networks)))) {
    return [fieldError('url', 'url_not_https', 'must begin with https://')];
  }
  if (address !== undefined && !isReceiverAddress(address, networks)) {
    return [fieldError('url', 'url_address_refused', 'must be at an address of the public internet')];
  }
  return [];
}

function fieldError(field: string, reason: string, message: string): FieldError {
  return { field, message, reason };
}
