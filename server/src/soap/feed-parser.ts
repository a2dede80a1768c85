/**
 * Feeds a text to the strict parser, but not the long plain runs in it, such as a PDF in base64: the parser looks at each character by
 * itself, which costs 50 times more than all the rest. A run is taken past it only where the parser has just ended a tag, and where
 * the run has no character that could mean anything.
 */
import type { SaxesParser } from 'saxes';

export interface PlainRuns {
  /** How many tags have ended so far. */
  tagCount(): number;
  isInRoot(): boolean;
  addText(run: string): void;
}

const LONG_RUN = 1024;
/** No markup, no reference, no `]]>`, no carriage return, nothing that XML forbids, and no half of a character. */
const PLAIN = /^[\t\n\u0020-\u0025\u0027-\u003b\u003d\u003f-\ud7ff\ue000-\ufffd]*$/;

export function feedParser(parser: SaxesParser<{ xmlns: true }>, text: string, runs: PlainRuns): void {
  let fed = 0;
  let markup = text.indexOf('<');
  while (markup !== -1) {
    const next = text.indexOf('<', markup + 1);
    const segment = text.slice(markup, next === -1 ? text.length : next);
    const runAt = segment.length < LONG_RUN ? -1 : segment.lastIndexOf('>') + 1;
    if (next !== -1 && runAt > 0 && segment.length - runAt >= LONG_RUN) {
      // The bracket goes by itself: whatever ends with this write was ended by it.
      parser.write(text.slice(fed, markup + runAt - 1));
      const tagsBefore = runs.tagCount();
      parser.write('>');
      fed = markup + runAt;
      const run = segment.slice(runAt);
      if (runs.tagCount() > tagsBefore && runs.isInRoot() && PLAIN.test(run)) {
        runs.addText(run);
        fed = next;
      }
    }
    markup = next;
  }
  parser.write(text.slice(fed)).close();
}
