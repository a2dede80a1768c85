/** In which language the gateway writes mails. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../../api/account.ts';
import { ACCOUNT_KEY } from '../../api/query-client.ts';
import { useSingleMutation } from '../../api/use-single-mutation.ts';
import { isLanguage, languages } from '../../i18n/languages.ts';
import { Card } from '../../ui/card.tsx';
import { Failed } from '../../ui/failed.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useAccount } from '../../ui/member-context.tsx';
import { tell } from '../../ui/toasts.tsx';

export function MailLanguage() {
  const { t } = useTranslation();
  const { language } = useAccount();
  const queries = useQueryClient();
  const changing = useSingleMutation({
    mutationFn: changeLanguage,
    onSuccess: () => {
      tell(t('account.saved'));
      return queries.invalidateQueries({ queryKey: ACCOUNT_KEY });
    },
  });
  const choose = (value: string) => isLanguage(value) && changing.mutate(value);
  return (
    <Card title={t('account.languageTitle')}>
      <div className="grid max-w-xs gap-2">
        <SelectField
          label={t('account.languageTitle')}
          hideLabel
          value={changing.isPending ? changing.variables : language}
          onChange={(event) => choose(event.target.value)}
        >
          {languages.map(({ code, name }) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </SelectField>
        {changing.isError && <Failed error={changing.error} />}
      </div>
    </Card>
  );
}
