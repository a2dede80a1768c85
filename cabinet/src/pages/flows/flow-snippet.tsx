/** How a system uses a flow: the session, the page or the widget, and the result. The same in every language. */
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Summary } from '../../ui/summary.tsx';

export function FlowSnippet() {
  const { t } = useTranslation();
  const text = snippetFor(window.location.origin);
  return (
    <details>
      <Summary>{t('flows.howTo')}</Summary>
      <div className="mt-2 grid gap-3">
        <p className="text-quiet">{t('flows.howToText')}</p>
        <CodeBlock name={t('flows.howTo')} text={text} />
        <div className="justify-self-start">
          <CopyButton text={text} label={t('shell.copy')} />
        </div>
      </div>
    </details>
  );
}

function snippetFor(origin: string): string {
  return `# 1
curl -X POST '${origin}/api/v1/flows/session/create/' \\
  -H 'Authorization: Bearer <flow_key>' \\
  -H 'Content-Type: application/json' \\
  -d '{"client_reference": "order 1042"}'

# 2
${origin}/flow/<session_id>?locale=kk

# 2, in a page
<div id="flow"></div>
<script src="${origin}/widget/flow-widget.umd.js"></script>
<script>
  FlowWidget.startSession({ id: '<session_id>', selector: '#flow', locale: 'kk' });
  window.addEventListener('finish', () => { /* 3 */ });
</script>

# 3
curl '${origin}/api/v1/flows/session/result/?session_id=<session_id>' \\
  -H 'Authorization: Bearer <flow_key>'
`;
}
