/** What `qujat verify` says of whatever it has found genuine. */

export const SAMPLE = 'It comes from the sandbox: it is a sample, and proves nothing about a citizen.';

export const GATEWAYS_WORD =
  'The signature is the gateway’s, not the state’s. Whether the document is still valid, only the state knows.';
