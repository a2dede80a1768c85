/** The whole page: who the citizen is, the code, then everything that they have agreed to. */
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../cabinet/src/i18n/languages.ts';
import type { Answer } from '../call-gateway.ts';
import { translations } from '../i18n/translations.ts';
import { tellRefusal } from '../refusal-text.ts';
import { Frame } from '../ui/frame.tsx';
import { StepTitle } from '../ui/step-title.tsx';
import { ConsentList } from './consent-list.tsx';
import { type Identity, IdentityForm } from './identity-form.tsx';
import type { MyApi, MyConsents } from './my-api.ts';
import { MyCodeForm } from './my-code-form.tsx';
import { myTranslations } from './my-translations.ts';

interface MyAppProps {
  api: MyApi;
  hasSandbox: boolean;
  language: Language;
}

export interface Trouble {
  text: string;
  field?: 'iin' | 'phone' | 'code' | undefined;
}

export function MyApp({ api, hasSandbox, language: first }: MyAppProps) {
  const [language, setLanguage] = useState(first);
  const [pass, setPass] = useState<string>();
  const [consents, setConsents] = useState<MyConsents['consents']>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [isBusy, setBusy] = useState(false);
  const texts = translations[language];
  const words = myTranslations[language];

  const leave = () => {
    setPass(undefined);
    setConsents(undefined);
  };
  const troubleOf = <Body,>(answer: Answer<Body>): Trouble | undefined => {
    if (answer.kind === 'body') return undefined;
    if (answer.kind === 'lost') return { text: texts.offline };
    const isOver = answer.refusal.code === 'citizen_not_confirmed';
    if (isOver) leave();
    return isOver ? { text: words.over } : tellRefusal(answer.refusal, texts);
  };
  /** One call at a time. */
  const act = async <Body,>(call: () => Promise<Answer<Body>>, take: (body: Body) => void) => {
    setBusy(true);
    setTrouble(undefined);
    const answer = await call();
    setBusy(false);
    setTrouble(troubleOf(answer));
    if (answer.kind === 'body') take(answer.body);
  };
  const identify = (identity: Identity) =>
    void act(
      () => api.sendMyCode(identity),
      (sent) => setPass(sent.pass),
    );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${words.title} – Qujat`;
  }, [language, words.title]);

  const shared = { texts, words, language, trouble, isBusy, onForget: () => setTrouble(undefined) };
  const take = (list: MyConsents) => setConsents(list.consents);
  return (
    <Frame texts={texts} language={language} onChoose={setLanguage} isSandbox>
      <section class="card">
        {!hasSandbox && (
          <>
            <StepTitle text={words.noSandbox.title} takesFocus={false} />
            <p>{words.noSandbox.text}</p>
          </>
        )}
        {hasSandbox && pass === undefined && <IdentityForm {...shared} onSubmit={identify} />}
        {pass !== undefined && consents === undefined && (
          <MyCodeForm
            {...shared}
            onSubmit={(code) => void act(() => api.confirmMyCode(pass, code), take)}
            onBack={leave}
          />
        )}
        {pass !== undefined && consents !== undefined && (
          <ConsentList
            {...shared}
            consents={consents}
            draw={(id) => api.drawMyReceipt(pass, id, language)}
            onWithdraw={(id) => void act(() => api.withdrawMyConsent(pass, id), take)}
            onTrouble={() => setTrouble({ text: texts.offline })}
            onLeave={leave}
          />
        )}
      </section>
    </Frame>
  );
}
