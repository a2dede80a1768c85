/**
 * Which page an address shows. Pages other than the start page come when they are opened. What the navigation shows is in
 * `navigation.ts`.
 */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { loadMemberTexts } from './i18n/i18n.ts';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { readRequestSearch } from './pages/requests/request-search.ts';
import { StartPage } from './pages/start-page.tsx';
import { FailedPage } from './ui/failed.tsx';
import { PublicFrame } from './ui/public-frame.tsx';

const root = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: FailedPage });

const publicFrame = createRoute({ getParentRoute: () => root, id: 'public', component: PublicFrame });

function publicPage<const Path extends string>(path: Path, component: RouteComponent) {
  return createRoute({ getParentRoute: () => publicFrame, path, component });
}

/** The pages of those who are logged in. */
const memberFrame = createRoute({
  getParentRoute: () => root,
  id: 'member',
  component: lazyRouteComponent(async () => {
    const [frame] = await Promise.all([import('./ui/member-frame.tsx'), loadMemberTexts()]);
    return frame;
  }, 'MemberFrame'),
});

function memberPage<const Path extends string>(path: Path, component: RouteComponent) {
  return createRoute({ getParentRoute: () => memberFrame, path, component });
}

const organizationFrame = createRoute({
  getParentRoute: () => memberFrame,
  path: '/organizations/$organizationId',
  validateSearch: readEnvironment,
  search: { middlewares: [retainSearchParams(['environment'])] },
  component: lazyRouteComponent(() => import('./ui/organization-frame.tsx'), 'OrganizationFrame'),
});

/** How many days up to today. */
function readDays({ days }: Record<string, unknown>): { days?: string | undefined } {
  return typeof days === 'string' ? { days } : {};
}

/** Kept on the way from page to page. */
function readEnvironment({ environment }: Record<string, unknown>): { environment?: 'test' | 'live' | undefined } {
  return environment === 'test' || environment === 'live' ? { environment } : {};
}

function organizationPage<const Path extends string>(path: Path, component: RouteComponent) {
  return createRoute({ getParentRoute: () => organizationFrame, path, component });
}

/** The page that was asked for before the log-in. */
function readNext({ next }: Record<string, unknown>): { next?: string | undefined } {
  return typeof next === 'string' ? { next } : {};
}

/** Whose audit is looked at first. */
function readOrganization({ organization }: Record<string, unknown>): { organization?: string | undefined } {
  return typeof organization === 'string' ? { organization } : {};
}

const publicPages = [
  publicPage('/', StartPage),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/log-in',
    validateSearch: readNext,
    component: lazyRouteComponent(() => import('./pages/log-in-page.tsx'), 'LogInPage'),
  }),
  publicPage(
    '/sign-up',
    lazyRouteComponent(() => import('./pages/sign-up/sign-up-page.tsx'), 'SignUpPage'),
  ),
  publicPage(
    '/confirm-sign-up',
    lazyRouteComponent(() => import('./pages/sign-up/confirm-sign-up-page.tsx'), 'ConfirmSignUpPage'),
  ),
  publicPage(
    '/forgot-password',
    lazyRouteComponent(() => import('./pages/sign-up/request-password-reset-page.tsx'), 'RequestPasswordResetPage'),
  ),
  publicPage(
    '/reset-password',
    lazyRouteComponent(() => import('./pages/sign-up/reset-password-page.tsx'), 'ResetPasswordPage'),
  ),
  publicPage(
    '/invitation',
    lazyRouteComponent(() => import('./pages/sign-up/invitation-page.tsx'), 'InvitationPage'),
  ),
  publicPage(
    '/gallery',
    lazyRouteComponent(() => import('./pages/gallery-page.tsx'), 'GalleryPage'),
  ),
  publicPage(
    '/sandbox/phone',
    lazyRouteComponent(() => import('./pages/phone-page.tsx'), 'PhonePage'),
  ),
  publicPage(
    '/development-inbox',
    lazyRouteComponent(() => import('./pages/development-inbox-page.tsx'), 'DevelopmentInboxPage'),
  ),
] as const;

const organizationPages = [
  createRoute({
    getParentRoute: () => organizationFrame,
    path: '/',
    beforeLoad: ({ params }) => {
      throw redirect({ to: '/organizations/$organizationId/overview', params, replace: true });
    },
  }),
  organizationPage(
    '/overview',
    lazyRouteComponent(() => import('./pages/overview-page.tsx'), 'OverviewPage'),
  ),
  organizationPage(
    '/api-keys',
    lazyRouteComponent(() => import('./pages/api-keys-page.tsx'), 'ApiKeysPage'),
  ),
  organizationPage(
    '/flows',
    lazyRouteComponent(() => import('./pages/flows-page.tsx'), 'FlowsPage'),
  ),
  organizationPage(
    '/try-it',
    lazyRouteComponent(() => import('./pages/try-it-page.tsx'), 'TryItPage'),
  ),
  organizationPage(
    '/sandbox',
    lazyRouteComponent(() => import('./pages/sandbox-page.tsx'), 'SandboxPage'),
  ),
  createRoute({
    getParentRoute: () => organizationFrame,
    path: '/requests',
    validateSearch: readRequestSearch,
    component: lazyRouteComponent(() => import('./pages/requests/requests-page.tsx'), 'RequestsPage'),
  }),
  createRoute({
    getParentRoute: () => organizationFrame,
    path: '/usage',
    validateSearch: readDays,
    component: lazyRouteComponent(() => import('./pages/usage/usage-page.tsx'), 'UsagePage'),
  }),
  organizationPage(
    '/subscription',
    lazyRouteComponent(() => import('./pages/subscription/subscription-page.tsx'), 'SubscriptionPage'),
  ),
  organizationPage(
    '/webhooks',
    lazyRouteComponent(() => import('./pages/webhooks-page.tsx'), 'WebhooksPage'),
  ),
  organizationPage(
    '/members',
    lazyRouteComponent(() => import('./pages/members/members-page.tsx'), 'MembersPage'),
  ),
] as const;

const memberPages = [
  memberPage(
    '/home',
    lazyRouteComponent(() => import('./pages/home-page.tsx'), 'HomePage'),
  ),
  memberPage(
    '/operator/organizations',
    lazyRouteComponent(() => import('./pages/operator/organizations-page.tsx'), 'OrganizationsPage'),
  ),
  memberPage(
    '/operator/plans',
    lazyRouteComponent(() => import('./pages/operator/plans-page.tsx'), 'PlansPage'),
  ),
  memberPage(
    '/operator/system',
    lazyRouteComponent(() => import('./pages/operator/health-page.tsx'), 'HealthPage'),
  ),
  createRoute({
    getParentRoute: () => memberFrame,
    path: '/operator/audit',
    validateSearch: readOrganization,
    component: lazyRouteComponent(() => import('./pages/operator/audit-page.tsx'), 'AuditPage'),
  }),
  memberPage(
    '/operator/citizens',
    lazyRouteComponent(() => import('./pages/operator/citizens-page.tsx'), 'CitizensPage'),
  ),
  memberPage(
    '/account',
    lazyRouteComponent(() => import('./pages/account/account-page.tsx'), 'AccountPage'),
  ),
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
