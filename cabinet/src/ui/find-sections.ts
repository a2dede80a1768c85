/** Which parts of the documentation have all words that are typed: first those that have them in their title. */
import type { DocumentationSection } from '../api/documentation.ts';

const MOST = 6;

export function findSections(sections: readonly DocumentationSection[], typed: string): DocumentationSection[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const hasAll = (text: string) => words.every((word) => text.toLocaleLowerCase().includes(word));
  const titleOf = ({ page, heading }: DocumentationSection) => `${page} ${heading}`;
  const fitting = sections.filter((section) => hasAll(`${titleOf(section)} ${section.text}`));
  const [byTitle = [], byText = []] = [true, false].map((inTitle) =>
    fitting.filter((section) => hasAll(titleOf(section)) === inTitle),
  );
  return words.length === 0 ? [] : [...byTitle, ...byText].slice(0, MOST);
}
