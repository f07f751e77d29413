/* global Buffer */
// Stands in for the native @vscode/spdlog in the cached VS Code server, which is installed without building
// native code. Without a writer output channels stay blank and nothing reaches disk, so a test that looks for
// secrets in the logs would pass for nothing. The exports are assigned one by one because VS Code imports them
// by name from an ES module.
const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
let globalLevel = 0;

function timestamp() {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 23).replace('T', ' ');
}

class Logger {
  constructor(_type, _name, filename, maxSize) {
    this.filename = filename;
    this.maxSize = maxSize;
    this.level = globalLevel;
    this.formatted = true;
    fs.mkdirSync(path.dirname(filename), { recursive: true });
    this.size = fs.existsSync(filename) ? fs.statSync(filename).size : 0;
  }

  write(level, message) {
    if (level < this.level) return;
    const line = this.formatted ? `${timestamp()} [${levels[level]}] ${message}\n` : message;
    if (this.maxSize > 0 && this.size + line.length > this.maxSize) this.rotate();
    try {
      fs.appendFileSync(this.filename, line);
      this.size += Buffer.byteLength(line);
    } catch {
      // The folder went away under a server that is being stopped.
    }
  }

  rotate() {
    const { dir, name, ext } = path.parse(this.filename);
    try {
      fs.renameSync(this.filename, path.join(dir, `${name}.1${ext}`));
      this.size = 0;
    } catch {
      // Keep writing to the same file.
    }
  }

  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {
    this.formatted = true;
  }
  clearFormatters() {
    this.formatted = false;
  }
  flush() {}
  drop() {}
}

async function createLogger(name, filename, maxSize, maxFiles) {
  return new Logger('rotating', name, filename, maxSize, maxFiles);
}

exports.version = 0;
exports.setLevel = (level) => {
  globalLevel = level;
};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
