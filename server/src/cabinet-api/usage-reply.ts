/** The period that usage is asked for, and the usage as the cabinet and the command line show it. */
import { refuseField } from '../accounts/refuse-field.ts';
import { countDays, type Usage } from '../request-log/summarize-usage.ts';

const MOST_DAYS = 366;

/** Of days of the calendar. @throws GatewayError `invalid_request` that names `to` */
export function readPeriod(fromDay: string, toDay: string): { fromDay: string; toDay: string } {
  const days = countDays({ fromDay, toDay });
  if (days < 1 || days > MOST_DAYS) {
    throw refuseField('to', 'invalid_period', `must be \`from\` or a day after it, ${MOST_DAYS} days in all at most`);
  }
  return { fromDay, toDay };
}

export function usageReply({ days, documentTypes, outcomes, state }: Usage) {
  return {
    days,
    document_types: documentTypes.map(({ documentType, ...rest }) => ({ document_type: documentType, ...rest })),
    outcomes,
    state: { calls: state.calls, median_ms: state.medianMs, p95_ms: state.p95Ms },
  };
}
