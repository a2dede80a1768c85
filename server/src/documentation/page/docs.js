/** What a page does in the browser: theme, menu, copying, tabs, search, the reader's own address and key in the samples, and calls to try. */
const root = document.documentElement;
const text = document.querySelector('main');

root.classList.add('scripted');
startTheme();
startMenu();
showOwnAddress();
startTabs();
startCopying();
startOwnKey();
startTrying();
startSearch();

function startTheme() {
  const button = document.querySelector('button.theme');
  button.hidden = false;
  button.addEventListener('click', () => {
    root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
    localStorage.setItem('qujat-theme', root.dataset.theme);
  });
}

function startMenu() {
  const button = document.querySelector('button.menu');
  const pages = document.querySelector('#pages');
  button.hidden = false;
  button.addEventListener('click', () => {
    button.setAttribute('aria-expanded', String(pages.classList.toggle('shown')));
  });
}

/** The samples name the address of a gateway that was just installed; the reader's may be another. */
function showOwnAddress() {
  if (!location.protocol.startsWith('http') || root.dataset.gateway === undefined) return;
  replaceInSamples('http://127.0.0.1:8080', location.origin);
  // Where the cabinet is opened on the machine of the gateway.
  replaceInSamples('http://localhost:8080', location.origin.replace('//127.0.0.1', '//localhost'));
}

/** A table may say what is set where nobody sets anything: it stays. */
function replaceInSamples(word, value) {
  for (const code of text.querySelectorAll('pre code, p code')) {
    if (code.textContent.includes(word)) code.textContent = code.textContent.replaceAll(word, value);
  }
}

function startTabs() {
  for (const [place, group] of text.querySelectorAll('.tabs').entries()) {
    const panels = [...group.querySelectorAll('.code')];
    const list = document.createElement('div');
    list.setAttribute('role', 'tablist');
    const tabs = panels.map((panel, index) => {
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.id = `tab-${place}-${index}`;
      tab.textContent = panel.querySelector('.caption span').textContent;
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-controls', `panel-${place}-${index}`);
      panel.id = `panel-${place}-${index}`;
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
      tab.addEventListener('click', () => chooseTab(tab.textContent));
      return tab;
    });
    list.append(...tabs);
    list.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step === undefined) return;
      const next = tabs.at((tabs.indexOf(document.activeElement) + step) % tabs.length);
      next.focus();
      next.click();
    });
    group.prepend(list);
    showTab(group, localStorage.getItem('qujat-samples') ?? '');
  }
}

/** In every group of the page: a reader writes in one language. */
function chooseTab(name) {
  localStorage.setItem('qujat-samples', name);
  for (const group of text.querySelectorAll('.tabs')) showTab(group, name);
}

function showTab(group, name) {
  const tabs = [...group.querySelectorAll('[role="tab"]')];
  const shown = tabs.find((tab) => tab.textContent === name) ?? tabs[0];
  for (const tab of tabs) {
    tab.setAttribute('aria-selected', String(tab === shown));
    tab.tabIndex = tab === shown ? 0 : -1;
    document.getElementById(tab.getAttribute('aria-controls')).hidden = tab !== shown;
  }
}

function startCopying() {
  for (const button of text.querySelectorAll('button.copy')) {
    button.hidden = navigator.clipboard === undefined;
    button.addEventListener('click', async () => {
      const label = button.textContent;
      await navigator.clipboard.writeText(button.closest('.code').querySelector('code').textContent);
      button.textContent = text.dataset.copied;
      setTimeout(() => {
        button.textContent = label;
      }, 1500);
    });
  }
}

