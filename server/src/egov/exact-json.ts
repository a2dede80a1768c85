/**
 * JSON whose numbers stay what they were: `result_json` is handed on, and a number that JavaScript cannot hold would come out as
 * another one. Such a number is kept as its own text, and `JSON.stringify` writes it as that.
 */
const json = JSON as unknown as {
  parse(text: string, revive: (key: string, value: unknown, context: { source?: string }) => unknown): unknown;
  rawJSON(text: string): unknown;
};

/** @throws SyntaxError whose message may quote the text */
export function parseExactJson(text: string): unknown {
  return json.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && isLossy(value) ? json.rawJSON(source) : value,
  );
}

function isLossy(value: number): boolean {
  return !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value));
}
