/** What live keys reach where no connector to the state is configured: nothing, which must not look like a state that is down. */
import type { Egov } from './egov.ts';
import { egovNotAsked } from './not-asked.ts';

export const unconfiguredEgov: Egov = {
  requestDocument: () => Promise.reject(egovNotAsked('no_live_connector', 'no connector serves this document type')),
  resendOtp: () => Promise.reject(egovNotAsked('no_live_connector', 'no connector serves this document type')),
  fetchDocument: () => Promise.reject(egovNotAsked('no_live_connector', 'no connector serves this document type')),
};
