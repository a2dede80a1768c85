/** Where the organisation is told of events, and what was sent there. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Answer, Body } from './operation.ts';

export type WebhookEndpoint = Answer<'listWebhookEndpoints'>['endpoints'][number];
export type CreatedEndpoint = Answer<'createWebhookEndpoint'>;
export type EndpointSettings = Body<'updateWebhookEndpoint'>;
export type WebhookDelivery = Answer<'listWebhooks'>['deliveries'][number];

export const webhookEvents = [
  'document.delivered',
  'session.expired',
  'session.locked',
  'flow.finished',
  'key.expiring',
  'subscription.ending',
] as const satisfies readonly WebhookEndpoint['events'][number][];

export const webhookForms = ['standard', 'provider'] as const satisfies readonly WebhookEndpoint['form'][];

export const webhookEndpointsQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ['webhook-endpoints', organization_id],
    queryFn: () => call('listWebhookEndpoints', { params: { organization_id } }),
  });

interface EndpointOf {
  organization_id: string;
  endpoint_id: string;
}

/** The newest, without those of later pages. */
export const webhooksQuery = (params: EndpointOf) =>
  queryOptions({
    queryKey: ['webhooks', params.endpoint_id],
    queryFn: () => call('listWebhooks', { params }),
  });

/** Of all events of an endpoint. */
export const attemptsKey = (endpoint_id: string) => ['webhook-attempts', endpoint_id];

export const webhookQuery = (params: EndpointOf & { event_id: string }) =>
  queryOptions({
    queryKey: [...attemptsKey(params.endpoint_id), params.event_id],
    queryFn: () => call('showWebhook', { params }),
  });

export const createWebhookEndpoint = (organization_id: string, body: Body<'createWebhookEndpoint'>) =>
  call('createWebhookEndpoint', { params: { organization_id }, body });

export const updateWebhookEndpoint = (params: EndpointOf, body: EndpointSettings) =>
  call('updateWebhookEndpoint', { params, body });

export const removeWebhookEndpoint = (params: EndpointOf) => call('removeWebhookEndpoint', { params });

export const enableWebhookEndpoint = (params: EndpointOf) => call('enableWebhookEndpoint', { params });

export const disableWebhookEndpoint = (params: EndpointOf) => call('disableWebhookEndpoint', { params });

export const rollWebhookSecret = (params: EndpointOf) => call('rollWebhookSecret', { params });

export const sendTestWebhook = (params: EndpointOf) => call('sendTestWebhook', { params });

export const resendWebhook = (params: EndpointOf & { event_id: string }) => call('resendWebhook', { params });

export const recoverWebhooks = (params: EndpointOf, since: string) =>
  call('recoverWebhooks', { params, body: { since } });
