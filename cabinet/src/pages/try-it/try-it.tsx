/** The three steps, the phone, and the same as code. Holds what was chosen and what became of it. */
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentTypeSummary } from '../../api/document-types.ts';
import {
  approveBody,
  approveSession,
  type FileType,
  requestDocument,
  resendOtp,
  type SandboxSubject,
} from '../../api/try-it.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { Button } from '../../ui/button.tsx';
import { Phone } from '../../ui/phone.tsx';
import { useRemembered } from '../../ui/remembered.tsx';
import { AskCard, type Choice } from './ask-card.tsx';
import { requestBody, type Wanted } from './asked.ts';
import { CodeCard } from './code-card.tsx';
import { DocumentCard } from './document-card.tsx';
import { createIdempotencyKeys } from './idempotency-keys.ts';
import { OfferCard } from './offer-card.tsx';
import { deliveredSession, openedSession, refusedSession, resentSession, type TriedSession } from './session-state.ts';
import { SnippetsCard } from './snippets-card.tsx';

interface TryItProps {
  testKey: string;
  subjects: SandboxSubject[];
  documentTypes: DocumentTypeSummary[];
}

export function TryIt({ testKey, subjects, documentTypes }: TryItProps) {
  const { t } = useTranslation();
  const [choice, setChoice] = useRemembered<Choice>('try-it choice', () => ({
    iin: subjects[0]?.iin ?? '',
    documentType: 'identity_card',
    file: 'image',
    asked: null,
    isForWallet: false,
  }));
  const [code, setCode] = useRemembered('try-it code', () => '');
  const [session, setSession] = useRemembered<TriedSession | undefined>('try-it session', () => undefined);
  const codeInput = useRef<HTMLInputElement>(null);
  const subject = subjects.find(({ iin }) => iin === choice.iin) ?? subjects[0];
  const steps = useSteps(testKey, session, setSession);
  const waits = session?.state === 'requested';

  if (subject === undefined) return null;
  const request = () => {
    setCode('');
    steps.request(subject, choice);
  };
  const takeCode = (taken: string) => {
    setCode(taken);
    codeInput.current?.focus();
  };
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem] xl:grid-rows-[auto_1fr]">
      <AskCard
        subjects={subjects}
        documentTypes={documentTypes}
        choice={choice}
        subject={subject}
        onChoose={setChoice}
        onRequest={request}
        again={session !== undefined}
        busy={steps.requesting}
        error={steps.requestError}
      />
      {/* Between its two neighbours on a phone, beside both on a desk. */}
      <div className="xl:col-start-2 xl:row-span-2 xl:row-start-1">
        <Phone
          testKey={testKey}
          sessionId={session?.id}
          waits={waits}
          subject={session?.subject ?? subject}
          nothingYet={waits && t('tryIt.noSms')}
          actionOn={({ code: sent }, isNewest) =>
            waits &&
            session.offer === undefined &&
            isNewest && (
              <Button className="justify-self-start" onClick={() => takeCode(sent)}>
                {t('tryIt.useCode', { code: sent })}
              </Button>
            )
          }
        />
      </div>
      {session?.offer === undefined ? (
        <CodeCard
          session={session}
          code={code}
          onCode={setCode}
          input={codeInput}
          onApprove={() => steps.approve(code, choice.file)}
          onResend={steps.resend}
          approving={steps.approving}
          resending={steps.resending}
          resent={steps.resent}
          error={steps.codeError}
        />
      ) : (
        <OfferCard
          testKey={testKey}
          session={session}
          offer={session.offer}
          onResend={steps.resend}
          resending={steps.resending}
          resent={steps.resent}
          error={steps.codeError}
        />
      )}
      <div className="grid min-w-0 gap-6 xl:col-span-2">
        {session?.offer === undefined && <DocumentCard document={session?.document} />}
        <SnippetsCard testKey={testKey} choice={choice} subject={subject} code={code} sessionId={session?.id} />
      </div>
    </div>
  );
}

type Requested = Pick<TriedSession, 'subject' | 'documentType'> & Wanted;

/** The three calls, and what their answers make of the session. */
function useSteps(
  testKey: string,
  session: TriedSession | undefined,
  setSession: (session: TriedSession | undefined) => void,
) {
  const [keys] = useRemembered('try-it keys', createIdempotencyKeys);
  const refused = (error: Error) => session && setSession(refusedSession(session, error));
  const requesting = useSingleMutation({
    mutationFn: async ({ subject, documentType, ...wanted }: Requested) => {
      const body = requestBody(testKey, subject, wanted);
      const opened = await keys.send({ ...body, documentType }, (_, key) => requestDocument(documentType, body, key));
      return openedSession(opened, Date.now(), { subject, documentType });
    },
    onMutate: () => setSession(undefined),
    onSuccess: setSession,
  });
  const approving = useSingleMutation({
    mutationFn: async ({ code, file }: { code: string; file: FileType }) =>
      session && deliveredSession(session, await keys.send(approveBody(session.id, code, file), approveSession)),
    onSuccess: setSession,
    onError: refused,
  });
  const resending = useSingleMutation({
    mutationFn: async () => session && resentSession(session, await resendOtp(session.id), Date.now()),
    onSuccess: setSession,
    onError: refused,
  });
  const forget = () => {
    approving.reset();
    resending.reset();
  };
  return {
    requesting: requesting.isPending,
    requestError: requesting.error,
    approving: approving.isPending,
    resending: resending.isPending,
    resent: resending.isSuccess,
    codeError: approving.error ?? resending.error,
    request(subject: SandboxSubject, { documentType, asked, isForWallet }: Choice) {
      forget();
      requesting.mutate({ subject, documentType, asked, isForWallet });
    },
    approve(code: string, file: FileType) {
      forget();
      approving.mutate({ code, file });
    },
    resend() {
      forget();
      resending.mutate();
    },
  };
}
