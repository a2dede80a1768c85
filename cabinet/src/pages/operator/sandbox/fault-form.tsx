/** What the sandbox's state plays for everybody or for one person: how it is now, and the choice of another. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Fault, type PlayedFault, sandboxFaultsQuery, setSandboxFault } from '../../../api/sandbox.ts';
import { useSingleMutation } from '../../../api/use-single-mutation.ts';
import { formatTime } from '../../../format.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/card.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';

const faults: Fault[] = ['slow', 'silent', 'unavailable', 'garbage'];
const minutes = [5, 15, 30, 60];

interface FaultFormProps {
  /** Null for everybody. */
  iin: string | null;
  played: PlayedFault | undefined;
  onDone?(): void;
}

export function FaultForm({ iin, played, onDone }: FaultFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = async () => {
    await queries.invalidateQueries(sandboxFaultsQuery);
    onDone?.();
  };
  const ending = useSingleMutation({ mutationFn: () => setSandboxFault({ iin, fault: null }), onSettled: refresh });
  return (
    <div className="grid gap-5">
      <Notice kind={played === undefined ? 'good' : 'warn'}>
        {played === undefined
          ? t('sandbox.normal')
          : t('sandbox.plays', {
              fault: t(`frame.faults.${played.fault}`),
              time: formatTime(new Date(played.ends_at)),
            })}
      </Notice>
      <Form
        action={async ({ fault = '', minutes: chosen = '' }) => {
          await setSandboxFault({ iin, fault: fault as Fault, minutes: Number(chosen) });
          await refresh();
        }}
        submit={t('sandbox.play')}
        beside={
          played !== undefined && (
            <Button busy={ending.isPending} onClick={() => ending.mutate()}>
              {t('sandbox.end')}
            </Button>
          )
        }
      >
        {(errorOf) => (
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField label={t('sandbox.fault')} name="fault" error={errorOf('fault')}>
              {faults.map((fault) => (
                <option key={fault} value={fault}>
                  {t(`frame.faults.${fault}`)}
                </option>
              ))}
            </SelectField>
            <SelectField label={t('sandbox.howLong')} name="minutes" defaultValue={15} error={errorOf('minutes')}>
              {minutes.map((count) => (
                <option key={count} value={count}>
                  {t('sandbox.minutes', { count })}
                </option>
              ))}
            </SelectField>
          </div>
        )}
      </Form>
    </div>
  );
}
