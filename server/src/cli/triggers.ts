/** The events that `qujat trigger` can bring about; the others need days to pass. */
export const triggers = ['document.delivered', 'session.locked', 'session.expired', 'flow.finished'] as const;

export type Trigger = (typeof triggers)[number];
