/** A table in Markdown; figures stand to the right. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const isFigure = (column: number) => /^[\d.]/.test(rows[0]?.[column] ?? '');
  const rule = titles.map((_title, column) => (isFigure(column) ? '--:' : '---'));
  return [titles, rule, ...rows].map(line).join('\n');
}
