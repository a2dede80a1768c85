// The simulator's page: the SMS of one person, and the faults that were chosen.

const POLL_MS = 2000;
const element = (id) => document.getElementById(id);
const state = { people: [], shown: '' };

element('person').addEventListener('change', () => {
  describePerson();
  refresh();
});
element('fault-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const times = Number(element('times').value);
  showFaults(
    await call('/faults/', 'POST', { service: element('service').value, fault: element('fault').value, times }),
  );
});
element('clear').addEventListener('click', async () => showFaults(await call('/faults/', 'DELETE')));

await start();
setInterval(() => {
  if (!document.hidden) refresh();
}, POLL_MS);

async function start() {
  const people = await call('/people/');
  const faults = await call('/faults/');
  if (people === undefined || faults === undefined) return;
  state.people = people.people;
  const personOption = (person) => new Option(`${person.full_name} · +${person.phone}`, person.phone);
  element('person').replaceChildren(...state.people.map(personOption));
  element('service').replaceChildren(
    new Option('every service', '*'),
    ...faults.services.map((service) => new Option(service, service)),
  );
  element('fault').replaceChildren(...faults.faults.map((fault) => new Option(fault.replaceAll('_', ' '), fault)));
  showFaults(faults);
  describePerson();
  await refresh();
}

async function refresh() {
  const phone = element('person').value;
  if (phone === '') return;
  const answer = await call(`/messages/?phone=${phone}`);
  if (answer === undefined || phone !== element('person').value) return;
  const now = JSON.stringify([phone, answer.messages]);
  if (now === state.shown) return;
  state.shown = now;
  element('empty').hidden = answer.messages.length > 0;
  element('messages').replaceChildren(...answer.messages.map(messageItem));
}

function messageItem({ text, code, sent_at: sentAt }) {
  const item = document.createElement('li');
  for (const line of text.split('\n')) item.append(make('p', line));
  item.append(make('b', code), ` · ${new Date(sentAt).toLocaleTimeString('ru')}`);
  return item;
}

function showFaults(faults) {
  if (faults === undefined) return;
  const rows = faults.chosen.map(
    ({ service, fault, times }) =>
      `${service === '*' ? 'every service' : service}: ${fault.replaceAll('_', ' ')}, ${times} ×`,
  );
  element('chosen').replaceChildren(...rows.map((row) => make('li', row)));
}

function describePerson() {
  const person = state.people.find(({ phone }) => phone === element('person').value);
  if (person === undefined) return;
  const documents = person.document_types.join(', ') || 'none';
  element('about').textContent = `IIN ${person.iin}, situation ${person.situation}, documents: ${documents}`;
}

/** The parsed answer, or undefined after the reason was shown. */
async function call(url, method = 'GET', body = undefined) {
  try {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const reply = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
    const answer = await reply.json();
    element('error').textContent = reply.ok ? '' : answer.message;
    return reply.ok ? answer : undefined;
  } catch {
    element('error').textContent = 'The simulator does not answer.';
    return undefined;
  }
}

function make(tag, content) {
  const node = document.createElement(tag);
  node.textContent = content;
  return node;
}
