/** What npm and pip say where they reach no registry. A test that must install something is skipped then. */
export const UNREACHABLE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|NewConnectionError|No matching distribution found/;
