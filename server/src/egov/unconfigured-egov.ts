/** What live keys reach where no connector to the state is configured: nothing, which must not look like a state that is down. */
import type { Egov } from './egov.ts';
import { egovNotAsked } from './not-asked.ts';

const refuse = (what: string) => () => Promise.reject(egovNotAsked('no_live_connector', `no connector serves ${what}`));

export const unconfiguredEgov: Egov = {
  requestDocument: refuse('this document type'),
  resendOtp: refuse('this document type'),
  fetchDocument: refuse('this document type'),
  checkMcdb: refuse('MCDB checks'),
};
