/** The session as the page knows it: read, kept true across tabs and devices, and changed by one call at a time. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, FlowView, PageApi, Refusal } from './page-api.ts';
import { waitToTryAgain } from './wait-to-try-again.ts';
import { callWithoutDoubling } from './without-doubling.ts';

export type Operation = 'citizen' | 'resend' | 'approve' | 'cancel';

export interface Flow {
  /** Undefined until it is read. */
  view: FlowView | undefined;
  /** The gateway knows no such session. */
  isMissing: boolean;
  isOffline: boolean;
  /** The one call that is under way. */
  busy: Operation | undefined;
  /** What the last call was refused with. */
  refusal: { operation: Operation; refusal: Refusal } | undefined;
  /** How far the gateway's clock is ahead of this device's. */
  clockAheadMs: number;
  /** Resolves to whether the gateway did it. */
  act(operation: Operation, call: () => Promise<Answer<FlowView>>): Promise<boolean>;
  /** The refusal was about what stood in the fields before. */
  forgetRefusal(): void;
}

const POLL_MS = 3_000;
/** What waiting mends. */
const passes = ({ status }: Refusal) => status === 429 || status >= 500;

export const hasEnded = ({ state }: FlowView) => state !== 'created' && state !== 'waiting_for_code';

/** @param isWatching whether another device may change the session at any time */
export function useFlow(api: PageApi, start: () => Promise<FlowView | undefined>, isWatching: boolean): Flow {
  const [view, setView] = useState<FlowView>();
  const [isMissing, setMissing] = useState(false);
  const [isOffline, setOffline] = useState(false);
  const [busy, setBusy] = useState<Operation>();
  const [refusal, setRefusal] = useState<Flow['refusal']>();
  const [clockAheadMs, setClockAheadMs] = useState(0);
  /** Whether a call whose answer was lost may still be at work. */
  const [isUnsure, setUnsure] = useState(false);
  const isBusy = useRef(false);

  const show = useCallback((now: FlowView) => {
    setOffline(false);
    setClockAheadMs(Date.parse(now.server_time) - Date.now());
    setView(now);
  }, []);

  const refresh = useCallback(async () => {
    if (isBusy.current) return;
    const read = await api.readFlow();
    // What was read before a call was answered is older than the answer.
    if (isBusy.current) return;
    if (read.kind === 'body') show(read.body);
    else if (read.kind === 'refused' && !passes(read.refusal)) setMissing(true);
    else setOffline(true);
  }, [api, show]);

  const act: Flow['act'] = async (operation, call) => {
    if (isBusy.current || view === undefined) return false;
    isBusy.current = true;
    setBusy(operation);
    setRefusal(undefined);
    setUnsure(false);
    const waitForConnection = (tries: number) => {
      setOffline(true);
      setUnsure(true);
      return waitToTryAgain(tries);
    };
    const answer = await callWithoutDoubling(call, { before: view, readFlow: api.readFlow, waitForConnection });
    isBusy.current = false;
    setBusy(undefined);
    setOffline(false);
    if (answer.kind === 'body') show(answer.body);
    else {
      setRefusal({ operation, refusal: answer.refusal });
      // It may have spent an attempt, or found the session ended.
      await refresh();
    }
    tellOtherTabs();
    return answer.kind === 'body';
  };

  useEffect(() => {
    start().then((first) => (first === undefined ? refresh() : show(first)));
  }, [start, refresh, show]);
  useEffect(() => hearOtherTabs(() => void refresh()), [refresh]);
  useKeptTrue({ view, isMissing, isOffline, clockAheadMs, isWatching: isWatching || isUnsure }, refresh);
  return {
    view,
    isMissing,
    isOffline,
    busy,
    refusal,
    clockAheadMs,
    act,
    forgetRefusal: () => setRefusal(undefined),
  };
}

type Seen = Pick<Flow, 'view' | 'isMissing' | 'isOffline' | 'clockAheadMs'> & { isWatching: boolean };

/** Reads again when the page is looked at again, when the session's end has come, and while others act. */
function useKeptTrue(
  { view, isMissing, isOffline, clockAheadMs, isWatching }: Seen,
  refresh: () => Promise<void>,
): void {
  const isOpen = !isMissing && (view === undefined || !hasEnded(view));
  const mustPoll = isOpen && (isWatching || isOffline || view === undefined || !view.in_charge || view.paused);
  useEffect(() => {
    if (!isOpen) return;
    const look = () => document.visibilityState === 'visible' && void refresh();
    const timer = mustPoll ? setInterval(look, POLL_MS) : undefined;
    // A page that comes back from the browser's memory is as old as it was then.
    const lookAgain = ({ persisted }: PageTransitionEvent) => persisted && look();
    document.addEventListener('visibilitychange', look);
    addEventListener('pageshow', lookAgain);
    addEventListener('online', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('pageshow', lookAgain);
      removeEventListener('online', look);
    };
  }, [isOpen, mustPoll, refresh]);
  const expiresAt = view?.expires_at;
  useEffect(() => {
    if (!isOpen || expiresAt === undefined) return;
    const left = Date.parse(expiresAt) - (Date.now() + clockAheadMs);
    const timer = setTimeout(() => void refresh(), Math.max(POLL_MS, left + POLL_MS / 2));
    return () => clearTimeout(timer);
  }, [isOpen, expiresAt, clockAheadMs, refresh]);
}

/** Says no more than that something has changed. */
const CHANNEL = 'qujat-flow';

function tellOtherTabs(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('changed');
  channel.close();
}

function hearOtherTabs(changed: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = changed;
  return () => channel.close();
}
