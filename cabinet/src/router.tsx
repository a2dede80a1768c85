/** Which page an address shows. Pages other than the start page come when they are opened. */
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { StartPage } from './pages/start-page.tsx';
import { FailedPage } from './ui/failed.tsx';
import { PublicFrame } from './ui/public-frame.tsx';

const root = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: FailedPage });

const publicPages = createRoute({ getParentRoute: () => root, id: 'public', component: PublicFrame });

const start = createRoute({ getParentRoute: () => publicPages, path: '/', component: StartPage });

export const router = createRouter({
  routeTree: root.addChildren([publicPages.addChildren([start])]),
  basepath: '/cabinet',
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
