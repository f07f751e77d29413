import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { forbiddenImports, layers, simulatorRoot } from './scripts/layers.mjs';

export default defineConfig([
  { ignores: ['dist', 'out', 'node_modules'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
  ...layers.map((layer) => ({
    files: [`src/${layer.name}/**/*.ts`, `src/${layer.name}/**/*.tsx`],
    ignores: [simulatorRoot.file],
    rules: { 'no-restricted-imports': ['error', { patterns: forbiddenImports(layer) }] },
  })),
  {
    files: [simulatorRoot.file],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: forbiddenImports({
            ...layers.find((layer) => layer.name === 'simulator'),
            mayImport: simulatorRoot.mayImport,
          }),
        },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
]);
