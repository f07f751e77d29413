/* global process */
// Stands in for the native @vscode/native-watchdog, which only ends a hung extension host after its parent died.
exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);
