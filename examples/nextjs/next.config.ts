import { join } from 'node:path';
import type { NextConfig } from 'next';

/** `@qujat/sdk` comes from this repository until it is published: so the root is the repository, and the SDK is compiled too. */
const config: NextConfig = {
  transpilePackages: ['@qujat/sdk'],
  turbopack: { root: join(import.meta.dirname, '../..') },
};

export default config;