/** The key comes after a click alone, and stays in this page. */
function startOwnKey() {
  if (root.dataset.gateway === undefined) return;
  for (const sample of text.querySelectorAll('.code')) {
    if (!/<api_key>|qjt_test_…/.test(sample.querySelector('code')?.textContent ?? '')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'key';
    button.textContent = text.dataset.useMyKey;
    button.addEventListener('click', async () => {
      const key = await readOwnKey();
      if (key === undefined) {
        button.textContent = text.dataset.noKey;
        return;
      }
      replaceInSamples('<api_key>', key);
      replaceInSamples('qjt_test_…', key);
      for (const each of text.querySelectorAll('button.key')) each.remove();
    });
    sample.querySelector('.caption')?.append(button);
  }
}

/** @returns a test key of the first organisation of whoever is logged in; undefined where nobody is, or may see none */
async function readOwnKey() {
  const organization = (await readCabinet('organizations/'))?.organizations[0]?.id;
  const keys = organization && (await readCabinet(`organizations/${organization}/api-keys/`))?.api_keys;
  const usable = keys?.find(({ environment, state }) => environment === 'test' && state === 'usable');
  return usable && (await readCabinet(`organizations/${organization}/api-keys/${usable.id}/secret/`))?.backend_api_key;
}

async function readCabinet(path) {
  const answer = await fetch(`/api/v1/cabinet/${path}`);
  return answer.ok ? answer.json() : undefined;
}

/** A form for the call that the page is about. It takes a test key alone: a slip here may not reach the state. */
function startTrying() {
  const place = text.querySelector('.try');
  if (place === null) return;
  const call = JSON.parse(place.dataset.call);
  const inputs = new Map(fieldsOf(call).map((field) => [field.name, inputFor(field)]));
  const button = document.createElement('button');
  button.type = 'submit';
  button.textContent = text.dataset.send;
  const answer = document.createElement('output');
  const form = document.createElement('form');
  form.append(...[...inputs.values()].map((input) => input.parentElement), button);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    answer.replaceChildren(...(await tried(call, inputs)));
    button.disabled = false;
  });
  place.append(form, answer);
}

/** The key, what stands in the address, and the body, with the values of the sample. */
function fieldsOf({ url, headers, body = {} }) {
  const { pathname } = new URL(url);
  return [
    ...(headers === undefined ? [] : [{ name: 'api_key', value: '' }]),
    { name: 'address', value: decodeURI(pathname) },
    ...Object.entries(body).map(([name, value]) => ({ name, value: name === 'api_key' ? '' : value })),
  ];
}

function inputFor({ name, value }) {
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.autocomplete = 'off';
  input.spellcheck = false;
  if (typeof value === 'boolean') {
    input.type = 'checkbox';
    input.checked = value;
  } else input.value = value;
  input.dataset.kind = typeof value;
  label.append(name, input);
  return input;
}

async function tried({ method, headers, body }, inputs) {
  const needsKey = headers !== undefined || (body !== undefined && 'api_key' in body);
  const key = needsKey ? inputs.get('api_key').value.trim() || (await readOwnKey()) : undefined;
  if (needsKey && key === undefined) return [text.dataset.noKey];
  if (needsKey && !key.startsWith('qjt_test_')) return [text.dataset.testKeyOnly];
  const values = Object.keys(body ?? {}).map((name) => [name, name === 'api_key' ? key : valueIn(inputs.get(name))]);
  // Of another host it would be a call to somebody else.
  const target = new URL(inputs.get('address').value, location.origin);
  if (target.origin !== location.origin) return [text.dataset.noAnswer];
  const answer = await fetch(target, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(headers !== undefined && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(Object.fromEntries(values)),
  }).catch(() => undefined);
  return answer === undefined ? [text.dataset.noAnswer] : shownAnswer(answer);
}

function valueIn(input) {
  if (input.dataset.kind === 'boolean') return input.checked;
  return input.dataset.kind === 'number' ? Number(input.value) : input.value;
}

async function shownAnswer(answer) {
  const status = document.createElement('p');
  status.textContent = `${answer.status} ${answer.statusText}`;
  const content = await answer.text();
  const shown = document.createElement('pre');
  shown.tabIndex = 0;
  shown.textContent = content === '' ? '' : JSON.stringify(JSON.parse(content), shortened, 2);
  return content === '' ? [status] : [status, shown];
}

