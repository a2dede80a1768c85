/** What the search of the pages finds, and in which order. It is loaded when a reader begins to search. */

/** They stand in every question, in each of the three languages, and say nothing of what it asks for. */
const commonWords = new Set(
  (
    'a an and are as at be by can do does for from get how i in is it make my of on or should the this to we what when where ' +
    'which who will with you ' +
    'без бы в вы где для до если есть же за и из или к как какая какие какого какое какой каком когда кто ли мне можно мой мы ' +
    'на надо не нет нужно о об от по при с свой со сделать то у что чтобы это этот я ' +
    'ал ала алады аламын аламыз алуға барма болады болса бұл деген екен емес және жоқ керек қажет қай қайда қайсы қалай қандай ' +
    'кім мен менің не неге осы сол тұр үшін'
  ).split(' '),
);

/** The longest first. What is left is not always the word's root, but the same for a word of a question and of a page. */
const endings = {
  ru: /(?:иями|ями|ами|иях|ях|ах|ией|ием|ого|его|ому|ему|ыми|ими|ться|ать|ять|ить|еть|ешь|ает|яет|ует|ют|ут|ит|ет|ал|ил|ая|яя|ое|ее|ые|ие|ый|ий|ой|ей|ым|им|ом|ем|ам|ям|ую|юю|ов|ев|ия|ию|ии|[аеиоуыьэюя])$/,
  kk: /(?:ымыз|іміз|ыңыз|іңіз|лар|лер|дар|дер|тар|тер|ның|нің|дың|дің|тың|тің|нда|нде|нан|нен|дан|ден|тан|тен|мен|бен|пен|ған|ген|қан|кен|ға|ге|қа|ке|на|не|да|де|та|те|ны|ні|ды|ді|ты|ті|сы|сі|ын|ін|ым|ім|ың|ің|ып|іп|[ыіун])$/,
};

function stemOf(word, language) {
  const ending = endings[language];
  let stem = word.replaceAll('ё', 'е');
  // Kazakh puts one ending after the other.
  for (let left = language === 'kk' ? 4 : 1; left > 0 && ending?.test(stem); left--) {
    const shorter = stem.replace(ending, '');
    if (shorter.length < 3) break;
    stem = shorter;
  }
  return stem;
}

/**
 * @param MiniSearch its class
 * @returns a function from words to the best sections
 */
export function buildSearch(MiniSearch, sections, language) {
  const index = new MiniSearch({
    fields: ['page', 'also', 'heading', 'text'],
    processTerm: (word) => (commonWords.has(word.toLowerCase()) ? null : stemOf(word.toLowerCase(), language)),
    searchOptions: {
      // The beginning of a page says what the page is for; and who reads Kazakh wants to read Kazakh.
      boostDocument: (id) => (sections[id].heading === '' ? 1.5 : 1) * (sections[id].foreign ? 0.6 : 1),
      boost: { page: 4, also: 4, heading: 3 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : 0),
    },
  });
  index.addAll(sections.map((section, id) => ({ ...section, id })));
  return (query) => {
    const found = index.search(query).map(({ id, terms }) => ({ ...sections[id], terms }));
    return found.filter(fewOfEachPage()).slice(0, 8);
  };
}

/** A page that speaks of nothing else would fill the list with its parts. */
function fewOfEachPage() {
  const counts = new Map();
  return ({ page }) => {
    counts.set(page, (counts.get(page) ?? 0) + 1);
    return counts.get(page) <= 2;
  };
}
