/** Pages of an organisation: one as public integrations of the hosted service have it, written anew, and one with our dialog. */

interface Around {
  gateway: string;
  session: string;
}

export function widgetPages(path: string, { gateway, session }: Around): string {
  const body = path === '/dialog' ? dialogPage(session) : vendorPage(session);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Shop</title><meta name="viewport" content="width=device-width">
<style>body { margin: 0 } #container { width: 100vw; height: 100vh; position: relative; overflow: scroll }</style></head>
<body>
<script>
  const heard = [];
  let finished = 0;
  addEventListener('message', ({ data, origin }) => heard.push({ type: data.type, origin, text: JSON.stringify(data) }));
  addEventListener('finish', () => { finished += 1; });
</script>
<script src="${gateway}/widget/flow-widget.umd.js"></script>
${body}
</body></html>`;
}

/** It starts the widget, waits for \`finish\`, then two seconds, and lets its own server read the result. */
function vendorPage(session: string): string {
  return `<main><h1>Verification</h1><p id="status"></p><div id="container"></div></main>
<script>
  FlowWidget.startSession({ id: '${session}', selector: '#container', locale: 'kz' });
  window.addEventListener('finish', () => setTimeout(async () => {
    const result = await (await fetch('/result?session=${session}')).json();
    document.querySelector('#status').textContent =
      result.flow_session_result ? 'Verified ' + result.edocument_result.result_json.common.docOwner.iin : 'Refused';
  }, 2000));
</script>`;
}

function dialogPage(session: string): string {
  return `<main><h1>Checkout</h1><button id="pay">Pay</button><p id="status"></p></main>
<script>
  document.querySelector('#pay').onclick = async () => {
    document.querySelector('#status').textContent = '';
    const { status, session_id } = await FlowWidget.open({ id: '${session}', locale: 'kk' });
    document.querySelector('#status').textContent = status + ' ' + session_id;
  };
</script>`;
}
