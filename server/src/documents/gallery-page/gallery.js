// The gallery: every document type with its sample.

const LANGUAGE_NAME = 'qujat-language';

const texts = {
  kk: {
    title: 'Құжаттар',
    introduction: 'Әр құжат түрінің үлгісі. Бұл адамдар жоқ.',
    loading: 'Жүктелуде…',
    trouble: 'Құжаттар тізімі жүктелмеді. Бетті жаңартыңыз.',
    sampleOf: 'Үлгі',
    image: 'Сурет',
    validity: 'Жарамдылық мерзімі',
    unlimited: 'мерзімсіз',
  },
  ru: {
    title: 'Документы',
    introduction: 'Образец каждого вида документа. Этих людей не существует.',
    loading: 'Загрузка…',
    trouble: 'Список документов не загрузился. Обновите страницу.',
    sampleOf: 'Образец',
    image: 'Изображение',
    validity: 'Срок действия',
    unlimited: 'бессрочно',
  },
  en: {
    title: 'Documents',
    introduction: 'A sample of every document type. The people do not exist.',
    loading: 'Loading…',
    trouble: 'The list of documents did not load. Reload the page.',
    sampleOf: 'Sample',
    image: 'Image',
    validity: 'Valid for',
    unlimited: 'unlimited',
  },
};

const state = { language: startLanguage(), types: [] };
const element = (id) => document.getElementById(id);

for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => speak(button.dataset.language));
}
speak(state.language);
await load();

async function load() {
  try {
    const reply = await fetch('/api/v1/document-types/');
    if (!reply.ok) throw new Error(`status ${reply.status}`);
    state.types = (await reply.json()).document_types;
    element('trouble').hidden = true;
    show();
  } catch {
    element('trouble').textContent = texts[state.language].trouble;
  }
}

function show() {
  element('documents').replaceChildren(...state.types.map(card));
}

function card(type) {
  const words = texts[state.language];
  const title = type.title[state.language];
  const picture = make('img');
  picture.src = type.samples.image;
  picture.alt = `${words.sampleOf}: ${title}`;
  picture.loading = 'lazy';
  const frame = link(type.samples.pdf, '');
  frame.className = 'frame';
  frame.append(picture);
  const heading = make('h2', title);
  const facts = make('p', `${words.validity}: ${type.validity ? type.validity[state.language] : words.unlimited}`);
  const name = make('code', type.document_type);
  const files = make('p');
  files.className = 'files';
  files.append(link(type.samples.pdf, 'PDF'), link(type.samples.image, words.image), link(type.samples.json, 'JSON'));
  const item = make('li');
  item.append(frame, heading, name, facts, files);
  return item;
}

function link(href, content) {
  const node = make('a', content);
  node.href = href;
  return node;
}

function make(tag, content = '') {
  const node = document.createElement(tag);
  node.textContent = content;
  return node;
}

function speak(language) {
  state.language = language;
  localStorage.setItem(LANGUAGE_NAME, language);
  document.documentElement.lang = language;
  document.title = `${texts[language].title} · Qujat`;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = texts[language][node.dataset.text];
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
  show();
}

function startLanguage() {
  const wanted = localStorage.getItem(LANGUAGE_NAME) ?? navigator.language.slice(0, 2);
  return wanted in texts ? wanted : 'en';
}
