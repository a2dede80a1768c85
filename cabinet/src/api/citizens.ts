/** What operators do for a citizen who asks what is kept of them, or wants it erased. */
import { call } from './call.ts';
import type { Answer } from './operation.ts';

export type CitizenRecords = Answer<'exportCitizenRecords'>;
export type ErasedRecords = Answer<'eraseCitizenRecords'>;

export const exportCitizenRecords = (iin: string, reason: string) =>
  call('exportCitizenRecords', { body: { iin, reason } });

export const eraseCitizenRecords = (iin: string, reason: string) =>
  call('eraseCitizenRecords', { body: { iin, reason } });
