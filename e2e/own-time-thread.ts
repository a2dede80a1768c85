/** A further thread of a gateway whose parent moves its time. */
import { serveThread } from '../server/src/app/threads/serve-thread.ts';
import { storeNowMs } from './own-time.ts';

serveThread({ storeNowMs });
