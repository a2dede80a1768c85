// The sandbox phone: shows the inbox of one synthetic person. The test key stays in this tab and travels only in a header.
import { texts } from './phone-texts.js';

const POLL_MS = 2000;
const KEY_NAME = 'qujat-test-key';
const LANGUAGE_NAME = 'qujat-language';

const element = (id) => document.getElementById(id);
const state = { key: null, subjects: [], language: startLanguage(), shown: '' };

element('key-form').addEventListener('submit', (event) => {
  event.preventDefault();
  openInbox(element('key').value.trim());
});
element('person').addEventListener('change', () => {
  describePerson();
  refresh();
});
for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => speak(button.dataset.language));
}

speak(state.language);
const rememberedKey = sessionStorage.getItem(KEY_NAME);
if (rememberedKey) openInbox(rememberedKey);
setInterval(() => {
  if (!document.hidden) refresh();
}, POLL_MS);

async function openInbox(key) {
  const answer = await call('/api/v1/sandbox/subjects/', key);
  if (answer === undefined) return;
  state.key = key;
  state.subjects = answer.subjects;
  sessionStorage.setItem(KEY_NAME, key);
  element('key').value = key;
  element('person-field').hidden = false;
  element('person').replaceChildren(
    ...state.subjects.map((subject) => new Option(`${subject.full_name} · +${subject.phone}`, subject.phone)),
  );
  choosePersonOfAddress();
  describePerson();
  await refresh();
}

/** `#person-3` is the third of the list: a link to this page may name a person, but no phone. */
function choosePersonOfAddress() {
  const [, number] = /^#person-(\d{1,3})$/.exec(location.hash) ?? [];
  const option = element('person').options[Number(number) - 1];
  if (option !== undefined) option.selected = true;
}

async function refresh() {
  if (state.key === null) return;
  const phone = element('person').value;
  const answer = await call(`/api/v1/sandbox/messages/?phone=${phone}`, state.key);
  if (answer === undefined || phone !== element('person').value) return;
  const now = JSON.stringify([phone, state.language, answer.messages]);
  if (now !== state.shown) showMessages(answer.messages);
  state.shown = now;
}

/** The parsed answer, or undefined after the reason was shown. */
async function call(url, key) {
  try {
    const reply = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    const answer = await reply.json();
    element('key-error').textContent = reply.ok ? '' : reasonFor(answer);
    return reply.ok ? answer : undefined;
  } catch {
    element('key-error').textContent = text('unreachable');
    return undefined;
  }
}

function reasonFor(answer) {
  return answer.code === 'invalid_api_key' ? text('wrongKey') : answer.message;
}

function showMessages(messages) {
  element('empty').textContent = text('empty');
  element('empty').hidden = messages.length > 0;
  const list = element('messages');
  list.replaceChildren(...messages.toReversed().map(messageItem));
  list.scrollTop = list.scrollHeight;
}

function messageItem(message) {
  const bubble = make('div', 'bubble');
  for (const line of message.text.split('\n')) bubble.append(make('p', '', line));
  const copy = make('button', '', message.code);
  copy.type = 'button';
  copy.setAttribute('aria-label', `${text('copy')} ${message.code}`);
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(message.code);
    note.textContent = text('copied');
  });
  const note = make('span', '', timeOf(message.sent_at));
  const under = make('div', 'under');
  under.append(copy, note);
  const item = make('li', '');
  item.append(bubble, under);
  return item;
}

function describePerson() {
  const subject = state.subjects.find((candidate) => candidate.phone === element('person').value);
  element('number').textContent = subject ? `+${subject.phone}` : '';
  if (!subject) return;
  const meaning = text('situations')[subject.situation] ?? subject.situation;
  element('situation').textContent = `${text('iin')} ${subject.iin}. ${meaning}`;
}

function speak(language) {
  state.language = language;
  localStorage.setItem(LANGUAGE_NAME, language);
  document.documentElement.lang = language;
  document.title = `${text('title')} · Qujat`;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = text(node.dataset.text);
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
  describePerson();
  refresh();
}

function startLanguage() {
  const wanted = localStorage.getItem(LANGUAGE_NAME) ?? navigator.language.slice(0, 2);
  return wanted in texts ? wanted : 'en';
}

function text(name) {
  return texts[state.language][name];
}

function timeOf(iso) {
  return new Date(iso).toLocaleTimeString('ru', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

function make(tag, className, content = '') {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.textContent = content;
  return node;
}
