#!/usr/bin/env node
// The first file that runs. It is CommonJS and old syntax on purpose, so that an old Node can read it and hand over to the Node
// that Qujat brings along, instead of failing on the first line of the gateway.
'use strict';

var path = require('path');
var lean = require('./lean-node.cjs');
var pinned = require('./pinned-node.cjs');

if (pinned.isNewEnough(process.versions.node)) {
  // What runs for long.
  if (process.argv[2] === 'start') lean.becomeLean();
  // Compiled code is kept between starts: the gateway answers sooner and its threads need less memory.
  process.env.NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE || path.join(__dirname, '../.cache/compiled');
  require('module').enableCompileCache(process.env.NODE_COMPILE_CACHE);
  // The built package has JavaScript where the repository has TypeScript.
  var isBuilt = require('fs').existsSync(path.join(__dirname, '../src/cli/cli.js'));
  import(isBuilt ? '../src/cli/cli.js' : '../src/cli/cli.ts').then(function (cli) {
    return cli.runCli(process.argv.slice(2));
  });
} else {
  Object.assign(process.env, lean.leanEnvironment(process.env));
  pinned.runPinned(lean.flags.concat([__filename], process.argv.slice(2)));
}
