import { sentence } from '../sentence.ts';
import { bashCommands } from './bashCommands.ts';
import { cmdCommands } from './cmdCommands.ts';
import { longOption, shortOption, takesValue } from './curlOptions.ts';
import { CurlTransfer, type OptionUse } from './curlTransfer.ts';
import { refuse, type FoundRequest, type Imported } from './imported.ts';
import { powershellCommands } from './powershellCommands.ts';
import type { Command, ReadCommands, Word } from './shellWord.ts';

/** A prompt that was copied with the command. */
const prompt = /^[ \t]*(?:PS [^>\n]*>|[A-Za-z]:[^>\n]*>|[$%>])[ \t]*(?=curl)/gm;

/** What may stand before the name of a command. */
const lead: ReadonlySet<string> = new Set(
  ['{', '!', 'time', 'exec', 'command', 'env', 'nohup', 'sudo'].concat([
    'if',
    'then',
    'elif',
    'else',
    'do',
    'while',
    'until',
  ]),
);

const curlName = /^(?:.*[\\/])?curl(?:\.exe)?$/i;

/** Whether a text looks like a command line with curl in it. */
export function looksLikeCurl(text: string): boolean {
  return /(?:^|[\s|;&(`\\/])curl(?:\.exe)?["']?\s+\S/i.test(text);
}

/** Reads every curl command of a text as its shell would hand it over; nothing is run. */
export function importCurl(text: string): Imported {
  const read = commandsOf(text);
  if (!read.ok) {
    return read;
  }
  const requests = read.commands.flatMap((command) => {
    const at = command.words.findIndex(({ text: word }) => !/^\w+=/.test(word) && !lead.has(word));
    const name = command.words[at];
    return name !== undefined && curlName.test(name.text)
      ? transfers(command.words.slice(at + 1), command)
      : [];
  });
  return requests.length === 0
    ? refuse(sentence('There is no curl command in this text.'))
    : { ok: true, form: 'curl', requests };
}

function commandsOf(text: string): ReadCommands {
  const bare = text.replace(prompt, '');
  const outside = outsideQuotes(bare);
  const isWindows = /curl\.exe/i.test(outside);
  if (/`[ \t]*\r?\n/.test(outside) || /^[ \t]*PS /m.test(text) || (isWindows && / '/.test(bare))) {
    return powershellCommands(bare);
  }
  const isCmd = isWindows || outside.includes('^') || /^[ \t]*[A-Za-z]:[^>\n]*>/.test(text);
  return isCmd ? cmdCommands(bare) : bashCommands(bare);
}

/** What stands outside of quotes, which is where shells differ visibly. */
function outsideQuotes(text: string): string {
  let outside = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const quote = text.charAt(at);
    if (quote === '\\') {
      at += 1;
    } else if (quote === '"' || quote === "'") {
      const escapes = quote === '"' || text.charAt(at - 1) === '$';
      outside += text.slice(from, at);
      at += 1;
      while (at < text.length && text.charAt(at) !== quote) {
        at += escapes && text.charAt(at) === '\\' ? 2 : 1;
      }
      from = at + 1;
    }
  }
  return outside + text.slice(from);
}

/** The transfers of one command: `--next` begins another. */
function transfers(words: readonly Word[], { input }: Command): readonly FoundRequest[] {
  const found: FoundRequest[] = [];
  let transfer = new CurlTransfer(input);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (word === undefined) {
      break;
    }
    for (const use of optionsOf(word, next)) {
      if (use.option.effect === 'next') {
        found.push(transfer.finish());
        transfer = new CurlTransfer(input);
      } else {
        transfer.apply(use);
      }
      at += use.tookNext === true ? 1 : 0;
    }
  }
  return [...found, transfer.finish()];
}

/** The options that a word holds: one long one, several short ones, or a URL. */
function optionsOf(word: Word, next: Word | undefined): readonly OptionUse[] {
  const { text } = word;
  if (text.startsWith('--') && text.length > 2) {
    const option = longOption(text.slice(2));
    return [takesValue(option) ? { option, tookNext: true, ...(next && { value: next }) } : { option }];
  }
  if (!text.startsWith('-') || text.length === 1) {
    return [{ option: longOption('url'), value: word }];
  }
  const uses: OptionUse[] = [];
  for (let at = 1; at < text.length; at += 1) {
    const option = shortOption(text.charAt(at));
    if (!takesValue(option)) {
      uses.push({ option });
    } else if (at + 1 < text.length) {
      // Up to here the word is ASCII, so that characters and bytes count alike.
      const value = { ...word, text: text.slice(at + 1), bytes: word.bytes.slice(at + 1) };
      return [...uses, { option, value }];
    } else {
      return [...uses, { option, tookNext: true, ...(next && { value: next }) }];
    }
  }
  return uses;
}
