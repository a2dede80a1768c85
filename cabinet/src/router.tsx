/**
 * Which page an address shows. Pages other than the start page come when they are opened. What the navigation shows is in
 * `navigation.ts`.
 */
import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { loadMemberTranslations } from './i18n/i18n.ts';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { readRequestSearch } from './pages/requests/request-search.ts';
import { StartPage } from './pages/start-page.tsx';
import { FailedPage } from './ui/failed.tsx';
import { PublicFrame } from './ui/public-frame.tsx';

const root = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: FailedPage });

const publicFrame = createRoute({ getParentRoute: () => root, id: 'public', component: PublicFrame });

/** The frame of those who are logged in. */
const memberFrame = createRoute({
  getParentRoute: () => root,
  id: 'member',
  component: lazyRouteComponent(async () => {
    const [frame] = await Promise.all([import('./ui/member-frame.tsx'), loadMemberTranslations()]);
    return frame;
  }, 'MemberFrame'),
});

const organizationFrame = createRoute({
  getParentRoute: () => memberFrame,
  path: '/organizations/$organizationId',
  validateSearch: readEnvironment,
  search: { middlewares: [retainSearchParams(['environment'])] },
  component: lazyRouteComponent(() => import('./ui/organization-frame.tsx'), 'OrganizationFrame'),
});

/** Kept on the way from page to page. */
function readEnvironment({ environment }: Record<string, unknown>): { environment?: 'test' | 'live' | undefined } {
  return environment === 'test' || environment === 'live' ? { environment } : {};
}

/** What the address asks of a page under one name. */
function readText<const Name extends string>(name: Name) {
  return ({ [name]: text }: Record<string, unknown>): { [Key in Name]?: string | undefined } =>
    (typeof text === 'string' ? { [name]: text } : {}) as { [Key in Name]?: string };
}

/** Makes the pages that stand in a frame. Each comes when it is opened. */
function pagesIn<Frame extends AnyRoute>(frame: Frame) {
  return <const Path extends string, Page extends string>(path: Path, load: Load<Page>, name: Page) => {
    const component = lazyRouteComponent(load as Load<Page, RouteComponent>, name);
    return createRoute({ getParentRoute: () => frame, path, component });
  };
}

/** No more is asked of a page here: what it answers, it tells by the addresses of this very router. */
type Load<Page extends string, Component = CallableFunction> = () => Promise<Record<Page, Component>>;

const publicPage = pagesIn(publicFrame);
const memberPage = pagesIn(memberFrame);
const organizationPage = pagesIn(organizationFrame);

const publicPages = [
  createRoute({ getParentRoute: () => publicFrame, path: '/', component: StartPage }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/log-in',
    // The page that was asked for before the log-in.
    validateSearch: readText('next'),
    component: lazyRouteComponent(() => import('./pages/log-in-page.tsx'), 'LogInPage'),
  }),
  publicPage('/sign-up', () => import('./pages/sign-up/sign-up-page.tsx'), 'SignUpPage'),
  publicPage('/confirm-sign-up', () => import('./pages/sign-up/confirm-sign-up-page.tsx'), 'ConfirmSignUpPage'),
  publicPage(
    '/forgot-password',
    () => import('./pages/sign-up/request-password-reset-page.tsx'),
    'RequestPasswordResetPage',
  ),
  publicPage('/reset-password', () => import('./pages/sign-up/reset-password-page.tsx'), 'ResetPasswordPage'),
  publicPage('/invitation', () => import('./pages/sign-up/invitation-page.tsx'), 'InvitationPage'),
  publicPage('/gallery', () => import('./pages/gallery-page.tsx'), 'GalleryPage'),
  publicPage('/sandbox/phone', () => import('./pages/phone-page.tsx'), 'PhonePage'),
  publicPage('/development-inbox', () => import('./pages/development-inbox-page.tsx'), 'DevelopmentInboxPage'),
] as const;

const organizationPages = [
  createRoute({
    getParentRoute: () => organizationFrame,
    path: '/',
    beforeLoad: ({ params }) => {
      throw redirect({ to: '/organizations/$organizationId/overview', params, replace: true });
    },
  }),
  organizationPage('/overview', () => import('./pages/overview-page.tsx'), 'OverviewPage'),
  organizationPage('/api-keys', () => import('./pages/api-keys-page.tsx'), 'ApiKeysPage'),
  organizationPage('/flows', () => import('./pages/flows-page.tsx'), 'FlowsPage'),
  organizationPage('/try-it', () => import('./pages/try-it-page.tsx'), 'TryItPage'),
  organizationPage('/sandbox', () => import('./pages/sandbox-page.tsx'), 'SandboxPage'),
  createRoute({
    getParentRoute: () => organizationFrame,
    path: '/requests',
    validateSearch: readRequestSearch,
    component: lazyRouteComponent(() => import('./pages/requests/requests-page.tsx'), 'RequestsPage'),
  }),
  createRoute({
    getParentRoute: () => organizationFrame,
    path: '/usage',
    // How many days up to today.
    validateSearch: readText('days'),
    component: lazyRouteComponent(() => import('./pages/usage/usage-page.tsx'), 'UsagePage'),
  }),
  organizationPage('/subscription', () => import('./pages/subscription/subscription-page.tsx'), 'SubscriptionPage'),
  organizationPage('/webhooks', () => import('./pages/webhooks-page.tsx'), 'WebhooksPage'),
  organizationPage('/members', () => import('./pages/members/members-page.tsx'), 'MembersPage'),
] as const;

const memberPages = [
  memberPage('/home', () => import('./pages/home-page.tsx'), 'HomePage'),
  memberPage('/operator/organizations', () => import('./pages/operator/organizations-page.tsx'), 'OrganizationsPage'),
  memberPage('/operator/plans', () => import('./pages/operator/plans-page.tsx'), 'PlansPage'),
  memberPage('/operator/system', () => import('./pages/operator/health-page.tsx'), 'HealthPage'),
  createRoute({
    getParentRoute: () => memberFrame,
    path: '/operator/audit',
    // Whose audit is looked at first.
    validateSearch: readText('organization'),
    component: lazyRouteComponent(() => import('./pages/operator/audit-page.tsx'), 'AuditPage'),
  }),
  memberPage('/operator/citizens', () => import('./pages/operator/citizens-page.tsx'), 'CitizensPage'),
  memberPage('/account', () => import('./pages/account/account-page.tsx'), 'AccountPage'),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    publicFrame.addChildren(publicPages),
    memberFrame.addChildren([organizationFrame.addChildren(organizationPages), ...memberPages]),
  ]),
  basepath: '/cabinet',
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Texts are texts: by itself the router would read digits as a number, and write others in quotes.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
