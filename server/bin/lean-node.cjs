// How Node runs the gateway with little memory. A short-lived object costs what V8 keeps ready for such objects, which by default is
// tens of megabytes; and each thread's allocator keeps what it once had. Old syntax, as in qujat.cjs. Types are in lean-node.d.cts.
'use strict';

var YOUNG_GENERATION = '--max-semi-space-size';

/** For Node. */
var flags = [YOUNG_GENERATION + '=8'];

/**
 * For the allocator of glibc, which reads them once, when a process begins: pages and pictures, of megabytes each, go back to the system
 * at once. Smaller thresholds save no more, and cost a third more CPU time for a drawing. What the operator has set stays.
 */
var allocator = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576', MALLOC_TRIM_THRESHOLD_: '4194304' };

function leanEnvironment(environment) {
  return Object.assign({}, allocator, environment);
}

/** Begins this process anew with the flags, where it has none of its own. Its id, its signals and its streams stay. */
function becomeLean() {
  var given = process.execArgv.concat(process.env.NODE_OPTIONS || []);
  var isSet = given.some(function (option) {
    return option.replace(/_/g, '-').indexOf(YOUNG_GENERATION) !== -1;
  });
  // Windows cannot do it. A channel to the process that started this one would be lost.
  if (isSet || process.execve === undefined || process.platform === 'win32' || process.send !== undefined) return;
  var words = [process.execPath].concat(flags, process.execArgv, process.argv.slice(1));
  process.execve(process.execPath, words, leanEnvironment(process.env));
}

exports.flags = flags;
exports.leanEnvironment = leanEnvironment;
exports.becomeLean = becomeLean;