/** A picture in base64 fills the page and tells nobody anything. */
function shortened(_name, value) {
  return typeof value === 'string' && value.length > 300 ? `${value.slice(0, 80)}…` : value;
}

function startSearch() {
  const form = document.querySelector('form.search');
  const field = form.querySelector('input');
  const list = form.querySelector('#found');
  let index;
  form.hidden = false;
  const search = async () => {
    index ??= loadIndex(field.dataset.index);
    const found = await index;
    show(field.value.trim() === '' ? undefined : found(field.value));
  };
  const show = (results) => {
    list.replaceChildren(...(results ?? []).map(resultLink));
    if (results?.length === 0) list.append(emptyOption(field.dataset.nothing));
    list.hidden = results === undefined;
    list.dataset.query = field.value;
    field.setAttribute('aria-expanded', String(results !== undefined));
    select(list.querySelector('a'));
  };
  const select = (link) => {
    for (const each of list.querySelectorAll('a')) each.setAttribute('aria-selected', String(each === link));
    if (link) field.setAttribute('aria-activedescendant', link.id);
    else field.removeAttribute('aria-activedescendant');
    link?.scrollIntoView({ block: 'nearest' });
  };
  const move = (step) => {
    const links = [...list.querySelectorAll('a')];
    const at = links.findIndex((link) => link.getAttribute('aria-selected') === 'true');
    if (links.length > 0) select(links.at((at + step) % links.length));
  };
  field.addEventListener('focus', search, { once: true });
  field.addEventListener('input', search);
  field.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move(step);
    }
    if (event.key === 'Escape') show(undefined);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector('[aria-selected="true"]')?.click();
  });
  document.addEventListener('click', (event) => {
    if (!form.contains(event.target) || event.target.closest('#found a')) show(undefined);
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = /^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '');
    if ((event.key === '/' && !isTyping) || (event.key === 'k' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      field.focus();
    }
  });
}

/** @returns a function from words to the best sections */
async function loadIndex(url) {
  const [{ default: MiniSearch }, { buildSearch }, answer] = await Promise.all([
    import('./minisearch.js'),
    import('./search.js'),
    fetch(url),
  ]);
  return buildSearch(MiniSearch, await answer.json(), root.lang);
}

function resultLink({ page, href, heading, text: whole, terms }, place) {
  const link = document.createElement('a');
  link.href = href;
  link.id = `found-${place}`;
  link.tabIndex = -1;
  link.setAttribute('role', 'option');
  const title = document.createElement('strong');
  title.textContent = heading === '' ? page : `${page} › ${heading}`;
  const excerpt = document.createElement('small');
  excerpt.textContent = excerptOf(whole, terms);
  link.append(title, excerpt);
  return link;
}

/** Whole words around the first one that was found. */
function excerptOf(whole, terms) {
  const lower = whole.toLowerCase().replaceAll('ё', 'е');
  const at = terms.map((term) => lower.indexOf(term)).filter((each) => each >= 0);
  const begin = at.length === 0 ? 0 : Math.max(0, Math.min(...at) - 40);
  const from = begin === 0 ? 0 : whole.lastIndexOf(' ', begin) + 1;
  if (whole.length <= from + 150) return `${from > 0 ? '… ' : ''}${whole.slice(from)}`;
  const space = whole.lastIndexOf(' ', from + 150);
  return `${from > 0 ? '… ' : ''}${whole.slice(from, space > from ? space : from + 150)} …`;
}

function emptyOption(words) {
  const made = document.createElement('p');
  made.textContent = words;
  // In a list of choices nothing else may stand.
  made.setAttribute('role', 'option');
  made.setAttribute('aria-disabled', 'true');
  return made;
}
