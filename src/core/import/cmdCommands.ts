import { CommandBuilder, readCommands, type ReadCommands } from './shellWord.ts';

/**
 * Reads a text as the Windows command prompt would, without running anything: first its own carets, then the
 * rules by which a program takes its command line apart.
 */
export function cmdCommands(text: string): ReadCommands {
  return readCommands(() => {
    const built = new CommandBuilder();
    for (const line of withoutCarets(text.replaceAll('\r\n', '\n'))) {
      addWords(line, built);
      built.endCommand();
    }
    return built.finish();
  });
}

/** The command lines as the prompt hands them on; a caret escapes what follows it outside of quotes. */
function withoutCarets(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '^' && !quoted) {
      at += text.charAt(at + 1) === '\n' ? 2 : 1;
      line += text.charAt(at);
    } else if (character === '\n' || (!quoted && '&|<>'.includes(character))) {
      lines.push(line);
      line = '';
      quoted = false;
    } else {
      quoted = character === '"' ? !quoted : quoted;
      line += character;
    }
  }
  return [...lines, line];
}

/** Splits by the rules of the C runtime: backslashes count before quotes alone, two quotes are one inside. */
function addWords(line: string, built: CommandBuilder): void {
  let quoted = false;
  for (let at = 0; at < line.length;) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    const next = line.charAt(at + slashes);
    if (slashes > 0) {
      const escapes = next === '"';
      built.add('\\'.repeat(escapes ? Math.floor(slashes / 2) : slashes));
      at += slashes;
      if (escapes && slashes % 2 === 1) {
        built.add('"');
        at += 1;
      }
    } else if (next === '"') {
      built.begin();
      if (quoted && line.charAt(at + 1) === '"') {
        built.add('"');
        at += 1;
      } else {
        quoted = !quoted;
      }
      at += 1;
    } else if (!quoted && (next === ' ' || next === '\t')) {
      built.endWord();
      at += 1;
    } else {
      const variable = /^%[A-Za-z_]\w*%/.exec(line.slice(at, at + 200))?.[0];
      if (variable === undefined) {
        built.add(next);
      } else {
        built.addUnknown(variable);
      }
      at += variable?.length ?? 1;
    }
  }
}
