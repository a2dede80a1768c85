/** The organisation's flows: hosted pages, each with a key of its own. */
import { queryOptions } from '@tanstack/react-query';
import type { Overlap } from './api-keys.ts';
import { call } from './call.ts';
import type { Answer, Body } from './operation.ts';

export type Flow = Answer<'listFlows'>['flows'][number];
export type CreatedFlow = Answer<'createFlow'>;
export type FlowSettings = Required<Body<'updateFlow'>>;

export const flowsQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ['flows', organization_id],
    queryFn: () => call('listFlows', { params: { organization_id } }),
  });

export const createFlow = (organization_id: string, body: Body<'createFlow'>) =>
  call('createFlow', { params: { organization_id }, body });

export const updateFlow = (organization_id: string, flow_id: string, body: FlowSettings) =>
  call('updateFlow', { params: { organization_id, flow_id }, body });

export const rollFlowKey = (organization_id: string, flow_id: string, overlap: Overlap) =>
  call('rollFlowKey', { params: { organization_id, flow_id }, body: { overlap } });
