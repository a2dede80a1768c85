/** The parts of the texts, each a file in every language's folder. English says which there are: a new one is named here too. */
export * from './en/account.ts';
export * from './en/api-keys.ts';
export * from './en/audit.ts';
export * from './en/errors.ts';
export * from './en/events.ts';
export * from './en/frame.ts';
export * from './en/gallery.ts';
export * from './en/incident.ts';
export * from './en/log-in.ts';
export * from './en/members.ts';
export * from './en/outcomes.ts';
export * from './en/overview.ts';
export * from './en/phone.ts';
export * from './en/plans.ts';
export * from './en/requests.ts';
export * from './en/sandbox.ts';
export * from './en/scenarios.ts';
export * from './en/shell.ts';
export * from './en/sign-up.ts';
export * from './en/start.ts';
export * from './en/subscription.ts';
export * from './en/system.ts';
export * from './en/try-it.ts';
export * from './en/usage.ts';

/** What each language says: the other ones have the same shape. */
export type Translations = typeof import('./en.ts');
