import { csharpProgram } from './csharp.ts';
import { curlProgram } from './curl.ts';
import { javaProgram } from './java.ts';
import { nodeProgram } from './node.ts';
import { pythonProgram } from './python.ts';
import type { Program, SampleCall } from './sampleCall.ts';

/** A language in which a call can be written. */
export interface SampleLanguage {
  readonly id: 'curl' | 'node' | 'python' | 'java' | 'csharp';
  /** A proper name, the same in every language of the editor. */
  readonly name: string;
  /** What it needs beside itself. */
  readonly needs: string;
  /** The editor's name of the language the program is written in. */
  readonly languageId: string;
  readonly write: (call: SampleCall) => Program;
}

/** The languages in the order in which they are offered. */
export const sampleLanguages: readonly SampleLanguage[] = [
  { id: 'curl', name: 'cURL', needs: 'bash, openssl', languageId: 'shellscript', write: curlProgram },
  { id: 'node', name: 'Node.js', needs: '≥ 18', languageId: 'javascript', write: nodeProgram },
  { id: 'python', name: 'Python', needs: '≥ 3.8, openssl', languageId: 'python', write: pythonProgram },
  { id: 'java', name: 'Java', needs: '≥ 11', languageId: 'java', write: javaProgram },
  { id: 'csharp', name: 'C#', needs: '.NET ≥ 8', languageId: 'csharp', write: csharpProgram },
];
