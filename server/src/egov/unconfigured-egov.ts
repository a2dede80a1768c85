/** What live keys reach while no connector to the state is configured: a service that is not available. */
import { GatewayError } from '../errors.ts';
import type { Egov } from './egov.ts';

export const unconfiguredEgov: Egov = {
  requestDocument: () => Promise.reject(new GatewayError('egov_unavailable')),
  resendOtp: () => Promise.reject(new GatewayError('egov_unavailable')),
  fetchDocument: () => Promise.reject(new GatewayError('egov_unavailable')),
};
