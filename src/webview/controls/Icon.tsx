/** Drawn on a grid of 16 by 16, in lines of the text's colour. */
const drawings = {
  check: 'M3 8.5 6.2 11.7 13 4.6',
  passed: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M5 8.3l2.2 2.2L11 6',
  error: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8',
  warning: 'M8 2 14.6 13.6H1.4ZM8 6.3v3.6M8 11.3v.9',
  question:
    'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M6 6.3a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M8 11.1v.9',
  info: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M8 7.2v4M8 4.7v.9',
  clock: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M8 4.3V8l2.6 1.6',
  notSent: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M3.4 3.4l9.2 9.2',
  shield: 'M8 1.5 13.5 3.4V8c0 3-2.2 5.4-5.5 6.5C4.7 13.4 2.5 11 2.5 8V3.4Z',
  shieldCheck: 'M8 1.5 13.5 3.4V8c0 3-2.2 5.4-5.5 6.5C4.7 13.4 2.5 11 2.5 8V3.4ZM5.4 7.9l1.9 1.9L10.7 6',
  shieldError: 'M8 1.5 13.5 3.4V8c0 3-2.2 5.4-5.5 6.5C4.7 13.4 2.5 11 2.5 8V3.4ZM6 5.9l4 4M10 5.9l-4 4',
  copy: 'M5.5 5.5h8v8h-8ZM3.5 10.5h-1v-8h8v1',
  send: 'M2.5 2.3 14 8 2.5 13.7 4.3 8ZM4.3 8H8.5',
  close: 'M4 4l8 8M12 4l-8 8',
  chevronRight: 'M6 3.5 10.5 8 6 12.5',
  chevronDown: 'M3.5 6 8 10.5 12.5 6',
  book: 'M8 3.8C6.5 2.8 4.5 2.5 2.5 2.5v10c2 0 4 .3 5.5 1.3 1.5-1 3.5-1.3 5.5-1.3v-10c-2 0-4 .3-5.5 1.3ZM8 3.8v10',
  code: 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5',
  save: 'M2.5 2.5h9l2 2v9h-11ZM5 2.5v3.5h5.5V2.5M4.5 13.5V9h7v4.5',
  openEditor: 'M9.5 2.5h4v4M13.5 2.5 8 8M6.5 3.5h-4v10h10v-4',
  json: 'M6 2.5c-1.6 0-2 .7-2 2v1.7C4 7.3 3.5 8 2.5 8 3.5 8 4 8.7 4 9.8v1.7c0 1.3.4 2 2 2M10 2.5c1.6 0 2 .7 2 2v1.7c0 1.1.5 1.8 1.5 1.8-1 0-1.5.7-1.5 1.8v1.7c0 1.3-.4 2-2 2',
  add: 'M8 2.5v11M2.5 8h11',
  remove: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M6.8 7v4.5M9.2 7v4.5',
  up: 'M8 13.5v-11M3.5 7 8 2.5 12.5 7',
  down: 'M8 2.5v11M3.5 9 8 13.5 12.5 9',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13.5 2v3h-3',
  upload: 'M8 11V2.5M4.5 6 8 2.5 11.5 6M2.5 11v2.5h11V11',
  file: 'M4 1.5h5.5L12.5 4.5v10H4ZM9.5 1.5v3h3',
  archive: 'M2.5 2.5h11v3h-11ZM3.5 5.5v8h9v-8M6.5 8h3',
} as const;

export type IconName = keyof typeof drawings;

/** A picture that says nothing by itself: the text beside it or the button's name does. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
