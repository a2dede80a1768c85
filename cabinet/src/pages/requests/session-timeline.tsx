/** The session of a call: all its calls in their order, and what is still to come. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type LoggedRequest, sessionCallsQuery } from '../../api/requests.ts';
import { formatTime } from '../../format.ts';
import { linkLook } from '../../ui/auth-card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { useOrganization } from '../../ui/member-context.tsx';
import { outcomeText } from '../../ui/outcome.tsx';
import { Loading } from '../../ui/page.tsx';
import { Timeline, type TimelineEvent } from '../../ui/timeline.tsx';
import { endOf, isDelivery, type SessionEnd } from './session-end.ts';

export function SessionTimeline({ session, shown }: { session: string; shown: string }) {
  const { t } = useTranslation();
  const { id } = useOrganization();
  const { data: calls, error, refetch } = useQuery(sessionCallsQuery(id, session));
  const tellCall = useTellCall(calls?.[0], shown);
  if (calls === undefined) return error === null ? <Loading /> : <Failed error={error} onRetry={refetch} />;
  const events = [...calls.map(tellCall), ...ending(endOf(calls, Date.now()))];
  return (
    <section className="grid gap-3 border-line border-t pt-4">
      <h3 className="font-medium">{t('requests.session')}</h3>
      <Timeline name={t('requests.session')} events={events} />
    </section>
  );

  function ending(end: SessionEnd | undefined): TimelineEvent[] {
    if (end === undefined) return [];
    const kind = end.state === 'waits' ? 'info' : 'warn';
    const time = formatTime(end.atMs);
    return [{ key: 'end', kind, title: t(`requests.sessionEnds.${end.state}`), time }];
  }
}

/** Its time, and how long after the first call that was. */
function useTellCall(first: LoggedRequest | undefined, shown: string) {
  const { t } = useTranslation();
  return (call: LoggedRequest): TimelineEvent => {
    const { request_id: id, operation, outcome, time } = call;
    const isOk = outcome === 'ok';
    const seconds = Math.round((Date.parse(time) - Date.parse(first?.time ?? time)) / 1000);
    const name = isOk ? t(`requests.happened.${operation}`) : `${t(`requests.operations.${operation}`)}: ${outcome}`;
    return {
      key: id,
      kind: isOk ? (isDelivery(call) ? 'good' : 'info') : 'bad',
      title: id === shown ? <strong aria-current="true">{name}</strong> : <ToCall id={id} name={name} />,
      time: `${formatTime(time)}${seconds > 0 ? ` (+${t('requests.secondsLater', { seconds })})` : ''}`,
      children: isOk ? undefined : outcomeText(outcome, t),
    };
  };
}

function ToCall({ id, name }: { id: string; name: string }) {
  return (
    <Link to="." search={(search) => ({ ...search, shown: id })} resetScroll={false} className={linkLook}>
      {name}
    </Link>
  );
}
