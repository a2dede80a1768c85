/**
 * What stands around the page: an organisation's own page, or its app. They are told where the session stands, never who the citizen is
 * or what was handed over. A page is told only if the flow names its origin; nobody else can frame this one in any case.
 */
import type { FlowView } from './page-api.ts';

export type Message =
  | { type: 'step'; step: 'ask' | 'citizen' | 'code' }
  | { type: 'resize'; height: number }
  | { type: 'finish'; status: Exclude<FlowView['state'], 'created' | 'waiting_for_code'> }
  | { type: 'close' };

export interface Surroundings {
  /** Whether somebody hears what the page tells, and closes it when asked. */
  areThere: boolean;
  tell(message: Message): void;
}

/** What apps give the pages that they show, each kit in its own way. */
interface AppWindow {
  ReactNativeWebView?: { postMessage(message: string): void };
  /** As Android's listener, and Flutter's channel, when they are named so. */
  qujatFlow?: { postMessage(message: string): void };
  webkit?: { messageHandlers?: { qujatFlow?: { postMessage(message: string): void } } };
}

export function findSurroundings(sessionId: string, inWebView: boolean, origins: readonly string[]): Surroundings {
  const post = (message: string | object) => ({ source: 'qujat-flow', session_id: sessionId, ...Object(message) });
  if (window.parent !== window) {
    const known = parentOrigins(origins);
    return {
      areThere: true,
      tell: (message) => known.forEach((origin) => void window.parent.postMessage(post(message), origin)),
    };
  }
  const app = inWebView ? findApp() : undefined;
  return {
    areThere: app !== undefined,
    tell: (message) => app?.postMessage(JSON.stringify(post(message))),
  };
}

/** Browsers that tell the parent's origin spare the others a message that is not for them. */
function parentOrigins(origins: readonly string[]): readonly string[] {
  const parent = window.location.ancestorOrigins?.[0];
  return parent === undefined ? origins : origins.filter((origin) => origin === parent);
}

function findApp() {
  const app = window as unknown as AppWindow;
  return app.ReactNativeWebView ?? app.qujatFlow ?? app.webkit?.messageHandlers?.qujatFlow;
}

/** The gateway writes the origins of the flow into the page. */
export function originsInPage(): string[] {
  const content = document.querySelector<HTMLMetaElement>('meta[name=qujat-flow-origins]')?.content ?? '';
  return content.split(' ').filter(Boolean);
}
