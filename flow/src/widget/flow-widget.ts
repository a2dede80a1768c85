/**
 * The widget: shows the page of a Flow session on an organisation's own page. `startSession` is called as that of the hosted service;
 * `open` shows the page in a dialog. It hears nobody but the frame that it has made, and learns nothing of the citizen.
 */

export interface FlowSession {
  /** What `flows/session/create/` has answered as `session_id`. */
  id: string;
  /** `kz`, `kk`, `ru` or `en`. */
  locale?: string;
}

export interface FlowEnd {
  session_id: string;
  /** `done`, `failed` or `expired`; `closed` where the citizen has closed the dialog before. */
  status: string;
}

const script = document.currentScript;
/** Where the page is: where this script came from. */
const GATEWAY = script instanceof HTMLScriptElement ? new URL(script.src).origin : '';

const FRAME = 'display:block;width:100%;height:100%;border:0;';
const BOXED = 'max-width:560px;max-height:100%;border-radius:12px;color-scheme:normal;';
const DIALOG =
  'position:fixed;inset:0;box-sizing:border-box;width:100%;height:100%;max-width:none;max-height:none;margin:0;padding:0;border:0;' +
  'display:grid;grid-template-rows:52px minmax(0,1fr);justify-items:center;overflow:hidden;background:rgb(13 23 28/.75);';
const CLOSE =
  'justify-self:end;width:52px;height:52px;padding:0;border:0;background:none;color:#fff;font:32px/1 sans-serif;cursor:pointer;';
const closeWords: Readonly<Record<string, string>> = { kz: 'Жабу', kk: 'Жабу', ru: 'Закрыть' };

/** Fills the element with the page. `finish` is dispatched on `window` when the session has ended. */
export function startSession({ selector, ...session }: FlowSession & { selector: string }): void {
  const container = document.querySelector(selector);
  if (container === null) throw new Error(`FlowWidget: no element matches "${selector}".`);
  const { frame } = createFrame(session, {
    // Escape closes a dialog; what stands in the page stays until the session has ended.
    close: (hasEnded) => hasEnded && frame.remove(),
    fit: (height) => {
      frame.style.minHeight = height;
    },
  });
  container.replaceChildren(frame);
}

/** Shows the page in a dialog over the whole page, and resolves when it is closed. `finish` is dispatched too. */
export function open(session: FlowSession): Promise<FlowEnd> {
  const dialog = document.createElement('dialog');
  const close = () => dialog.close();
  const { frame, end } = createFrame(session, {
    close,
    fit: (height) => {
      frame.style.height = height;
    },
  });
  frame.style.cssText += BOXED;
  dialog.append(closeButton(session.locale, close), frame);
  document.body.append(dialog);
  dialog.showModal();
  dialog.style.cssText = DIALOG;
  frame.focus();
  return new Promise((resolve) => {
    dialog.onclose = () => {
      dialog.remove();
      resolve(end());
    };
  });
}

function closeButton(locale: string | undefined, close: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '×';
  button.ariaLabel = closeWords[locale ?? ''] ?? 'Close';
  button.style.cssText = CLOSE;
  button.onclick = close;
  return button;
}

interface Around {
  close(hasEnded: boolean): void;
  /** @param height of what stands on the page, in CSS */
  fit(height: string): void;
}

function createFrame({ id, locale }: FlowSession, { close, fit }: Around) {
  if (GATEWAY === '') throw new Error('FlowWidget: load it with a <script src="…"> of the gateway.');
  let status = '';
  const end = (): FlowEnd => ({ session_id: id, status: status || 'closed' });
  const frame = document.createElement('iframe');
  frame.src = `${GATEWAY}/flow/${encodeURIComponent(id)}${locale ? `?locale=${encodeURIComponent(locale)}` : ''}`;
  frame.title = 'Qujat';
  frame.referrerPolicy = 'no-referrer';
  frame.style.cssText = FRAME;
  addEventListener('message', ({ origin, source, data }) => {
    // A frame that was taken away has no window, and a message always has one.
    if (origin !== GATEWAY || source !== frame.contentWindow || data?.source !== 'qujat-flow') return;
    if (data.type === 'resize') fit(`${Number(data.height)}px`);
    if (data.type === 'close') close(status !== '');
    if (data.type !== 'finish' || status) return;
    status = data.status;
    dispatchEvent(new CustomEvent('finish', { detail: end() }));
  });
  return { frame, end };
}
