/** What a further thread runs, beside tests that add something to it. */
import { serveThread } from './serve-thread.ts';

serveThread();
