#!/usr/bin/env node
// The first file that runs. It is CommonJS and old syntax on purpose, so that an old Node can read it and say what is wrong
// instead of failing on the first TypeScript file.
'use strict';

var MINIMUM_NODE_MAJOR = 26;
var major = Number(process.versions.node.split('.')[0]);

if (major < MINIMUM_NODE_MAJOR) {
  process.stderr.write(
    'Qujat needs Node ' +
      MINIMUM_NODE_MAJOR +
      ' or newer, but this is Node ' +
      process.versions.node +
      '. Start it with "npm start": that uses the Node which "npm ci" has installed.\n',
  );
  process.exit(1);
}

// Compiled code is kept between starts: the gateway answers sooner and its threads need less memory.
process.env.NODE_COMPILE_CACHE =
  process.env.NODE_COMPILE_CACHE || require('node:path').join(__dirname, '../../node_modules/.cache/compiled');
require('node:module').enableCompileCache(process.env.NODE_COMPILE_CACHE);

import('../src/cli/cli.ts').then(function (cli) {
  return cli.runCli(process.argv.slice(2));
});
