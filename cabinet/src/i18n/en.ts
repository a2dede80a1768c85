/** The parts of the texts, each a file in every language's folder. English says which there are: a new one is named here too. */
export * from './en/account.ts';
export * from './en/api-keys.ts';
export * from './en/audit.ts';
export * from './en/citizens.ts';
export * from './en/events.ts';
export * from './en/flows.ts';
export * from './en/incident.ts';
export * from './en/members.ts';
export * from './en/overview.ts';
export * from './en/plans.ts';
export * from './en/public/errors.ts';
export * from './en/public/frame.ts';
export * from './en/public/gallery.ts';
export * from './en/public/log-in.ts';
export * from './en/public/phone.ts';
export * from './en/public/scenarios.ts';
export * from './en/public/shell.ts';
export * from './en/public/sign-up.ts';
export * from './en/public/start.ts';
export * from './en/requests.ts';
export * from './en/sandbox.ts';
export * from './en/subscription.ts';
export * from './en/system.ts';
export * from './en/try-it.ts';
export * from './en/usage.ts';
export * from './en/webhooks.ts';

/** What each language says: the other ones have the same shape. */
export type Translations = typeof import('./en.ts');
