/** The two calls of the flow. In a file of its own, so that a server which needs only these loads nothing else. */
const API = '/api/v1/backend/e-document/online-access';
export const paths = { request: `${API}/request/identity_card/`, approve: `${API}/approve/` } as const;
